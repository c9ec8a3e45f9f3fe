"""Nobody at the screen: a sentence first, then the lock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.shell.idle import LOCK_AFTER_MS, WARN_BEFORE_MS, IdleWatch


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A window that can be pressed and typed into."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_the_screen_locks_after_ten_minutes_with_two_minutes_warning() -> None:
    """The agency's longest times (design: two stages of locking)."""
    assert (LOCK_AFTER_MS, WARN_BEFORE_MS) == (600_000, 120_000)


def test_a_warning_comes_before_the_lock(qtbot: QtBot, window: QWidget) -> None:
    """Nobody is locked out without a sentence first."""
    watch = IdleWatch(window, lock_after_ms=60, warn_before_ms=30)
    with qtbot.waitSignals([watch.warned, watch.ran_out], order="strict"):
        watch.start(window.windowHandle())
    watch.stop()


def test_one_key_keeps_the_screen_open(qtbot: QtBot, window: QWidget) -> None:
    """After the warning any key starts the time anew."""
    watch = IdleWatch(window, lock_after_ms=5_000, warn_before_ms=4_950)
    with qtbot.waitSignal(watch.warned):
        watch.start(window.windowHandle())
    with qtbot.waitSignal(watch.returned), qtbot.assertNotEmitted(watch.ran_out):
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    watch.stop()


def test_stopping_leaves_no_timer(qtbot: QtBot, window: QWidget) -> None:
    """A locked or closed screen watches nobody."""
    watch = IdleWatch(window, lock_after_ms=5_000, warn_before_ms=10)
    watch.start(window.windowHandle())
    watch.stop()
    assert not watch._quiet.isActive()
    assert not watch._last.isActive()
