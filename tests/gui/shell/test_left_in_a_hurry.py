"""A report is left while something of it is still on its way to the disk: nothing of it may be lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from citdesk.casework.errors import EnvironmentProblem
from citdesk.desktop.application import Application
from citdesk.desktop.form import Safety
from citdesk.desktop.form.editors.files import FileEditor
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.tasks import CancelToken
from citdesk.desktop.tasks.job import Job
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace
from tests.gui.shell.held_tasks import HeldTasks
from tests.gui.shell.test_locking import open_second_question

STORY = "/data/seen/story"
PHOTO = "/data/seen/photo"
FULL = EnvironmentProblem("The disk is full. Free some room.")


class Gate(HeldTasks):
    """Lets all work through until it is shut."""

    shut = False

    def _take(self, job: Job, *, kept: bool) -> CancelToken:
        return super()._take(job, kept=kept and self.shut)

    def open(self) -> None:
        """Let through what waits, and all that comes."""
        self.shut = False
        self.let_go()


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer's vault."""
    return FakeWorkspace()


def saved(work: FakeWorkspace, words: str) -> bool:
    """Whether some save held these words."""
    saves = [call.values[1] for call in work.calls if call.name == "save_draft"]
    return any(isinstance(each, bytes) and words.encode() in each for each in saves)


def taken(folder: Path) -> str:
    """A small photo on the disk."""
    path, picture = str(folder / "IMG_0001.png"), QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("steelblue"))
    assert picture.save(path)
    return path


def photo_editor(page: FillPage) -> FileEditor:
    """Where the open page takes a photo."""
    shown = page.form.page()
    assert isinstance(shown, PageView)
    view = shown.question_view(PHOTO)
    assert view is not None
    assert isinstance(view.editor, FileEditor)
    return view.editor


def leave(application: Application, way: str) -> None:
    """One of the ways out of a report."""
    page = application.window.areas.page
    if way == "come back later":
        assert isinstance(page, FillPage)
        page.model.form.walk.come_back_later()
    elif way == "sign out":
        application.sign_out()
    else:
        application.window.commands.run(way)


@pytest.mark.parametrize("way", ["come back later", "area.reports", "report.start", "sign out"])
def test_words_typed_while_a_save_runs_are_saved_too(start: Start, work: FakeWorkspace, way: str) -> None:
    """The page is closed at once; it goes for good only when all that was typed is on disk."""
    tasks = Gate()
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    form = page.model.form
    tasks.shut = True
    form.boxes.type(STORY, "He paced")
    form.boxes.flush()
    form.boxes.type(STORY, "He paced, then sat down")
    leave(application, way)
    tasks.let_go_first()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert isValid(page)
    tasks.open()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    assert saved(work, "then sat down")
    assert work.closed == (way == "sign out")


def test_a_report_opened_again_at_once_is_the_one_still_being_saved(
    start: Start, work: FakeWorkspace
) -> None:
    """Two pages of one report would save over each other."""
    tasks = Gate()
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    tasks.shut = True
    page.model.form.boxes.type(STORY, "He paced")
    leave(application, "come back later")
    assert application.window.areas.page is not page
    filling = work.workspace().open_report(page.model.report)
    assert application.signed_in is not None
    application.signed_in._my_work.fill(filling)
    assert application.window.areas.page is page
    tasks.open()
    assert page.model.form.saves.state.safety is Safety.SAVED


def test_a_full_disk_keeps_the_report_open(start: Start, work: FakeWorkspace) -> None:
    """Every way out is refused in words until a save succeeds."""
    application = start(work)
    page = open_second_question(application)
    work.failure = FULL
    page.model.form.boxes.type(STORY, "He paced")
    page.model.form.boxes.flush()
    for way in ("come back later", "area.reports", "report.start"):
        page.form.toast.hide_now()
        leave(application, way)
        assert application.window.areas.page is page
        assert page.form.toast.isVisible()
    work.failure = None
    page.form.notice.again.click()
    leave(application, "come back later")
    assert application.window.areas.page is not page
    assert saved(work, "He paced")


def test_the_last_save_that_fails_brings_the_report_back(start: Start, work: FakeWorkspace) -> None:
    """It was out of sight already; a second page over it is left as it is."""
    tasks = Gate()
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    tasks.shut = True
    page.model.form.boxes.type(STORY, "He paced")
    leave(application, "report.start")
    above = application.window.areas.page
    assert above is not page
    work.failure = FULL
    tasks.open()
    assert application.window.areas.page is page
    assert page.isVisible()
    assert page.form.notice.isVisible()
    assert page.model.form.boxes.text(STORY) or page.model.form.question(STORY).value == "He paced"
    work.failure = None
    page.form.notice.again.click()
    leave(application, "come back later")
    assert application.window.areas.page is above
    assert saved(work, "He paced")


def test_a_photo_still_being_made_ready_gets_into_the_report(
    start: Start, work: FakeWorkspace, tmp_path: Path
) -> None:
    """Left right after it was chosen, the report still takes it."""
    tasks = Gate(pool=True)
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    editor, photo = photo_editor(page), taken(tmp_path)
    tasks.shut = True
    editor.take_file(photo)
    leave(application, "come back later")
    assert work.files == {}
    tasks.open()
    assert [name.startswith("photo-") for name in work.files] == [True]
    assert saved(work, next(iter(work.files)))
    assert application.window.areas.lingering() == []


