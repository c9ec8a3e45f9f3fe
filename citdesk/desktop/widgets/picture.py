"""An icon that stands beside words."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from citdesk.desktop.theme import Look, icon_pixmap
from citdesk.desktop.widgets.styled import follow


class Picture(QWidget):
    """An icon in a token's colour. It only repeats what the words beside it say, so it has no spoken name."""

    def __init__(
        self, look: Look, drawing: str, tint: str = "ink", size: float = 1.2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._drawing, self._tint, self._size = drawing, tint, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the size from the look."""
        self.updateGeometry()
        self.update()

    def show_icon(self, drawing: str, tint: str = "ink") -> None:
        """Show another icon."""
        self._drawing, self._tint = drawing, tint
        self.update()

    def sizeHint(self) -> QSize:
        side = self.look.em(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self.look.em(self._size)
        painter.drawPixmap(
            (self.width() - side) // 2,
            (self.height() - side) // 2,
            icon_pixmap(self.look, self._drawing, self._tint, side, self.devicePixelRatioF()),
        )
        painter.end()
