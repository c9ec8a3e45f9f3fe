"""A person at a window with nothing but a mouse, and a keyboard for what has to be spelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.exceptions import TimeoutError as NothingCame
from pytestqt.qtbot import QtBot

from citdesk.desktop.robot import NotThere, Robot
from tests.scenario.at_the_screen import PATIENCE

T = TypeVar("T")


class Mouse(Robot):
    """The robot of the demonstration, in the test's own thread: what it waits for runs the event loop."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        super().__init__(window)
        self._qtbot = qtbot

    def ask(self, work: Callable[[], T]) -> T:
        """Does the work here, in the GUI thread, after what the act before it set going."""
        QApplication.processEvents()
        return work()

    def until(self, condition: Callable[[], T | None], what: str) -> T:
        """What the condition gives as soon as it is something true. Raises NotThere after the patience."""
        found: list[T] = []

        def held() -> bool:
            given = condition()
            if given:
                found.append(given)
            return bool(given)

        try:
            self._qtbot.waitUntil(held, timeout=PATIENCE)
        except NothingCame as timed_out:
            there = sorted({w.objectName() for w in self._visible() if w.objectName()})
            raise NotThere(f"waited for {what}; in sight were {', '.join(there)}") from timed_out
        return found[-1]

    def choose(self, name: str, at: int) -> None:
        """Opens the list with a press and presses the entry at this place."""
        widget = self.until(lambda: self.sight(name), f"{name} to choose from")
        assert isinstance(widget, QComboBox)
        self._click(widget)
        entries = widget.view()
        self.until(entries.isVisible, f"the entries of {name}")
        index = widget.model().index(at, widget.modelColumn())

        def chosen() -> bool:
            # Qt passes over a release that comes right after the press that opened the list
            if widget.currentIndex() != at and entries.isVisible():
                entries.scrollTo(index)
                where = entries.visualRect(index).center()
                left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
                QTest.mouseClick(entries.viewport(), left, none, where)
            return widget.currentIndex() == at

        self.until(chosen, f"the entry {at} of {name}")
