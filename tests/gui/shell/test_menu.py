"""Where the text is large for the window the rail goes behind a Menu button, and all of it stays in reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.desktop.application import Application
from citdesk.desktop.shell.window import ShellWindow
from citdesk.desktop.widgets import Rail
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace


@pytest.fixture
def application(start: Start, qtbot: QtBot) -> Application:
    """An officer at a small screen with the largest text."""
    made = start(FakeWorkspace())
    made.window.look.set_measure(40, 106.0)
    made.window.resize(1024, 768)
    qtbot.waitUntil(made.window.isActiveWindow)
    QApplication.processEvents()
    return made


@pytest.fixture
def window(application: Application) -> ShellWindow:
    """Its window."""
    return application.window


def rail(window: ShellWindow) -> Rail:
    """The rail, in sight or not."""
    assert window.rail is not None
    return window.rail


def press(window: ShellWindow) -> None:
    """Presses Menu."""
    QTest.mouseClick(window.context_bar.menu, Qt.MouseButton.LeftButton)


def test_the_rail_makes_room_for_the_page_and_comes_back(window: ShellWindow) -> None:
    """Narrower than 46 letters' width, the page has the whole window; wider, the rail stands beside it."""
    assert not rail(window).isVisible()
    assert window.context_bar.menu.isVisible()
    assert window.areas.page is not None
    assert window.areas.page.width() == window.width()
    window.look.set_measure(20, 106.0)
    QApplication.processEvents()
    assert rail(window).isVisible()
    assert not window.context_bar.menu.isVisible()
    assert window.areas.page.width() == window.width() - rail(window).width()


def test_menu_opens_the_rail_and_an_area_shuts_it(window: ShellWindow) -> None:
    """By touch alone: Menu, the area, and its page is there with nothing over it."""
    press(window)
    assert rail(window).isVisible()
    assert window.menu.is_open
    QTest.mouseClick(rail(window).button("area.sync"), Qt.MouseButton.LeftButton)
    assert window.areas.area == "area.sync"
    assert not rail(window).isVisible()
    assert not window.menu.is_open


def test_the_keys_open_it_and_escape_gives_the_focus_back(window: ShellWindow) -> None:
    """F6 reaches Menu; Enter opens it at the area that is open; Esc leads back to the button."""
    for _ in range(6):
        if window.context_bar.menu.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
    assert window.context_bar.menu.hasFocus()
    QTest.keyClick(window.context_bar.menu, Qt.Key.Key_Return)
    assert rail(window).button(window.areas.area).hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not window.menu.is_open
    assert window.context_bar.menu.hasFocus()


def test_a_press_beside_it_shuts_it_and_nothing_else(window: ShellWindow) -> None:
    """What lies under the veil is not pressed."""
    page = window.areas.page
    press(window)
    veil = window.childAt(window.width() - 40, window.height() // 2)
    assert veil is not None
    assert veil.objectName() == "menu-veil"
    QTest.mouseClick(veil, Qt.MouseButton.LeftButton)
    assert not window.menu.is_open
    assert window.areas.page is page


def test_whoever_tabs_out_of_it_goes_on_in_the_page(window: ShellWindow) -> None:
    """The keys never work on what the veil sets back."""
    press(window)
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if not window.menu.is_open:
            break
    assert not window.menu.is_open
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()
    assert not rail(window).isAncestorOf(focused)


def test_what_waits_behind_it_is_counted_on_it(window: ShellWindow) -> None:
    """The numbers of the rail in one, on screen and aloud."""
    before = window.context_bar.menu.waiting
    assert before == rail(window).waiting
    window.badge("area.sync", 4)
    assert window.context_bar.menu.waiting == rail(window).waiting >= 4
    assert window.context_bar.menu.accessibleName() == f"Menu, {rail(window).waiting} waiting"


def test_locking_shuts_it(application: Application, window: ShellWindow) -> None:
    """Nothing of it is over the lock page, nor after it."""
    press(window)
    window.commands.run("lock")
    assert window.locked
    assert not rail(window).isVisible()
    assert not window.menu.is_open
    assert not window.context_bar.menu.isVisible()
