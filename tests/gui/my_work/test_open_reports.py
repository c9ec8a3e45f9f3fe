"""A report that stands open while something happens to it, or to the one that goes first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from citdesk.casework.cad import Taken
from citdesk.casework.errors import ComputerProblem
from citdesk.desktop.application import Application
from citdesk.desktop.form.editors import Editor
from citdesk.desktop.form.editors.lines import TextEditor
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.my_work.journey import MyWorkJourney
from citdesk.desktop.widgets import Button
from citdesk.workspace import CadAnswers
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace

SOURCE, CALM, STORY = "/data/call/source", "/data/seen/calm", "/data/seen/story"


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer with a draft."""
    return FakeWorkspace()


def _journey(application: Application) -> MyWorkJourney:
    assert application.signed_in is not None
    return application.signed_in._my_work


def _open(application: Application, report: str) -> FillPage:
    _journey(application).mine.open(report)
    page = application.window.areas.page
    assert isinstance(page, FillPage)
    return page


def test_a_report_given_to_somebody_else_says_so_where_it_stands_open(
    start: Start, work: FakeWorkspace
) -> None:
    """Nobody writes on for an hour in vain: it is said at once, and nothing is sent."""
    application = start(work)
    page = _open(application, "r-draft")
    assert not page.notes.isVisible()
    work._set("r-draft", handed_on=True, by="Officer B. Second")
    _journey(application).mine.reload()
    said = (
        "Officer B. Second goes on with this report now. What you wrote is kept here to read; nothing more "
        "can be written in it or sent from here. Tell Officer B. Second what they still need to know."
    )
    assert page.notes.isVisible()
    assert page.notes.text() == said
    page.model.send()
    assert "send" not in work.names()
    assert not page.model.sending


def _editor(page: FillPage, path: str) -> Editor:
    shown = page.form.page()
    assert isinstance(shown, PageView)
    view = shown.question_view(path)
    assert view is not None
    return view.editor


def _words(page: FillPage) -> set[str]:
    return {label.text() for label in page.form.page().findChildren(QLabel) if label.isVisible()}


def _give_away(application: Application, work: FakeWorkspace) -> None:
    work._set("r-draft", handed_on=True, by="Officer B. Second")
    _journey(application).mine.reload()


def test_what_is_typed_as_a_report_goes_to_somebody_else_is_kept_and_only_read_from_then_on(
    qtbot: QtBot, start: Start, work: FakeWorkspace
) -> None:
    """The half sentence is on disk and on the page where it was written, and no key changes it."""
    application = start(work)
    page = _open(application, "r-draft")
    form = page.model.form
    form.answer(CALM, "yes")
    form.walk.open_section("/data/seen")
    box = _editor(page, STORY)
    assert isinstance(box, TextEditor)
    qtbot.keyClicks(box.box, "He paced and")
    assert form.question(STORY).text != "He paced and"
    _give_away(application, work)
    assert form.walk.place.key == "/data/seen"
    assert b"He paced and" in work._drafts["r-draft"]
    again = _editor(page, STORY)
    assert isinstance(again, TextEditor)
    assert again.box.toPlainText() == "He paced and"
    qtbot.keyClicks(again.box, " then sat down")
    form.boxes.flush()
    assert again.box.toPlainText() == "He paced and"
    assert form.question(STORY).text == "He paced and"
    assert not any(row.isEnabled() for row in _editor(page, CALM).inputs())
    page.form.model.undo()
    assert form.question(CALM).text == "yes"


def test_a_report_that_somebody_else_goes_on_with_offers_to_close_and_nothing_to_send(
    start: Start, work: FakeWorkspace
) -> None:
    """It stood on its last page: there is no Send any more, no Change and nothing to begin on it."""
    application = start(work)
    page = _open(application, "r-draft")
    page.model.form.walk.open_section(CHECK)
    assert page.form.foot.go.isVisible()
    _give_away(application, work)
    assert not page.form.foot.go.isVisible()
    assert page.form.foot.later.text() == "Close"
    assert page.context().aside == "Only to read"
    assert not [button for button in page.form.page().findChildren(Button) if button.text() == "Change"]
    assert page.form.guidance.companions_button.isHidden()
    assert CHECK not in {section.key for section in page.model.form.outline()}


