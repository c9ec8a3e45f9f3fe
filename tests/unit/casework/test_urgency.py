"""What a report says of danger and custody, read without building all of its answers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citdesk.casework.checks import Answers
from citdesk.casework.custody_facts import custody_facts
from citdesk.casework.few_answers import FewAnswers, Unreadable
from citdesk.casework.urgency import URGENCY_PATHS, Danger, Urgency, urgency


def _urgency(xml: str) -> Urgency:
    return urgency(FewAnswers(xml, URGENCY_PATHS))


def _dangers(level: str, threat: str, form: str = "encounter") -> tuple[Danger, Danger]:
    said = _urgency(
        f"<{form}><danger_self><level>{level}</level></danger_self>"
        f"<danger_others><threat>{threat}</threat></danger_others></{form}>"
    )
    return said.to_self, said.to_others


@pytest.mark.parametrize(
    ("level", "threat", "dangers"),
    [
        ("high", "none", (Danger.HIGH, Danger.NONE)),
        ("moderate", "verbal", (Danger.MODERATE, Danger.MODERATE)),
        ("low", "gesture", (Danger.LOW, Danger.MODERATE)),
        ("not_assessed", "attempted", (Danger.NONE, Danger.HIGH)),
        ("", "carried_out", (Danger.NONE, Danger.HIGH)),
        ("a_level_of_tomorrow", "", (Danger.NONE, Danger.NONE)),
    ],
)
def test_an_encounter_tells_of_danger(level: str, threat: str, dangers: tuple[Danger, Danger]) -> None:
    """The level to oneself as it was set; to others by what was done, hurting somebody the worst."""
    assert _dangers(level, threat) == dangers


@pytest.mark.parametrize("told", ["suicide_raised", "wish_dead", "thoughts"])
def test_suicide_told_of_with_the_level_left_open_ranks_above_a_low_one(told: str) -> None:
    """One honest "not known" leaves no level, and must not take the report out of sight."""
    answers = f"<{told}>yes</{told}><level>not_assessed</level>"
    said = _urgency(f"<encounter><danger_self>{answers}</danger_self></encounter>")
    assert Danger.LOW < said.to_self == Danger.UNASSESSED < Danger.MODERATE


def test_only_an_encounter_tells_of_danger() -> None:
    """A form of the agency's own may use the same words for something else."""
    assert _dangers("high", "carried_out", form="inventory") == (Danger.NONE, Danger.NONE)


@pytest.mark.parametrize(
    "xml",
    [
        "<quick_note><times><custody_at>2026-03-12T20:41:00-05:00</custody_at></times></quick_note>",
        (
            "<hold><person><detained_at> 2026-03-12T20:41:00Z </detained_at></person>"
            "<destination><expires_at>2026-03-13 20:41</expires_at></destination></hold>"
        ),
        (
            "<transfer><facilities><taken_in>no</taken_in><let_go_at>2026-03-12T22:00:00Z</let_go_at></facilities>"
            "<handover><handed_over_at>2026-03-12T21:00:00Z</handed_over_at></handover></transfer>"
        ),
        (
            "<encounter><outcome><disposition>medical resolved</disposition><voluntary>voluntary</voluntary>"
            "<left_at>2026-03-12T22:00:00Z</left_at></outcome><outcome><left_at>2026-03-13T22:00:00Z</left_at>"
            "</outcome><narrative><signed_name>A. &amp; <!-- ? -->Marsh</signed_name></narrative></encounter>"
        ),
        "<encounter><outcome><disposition/><disposition>arrest</disposition></outcome></encounter>",
        "<encounter><other><outcome><disposition>arrest</disposition></outcome></other></encounter>",
    ],
)
def test_a_few_answers_say_the_same_as_all_of_them(xml: str) -> None:
    """The quick reader finds what the whole tree has: the first of several, blanks, entities, times."""
    assert _urgency(xml).custody == custody_facts(Answers(xml.encode()))


def test_a_hold_names_its_end_once() -> None:
    """The facts are what a clock is counted from later, at any time."""
    facts = _urgency("<hold><person><detained_at>2026-03-12T20:41:00Z</detained_at></person></hold>").custody
    assert (facts.began, facts.holds) == (datetime(2026, 3, 12, 20, 41, tzinfo=UTC), True)


@pytest.mark.parametrize(
    "xml", ["", "<encounter>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "no XML at all", "<a/><b/>"]
)
def test_what_is_no_instance_is_refused(xml: str) -> None:
    """Neither half a document nor one with a document type is read."""
    with pytest.raises(Unreadable):
        FewAnswers(xml, URGENCY_PATHS)


def test_an_answer_that_was_not_asked_for_is_a_mistake() -> None:
    """It would silently be blank."""
    with pytest.raises(KeyError):
        FewAnswers("<a><b>c</b></a>", ["c"]).text("b")
