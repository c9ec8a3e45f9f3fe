"""The court file: a diversion is advanced step by step, and what went out stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import UserError
from citdesk.casework.events import DiversionAdvanced, EventKind
from citdesk.casework.people import Role
from citdesk.desktop.liaison.correct_day_view import CorrectDayPage
from citdesk.desktop.liaison.court_file_model import CourtFileModel
from citdesk.desktop.liaison.court_file_view import CourtFilePage
from citdesk.desktop.liaison.journey import LiaisonJourney
from citdesk.desktop.liaison.step_view import StepPage
from citdesk.desktop.shell.areas_stack import AreaStack
from citdesk.desktop.shell.journey import Ground
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Words
from citdesk.workspace import (
    ConditionResult,
    ConditionRow,
    DiversionStep,
    RefusedRow,
    RefusedStep,
    SyncStatus,
)
from tests.gui.shell.fakes import BOARD, NOW, FakeWorkspace, now
from tests.gui.shell.held_tasks import HeldTasks

DAY = date(2026, 3, 12)


@pytest.fixture
def work() -> FakeWorkspace:
    """A liaison with one diversion on the board."""
    return FakeWorkspace(Role.LIAISON, name="Desk 2")


@pytest.fixture
def model(work: FakeWorkspace, qtbot: QtBot) -> CourtFileModel:
    """The file of the diversion, read once."""
    made = CourtFileModel(work.workspace(), ImmediateTasks(), BOARD[0], now)
    made.load()
    return made


@pytest.fixture
def page(qtbot: QtBot, look: Look, model: CourtFileModel) -> CourtFilePage:
    """The file on the screen."""
    made = CourtFilePage(look, model)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.arrive()
    return made


def _step_page(qtbot: QtBot, look: Look, model: CourtFileModel, *, condition: bool = False) -> StepPage:
    diversion = model.diversion
    assert diversion is not None
    made = StepPage(look, model, diversion.conditions[0] if condition else None)
    qtbot.addWidget(made)
    made.show()
    return made


def _said(page: QWidget) -> str:
    return "\n".join(words.text() for words in page.findChildren(Words) if words.isVisible())


def _says(qtbot: QtBot, page: QWidget, *words: str) -> None:
    """The page says all of it, once Qt has laid out what was added."""
    qtbot.waitUntil(lambda: all(each in _said(page) for each in words))


def test_the_file_says_where_the_diversion_stands_and_what_is_due(page: CourtFilePage, qtbot: QtBot) -> None:
    """Stage, conditions with their dates, steps and papers: a new one has none of the last two."""
    _says(
        qtbot, page, "No answer from the prosecutor or the program yet", "Treatment: weekly", "Due Mon Apr 20"
    )
    _says(qtbot, page, "No paper was issued yet.")
    _says(qtbot, page, "Conditions can be recorded once the first meeting was held.")
    assert page.findChild(Button, "court-file.condition:1") is None


def test_an_open_file_says_whose_it_is_and_its_heading_does_not(page: CourtFilePage, qtbot: QtBot) -> None:
    """The person's name stands on the page; the bar, which others see, has the number alone."""
    _says(qtbot, page, "Rosa Sample")
    assert "Rosa" not in page.context().title


def test_a_step_is_recorded_with_its_day_and_note(
    qtbot: QtBot, look: Look, model: CourtFileModel, page: CourtFilePage, work: FakeWorkspace
) -> None:
    """Chosen, dated today without typing, recorded; the file shows it and that it waits for HQ."""
    form = _step_page(qtbot, look, model)
    form.choices["intake_done"].click()
    form.note.setPlainText("Met the case manager.")
    with qtbot.waitSignals([model.acted, form.left]):
        form.go.click()
    assert work.calls[-1].values == ("b-1", DiversionStep.INTAKE_DONE, DAY, "Met the case manager.")
    _says(qtbot, page, "First meeting held", "Met the case manager.", "Not at HQ yet.")
    assert page.findChild(Button, "court-file.condition:1") is not None


