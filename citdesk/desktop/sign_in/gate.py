"""The column that every page before sign-in stands in: one left edge, the agency's name over it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Caption, ErrorText, ScrollPage, Title, Words, announce
from citdesk.desktop.widgets.styled import follow


class GateColumn(QWidget):
    """A scrolling page with a narrow column at the left edge of question pages."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(name)
        self.page = ScrollPage(look, self, width=36, name=f"{name}.scroll")
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.page)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take margins from the look: the column begins where question columns begin beside the rail."""
        self._outer.setContentsMargins(self.look.em(4.7), self.look.em(0.75), 0, 0)

    def head(self, title: str, agency: str) -> None:
        """The page's name and whose computer this is."""
        self.page.add(Title(self.look, title, name=f"{self.objectName()}.title"))
        if agency:
            self.page.add(AgencyName(self.look, agency, name="agency"))

    def add_narrow(self, widget: QWidget) -> QHBoxLayout:
        """Put a widget of a fixed width at the end.

        It stands in a row of its own: a column asks for heights at its own width, not at a child's.
        """
        row = QHBoxLayout()
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.page.rows.addSpacing(self.look.em(0.75))
        self.page.add_row(row)
        return row


class AgencyName(Words):
    """Whose computer this is."""

    scale = 1.1
    tint = "ink_muted"


class Label(Caption):
    """What a field is for."""

    scale = 0.95
    tint = "ink"


class Problem(ErrorText):
    """One sentence over a field or over the button, said aloud when it appears."""

    def show_problem(self, text: str) -> None:
        """Show a problem, or nothing."""
        changed = text != self.text()
        self.setText(text)
        self.setVisible(bool(text))
        if text and changed:
            announce(self, text, urgent=True)
