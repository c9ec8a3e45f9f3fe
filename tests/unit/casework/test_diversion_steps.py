"""Steps of a diversion: in an order that makes sense, by those who are involved, with what was agreed."""

from __future__ import annotations

from datetime import date

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.events import (
    AgreedCondition,
    ConditionResult,
    DiversionAdvanced,
    DiversionStep,
    EventKind,
    PaperIssued,
    PaperVoided,
    read_payload,
)
from tests.unit.casework.acts import COLLEAGUE, LIAISON, Story

DAY = date(2026, 3, 20)
TREATMENT = AgreedCondition("treatment", "weekly", date(2026, 5, 1))


def _approved() -> Story:
    story = Story()
    story.sends()
    story.approves()
    return story


def _step(story: Story, step: DiversionStep, **more: object) -> None:
    story.happens(
        EventKind.ADVANCE_DIVERSION,
        LIAISON,
        DiversionAdvanced(step, DAY, **more),  # type: ignore[arg-type]
    )


def _refusal(story: Story, step: DiversionStep, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        _step(story, step, **more)
    return refused.value.code


def test_a_diversion_goes_from_acceptance_to_completion() -> None:
    """Prosecutor, program, first meeting, conditions, end: each step stands on record in its order."""
    story = _approved()
    for step in ("prosecutor_accepted", "program_accepted", "intake_done", "in_progress", "completed"):
        _step(story, DiversionStep(step))
    assert [taken.step.value for taken in story.now.diversion][-2:] == ["in_progress", "completed"]


def test_an_end_comes_after_a_beginning() -> None:
    """Nobody completes what no program took, and a declined diversion is not terminated."""
    story = _approved()
    assert _refusal(story, DiversionStep.COMPLETED) == "wrong_step"
    _step(story, DiversionStep.PROGRAM_DECLINED)
    assert _refusal(story, DiversionStep.TERMINATED) == "wrong_step"


def test_a_wrong_end_is_taken_back_by_another_step() -> None:
    """Nothing is deleted: a diversion that was ended by mistake runs again, and both steps stand there."""
    story = _approved()
    for step in ("intake_done", "completed", "in_progress"):
        _step(story, DiversionStep(step))
    assert [taken.step.value for taken in story.now.diversion] == ["intake_done", "completed", "in_progress"]


def test_a_condition_and_its_result_go_together() -> None:
    """A result without a condition, a condition without one, and either with another step are refused."""
    story = _approved()
    _step(story, DiversionStep.INTAKE_DONE)
    running = DiversionStep.IN_PROGRESS
    _step(story, running, condition=TREATMENT, result=ConditionResult.MISSED, note="Did not come.")
    assert story.now.diversion[-1].result is ConditionResult.MISSED
    assert _refusal(story, running, condition=TREATMENT) == "malformed_payload"
    assert _refusal(story, running, result=ConditionResult.MET) == "malformed_payload"
    ended = _refusal(story, DiversionStep.COMPLETED, condition=TREATMENT, result=ConditionResult.MET)
    assert ended == "malformed_payload"


def _corrects(story: Story, step: DiversionStep, was: date, on: date, why: str = "Mistyped.") -> None:
    story.happens(EventKind.ADVANCE_DIVERSION, LIAISON, DiversionAdvanced(step, on, why, corrects=was))


def test_a_day_that_was_recorded_wrong_is_corrected_in_its_place() -> None:
    """The step stands on its right day, where it stood; the diversion goes on from where it was."""
    story = _approved()
    for step in ("program_accepted", "intake_done", "completed"):
        _step(story, DiversionStep(step))
    right, later = date(2026, 3, 18), date(2026, 3, 19)
    _corrects(story, DiversionStep.INTAKE_DONE, DAY, right)
    assert [(taken.step.value, taken.on) for taken in story.now.diversion] == [
        ("program_accepted", DAY),
        ("intake_done", right),
        ("completed", DAY),
    ]
    _corrects(story, DiversionStep.INTAKE_DONE, right, later)
    assert story.now.diversion[1].on == later
    _step(story, DiversionStep.CHARGE_DISMISSED)


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        (DiversionAdvanced(DiversionStep.COMPLETED, DAY, "Mistyped.", corrects=DAY), "no_change"),
        (
            DiversionAdvanced(
                DiversionStep.INTAKE_DONE, date(2026, 3, 19), "Mistyped.", corrects=date(2026, 3, 3)
            ),
            "overtaken",
        ),
        (
            DiversionAdvanced(DiversionStep.COMPLETED, date(2026, 3, 19), "Mistyped.", corrects=DAY),
            "overtaken",
        ),
        (
            DiversionAdvanced(DiversionStep.INTAKE_DONE, date(2026, 3, 19), " ", corrects=DAY),
            "malformed_payload",
        ),
        (
            DiversionAdvanced(
                DiversionStep.IN_PROGRESS, DAY, "Mistyped.", TREATMENT, ConditionResult.MET, corrects=DAY
            ),
            "malformed_payload",
        ),
    ],
)
def test_a_correction_names_what_stands_there_and_says_why(correction: DiversionAdvanced, code: str) -> None:
    """One of a step that was not taken, or not on that day, of the same day, or without reason is refused."""
    story = _approved()
    _step(story, DiversionStep.INTAKE_DONE)
    before = story.now
    with pytest.raises(Refused) as refused:
        story.happens(EventKind.ADVANCE_DIVERSION, LIAISON, correction)
    assert refused.value.code == code
    assert story.now == before


