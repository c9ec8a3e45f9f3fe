"""What has to go with the screen: dialogs that stand over it, and what was copied from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.application import Application
from citdesk.desktop.settings.about_view import AboutPage
from citdesk.desktop.widgets import TextBox
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace
from tests.gui.shell.test_locking import open_second_question

STORY = "/data/seen/story"
HIDING = [
    (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
]
_DESKTOP = Path(__file__).parents[3] / "citdesk" / "desktop"


def with_dialog(start: Start, qtbot: QtBot) -> tuple[Application, QFileDialog]:
    """Somebody is choosing where to save a file."""
    application = start(FakeWorkspace())
    application.window.commands.run("about")
    page = application.window.areas.page
    assert isinstance(page, AboutPage)
    page._ask_where()
    dialog = application.window.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return application, dialog


def test_a_lock_shuts_the_dialog_over_the_screen(start: Start, qtbot: QtBot) -> None:
    """It shows names of files, and somebody at the locked screen could still save or print with it."""
    application, dialog = with_dialog(start, qtbot)
    gone: list[QWidget] = []
    dialog.rejected.connect(lambda: gone.append(application.window))
    application.lock()
    assert gone
    assert application.window.locked


@pytest.mark.parametrize(("key", "modifier"), HIDING)
def test_the_keys_that_hide_work_over_a_dialog(
    key: Qt.Key, modifier: Qt.KeyboardModifier, start: Start, qtbot: QtBot
) -> None:
    """Nobody has to shut a dialog before they cover the screen."""
    application, dialog = with_dialog(start, qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, key, modifier)
    window = application.window
    assert window.cover.isVisible() if key is Qt.Key.Key_F12 else window.locked


def test_a_covered_screen_tells_nothing_in_the_task_bar(start: Start, qtbot: QtBot) -> None:
    """The window's title names the page, often the report; covered it names the program."""
    application = start(FakeWorkspace())
    window = application.window
    window.commands.run("report.start")
    before = window.windowTitle()
    assert before != "CITDesk"
    window.commands.run("blank")
    assert window.windowTitle() == "CITDesk"
    qtbot.keyClick(window.cover, Qt.Key.Key_Space)
    assert window.windowTitle() == before


@pytest.mark.parametrize(("text", "size"), [(20, (1024, 768)), (34, (1024, 768)), (20, (1920, 1080))])
def test_the_cover_says_whole_how_it_is_lifted(start: Start, text: int, size: tuple[int, int]) -> None:
    """Its one sentence has the height that its width needs, however large the letters are."""
    window = start(FakeWorkspace()).window
    window.look.set_measure(text, 106.0)
    window.resize(*size)
    window.commands.run("blank")
    QApplication.processEvents()
    (words,) = window.cover.findChildren(QLabel)
    assert words.heightForWidth(words.width()) <= words.height()
    assert window.cover.rect().contains(words.geometry())


def in_the_narrative(start: Start, qtbot: QtBot) -> tuple[Application, TextBox]:
    """Somebody is writing what they saw."""
    application = start(FakeWorkspace())
    page = open_second_question(application)
    qtbot.waitUntil(application.window.isActiveWindow)
    box = page.form.page().question_view(STORY).editor.box  # type: ignore[union-attr]
    assert isinstance(box, TextBox)
    assert box.hasFocus()
    return application, box


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6, Qt.Key.Key_F5, Qt.Key.Key_X]
)
def test_no_key_reaches_a_covered_page(key: Qt.Key, start: Start, qtbot: QtBot) -> None:
    """The first uncovers, whichever it is, and the person is where they were."""
    application, box = in_the_narrative(start, qtbot)
    window = application.window
    qtbot.keyClick(box, Qt.Key.Key_F12)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F12)  # pressed twice
    assert window.cover.isVisible()
    assert window.cover.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert not window.cover.isVisible()
    assert box.hasFocus()
    assert box.toPlainText() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta])
def test_a_key_that_is_only_held_leaves_the_cover(key: Qt.Key, start: Start, qtbot: QtBot) -> None:
    """Control goes down before L does: on the way to the lock nothing may flash up."""
    application, _ = in_the_narrative(start, qtbot)
    window = application.window
    window.commands.run("blank")
    qtbot.keyPress(window.cover, key)
    qtbot.keyRelease(window.cover, key)
    assert window.cover.isVisible()
    qtbot.keyClick(window.cover, Qt.Key.Key_Space)
    assert not window.cover.isVisible()


