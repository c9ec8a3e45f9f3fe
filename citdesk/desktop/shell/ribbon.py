"""The ribbons over the demonstration agency and over practice: nobody takes either for a record."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import BOLD, Look
from citdesk.desktop.widgets import Words
from citdesk.desktop.widgets.styled import ground, ink, strip


class DemonstrationRibbon(Words):
    """A line across the top of the window."""

    scale = 0.82
    weight = BOLD
    tint = "ink"

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent, name="demonstration")
        self.setText(self.tr("Demonstration. Nothing here is a record, and nobody in it is real."))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def restyle(self) -> None:
        """Take colours from the look."""
        super().restyle()
        ground(self, self.look.colour("st_own_tint"))
        ink(self, self.look.colour(self.tint))
        self.setFixedHeight(self.look.em(1.5))


class PracticeRibbon(Words):
    """A line across the top of a page that shows something written in practice."""

    scale = 0.95
    weight = BOLD
    tint = "on_solid"

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent, name="practice")
        self.setText(self.tr("PRACTICE. This is no record and can never be sent."))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def restyle(self) -> None:
        """Take colours from the look."""
        super().restyle()
        strip(self, self.look)
        self.setFixedHeight(self.look.em(1.9))