def test_a_step_from_before_corrections_reads_as_it_did() -> None:
    """The text of an event that an older version wrote lacks the field, and corrects nothing."""
    text = '{"step":"intake_done","on":"2026-03-20","note":"","condition":null,"result":null}'
    assert read_payload(EventKind.ADVANCE_DIVERSION, text) == DiversionAdvanced(
        DiversionStep.INTAKE_DONE, DAY
    )


def test_who_has_no_part_in_the_report_records_no_step() -> None:
    """A colleague is refused."""
    story = _approved()
    step = DiversionAdvanced(DiversionStep.INTAKE_DONE, DAY)
    with pytest.raises(Refused) as refused:
        story.happens(EventKind.ADVANCE_DIVERSION, COLLEAGUE, step)
    assert refused.value.code == "not_allowed"


def _paper(document: str, revision: str, replaces: str = "", correction: str = "") -> PaperIssued:
    return PaperIssued(
        document, "diversion_packet", revision, "0" * 64, 3, "Court", "Hearing", "court", replaces, correction
    )


def test_a_corrected_paper_takes_the_place_of_one_that_was_issued() -> None:
    """The old one is marked, and is neither replaced twice nor replaced by a paper that does not say why."""
    story = _approved()
    revision = story.now.revision
    story.happens(EventKind.ISSUE_PAPER, LIAISON, _paper("D-1", revision))
    again = EventKind.REISSUE_PAPER
    story.happens(again, LIAISON, _paper("D-2", revision, "D-1", "Wrong court"))
    assert story.now.replaced_papers == {"D-1"}
    for paper, code in (
        (_paper("D-3", revision, "D-1", "Once more"), "no_change"),
        (_paper("D-3", revision, "D-9", "Unknown"), "unknown_paper"),
        (_paper("D-3", revision, "D-2"), "malformed_payload"),
        (_paper("D-3", revision), "malformed_payload"),
    ):
        with pytest.raises(Refused) as refused:
            story.happens(again, LIAISON, paper)
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        story.happens(EventKind.ISSUE_PAPER, LIAISON, _paper("D-3", revision, "D-2", "Wrong court"))
    assert refused.value.code == "malformed_payload"


def test_a_void_paper_is_not_replaced() -> None:
    """What nobody may rely upon has no successor; a new paper is issued by itself."""
    story = _approved()
    revision = story.now.revision
    story.happens(EventKind.ISSUE_PAPER, LIAISON, _paper("D-1", revision))
    story.happens(EventKind.VOID_PAPER, LIAISON, PaperVoided("D-1", "Never handed over"))
    with pytest.raises(Refused) as refused:
        story.happens(EventKind.REISSUE_PAPER, LIAISON, _paper("D-2", revision, "D-1", "Wrong court"))
    assert refused.value.code == "no_change"
