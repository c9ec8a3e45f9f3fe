"""Presses, types and reads in the real windows on behalf of somebody in another thread.

The unattended demonstration and the journeys of the tests drive the application with it. The application's
own event loop runs as always; each act is handed to the GUI thread and waited for, and a condition is asked
for again and again until it holds. No fixed waits, no nested event loops.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from citdesk.desktop.rows.view import RowsView

T = TypeVar("T")

_BETWEEN_LOOKS = 0.01
#: a page not drawn yet has its own white and the ground around it
_SHADES_OF_NOTHING = 4


class NotThere(AssertionError):
    """What a journey waited for did not come; the message says what, and what was there instead."""


class Robot(QObject):
    """Lives in the GUI thread; every public method is called from another one."""

    _asked = Signal(object)

    def __init__(self, window: QWidget, *, patience: float = 60.0) -> None:
        super().__init__()
        self._window = window
        self._patience = patience
        self._closed = threading.Event()
        self.presses = 0
        self.letters = 0
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Whoever waits is told that the windows are gone."""
        self._closed.set()

    def ask(self, work: Callable[[], T]) -> T:
        """Runs the work in the GUI thread and gives back what it returned or raised."""
        future: Future[T] = Future()
        self._asked.emit((work, future))
        return future.result(self._patience)

    def until(self, condition: Callable[[], T | None], what: str) -> T:
        """What the condition gives as soon as it is something true. Raises NotThere after the patience."""
        for _ in range(int(self._patience / _BETWEEN_LOOKS)):
            found = self.ask(condition)
            if found:
                return found
            if self._closed.wait(_BETWEEN_LOOKS):
                break
        there = self.ask(lambda: sorted({w.objectName() for w in self._visible() if w.objectName()}))
        raise NotThere(f"waited for {what}; in sight were {', '.join(there)}")

    # --- acts of a person ------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Presses the control of this name once it is in sight and enabled."""

        def pressed() -> bool:
            # found and pressed in one turn: a page that is read anew may put another control in its place
            widget = self.sight(name)
            if widget is None:
                return False
            self._click(widget)
            return True

        self.presses += 1
        self.until(pressed, f"{name} to press")

    def press_area(self, name: str) -> None:
        """Presses an area of the rail, which lies behind the Menu button where the window is narrow."""
        if self.ask(lambda: self.sight(name) is None and self.sight("menu") is not None):
            self.press("menu")
        self.press(name)

    def has_area(self, name: str) -> bool:
        """Whether the rail has this area, in sight or behind the Menu button."""
        return bool(self.ask(lambda: self._window.findChildren(QWidget, name)))

    def type_into(self, name: str, text: str) -> None:
        """Puts the cursor into the field, replaces what stands there and types the text."""

        def typed() -> bool:
            widget = self.sight(name)
            if widget is None:
                return False
            self._type(widget, text)
            return True

        self.letters += len(text)
        self.until(typed, f"{name} to type into")

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, as copying it in another program does."""
        self.ask(lambda: QApplication.clipboard().setText(text))

    def choose(self, name: str, at: int) -> None:
        """Chooses the entry at this place of a list that opens on a press."""
        widget = self.until(lambda: self.sight(name), f"{name} to choose from")
        self.presses += 2

        def keys() -> None:
            QTest.keyClick(widget, Qt.Key.Key_Home)
            for _ in range(at):
                QTest.keyClick(widget, Qt.Key.Key_Down)

        self.ask(keys)

    def open_row(self, name: str, row_id: str) -> None:
        """Presses the row of this id in a list of rows."""

        def pressed() -> bool:
            found = self.sight(name)
            if not isinstance(found, RowsView) or not found.choose(row_id):
                return False
            where = found.visualRect(found.currentIndex()).center()
            QTest.mouseClick(
                found.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where
            )
            return True

        self.presses += 1
        self.until(pressed, f"the row {row_id} of {name}")

    def choose_file(self, name: str, file: Path) -> None:
        """Answers the system's file dialog of this name with a file."""
        self.until(lambda: self.sight(name), f"the dialog {name}")

        def accept() -> None:
            dialog = self.sight(name)
            if isinstance(dialog, QFileDialog):
                dialog.fileSelected.emit(str(file))
                dialog.close()

        self.presses += 1
        self.ask(accept)

    def picture(self, file: Path) -> None:
        """Saves a picture of the window as it is now."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.ask(lambda: self._window.grab().save(str(file)))

    def settle(self) -> None:
        """Waits until what is laid out and drawn in slices has come to rest: two looks show the same."""
        seen: list[bytes] = []

        def at_rest() -> bool:
            image = self._window.grab().toImage()
            now = bytes(image.constBits())
            seen.append(now)
            return len(seen) > 1 and seen[-2] == now

        self.until(at_rest, "the screen to come to rest")

    # --- looking (in the GUI thread) -------------------------------------------------------------------

    def sight(self, name: str) -> QWidget | None:
        """The visible, enabled widget of this name, or None. Only to be called in the GUI thread."""
        for widget in self._window.findChildren(QWidget, name):
            if widget.isVisible() and widget.isEnabled():
                return widget
        return None

    def drawn(self, name: str) -> bool:
        """Whether the widget of this name shows more than an empty ground. In the GUI thread."""
        widget = self.sight(name)
        if widget is None:
            return False
        small = widget.grab().toImage().scaled(64, 64)
        shades = {small.pixel(x, y) for x in range(8, 56) for y in range(8, 56)}
        return len(shades) > _SHADES_OF_NOTHING

    def names(self, ending: str) -> tuple[str, ...]:
        """The names of visible widgets with this ending. Only to be called in the GUI thread."""
        return tuple(w.objectName() for w in self._visible() if w.objectName().endswith(ending))

    def _visible(self) -> list[QWidget]:
        return [widget for widget in self._window.findChildren(QWidget) if widget.isVisible()]

    def _click(self, widget: QWidget) -> None:
        _into_view(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def _type(self, widget: QWidget, text: str) -> None:
        _into_view(widget)
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        if not isinstance(widget, QLineEdit | QPlainTextEdit):
            raise NotThere(f"{widget.objectName()} is nothing to type into")
        widget.selectAll()
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        if isinstance(widget, QLineEdit) and text.isascii():
            QTest.keyClicks(widget, text)
        else:
            written = QInputMethodEvent()  # as dictation and input methods enter text
            written.setCommitString(text)
            QApplication.sendEvent(widget, written)

    @Slot(object)
    def _answer(self, asked: tuple[Callable[[], Any], Future[Any]]) -> None:
        work, future = asked
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(work())
        except BaseException as problem:  # noqa: BLE001 - handed on to whoever asked
            future.set_exception(problem)


def _into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
