"""A double press belongs to the page it began on: its second half presses nothing on the page after it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank

_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})
_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})
#: keys that press whatever has the focus; keys that lead back, or type, may be pressed as fast as one likes
_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select})
#: they are held before the key that counts
_MODIFIERS = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta})
#: how far apart two presses of one gloved finger lie
_APART_MM = 10
#: nobody has read a page that came in sight more recently than this, in seconds
_UNREAD_S = 0.4


class SecondPress(QObject):
    """Watches what the system hands to one window.

    Presses at one spot, or of one key, that follow each other within the system's double-click time are one
    burst, however many they are, and so is a key that is held. Once the window shows something else
    (:meth:`renew`), the rest of the burst is dropped. It goes by the times the system gives the presses, not
    by when they are dealt with: a press that waited for a busy window is no less a second press.

    What has been in sight for less than that time, or for less than 0.4 s, was read by nobody. It takes
    no press then at the spot, or of the key, that was pressed before, and its buttons none at all but quiet
    ones such as Back. ``clock`` gives seconds.
    """

    def __init__(self, look: Look, window: QWidget, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._look = look
        self._shell = window
        self._clock = clock
        self._window: QWindow | None = None
        self._renewals, self._renewed_at = 0, -_UNREAD_S
        self._pressed_at, self._pressed_where, self._pressed_on = 0, QPointF(), 0
        self._key: tuple[int, Qt.KeyboardModifier] | None = None
        self._key_at, self._key_on = 0, 0
        self._dropping = False

    def watch(self, window: QWindow | None) -> None:
        """Watch this window of the system; Qt makes another one at times."""
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def renew(self) -> None:
        """Something else is shown now: what is pressed next has to be meant for it."""
        self._renewals += 1
        self._renewed_at = self._clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind in _PRESSES:
                pressed = self._shell.childAt(event.position().toPoint())
                self._dropping = self._is_second_press(event) or (self._unread and _acts(pressed))
                return self._dropping
            return self._dropping and kind == QEvent.Type.MouseButtonRelease
        if kind in _KEYS and isinstance(event, QKeyEvent) and self._is_dropped(event):
            event.accept()  # of a key that is a shortcut, it says that there is none
            return True
        return False

    @property
    def _unread(self) -> bool:
        usual = QApplication.doubleClickInterval() / 1000
        # a computer that knows no double press knows no second one
        return bool(usual) and self._clock() - self._renewed_at < max(usual, _UNREAD_S)

    def _is_second_press(self, event: QMouseEvent) -> bool:
        at, where = event.timestamp(), event.globalPosition()
        near = (where - self._pressed_where).manhattanLength() <= self._look.mm(_APART_MM)
        if not (near and (self._unread or _soon(self._pressed_at, at))):
            self._pressed_on = self._renewals
        self._pressed_at, self._pressed_where = at, where
        return self._pressed_on != self._renewals

    def _is_dropped(self, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            return False
        key, at = (event.key(), event.modifiers()), event.timestamp()
        pressing = event.key() in _PRESSING
        if not (pressing or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self._key = None
            return False
        follows = self._unread or event.isAutoRepeat() or _soon(self._key_at, at)
        if key != self._key or not follows:
            self._key_on = self._renewals
        self._key, self._key_at = key, at
        return self._key_on != self._renewals or (
            pressing and self._unread and _acts(self._shell.focusWidget())
        )


def _acts(pressed: QWidget | None) -> bool:
    """Whether this is a button, and no quiet one."""
    return isinstance(pressed, Button) and pressed.rank is not Rank.QUIET


def _soon(before: int, at: int) -> bool:
    """Whether a press is the second half of a double press; one that no system timed is not."""
    return bool(at) and at - before < QApplication.doubleClickInterval()