def test_a_pasted_note_is_recorded_as_it_reads(
    qtbot: QtBot, look: Look, model: CourtFileModel, work: FakeWorkspace
) -> None:
    """Letters to the court quote it: no sign in it turns a line round, no word runs into the next."""
    form = _step_page(qtbot, look, model)
    form.choices["intake_done"].click()
    copied = QMimeData()
    copied.setText("Met\x0bthe \u202ecase\u202c manager.\x00")
    form.note.insertFromMimeData(copied)
    form.go.click()
    assert work.calls[-1].values[3] == "Met\nthe case manager."


def test_a_condition_is_told_met_missed_or_excused(
    qtbot: QtBot, look: Look, model: CourtFileModel, page: CourtFilePage, work: FakeWorkspace
) -> None:
    """Its own page names the condition; the file shows the result in place of the due date."""
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    form = _step_page(qtbot, look, model, condition=True)
    assert list(form.choices) == ["met", "missed", "excused"]
    form.choices["missed"].click()
    form.note.setPlainText("Did not come.")
    form.go.click()
    assert work.calls[-1].values[2:] == (ConditionResult.MISSED, DAY, "Did not come.")
    _says(qtbot, page, "Missed, Thu Mar 12. Did not come.")


def test_what_follows_from_an_end_is_said_before_it_is_recorded(
    qtbot: QtBot, look: Look, model: CourtFileModel
) -> None:
    """Choosing an end says that nothing is due afterwards and which letter can be made."""
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    form = _step_page(qtbot, look, model)
    form.choices["completed"].click()
    assert "completion letter can be made" in _said(form)
    form.choices["in_progress"].click()
    assert "completion letter" not in _said(form)


def test_nothing_is_recorded_without_a_choice_or_a_day(
    qtbot: QtBot, look: Look, model: CourtFileModel, work: FakeWorkspace
) -> None:
    """Each is asked for by name, and the page stays."""
    form = _step_page(qtbot, look, model)
    form.go.click()
    assert "Choose what happened" in _said(form)
    form.choices["intake_done"].click()
    form.on.day.setText("45")
    form.go.click()
    assert "Enter the day" in _said(form)
    assert work.calls == []


def test_a_refusal_is_said_on_the_page_and_the_note_stays(
    qtbot: QtBot, look: Look, model: CourtFileModel, work: FakeWorkspace
) -> None:
    """What may not be recorded is not lost: sentence above, note as typed."""
    form = _step_page(qtbot, look, model)
    form.choices["program_declined"].click()
    form.note.setPlainText("Full until May.")
    work.failure = UserError("The day must be today or earlier.", code="day_ahead")
    form.go.click()
    assert "The day must be today or earlier." in _said(form)
    assert form.note.toPlainText() == "Full until May."
    form.go.click()
    assert work.names() == ["advance_diversion"]


def test_papers_that_went_out_can_be_corrected(
    qtbot: QtBot, model: CourtFileModel, page: CourtFilePage, work: FakeWorkspace
) -> None:
    """The register tells document, time and reader, and leads to the corrected paper."""
    work.diversions.issued("D-0001")
    model.load()
    _says(qtbot, page, "D-0001, 21:44, by Desk 2")
    button = page.findChild(Button, "court-file.correct:D-0001")
    assert isinstance(button, Button)
    with qtbot.waitSignal(page.paper_wanted) as signal:
        button.click()
    assert signal.args == ["D-0001"]


def test_a_report_that_is_no_diversion_shows_its_papers_only(
    qtbot: QtBot, look: Look, work: FakeWorkspace
) -> None:
    """An encounter report has no steps."""
    model = CourtFileModel(work.workspace(), ImmediateTasks(), BOARD[2], now)
    made = CourtFilePage(look, model)
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    _says(qtbot, made, "Papers issued")
    assert not made.step.isVisible()
    assert "What was agreed" not in _said(made)


