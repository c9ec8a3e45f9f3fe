"""A one-line text field with the frame of the tokens; an error gives it a heavier edge."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from citdesk.desktop.theme import MEDIUM, Look
from citdesk.desktop.widgets.styled import follow, letters


def frame_sheet(look: Look, kind: str, *, wrong: bool) -> str:
    """The style sheet of a text frame, from tokens only."""
    line, width = ("error", 3) if wrong else ("control_line", 2)
    return (
        f"{kind} {{ background: {look.hex('surface')}; color: {look.hex('ink')};"
        f" border: {width}px solid {look.hex(line)}; border-radius: {look.radius()}px;"
        f" padding: 0 {look.em(0.6)}px; selection-background-color: {look.hex('select_line')};"
        f" selection-color: {look.hex('surface')}; placeholder-text-color: {look.hex('ink_muted')}; }}"
        f" {kind}:read-only, {kind}:disabled {{ background: {look.hex('surface_alt')};"
        f" color: {look.hex('ink_muted')}; border-style: dashed; }}"
    )


class Field(QLineEdit):
    """A line of text. ``width`` is how many U it takes; 0 fills the column."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, name: str = "", label: str = "", width: float = 0
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._units = width
        self._wrong = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        across = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take frame, font and size from the look."""
        self.setStyleSheet(frame_sheet(self.look, "QLineEdit", wrong=self._wrong))
        letters(self, self.look.font(1.1, MEDIUM))
        self.updateGeometry()

    def set_wrong(self, wrong: bool) -> None:
        """Show or lift the error edge; the message stands above the field and in its description."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(self._units or 16), self.look.target())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.em(min(self._units or 8, 8)), self.look.target())