def test_nothing_is_called_saved_while_a_photo_is_being_stored(
    start: Start, work: FakeWorkspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """The vault works at a large photo: it is not kept yet, and words typed meanwhile are not saved yet."""
    tasks = Gate()
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    editor = photo_editor(page)
    tasks.shut = True
    editor.take_file(taken(tmp_path))
    tasks.let_go_first()  # there is room for it
    assert not editor.busy
    assert editor.words.text().startswith("Saving IMG_0001.png")
    page.model.form.boxes.type(STORY, "He paced")
    page.model.form.boxes.flush()
    qtbot.waitUntil(lambda: page.form.foot.saved.text() == "Saving …")
    assert page.context().chip == "Saving …"
    tasks.let_go_first()  # the photo is stored, not what was typed since
    assert "Kept on this computer" in editor.words.text()
    assert page.form.foot.saved.text() == "Saving …"
    tasks.open()
    assert page.form.foot.saved.text().startswith("Saved ")
    assert page.context().chip.startswith("Saved on this computer ")


@pytest.mark.parametrize("way", ["close", "close, close", "sign out", "leave, close"])
def test_a_photo_being_read_is_waited_for(
    start: Start, work: FakeWorkspace, tmp_path: Path, way: str
) -> None:
    """One sentence says so, and once it is in the report the wish is carried out by itself."""
    tasks = Gate(pool=True)
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    tasks.shut = True
    photo_editor(page).take_file(taken(tmp_path))
    if way.startswith("leave"):
        leave(application, "come back later")
    for _ in range(way.count("close")):
        application.window.close()
        assert application.window.isVisible()
    if way == "sign out":
        application.sign_out()
    assert application.window.areas.page is page
    assert page.form.toast.isVisible()
    assert "still being saved" in page.form.toast.accessibleName()
    assert application.signed_in is not None
    assert not work.closed
    tasks.open()
    assert work.closed
    assert saved(work, next(iter(work.files)))
    assert application.window.isVisible() == (way == "sign out")


def test_a_photo_refused_while_the_window_waits_is_told_at_the_next_sign_in(
    start: Start, work: FakeWorkspace, tmp_path: Path
) -> None:
    """The window has gone by the time that anybody could read why."""
    tasks = Gate(pool=True)
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    file = tmp_path / "notes.txt"
    file.write_text("no picture")
    tasks.shut = True
    photo_editor(page).take_file(str(file))
    application.window.close()
    tasks.open()
    assert work.closed
    assert "was not kept" in work.kept_place


def test_words_that_were_not_saved_either_are_told_at_the_next_sign_in(
    start: Start, work: FakeWorkspace, tmp_path: Path
) -> None:
    """The disk was full while a photo was refused: whoever closes all the same reads of both, once each."""
    tasks = Gate(pool=True)
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    file = tmp_path / "notes.txt"
    file.write_text("no picture")
    tasks.shut = True
    photo_editor(page).take_file(str(file))
    application.window.close()
    work.failure = FULL
    page.model.form.boxes.type(STORY, "He paced")
    page.model.form.boxes.flush()
    tasks.open()
    assert application.window.isVisible()
    assert page.form.notice.isVisible()
    application.window.close()
    assert work.closed
    assert work.kept_place.count("was not kept") == 1
    assert work.kept_place.count("What you wrote last") == 1
    assert FULL.args[0] in work.kept_place


def test_a_refused_close_does_not_make_a_later_one_hasty(
    start: Start, work: FakeWorkspace, tmp_path: Path
) -> None:
    """The disk takes the words in the end; minutes later the first press waits for a save once more."""
    tasks = Gate()
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    work.failure = FULL
    page.model.form.boxes.type(STORY, "He paced")
    application.window.close()
    assert application.window.isVisible()
    work.failure = None
    page.form.notice.again.click()
    tasks.shut = True
    page.model.form.boxes.type(STORY, "He sat down")
    application.window.close()
    assert application.window.isVisible()
    tasks.open()
    assert saved(work, "He sat down")
    assert not application.window.isVisible()


def test_words_saved_while_a_photo_is_read_do_not_call_the_photo_saved(
    start: Start, work: FakeWorkspace, qtbot: QtBot, tmp_path: Path
) -> None:
    """The words are on disk; the photo is not."""
    tasks = Gate(pool=True)
    application = start(work, tasks=tasks)
    page = open_second_question(application)
    tasks.shut = True
    photo_editor(page).take_file(taken(tmp_path))
    page.model.form.boxes.type(STORY, "He paced")
    page.model.form.boxes.flush()
    assert saved(work, "He paced")
    assert page.model.form.saves.state.safety is Safety.SAVING
    tasks.open()
    assert page.model.form.saves.state.safety is Safety.SAVED
    assert "Kept on this computer" in photo_editor(page).words.text()


def test_the_field_guide_and_back_leads_to_the_question_in_hand(start: Start, qtbot: QtBot) -> None:
    """Not to the first one of the page."""
    application = start(FakeWorkspace())
    open_second_question(application)
    qtbot.waitUntil(application.window.isActiveWindow)
    box = QApplication.focusWidget()
    application.window.open_area("area.guide")
    assert QApplication.focusWidget() is not box
    application.window.open_area("area.reports")
    assert QApplication.focusWidget() is box