def test_a_note_that_was_not_recorded_stands_there_again(
    qtbot: QtBot, look: Look, model: CourtFileModel
) -> None:
    """Back loses nothing within the sign-in; each condition has its own note, and recording ends it."""
    kept = KeptWords()
    assert model.diversion is not None
    condition = model.diversion.conditions[0]

    def opened(about: ConditionRow | None = None) -> StepPage:
        made = StepPage(look, model, about, kept=kept)
        qtbot.addWidget(made)
        made.show()
        return made

    first = opened()
    first.note.setPlainText("Met the case manager.")
    first.commands()["page.back"]()
    assert opened(condition).note.toPlainText() == ""
    again = opened()
    assert again.note.toPlainText() == "Met the case manager."
    again.choices["intake_done"].click()
    again.go.click()
    assert opened().note.toPlainText() == ""


def test_a_condition_about_the_meeting_that_was_held_stands_ready_as_kept(
    qtbot: QtBot, look: Look, model: CourtFileModel, work: FakeWorkspace
) -> None:
    """The file says when the meeting was and not that it is late; one press records that it was kept."""
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    work.diversions.conditions[0] = replace(work.diversions.conditions[0], held=DAY)
    model.load()
    file = CourtFilePage(look, model)
    qtbot.addWidget(file)
    file.show()
    _says(qtbot, file, "The first meeting was held")
    assert "Due Mon Apr 20" not in _said(file)
    form = _step_page(qtbot, look, model, condition=True)
    form.go.click()
    assert work.calls[-1].values[2:4] == (ConditionResult.MET, DAY)


def test_the_day_of_a_step_stands_over_the_steps(qtbot: QtBot, look: Look, model: CourtFileModel) -> None:
    """It says today: on a small screen too it is in sight before a step is chosen."""
    form = _step_page(qtbot, look, model)
    form.resize(930, 540)
    first = form.choices["prosecutor_accepted"]
    qtbot.waitUntil(lambda: form.on.mapTo(form, QPoint(0, 0)).y() < first.mapTo(form, QPoint(0, 0)).y())
    assert form.on.visibleRegion().boundingRect() == form.on.rect()
    _says(qtbot, form, "Completed stands here once the first meeting was held.")


def test_a_completion_with_conditions_that_were_not_kept_is_asked_about_first(
    qtbot: QtBot, look: Look, model: CourtFileModel, work: FakeWorkspace
) -> None:
    """One sentence says what speaks against it, a second press records it; another choice asks anew."""
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    assert model.diversion is not None
    model.tell_condition(model.diversion.conditions[0], ConditionResult.MISSED, DAY, "Did not come.")
    form = _step_page(qtbot, look, model)
    form.choices["completed"].click()
    before = len(work.calls)
    form.go.click()
    assert "1 condition was missed; 1 condition has no result. Is it" in _said(form)
    assert "Is it completed all the same?" in _said(form)
    assert form.go.text() == "Record it all the same"
    assert len(work.calls) == before
    form.choices["terminated"].click()
    assert form.go.text() == "Record"
    assert "was missed" not in _said(form)
    form.choices["completed"].click()
    form.go.click()
    form.go.click()
    assert work.calls[-1].values[1] is DiversionStep.COMPLETED


def test_an_end_before_the_first_meeting_is_asked_about_first(
    qtbot: QtBot, look: Look, model: CourtFileModel, work: FakeWorkspace
) -> None:
    """A day that was mistyped is seen before it is on record."""
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    form = _step_page(qtbot, look, model)
    form.choices["completed"].click()
    form.on.show_date(date(2026, 3, 10))
    before = len(work.calls)
    form.go.click()
    assert "That day is before “First meeting held”, " in _said(form)
    assert len(work.calls) == before


