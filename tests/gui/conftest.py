"""Every GUI test runs offscreen and must leave nothing behind: no window, no timer, no thread, no warning."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.theme import Look, set_theme
from citdesk.desktop.translation import speak


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """The day look at U = 20 on a 106 ppi panel: the smallest screen the desktop is made for."""
    made = Look("day", 20, 106.0)
    set_theme(qapp, "day", made)
    yield made
    made.deleteLater()


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[QApplication]:
    """The application speaks Spanish; afterwards it is as it was."""
    before = QLocale()
    speak(qapp, "es")
    yield qapp
    speak(qapp, "en")
    QLocale.setDefault(before)


def _running_timers(root: QObject) -> list[str]:
    return [
        f"{timer.parent()!r} {timer.interval()} ms" for timer in root.findChildren(QTimer) if timer.isActive()
    ]


@pytest.fixture
def bring_up(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Shows a window and waits until it has the keyboard; the test's end closes it."""

    # a window that nobody holds any more would be collected while Qt asks its widgets for their sizes
    held: list[QWidget] = []

    def shown(window: QWidget) -> None:
        held.append(window)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    return shown


@pytest.fixture(scope="module", autouse=True)
def _earlier_tests_kept_apart() -> None:
    """What modules before this one keep for good is not looked through after each of its tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a window open or a timer of the application running."""
    before = set(map(id, QApplication.topLevelWidgets()))
    # a page that only its test holds must not be collected while Qt paints it; elsewhere each has a parent
    gc.disable()
    yield
    gc.enable()
    for widget in QApplication.topLevelWidgets():
        if id(widget) not in before and widget.parent() is None and not widget.isVisible():
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [w for w in QApplication.topLevelWidgets() if id(w) not in before and _is_ours(w)]
    shown = [repr(widget) for widget in left if widget.isVisible()]
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert not shown, f"windows left open: {shown}"
    assert not _running_timers(qapp), f"timers left running: {_running_timers(qapp)}"


def _is_ours(widget: QWidget) -> bool:
    # Qt keeps tool-tip labels and menus of its own alive
    return widget.metaObject().className() not in {"QTipLabel", "QComboBoxPrivateContainer"}
