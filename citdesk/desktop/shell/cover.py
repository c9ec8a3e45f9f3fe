"""F12: the whole window is covered at once, with the time and nothing else. Any key or touch uncovers it.

F12 again leaves it, since it may be held; the key that locks locks. A key that is only held with others, as
Shift is, leaves it too: a hand on its way to the key that locks shows nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Hint
from citdesk.desktop.widgets.dialog import HIDING
from citdesk.desktop.widgets.styled import follow, ground

_HELD = frozenset({
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock,
})  # fmt: skip


class Cover(QWidget):
    """Covers its parent. ``lifted`` says that somebody uncovered it."""

    lifted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("cover")
        self.setAccessibleName(self.tr("The screen is covered. Press any key or touch the screen."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = Hint(look, self.tr("Covered. Press any key or touch the screen."), self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._words)  # as wide as the window: Qt reckons the height of words by that
        self._column.addStretch(1)
        self.hide()
        follow(look, self.restyle)

    def restyle(self) -> None:
        """Take colours and margins from the look."""
        ground(self, self.look.colour("canvas"))
        side = self.look.em(1.6)
        self._column.setContentsMargins(side, side, side, side)

    def cover(self) -> None:
        """Cover everything now."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        # no command of the page beneath, unseen: its key uncovers, as every other does
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(QKeySequence(event.keyCombination()).toString() not in HIDING)
            return event.isAccepted()
        return super().event(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        if not self.isVisible():  # Qt asks once more when the cover goes
            return super().focusNextPrevChild(next_)
        self._lift()  # Tab is a key like any other; it must not go to the page beneath
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() not in _HELD:
            self._lift()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._lift()

    def _lift(self) -> None:
        self.hide()
        self.lifted.emit()
