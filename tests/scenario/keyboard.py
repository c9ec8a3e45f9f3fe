"""A person at a window with nothing but a keyboard.

Every act is keys pressed into the window that has the focus, so that shortcuts, Tab order and what a control
does with a key are the real ones. Nothing is clicked and no focus is set: what Tab does not come to, this
person cannot use.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QFileDialog,
    QLineEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citdesk.desktop.robot import NotThere
from citdesk.desktop.rows.view import RowsView
from tests.scenario.mouse import Mouse

_ENTER, _HOME, _DOWN = Qt.Key.Key_Return, Qt.Key.Key_Home, Qt.Key.Key_Down
#: more stops than any page has
_MOST_STOPS = 600


class Keyboard(Mouse):
    """Waits like the mouse's hands, and reaches everything by Tab, arrows, Space, Enter and shortcuts."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        super().__init__(qtbot, window)
        self.keys = 0

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key at this laptop, wherever the focus is. However fast, each press is one by itself."""
        self.keys += 1
        window, usual = self._in_front(), QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)
        try:
            QTest.keyClick(window, key, modifier)
        finally:
            QApplication.setDoubleClickInterval(usual)

    def shortcut(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Presses a key with modifiers held."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.key(key, held)

    def go_to(self, name: str) -> None:
        """Tab until the control of this name has the focus; arrows inside a set of which one holds."""
        self._reach(name)

    def choose(self, name: str, at: int) -> None:
        """Goes to the list and steps down to the entry at this place."""
        self.go_to(name)
        self.key(_HOME)
        for _ in range(at):
            self.key(_DOWN)

    def open_row(self, name: str, row_id: str) -> None:
        """Goes to the list, steps down to the row, presses Enter."""
        rows = self.until(lambda: self._holding(name, row_id), f"the row {row_id} of {name}")
        self._reach(name)
        self.key(_HOME)
        wanted = rows.row_model.index_of(row_id).row()
        while rows.currentIndex().row() != wanted:
            before = rows.currentIndex().row()
            self.key(_DOWN)
            if rows.currentIndex().row() == before:
                raise NotThere(f"the arrows do not come to {row_id} in {name}")
        self.key(_ENTER)

    def choose_file(self, name: str, file: Path) -> None:
        """Types the file's name into the dialog and presses Enter."""
        dialog = self.until(lambda: self.sight(name), f"the dialog {name}")
        assert isinstance(dialog, QFileDialog)
        self.until(lambda: QGuiApplication.focusWindow() is dialog.windowHandle(), f"the dialog {name}")
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        self.until(line.hasFocus, "the line for the file's name")
        self.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._spell(str(file))

        def gone() -> bool:
            if self.sight(name) is not None:  # the first Enter may only have shut the names offered
                self.key(_ENTER)
            return self.sight(name) is None

        self.until(gone, f"the dialog {name} to close")

    # --- inside ------------------------------------------------------------------------------------------

    def _click(self, widget: QWidget) -> None:
        self._reach(widget.objectName())
        if not (isinstance(widget, QRadioButton) and widget.isChecked()):
            self.key(Qt.Key.Key_Space)

    def _type(self, widget: QWidget, text: str) -> None:
        self._reach(widget.objectName())
        self.shortcut(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.key(Qt.Key.Key_Delete)
        self._spell(text)

    def _spell(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        if isinstance(focused, QLineEdit) and text.isascii():
            QTest.keyClicks(focused, text)
        else:
            written = QInputMethodEvent()  # as dictation and input methods enter text
            written.setCommitString(text)
            QApplication.sendEvent(focused, written)

    def _reach(self, name: str) -> None:
        self._in_front()
        for _ in range(_MOST_STOPS):
            # looked for anew at every stop: what came from HQ meanwhile may have made the page anew
            target = self.until(lambda: self.sight(name), f"{name} to come to")
            at = QApplication.focusWidget()
            if at is not None and at in (target, target.focusProxy()):
                return
            if at is not None and _set_of(target) is not None and _set_of(at) is _set_of(target):
                self._step(at, target)
            else:
                self.key(Qt.Key.Key_Tab)
        raise NotThere(f"the keys do not come to {name}")

    def _step(self, at: QWidget, target: QWidget) -> None:
        here, there = at.mapToGlobal(QPoint()), target.mapToGlobal(QPoint())
        if here.y() != there.y():
            self.key(_DOWN if there.y() > here.y() else Qt.Key.Key_Up)
        else:
            self.key(Qt.Key.Key_Right if there.x() > here.x() else Qt.Key.Key_Left)

    def _holding(self, name: str, row_id: str) -> RowsView | None:
        rows = self.sight(name)
        if isinstance(rows, RowsView) and rows.row_model.index_of(row_id).isValid():
            return rows
        return None

    def _in_front(self) -> QWindow:
        """The window that keys go to: this laptop's, or the dialog over it. Whoever types sits before it."""
        over = QApplication.activeModalWidget()
        above = over.parentWidget() if over is not None else None
        ahead: QWidget = self._window
        if over is not None and above is not None and above.window() is self._window:
            ahead = over
        if not ahead.isActiveWindow():
            ahead.activateWindow()
            self.until(ahead.isActiveWindow, "the window to come to the front")
        handle = ahead.windowHandle()
        assert handle is not None
        return handle


def _set_of(widget: QWidget) -> QObject | None:
    """What a button of which one holds shares with the others: their group, or the box they stand in."""
    if not isinstance(widget, QAbstractButton):
        return None
    group = widget.group()
    if isinstance(group, QButtonGroup):
        return group if group.exclusive() else None
    return widget.parentWidget() if widget.autoExclusive() else None
