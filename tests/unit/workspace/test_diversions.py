"""A liaison advances a diversion: each step is an event that reaches HQ, the unit and the other liaisons."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from citdesk.casework.errors import Refused, UserError
from citdesk.casework.events import ConditionResult, DiversionStep
from citdesk.workspace import NotNow
from tests.unit.workspace.office import Office

DAY = date(2026, 3, 12)
CONDITIONS = (("treatment", "weekly", "2026-04-20"), ("hours", "", "2026-05-20"))
LATER = datetime(2026, 3, 17, 20, 0, tzinfo=UTC)
S = DiversionStep


def test_conditions_and_dates_stand_ready_before_anything_happened(office: Office) -> None:
    """Whose it is and what was agreed is there; the first meeting is due, then the first condition."""
    report = office.diversion(CONDITIONS)
    page = office.liaison.diversions.page(report)
    assert (page.stage, page.ended, page.steps) == (None, False, ())
    assert page.person == "Sampleford"
    assert [(row.words, row.due) for row in page.conditions] == [
        ("Treatment: weekly", date(2026, 4, 20)),
        ("Community service", date(2026, 5, 20)),
    ]
    assert S.PROGRAM_DECLINED in page.next_steps
    assert S.COMPLETED not in page.next_steps
    assert not page.may_tell_conditions
    (row,) = [row for row in office.liaison.liaison_board() if row.report == report]
    assert row.due is not None
    assert (row.due.label, row.diversion, row.conditions) == ("First meeting", True, 2)


def test_a_step_reaches_hq_and_who_wrote_the_report(office: Office) -> None:
    """It is on record at HQ, told back in the projection, and stands in the report's history."""
    report = office.diversion(CONDITIONS)
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    assert calls.page(report).steps[0].waiting
    office.sync()
    (step,) = calls.page(report).steps
    assert (step.step, step.on, step.waiting, step.by) == (S.INTAKE_DONE, DAY, False, "Lindqvist Example")
    (taken,) = office.hq.standings[report].diversion  # pyright: ignore[reportArgumentType]
    assert taken.step is S.INTAKE_DONE
    (row,) = [row for row in office.liaison.liaison_board() if row.report == report]
    assert row.due is not None
    assert (row.due.label, row.due.date) == ("", date(2026, 4, 20))
    told = office.supervisor.review(report).history[-1]
    assert (told.what, told.note) == (
        "Recorded a step of the diversion",
        "First meeting held, Mar 12, 2026",
    )


def test_the_first_meeting_is_one_meeting(office: Office) -> None:
    """Once it was held, the condition to come to it is late no more and says when it was held."""
    report = office.diversion((("intake", "", "2026-03-01"), *CONDITIONS))
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    meeting, treatment, _hours = calls.page(report).conditions
    assert (meeting.words, meeting.held, meeting.result) == ("First meeting", DAY, None)
    assert treatment.held is None
    (row,) = [row for row in office.liaison.liaison_board() if row.report == report]
    assert row.due is not None
    assert (row.due.date, row.late) == (date(2026, 4, 20), 0)
    calls.tell_condition(report, meeting.condition, ConditionResult.MET, DAY, "")
    assert calls.page(report).conditions[0].held is None


def test_the_last_word_on_a_condition_counts(office: Office) -> None:
    """A missed one that was made good later is met, and both stand among the steps."""
    report = office.diversion(CONDITIONS)
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    treatment, hours = (row.condition for row in calls.page(report).conditions)
    calls.tell_condition(report, treatment, ConditionResult.MISSED, DAY, "Did not come.")
    calls.tell_condition(report, treatment, ConditionResult.MET, DAY, "")
    calls.tell_condition(report, hours, ConditionResult.EXCUSED, DAY, "The site closed.")
    office.sync()
    page = calls.page(report)
    assert [row.result for row in page.conditions] == [ConditionResult.MET, ConditionResult.EXCUSED]
    assert [step.result for step in page.steps if step.result] == [
        ConditionResult.MISSED, ConditionResult.MET, ConditionResult.EXCUSED,
    ]  # fmt: skip
    assert page.stage is S.IN_PROGRESS
    (row,) = [row for row in office.liaison.liaison_board() if row.report == report]
    assert (row.settled, row.conditions) == (2, 2)


