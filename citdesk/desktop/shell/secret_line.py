"""A hidden line whose letters never reach Qt: the widget itself holds as many dummies.

Qt copies a line's text to wherever it lays out, undoes and announces, and overwrites none of it. Only while
Show is pressed does the line hold the letters themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from citdesk.desktop.shell.held_text import MOST, HeldText
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Field
from citdesk.workspace import Secret

_DUMMY = "x"
#: what would have Qt change or copy the text by itself
_NOT_HERE = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
)


class SecretLine(Field):
    """Hidden, never remembered, never suggested.

    ``shouted``: Caps Lock seems on. ``filled`` once as many letters are there as ``most`` allows. With
    ``digits`` everything else is dropped.
    """

    shouted = Signal(bool)
    filled = Signal()

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        name: str,
        label: str,
        most: int = MOST,
        digits: bool = False,
        width: float = 0,
    ) -> None:
        super().__init__(look, parent, name=name, label=label, width=width)
        self._held = HeldText(most)
        self._most = most
        self._digits = digits
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
            | (hints.ImhDigitsOnly if digits else hints.ImhNone)
        )

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return len(self._held) == 0

    def secret(self) -> Secret:
        """What was typed; whoever takes it wipes it."""
        return self._held.secret()

    def put(self, letters: str) -> None:
        """Type letters at the cursor, in the place of what is selected."""
        if self._digits:
            letters = "".join(letter for letter in letters if letter.isascii() and letter.isdigit())
        at = self._cut()
        fitted = self._held.put(at, letters)
        self._show(at + fitted)
        if fitted and len(self._held) == self._most:
            self.filled.emit()

    def take_back(self) -> None:
        """Remove what is selected, else the letter before the cursor."""
        if self.hasSelectedText():
            self._show(self._cut())
        elif self.cursorPosition() > 0:
            at = self.cursorPosition() - 1
            self._held.remove(at, 1)
            self._show(at)

    def uncover(self, *, shown: bool) -> None:
        """Show the letters themselves, or hide them again."""
        at = self.cursorPosition()
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if shown else modes.Password)
        self._show(at)

    def setText(self, arg__1: str | None) -> None:
        """Replace everything by a text."""
        self._held.wipe()
        self._show(0)
        self.put(arg__1 or "")

    def text(self) -> str:
        """What was typed, as a text that nobody overwrites: for tests."""
        return self._held.secret().buffer.decode()

    def clear(self) -> None:
        """Overwrite and empty the line."""
        self._held.wipe()
        self._show(0)

    # --- Qt ---------------------------------------------------------------------------------------------

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        text = arg__1.text()
        if arg__1.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif any(arg__1.matches(key) for key in _NOT_HERE):
            arg__1.accept()
        elif arg__1.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif arg__1.key() == Qt.Key.Key_Delete:
            self._delete()
        elif text and text.isprintable() and not self._is_command(arg__1):
            if text.isalpha():
                shift = bool(arg__1.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                # the one sign Qt gives on every system: a capital without Shift, or a small letter with it
                self.shouted.emit(text.isupper() != shift)
            self.put(text)
        else:
            super().keyPressEvent(arg__1)

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:
        if arg__1.commitString():
            self.put(arg__1.commitString())
        arg__1.accept()

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Paste")).triggered.connect(self._paste)
        menu.popup(arg__1.globalPos())

    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        if arg__1.button() == Qt.MouseButton.MiddleButton:
            arg__1.accept()  # X11 would paste behind our back
        else:
            super().mouseReleaseEvent(arg__1)

    def event(self, arg__1: QEvent) -> bool:
        if isinstance(arg__1, QKeyEvent) and arg__1.type() == QEvent.Type.ShortcutOverride and _ours(arg__1):
            arg__1.accept()
            return True
        return super().event(arg__1)

    # --- inside -----------------------------------------------------------------------------------------

    @staticmethod
    def _is_command(key: QKeyEvent) -> bool:
        modifiers = key.modifiers()
        held = Qt.KeyboardModifier
        # AltGr reaches us as both on some systems, and writes letters
        return bool(modifiers & held.ControlModifier) != bool(modifiers & held.AltModifier)

    def _paste(self) -> None:
        self.put(QGuiApplication.clipboard().text().strip("\r\n"))

    def _delete(self) -> None:
        if self.hasSelectedText():
            self._show(self._cut())
        elif self.cursorPosition() < len(self._held):
            at = self.cursorPosition()
            self._held.remove(at, 1)
            self._show(at)

    def _cut(self) -> int:
        """Removes what is selected; gives where the cursor then is."""
        if not self.hasSelectedText():
            return min(self.cursorPosition(), len(self._held))
        start = self.selectionStart()
        self._held.remove(start, self.selectionLength())
        return start

    def _show(self, cursor: int) -> None:
        shown = self.echoMode() is QLineEdit.EchoMode.Normal
        super().setText(self.text() if shown else _DUMMY * len(self._held))
        self.setCursorPosition(cursor)


def _ours(key: QKeyEvent) -> bool:
    """Whether this key is handled here, so that Qt's own undo and copy never see it."""
    return any(key.matches(each) for each in (*_NOT_HERE, QKeySequence.StandardKey.Paste))
