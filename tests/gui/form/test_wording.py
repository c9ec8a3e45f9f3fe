"""Words to look at again, beside the box in which they were typed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from citdesk.desktop.application import Application
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.form.check import wording_line
from citdesk.desktop.form.check_page import CheckPage
from citdesk.desktop.form.editors.lines import TextEditor
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.report_wording import ReportWording
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.widgets import Button, Strong
from citdesk.fieldguide.language import Hint
from tests.gui.shell.conftest import start
from tests.gui.shell.fakes import FakeWorkspace, now, small_form

__all__ = ["start"]

TEXT = 'He was acting crazy. He said "I am a drunk".'


@pytest.fixture
def work() -> FakeWorkspace:
    return FakeWorkspace()


@pytest.fixture
def editor(qtbot: QtBot, work: FakeWorkspace, look: object) -> TextEditor:
    """A text box whose words are looked through for report r."""
    from citdesk.desktop.form import Desk
    from citdesk.xforms import Context

    session = small_form().start(Context(now=now, zone=work.zone, random=random.Random(1)))
    question = session.question(next(path for path in session.paths() if path.endswith("story")))
    wording = ReportWording(work.workspace(), ImmediateTasks(), "r")
    made = TextEditor(Desk(look, now, wording=wording), question)  # type: ignore[arg-type]
    wording.setParent(made)
    qtbot.addWidget(made)
    return made


def write(qtbot: QtBot, editor: TextEditor, text: str) -> None:
    """Type the text and wait until it was looked through."""
    with qtbot.waitSignal(editor._pause.timeout):
        editor.box.setPlainText(text)


def test_a_hint_shows_beneath_the_box_and_changes_nothing(qtbot: QtBot, editor: TextEditor) -> None:
    """The officer's words stay; what the person said is left alone."""
    write(qtbot, editor, TEXT)
    assert [hint.words for hint in editor.hints.hints] == ["was acting crazy"]
    assert editor.box.toPlainText() == TEXT


def test_what_the_law_prescribes_is_left_alone(qtbot: QtBot, editor: TextEditor, work: FakeWorkspace) -> None:
    """The statement of a hold in the statute's words shows no hint, also where the state was named late."""
    law = "The person appears to be mentally ill and acts in a way likely to result in serious harm."
    write(qtbot, editor, law)
    assert [hint.words for hint in editor.hints.hints] == ["mentally ill"]
    work.prescribed["r"] = (law,)
    write(qtbot, editor, f"{law} ")
    write(qtbot, editor, f"{law} He was acting crazy.")
    assert [hint.words for hint in editor.hints.hints] == ["was acting crazy"]


def test_show_points_at_the_words_even_after_a_sign_of_two_units(qtbot: QtBot, editor: TextEditor) -> None:
    """The words are selected where they stand, also behind a picture sign."""
    write(qtbot, editor, f"\U0001f642 {TEXT}")
    editor.hints.pointed.emit(editor.hints.hints[0])
    assert editor.box.textCursor().selectedText() == "was acting crazy"


def test_what_was_skipped_is_remembered_for_the_report(
    qtbot: QtBot, editor: TextEditor, work: FakeWorkspace
) -> None:
    """A skipped hint does not come back on this report; what was changed counts as followed."""
    write(qtbot, editor, f"{TEXT} She was combative.")
    skipped, followed = editor.hints.hints
    editor.hints.skipped.emit(skipped)
    write(qtbot, editor, f"{TEXT} She pushed me.")
    assert editor.hints.hints == ()
    assert work.hints["r"] == {skipped.key: False, followed.key: True}


def test_from_a_question_to_the_services_and_back(
    start: Callable[..., Application], work: FakeWorkspace
) -> None:
    """Services are one press from the form's guidance, and Back leads to the same page of the form."""
    app = start(work)
    app.signed_in._my_work.mine.open("r-draft")  # type: ignore[union-attr]
    form = app.window.areas.page
    assert isinstance(form, FillPage)
    form.form.toggle_guidance()
    form.form.guidance.services_button.click()
    directory = app.window.areas.page
    assert isinstance(directory, DirectoryPage)
    directory.back.click()
    assert app.window.areas.page is form