def test_the_last_page_asks_for_nothing_once_somebody_else_goes_on(start: Start, work: FakeWorkspace) -> None:
    """It shows the answers: what is missing is the colleague's by now, and there is no Send to speak of."""
    application = start(work)
    page = _open(application, "r-draft")
    page.model.form.walk.open_section(CHECK)
    assert "Nothing is sent until you press Send." in _words(page)
    _give_away(application, work)
    said = _words(page)
    assert "Your answers" in said
    assert "How did the call come in?" in said
    asking = {"Nothing is sent until you press Send.", "Needs an answer or a change", "Look at this again"}
    assert not asking.intersection(said)
    assert "By sending, you say this is true as far as you know." not in said


@pytest.mark.parametrize("where", ["form.search-field", "palette-field"])
def test_whoever_types_in_a_search_as_the_report_goes_to_somebody_else_types_on(
    qtbot: QtBot, start: Start, work: FakeWorkspace, where: str
) -> None:
    """The keys stay where they were: only the pages beneath are made anew."""
    application = start(work)
    page = _open(application, "r-draft")
    application.window.commands.run("form.find" if where == "form.search-field" else "palette")
    box = application.window.focusWidget()
    assert box.objectName() == where
    _give_away(application, work)
    assert application.window.focusWidget() is box
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert application.window.areas.page is page
    assert page.form.right.isVisible()


def test_a_dispatch_text_that_was_still_being_read_fills_nothing_in_for_the_first_author(
    start: Start, work: FakeWorkspace
) -> None:
    """It was pasted, and the report went to somebody else before its answers were found."""
    application = start(work)
    page = _open(application, "r-draft")
    _give_away(application, work)
    page.model._cad_read(CadAnswers((Taken(SOURCE, "911"),), ()))
    assert page.model.form.question(SOURCE).value is None


def test_a_full_disk_is_still_said_of_a_report_that_somebody_else_goes_on_with(
    start: Start, work: FakeWorkspace
) -> None:
    """What was typed last can be saved again, and the top line says first that it is not."""
    application = start(work)
    page = _open(application, "r-draft")
    page.model.form.boxes.type(SOURCE, "Dispatch")
    work.failure = ComputerProblem("The disk is full.", code="disk_full")
    page.show_handed_on("Officer B. Second goes on with this report now.")
    assert page.model.unsaved
    assert page.context().chip == "Last change not saved"
    page.model.form.save_again()
    assert not page.model.unsaved
    assert b"Dispatch" in work._drafts["r-draft"]


def test_what_goes_with_a_report_waits_until_the_disk_has_taken_all_of_it(
    start: Start, work: FakeWorkspace
) -> None:
    """On a full disk it would be begun where nobody sees it: the page in sight says why it is not."""
    application = start(work)
    page = _open(application, "r-draft")
    work.failure = ComputerProblem("The disk is full.", code="disk_full")
    page.model.form.answer("/data/call/source", "Dispatch")
    work.failure = ComputerProblem("The disk is full.", code="disk_full")
    page._want_companions()
    assert application.window.areas.page is page
    assert "Your last change is not saved yet" in page._line.text()
    page.model.form.save_again()
    page._want_companions()
    assert application.window.areas.page is not page


def test_both_are_sent_only_once_the_first_one_is_all_on_disk(
    start: Start, work: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A photo is still on its way into the encounter: it does not go without, and the words stay."""
    application = start(work)
    page = _open(application, "r-draft")
    sent: list[str] = []
    monkeypatch.setattr(page.model, "send_with_parent", lambda: sent.append("both"))
    with monkeypatch.context() as reading:
        reading.setattr(FillingModel, "unsaved", True)
        page.both_wanted.emit("r-draft")
        assert sent == []
        line = page._line.text()
        assert "is still being saved. Press Send once more when it is." in line
    page.both_wanted.emit("r-draft")
    assert sent == ["both"]
