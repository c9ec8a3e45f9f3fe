"""A list that opens on a press, for long known lists such as months; the wheel never changes it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from citdesk.desktop.theme import MEDIUM, Look, icon_pixmap
from citdesk.desktop.widgets.mirrored import mirrored
from citdesk.desktop.widgets.styled import beginning, edge, follow, letters, smooth


class DropList(QComboBox):
    """A combo box painted from the tokens. Not for fewer than 12 choices: those are rows."""

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, name: str, label: str, width: float = 9.5
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._units = width
        self._wrong = False
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take the font from the look."""
        letters(self, self.look.font(1.1, MEDIUM))
        self.updateGeometry()

    def set_wrong(self, wrong: bool) -> None:
        """Show or lift the error edge."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.em(self._units), self.look.target())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    def paintEvent(self, e: QPaintEvent) -> None:
        look, painter = self.look, smooth(self)
        width = 3.0 if self._wrong else 2.0
        painter.setBrush(look.colour("surface"))
        painter.setPen(edge(look.colour("error" if self._wrong else "control_line"), width))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, look.radius(), look.radius())
        side, pad = look.em(1.1), look.em(0.6)
        at = self._place(QRect(self.width() - pad - side, (self.height() - side) // 2, side, side))
        painter.drawPixmap(at.topLeft(), icon_pixmap(look, "open", "ink", side, self.devicePixelRatioF()))
        words = self._place(self.rect().adjusted(pad + 2, 0, -pad - side, 0))
        painter.setPen(look.colour("placeholder" if self.currentIndex() <= 0 else "ink"))
        start = Qt.AlignmentFlag.AlignVCenter | beginning(self.layoutDirection())
        painter.drawText(words, start, self.currentText())
        painter.end()

    def _place(self, part: QRect) -> QRect:
        return mirrored(self.layoutDirection(), self.rect(), part)