def test_panes_are_not_stepped_through_under_the_cover(start: Start, qtbot: QtBot) -> None:
    """However the step was asked for."""
    application, _ = in_the_narrative(start, qtbot)
    application.window.commands.run("blank")
    application.window.commands.run("pane.next")
    assert application.window.cover.hasFocus()


def test_a_save_under_the_cover_tells_nothing_in_the_task_bar(start: Start, qtbot: QtBot) -> None:
    """Covering saves what was typed, and saved is what the page then says of itself."""
    application, box = in_the_narrative(start, qtbot)
    window = application.window
    before = window.windowTitle()
    qtbot.keyClicks(box, "He was pacing")
    qtbot.keyClick(box, Qt.Key.Key_F12)
    page = window.areas.page
    assert page is not None
    page.context_changed.emit()
    assert window.windowTitle() == "CITDesk"
    qtbot.keyClick(window.cover, Qt.Key.Key_Space)
    assert window.windowTitle() == before


def with_menu(start: Start, qtbot: QtBot) -> tuple[Application, QMenu]:
    """The menu of the narrative is open, all of it selected."""
    application, box = in_the_narrative(start, qtbot)
    box.setPlainText("He hears voices")
    box.selectAll()
    at = QPoint(5, 5)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, box.mapToGlobal(at))
    QApplication.sendEvent(box.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return application, menu


def test_a_lock_shuts_the_menu_over_the_screen(start: Start, qtbot: QtBot) -> None:
    """Its Copy would take the narrative from behind the lock."""
    application, menu = with_menu(start, qtbot)
    application.lock()
    assert application.window.locked
    assert not menu.isVisible()
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(("key", "modifier"), HIDING)
def test_the_keys_that_hide_work_over_a_menu(
    key: Qt.Key, modifier: Qt.KeyboardModifier, start: Start, qtbot: QtBot
) -> None:
    """Nobody has to shut a menu first, either."""
    application, menu = with_menu(start, qtbot)
    qtbot.keyClick(menu, key, modifier)
    window = application.window
    assert window.cover.isVisible() if key is Qt.Key.Key_F12 else window.locked
    assert QApplication.activePopupWidget() is None


def test_every_dialog_is_opened_so_that_the_keys_reach_it() -> None:
    """A page that opens one by itself would leave the screen without its keys while it stands there."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in _DESKTOP.rglob("*.py")}
    opening = {name for name, text in sources.items() if "open_dialog(dialog)" in text}
    assert len(opening) > 5
    assert not [name for name, text in sources.items() if re.search(r"dialog\.(open|exec)\(\)", text)]


def test_qt_keeps_no_note_of_the_folders_somebody_looked_into(
    start: Start, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names of folders can tell of people; Qt's dialog would keep them in a file of its own."""
    seen = tmp_path / "Placeholder, Casey"
    seen.mkdir()
    application, dialog = with_dialog(start, qtbot)
    dialog.setDirectory(str(seen))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    kept.sync()
    assert kept.value("FileDialog/lastVisited") is None
    assert not Path(kept.fileName()).exists()
    assert application.window.isVisible()


@pytest.fixture
def ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The unseen platform never says that the clipboard is ours, as X11, Wayland, Windows and macOS do."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)


@pytest.mark.usefixtures("ours")
def test_what_was_copied_here_goes_with_the_lock(start: Start) -> None:
    """The next person at this computer cannot paste it."""
    application = start(FakeWorkspace())
    QGuiApplication.clipboard().setText("He hears voices")
    application.lock()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.usefixtures("ours")
def test_what_was_copied_here_goes_with_signing_out(start: Start) -> None:
    """Nor after a sign-out."""
    application = start(FakeWorkspace())
    QGuiApplication.clipboard().setText("He hears voices")
    application.sign_out()
    assert QGuiApplication.clipboard().text() == ""


def test_what_another_program_copied_stays(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dispatcher's text waits on the clipboard to be pasted after a pause."""
    application = start(FakeWorkspace())
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Event No: 26-160-0033")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: False)
    application.lock()
    assert clipboard.text() == "Event No: 26-160-0033"
    clipboard.clear()
