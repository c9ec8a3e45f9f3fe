"""A button for an act that must not happen by accident: it is held down, or pressed twice by key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.announcing import announce
from citdesk.desktop.widgets.button import Button, Rank
from citdesk.desktop.widgets.styled import smooth

_HOLD_MS = 2000


class HoldButton(Button):
    """``held`` fires once it was held for two seconds by finger or mouse, or was pressed twice by key.

    A key that is held down counts once. After the first press by key the button says ``again``; it forgets
    that when the focus goes elsewhere. A screen reader's press counts as one by key.
    """

    held = Signal()

    def __init__(
        self, look: Look, text: str, again: str, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(look, text, parent, name=name, rank=Rank.SECONDARY)
        self._words, self._again = text, again
        self._armed = False
        self._by_pointer = False
        self._filling = QVariantAnimation(self)
        self._filling.setStartValue(0.0)
        self._filling.setEndValue(1.0)
        self._filling.setDuration(_HOLD_MS)
        self._filling.valueChanged.connect(self._grew)
        self._filling.finished.connect(self._full)
        self.pressed.connect(self._begin)
        self.released.connect(self._stop)
        self.clicked.connect(self._click)

    def mousePressEvent(self, e: QMouseEvent) -> None:
        self._by_pointer = True
        super().mousePressEvent(e)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        self._by_pointer = False

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            super().keyPressEvent(arg__1)
        elif not arg__1.isAutoRepeat():
            self.click()

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        self._disarm()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()
        self._disarm()

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = smooth(self)
        self._paint_ground(painter)
        share = float(self._filling.currentValue() or 0.0)
        if self._filling.state() is QVariantAnimation.State.Running and share > 0:
            look, box = self.look, QRectF(self.rect()).adjusted(2, 2, -2, -2)
            whole = QPainterPath()
            whole.addRoundedRect(box, look.radius(), look.radius())
            painter.setClipPath(whole)
            grown = QRectF(box)
            grown.setWidth(box.width() * share)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                grown.moveRight(box.right())
            painter.fillRect(grown, look.colour("select"))
            bar = QRectF(grown.left(), box.bottom() - look.em(0.25), grown.width(), look.em(0.25))
            painter.fillRect(bar, look.colour("select_line"))
            painter.setClipping(False)
        self._paint_words(painter)
        painter.end()

    def _grew(self) -> None:
        self.update()

    def _begin(self) -> None:
        if self._by_pointer:
            self._filling.start()

    def _stop(self) -> None:
        self._filling.stop()
        self.update()

    def _full(self) -> None:
        self.setDown(False)
        self._by_pointer = False
        self.held.emit()

    def _click(self) -> None:
        if self._by_pointer:
            return  # let go too early
        if self._armed:
            self._disarm()
            self.held.emit()
            return
        self._armed = True
        self.set_words(self._again)
        announce(self, self._again, urgent=True)

    def _disarm(self) -> None:
        if self._armed:
            self._armed = False
            self.set_words(self._words)