def test_a_step_before_the_one_it_follows_is_asked_about_first(
    qtbot: QtBot, look: Look, model: CourtFileModel, work: FakeWorkspace
) -> None:
    """A first meeting before the program accepted the person is recorded by a second press alone."""
    model.advance(DiversionStep.PROGRAM_ACCEPTED, DAY, "")
    form = _step_page(qtbot, look, model)
    form.choices["intake_done"].click()
    form.on.show_date(date(2026, 3, 3))
    before = len(work.calls)
    form.go.click()
    assert "That day is before “Accepted by the program”, Thu Mar 12. Is it right?" in _said(form)
    assert len(work.calls) == before
    form.go.click()
    assert work.calls[-1].values[2] == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("place", "on", "words"),
    [
        (0, date(2026, 3, 11), "That day is after “First meeting held”, Tue Mar 10. Is it right?"),
        (1, date(2026, 3, 5), "That day is before “Accepted by the program”, Sun Mar 8. Is it right?"),
    ],
    ids=["after the next", "before the last"],
)
def test_a_corrected_day_out_of_the_order_of_steps_is_asked_about_first(
    qtbot: QtBot, look: Look, model: CourtFileModel, work: FakeWorkspace, place: int, on: date, words: str
) -> None:
    """One sentence names the step beside it, and a second press corrects the day."""
    model.advance(DiversionStep.PROGRAM_ACCEPTED, date(2026, 3, 8), "")
    model.advance(DiversionStep.INTAKE_DONE, date(2026, 3, 10), "")
    assert model.diversion is not None
    form = CorrectDayPage(look, model, model.diversion.steps[place])
    qtbot.addWidget(form)
    form.show()
    form.on.show_date(on)
    form.why.setPlainText("Typed the wrong day.")
    before = len(work.calls)
    form.go.click()
    assert words in _said(form)
    assert form.go.text() == "Correct it all the same"
    assert len(work.calls) == before
    form.go.click()
    assert work.calls[-1].values[3] == on


def test_a_day_changed_to_a_sound_one_is_recorded_like_any_other(
    qtbot: QtBot, look: Look, model: CourtFileModel
) -> None:
    """Once another day stands there, neither button nor sentence speaks of the one that was asked about."""
    model.advance(DiversionStep.PROGRAM_ACCEPTED, date(2026, 3, 8), "")
    model.advance(DiversionStep.INTAKE_DONE, date(2026, 3, 10), "")
    assert model.diversion is not None
    correction = CorrectDayPage(look, model, model.diversion.steps[1])
    correction.why.setPlainText("Typed the wrong day.")
    step = _step_page(qtbot, look, model)
    next(iter(step.choices.values())).click()
    for form, words in ((correction, "Correct"), (step, "Record")):
        qtbot.addWidget(form)
        form.show()
        form.on.show_date(date(2026, 3, 5))
        form.go.click()
        assert form.go.text() == f"{words} it all the same"
        form.on.day.clear()
        qtbot.keyClicks(form.on.day, "11")
        assert form.go.text() == words
        assert "Is it right?" not in _said(form)


def test_what_happened_is_listed_by_its_day(model: CourtFileModel, page: CourtFilePage, qtbot: QtBot) -> None:
    """The last day is on top, whichever step was recorded last; when it was recorded stands beside it."""
    model.advance(DiversionStep.PROGRAM_ACCEPTED, DAY, "")
    model.advance(DiversionStep.INTAKE_DONE, date(2026, 3, 3), "")
    _says(qtbot, page, "Tue Mar 3: First meeting held", "Recorded by Desk 2, 21:44")
    qtbot.waitUntil(lambda: _said(page).count("Recorded by") == 2)
    said = _said(page)
    assert said.index("Thu Mar 12: Accepted by the program") < said.index("Tue Mar 3: First meeting held")


def test_after_an_end_no_condition_is_due(qtbot: QtBot, model: CourtFileModel, page: CourtFilePage) -> None:
    """Of a condition that nobody recorded anything of it says so; it is not late."""
    model.advance(DiversionStep.PROGRAM_DECLINED, DAY, "Full until May.")
    _says(qtbot, page, "Nothing is due anymore.", "No result was recorded")
    assert "Due " not in _said(page)


def test_nothing_is_said_of_papers_before_the_file_was_read(
    qtbot: QtBot, look: Look, work: FakeWorkspace
) -> None:
    """A file that holds papers never says, while it is opened, that none was issued."""
    work.diversions.issued("D-0001")
    tasks = HeldTasks()
    model = CourtFileModel(work.workspace(), tasks, BOARD[0], now)
    made = CourtFilePage(look, model)
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    assert "No paper was issued yet." not in _said(made)
    tasks.let_go()
    _says(qtbot, made, "D-0001, 21:44, by Desk 2")