def test_nothing_is_due_after_the_end(office: Office) -> None:
    """A completed diversion has no due date, and its end can be taken back with a word about why."""
    report = office.diversion(CONDITIONS)
    calls = office.liaison.diversions
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    calls.advance(report, S.COMPLETED, DAY, "")
    (row,) = [row for row in office.liaison.liaison_board() if row.report == report]
    assert (row.ended, row.due, row.stage) == (True, None, S.COMPLETED)
    assert not calls.page(report).may_tell_conditions
    with pytest.raises(UserError, match="what happened"):
        calls.advance(report, S.IN_PROGRESS, DAY, " ")
    calls.advance(report, S.IN_PROGRESS, DAY, "Recorded for the wrong person.")
    office.sync()
    assert office.liaison.sync_status().refused == ()
    assert calls.page(report).stage is S.IN_PROGRESS


@pytest.mark.parametrize("step", [S.PROGRAM_DECLINED, S.PROSECUTOR_DECLINED, S.WITHDREW])
def test_what_goes_against_the_person_is_explained(office: Office, step: DiversionStep) -> None:
    """A refusal or an early end without a note is not recorded."""
    report = office.diversion(CONDITIONS)
    with pytest.raises(UserError, match="what happened"):
        office.liaison.diversions.advance(report, step, DAY, "")
    assert office.liaison.sync_status().waiting == 0


def test_a_step_of_tomorrow_or_out_of_order_is_not_recorded(office: Office) -> None:
    """The day is today or earlier, and the device refuses what HQ would refuse."""
    report = office.diversion(CONDITIONS)
    with pytest.raises(UserError, match="today or earlier"):
        office.liaison.diversions.advance(report, S.INTAKE_DONE, date(2026, 3, 13), "")
    with pytest.raises(Refused):
        office.liaison.diversions.advance(report, S.COMPLETED, DAY, "")
    with pytest.raises(NotNow):
        office.liaison.diversions.page(office.approved())


def test_steps_and_papers_outlive_an_amendment(office: Office) -> None:
    """A newer version on record keeps what happened before it."""
    report = office.diversion(CONDITIONS)
    office.liaison.diversions.advance(report, S.INTAKE_DONE, DAY, "")
    job = office.liaison.prepare_paper(report, "diversion_packet", "County Court", "Hearing")
    office.liaison.issue_paper(job, job.make())
    office.sync()
    office.officer.rework(report)
    office.fill(report, {"/diversion/person/charge": "Trespass at night"})
    office.officer.send(report)
    office.sync()
    office.supervisor.approve(report, office.supervisor.review(report).revision)
    office.sync(office.supervisor)
    assert office.liaison.diversions.page(report).stage is S.INTAKE_DONE
    (row,) = [row for row in office.liaison.liaison_board() if row.report == report]
    assert row.papers_issued == 1


def test_a_step_before_the_encounter_is_not_recorded(office: Office) -> None:
    """A mistyped year would stand in the file for good: the day is the encounter's or later."""
    report = office.diversion(CONDITIONS)
    for day in (date(2020, 1, 3), date(2026, 3, 11)):
        with pytest.raises(UserError, match="before the day of the encounter"):
            office.liaison.diversions.advance(report, S.INTAKE_DONE, day, "")
    office.liaison.diversions.advance(report, S.INTAKE_DONE, DAY, "")