def test_words_to_check_stand_once_more_before_the_report_is_sent(
    start: Callable[..., Application], work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Each answer with such words has a row that leads to it; what was skipped or mended has none."""
    app = start(work)
    qtbot.waitUntil(app.window.isActiveWindow)
    app.signed_in._my_work.mine.open("r-draft")  # type: ignore[union-attr]
    page = app.window.areas.page
    assert isinstance(page, FillPage)
    form, story = page.model.form, "/data/seen/story"
    form.answer(story, TEXT)
    form.walk.open_section(CHECK)
    check = page.form.page()
    assert isinstance(check, CheckPage)
    qtbot.waitUntil(check.is_whole)

    def rows() -> list[Button]:
        return [each for each in check.findChildren(Button, f"{story}#wording") if each.isVisible()]

    (change,) = rows()
    assert "was acting crazy" in " ".join(each.text() for each in check.findChildren(Strong))
    change.click()
    assert form.in_hand.path() == story
    form.answer(story, "He was pacing.")
    form.walk.open_section(CHECK)
    qtbot.waitUntil(check.is_whole)
    assert rows() == []


def test_many_words_to_check_in_one_answer_are_each_named_once_and_the_first_of_them(
    editor: TextEditor,
) -> None:
    """A pasted novel does not push the answers out of sight: five phrases, and how many more."""
    hints = [Hint("r", at, at + 8, f"phrase {at % 8}", "Say what you saw.") for at in range(300)]
    line = wording_line(editor.question, hints)
    assert line is not None
    assert line.problem.count("phrase") == 5
    assert line.problem.endswith("And 3 more.")
    again = wording_line(editor.question, hints[::8])
    assert again is not None
    assert again.problem == "“phrase 0”. Say what you saw."


class LateWording:
    """Finds what it is told to find, once it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Callable[[tuple[Hint, ...]], None]]] = []

    def look(self, text: str, done: Callable[[tuple[Hint, ...]], None]) -> None:
        self.asked.append((text, done))

    def answer(self, hint: Hint, *, accepted: bool) -> None:
        """Nothing is remembered."""

    def find(self, *texts: str) -> None:
        """Give a hint to each of these answers, and none to others, of those that were asked about."""
        asked, self.asked = self.asked, []
        for text, done in asked:
            done((Hint("r", 0, 6, text[:6], "Say what you saw."),) if text in texts else ())


def test_the_focus_stays_in_words_to_check_while_more_of_them_come_in(
    start: Callable[..., Application], work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Enter opens the question that was chosen, however late the words of another answer are found."""
    app = start(work)
    app.signed_in._my_work.mine.open("r-draft")  # type: ignore[union-attr]
    page = app.window.areas.page
    assert isinstance(page, FillPage)
    form, story = page.model.form, "/data/seen/story"
    form.answer(story, TEXT)
    form.walk.open_section(CHECK)
    check = page.form.page()
    assert isinstance(check, CheckPage)
    qtbot.waitUntil(check.is_whole)
    (change,) = (each for each in check.findChildren(Button, f"{story}#wording") if each.isVisible())
    change.setFocus()
    block = check._wording
    (line,) = block._made_wrong
    other = replace(line, path="/data/call/other")
    block.make_wrong("Words to check", [other, line], "wording")
    list(block.to_make)
    assert app.window.focusWidget() is change
    assert [row.line for row in block._rows()] == [other, line]


def test_change_in_words_to_check_comes_back_to_its_row_there(
    start: Callable[..., Application], work: FakeWorkspace, qtbot: QtBot
) -> None:
    """The rest of those words is gone through from where one was, though they are found again later."""
    app = start(work)
    app.signed_in._my_work.mine.open("r-draft")  # type: ignore[union-attr]
    page = app.window.areas.page
    assert isinstance(page, FillPage)
    late = LateWording()
    form, story = page.model.form, "/data/seen/story"
    form.answer(story, TEXT)
    form.walk.open_section(CHECK)
    check = page.form.page()
    assert isinstance(check, CheckPage)
    qtbot.waitUntil(check.is_whole)
    (change,) = (each for each in check.findChildren(Button, f"{story}#wording") if each.isVisible())
    change.click()
    check.desk = replace(check.desk, wording=late)
    form.answer(story, TEXT + " Then he sat down.")
    form.walk.open_section(CHECK)
    check.focus_first()
    late.find(TEXT + " Then he sat down.")
    qtbot.waitUntil(check.is_whole)
    assert app.window.focusWidget().objectName() == f"{story}#wording"