def test_the_day_of_a_step_is_corrected_with_a_reason(
    qtbot: QtBot, look: Look, model: CourtFileModel, page: CourtFilePage, work: FakeWorkspace
) -> None:
    """The file leads there; another day and a reason are asked for; then both days stand in the file."""
    model.advance(DiversionStep.INTAKE_DONE, date(2026, 3, 10), "Met the case manager.")
    _says(qtbot, page, "Tue Mar 10: First meeting held")
    button = page.findChild(Button, "court-file.day:1")
    assert isinstance(button, Button)
    with qtbot.waitSignal(page.day_wanted) as wanted:
        button.click()
    form = CorrectDayPage(look, model, wanted.args[0])  # type: ignore[index]
    qtbot.addWidget(form)
    form.show()
    assert "First meeting held is recorded for Tue Mar 10." in _said(form)
    calls = len(work.calls)
    form.go.click()
    assert "this one is recorded already" in _said(form)
    form.on.day.setText("45")
    form.go.click()
    assert "Enter the day" in _said(form)
    form.on.show_date(DAY)
    form.go.click()
    assert "Enter why the day is corrected" in _said(form)
    assert len(work.calls) == calls
    form.why.setPlainText("Typed the day of the call.")
    with qtbot.waitSignals([model.acted, form.left]):
        form.go.click()
    assert work.calls[-1].name == "correct_day"
    assert work.calls[-1].values[1:] == (
        DiversionStep.INTAKE_DONE, date(2026, 3, 10), DAY, "Typed the day of the call.",
    )  # fmt: skip
    _says(
        qtbot,
        page,
        "Thu Mar 12: First meeting held",
        "Corrected by Desk 2, 21:44, not at HQ yet: Typed the day of the call.",
    )


def test_what_became_of_a_condition_is_recorded_again_and_not_corrected(
    model: CourtFileModel, page: CourtFilePage
) -> None:
    """Its line among the steps has no such button: the last word on a condition counts."""
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    assert model.diversion is not None
    model.tell_condition(model.diversion.conditions[0], ConditionResult.MET, DAY, "")
    assert page.findChild(Button, "court-file.day:1") is not None
    assert page.findChild(Button, "court-file.day:2") is None


def test_a_step_that_hq_did_not_take_stands_in_the_file_until_it_was_seen(
    work: FakeWorkspace, model: CourtFileModel, page: CourtFilePage, qtbot: QtBot
) -> None:
    """Which step, which days, what was typed; one press takes it off the list."""
    assert not page._not_taken.isVisible()
    advanced = DiversionAdvanced(DiversionStep.INTAKE_DONE, date(2026, 3, 11), "Typed wrong.", corrects=DAY)
    step = RefusedStep(
        EventKind.ADVANCE_DIVERSION, "Typed wrong.", "", advanced, "overtaken", "It does not stand there."
    )
    row = RefusedRow(BOARD[0].report, "DV-2026-0003", "Diversion", "overtaken", "", 0, (step,))
    work.status = SyncStatus(0, 0, (row,), NOW)
    model.load()
    _says(
        qtbot,
        page,
        "HQ did not take",
        "First meeting held",
        "It does not stand there. You wrote: Typed wrong.",
    )
    seen = page.findChild(Button, "court-file.refused-seen")
    assert seen is not None
    seen.click()
    assert work.status.refused == ()
    qtbot.waitUntil(lambda: "You wrote" not in _said(page))


def _refuse(work: FakeWorkspace, *steps: RefusedStep) -> None:
    row = RefusedRow(BOARD[0].report, "DV-2026-0003", "Diversion", "overtaken", "", 0, steps)
    work.status = SyncStatus(0, 0, (row,), NOW)


def _step(advanced: DiversionAdvanced) -> RefusedStep:
    kind = EventKind.ADVANCE_DIVERSION
    return RefusedStep(kind, advanced.note, "", advanced, "overtaken", "It does not stand there.")