def test_a_day_that_was_mistyped_is_corrected_everywhere_and_both_stay(office: Office) -> None:
    """File and HQ have the right day; the file and the history tell both, who and why."""
    report = office.diversion(CONDITIONS)
    office.move_to(LATER)
    calls, right, why = office.liaison.diversions, date(2026, 3, 16), "Typed the day of the call."
    calls.advance(report, S.INTAKE_DONE, DAY, "Met the case manager.")
    office.sync()
    calls.correct_day(report, S.INTAKE_DONE, DAY, right, why)
    (waiting,) = calls.page(report).steps
    assert (waiting.on, waiting.corrections[0].waiting) == (right, True)
    office.sync()
    (step,) = calls.page(report).steps
    assert (step.on, step.note) == (right, "Met the case manager.")
    (corrected,) = step.corrections
    assert (corrected.was, corrected.by, corrected.why, corrected.waiting) == (
        DAY,
        "Lindqvist Example",
        why,
        False,
    )
    (taken,) = office.hq.standings[report].diversion  # pyright: ignore[reportArgumentType]
    assert (taken.step, taken.on) == (S.INTAKE_DONE, right)
    assert calls.page(report).stage is S.INTAKE_DONE
    told = [(line.what, line.note) for line in office.supervisor.review(report).history[-2:]]
    assert told == [
        ("Recorded a step of the diversion", "First meeting held, Mar 12, 2026"),
        ("Corrected the day of a step", f"First meeting held: Mar 16, 2026, not Mar 12, 2026. {why}"),
    ]
    calls.advance(report, S.COMPLETED, right, "")
    assert calls.page(report).stage is S.COMPLETED


def test_a_correction_of_a_day_is_held_to_the_same_bounds(office: Office) -> None:
    """It says why, lies between the encounter and today, and mends what stands there."""
    report = office.diversion(CONDITIONS)
    calls = office.liaison.diversions
    office.move_to(LATER)
    calls.advance(report, S.INTAKE_DONE, DAY, "")
    for on, why, said in (
        (date(2026, 3, 13), " ", "why the day is corrected"),
        (date(2026, 3, 11), "Mistyped.", "before the day of the encounter"),
        (date(2026, 4, 13), "Mistyped.", "today or earlier"),
    ):
        with pytest.raises(UserError, match=said):
            calls.correct_day(report, S.INTAKE_DONE, DAY, on, why)
    with pytest.raises(Refused):
        calls.correct_day(report, S.INTAKE_DONE, date(2026, 3, 14), DAY, "Mistyped.")
    assert len(calls.page(report).steps[0].corrections) == 0


def _both_correct(office: Office, liaison: date) -> str:
    """Without network the supervisor and the liaison correct the day of the same step; hers arrives first."""
    report = office.diversion(CONDITIONS)
    office.move_to(LATER)
    office.liaison.diversions.advance(report, S.INTAKE_DONE, DAY, "")
    office.sync()
    for who, right in ((office.supervisor, date(2026, 3, 16)), (office.liaison, liaison)):
        who.diversions.correct_day(report, S.INTAKE_DONE, DAY, right, "Typed the wrong day.")
    office.sync(office.supervisor)
    return report


def test_a_step_that_hq_refused_is_named_and_can_be_let_go_of(office: Office) -> None:
    """The row has the report's number, the step, its days and the reason; seen, it leaves the list."""
    report = _both_correct(office, date(2026, 3, 15))
    (refused,) = office.liaison.sync_status().refused
    assert (refused.number, refused.title, refused.code) == (
        office.hq.standings[report].number,  # pyright: ignore[reportArgumentType]
        "Diversion",
        "overtaken",
    )
    (step,) = refused.steps
    assert step.advanced is not None
    assert (step.advanced.step, step.advanced.on, step.advanced.corrects, step.said) == (
        S.INTAKE_DONE,
        date(2026, 3, 15),
        DAY,
        "Typed the wrong day.",
    )
    office.liaison.set_aside(report)
    assert office.liaison.sync_status().refused == ()


def test_the_same_correction_by_two_needs_nobody(office: Office) -> None:
    """HQ took the first and refused the second; the day stands as both wanted it."""
    report = _both_correct(office, date(2026, 3, 16))
    assert office.liaison.sync_status().refused == ()
    assert office.liaison.diversions.page(report).steps[0].on == date(2026, 3, 16)