def _try_again(
    qtbot: QtBot, look: Look, model: CourtFileModel, page: CourtFilePage, words: str, stack: AreaStack
) -> QWidget:
    journey = LiaisonJourney(Ground(look, stack, model._workspace, ImmediateTasks(), now), stack.parent())
    page.again_wanted.connect(lambda way: journey._show_again(model, way))
    model.load()
    again = page.findChild(Button, "court-file.again:1")
    assert again is not None
    assert again.text() == words
    again.click()
    assert stack.page is not None
    return stack.page


@pytest.fixture
def stack(qtbot: QtBot, page: CourtFilePage) -> AreaStack:
    """The liaison's area with the file open in it."""
    stacked = QStackedWidget()
    qtbot.addWidget(stacked)
    areas = AreaStack(stacked, stacked)
    areas.offer("area.liaison", lambda: page)
    areas.open("area.liaison")
    return areas


def test_a_correction_that_hq_did_not_take_is_tried_again_on_the_day_that_stands(
    qtbot: QtBot,
    look: Look,
    work: FakeWorkspace,
    model: CourtFileModel,
    page: CourtFilePage,
    stack: AreaStack,
) -> None:
    """Somebody corrected the day meanwhile: the page asks about theirs, with day and reason as typed."""
    model.advance(DiversionStep.INTAKE_DONE, date(2026, 3, 10), "")
    typed, wrong = "Typed the day of the call.", date(2026, 3, 9)
    _refuse(work, _step(DiversionAdvanced(DiversionStep.INTAKE_DONE, DAY, typed, corrects=wrong)))
    form = _try_again(qtbot, look, model, page, "Try again on the day that stands", stack)
    assert isinstance(form, CorrectDayPage)
    form.go.click()
    assert work.calls[-1].values[1:] == (DiversionStep.INTAKE_DONE, date(2026, 3, 10), DAY, typed)


def test_a_step_that_hq_did_not_take_is_recorded_again_as_it_was_typed(
    qtbot: QtBot,
    look: Look,
    work: FakeWorkspace,
    model: CourtFileModel,
    page: CourtFilePage,
    stack: AreaStack,
) -> None:
    """Step, day and note stand on the page; left unsent, they are no words that would be lost."""
    on = date(2026, 3, 10)
    _refuse(work, _step(DiversionAdvanced(DiversionStep.INTAKE_DONE, on, "Met her sister.")))
    form = _try_again(qtbot, look, model, page, "Record it again", stack)
    assert isinstance(form, StepPage)
    form.go.click()
    assert work.calls[-1].values == ("b-1", DiversionStep.INTAKE_DONE, on, "Met her sister.")


def test_what_became_of_a_condition_that_hq_did_not_take_is_told_again(
    qtbot: QtBot,
    look: Look,
    work: FakeWorkspace,
    model: CourtFileModel,
    page: CourtFilePage,
    stack: AreaStack,
) -> None:
    """Its own page, with result, day and note."""
    model.advance(DiversionStep.INTAKE_DONE, date(2026, 3, 10), "")
    condition = work.diversions.conditions[0].condition
    told = DiversionAdvanced(DiversionStep.IN_PROGRESS, DAY, "Twice late.", condition, ConditionResult.MISSED)
    _refuse(work, _step(told))
    form = _try_again(qtbot, look, model, page, "Record it again", stack)
    assert isinstance(form, StepPage)
    form.go.click()
    assert work.calls[-1].values == ("b-1", condition, ConditionResult.MISSED, DAY, "Twice late.")


def test_a_step_that_cannot_follow_anymore_is_offered_no_second_time(
    work: FakeWorkspace, model: CourtFileModel, page: CourtFilePage
) -> None:
    """The diversion went on without it: it is read, and taken off the list."""
    model.advance(DiversionStep.PROGRAM_DECLINED, DAY, "Full until May.")
    _refuse(work, _step(DiversionAdvanced(DiversionStep.INTAKE_DONE, DAY, "")))
    model.load()
    assert page.findChild(Button, "court-file.again:1") is None
    assert page.findChild(Button, "court-file.refused-seen") is not None
