"""Bad input is caught where it is typed, at every question that a script reaches in any form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from citdesk.casework.checks import Answers, Record, check_record
from citdesk.xforms import Question, Session
from tests.scenario.scripts import Value, every_script
from tests.unit.forms.drafts import complaints, emptied, session_of, started
from tests.unit.forms.rehearsal import Rehearsal

SCRIPTS = every_script()
#: Choices that say there is nothing, so nothing can stand beside them.
ALONE = ("none", "unknown", "none_available")
YEAR_1900 = "1900-01-01T08:00:00-06:00"
FAR_OFF = "2041-01-01T08:00:00-06:00"
OCCURRED = "/followup/plan/occurred_at"
PLACE = "/encounter/place/address"
STOP = "/transfer/facilities/stop"
#: What presupposes that the person was met.
MET_ONLY = (
    "person/military",
    "communication/language",
    "communication/needs",
    "seen/demeanor_arrival",
    "seen/intensity_arrival",
    "seen/demeanor_end",
    "seen/intensity_end",
    "seen/speech",
    "deescalation/stage",
    "deescalation/talk_minutes",
    "outcome/left_with",
    "narrative/person_said",
)
LEAVING = [
    ("voices_no_weapon", "encounter", "outcome/left_at", "2026-04-02T14:10:00-05:00"),
    ("two_officers", "second", "person/left_at", "2026-01-09T20:08:00-06:00"),
    ("hold_refused_tx", "transfer", "facilities/stop[1]/released_at", "2026-09-03T18:51:00-05:00"),
]


@pytest.fixture(scope="module")
def written() -> list[Session]:
    """Every report of every script as it stands at the end."""
    sessions: list[Session] = []
    for script in SCRIPTS:
        rehearsal = Rehearsal(script)
        rehearsal.play()
        sessions += [desk.session for desk in rehearsal.desks.values()]
    return sessions


def _asked(sessions: list[Session], *types: str) -> Iterator[tuple[Session, Question]]:
    """Each question of these types once, where it is asked first."""
    seen: set[str] = set()
    for session in sessions:
        for path in session.paths():
            question = session.question(path)
            plain = re.sub(r"\[\d+\]", "", path)
            if question.relevant and not question.readonly and question.type in types and plain not in seen:
                seen.add(plain)
                yield session, question


def _taken(session: Session, question: Question, value: Value) -> bool:
    """Whether the form takes the answer at that question without a word; the old one is put back."""
    before = question.value
    session.answer(question.path, value)
    taken = all(problem.path != question.path for problem in session.problems())
    session.answer(question.path, before)
    return taken


@pytest.mark.parametrize("moment", [YEAR_1900, FAR_OFF], ids=["year 1900", "fifteen years ahead"])
def test_an_impossible_time_is_caught_at_every_question_for_one(written: list[Session], moment: str) -> None:
    """Open data has the year 1900 in it; nothing happened in the future, no appointment is decades away."""
    questions = list(_asked(written, "date", "dateTime"))
    assert len(questions) > 40
    missed = [
        question.path
        for session, question in questions
        if _taken(session, question, moment if question.type == "dateTime" else moment[:10])
    ]
    assert missed == []


def test_choices_that_exclude_each_other_are_caught_at_every_question(written: list[Session]) -> None:
    """None beside something, or not known beside what is known."""
    tried, missed = 0, list[str]()
    for session, question in _asked(written, "select"):
        names = [choice.value for choice in question.choices]
        alone = [name for name in names if name in ALONE]
        others = [name for name in names if name not in ALONE]
        if alone and others:
            tried += 1
            if _taken(session, question, (alone[0], others[0])):
                missed.append(question.path)
    assert tried > 20
    assert missed == []


@pytest.mark.parametrize(("script", "report", "path", "moment"), LEAVING)
def test_nobody_leaves_before_arriving(script: str, report: str, path: str, moment: str) -> None:
    """Scene, second officer and facility: each departure is held against its own arrival."""
    session = session_of(script, report)
    session.answer(f"/{session.paths()[0].split('/')[1]}/{path}", moment)
    assert "after" in complaints(session)[path]


def test_age_and_date_of_birth_cannot_differ() -> None:
    """An age is asked for only while no date of birth stands; from then on it is worked out."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/person/born_on", None)
    assert "Choose about how old" in complaints(session)["person/age_band"]
    session.answer(
        "/encounter/person/age_band", session.question("/encounter/person/age_band").choices[-1].value
    )
    session.answer("/encounter/person/born_on", "2010-02-03")
    assert not session.question("/encounter/person/age_band").relevant
    assert session.value("/encounter/person/age") == "16"
    assert session.value("/encounter/person/juvenile") == "yes"


def test_force_needs_its_report_number() -> None:
    """Which force, and under which number it is reported; None is no force."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/force/events", ("force",))
    session.answer("/encounter/force/force_used", ("takedown",))
    assert "number" in complaints(session)["force/force_number"]
    session.answer("/encounter/force/force_used", ("none",))
    assert "change that answer" in complaints(session)["force/force_used"]


def test_a_weapon_in_the_facts_contradicts_unarmed_above() -> None:
    """The officer is told while writing, at the answer that says unarmed and at the words."""
    session = session_of("voices_no_weapon")
    assert session.value("/encounter/weapons/armed") == "no"
    session.answer("/encounter/seen/fact[1]/what", "At 14:20 he held a kitchen knife in his right hand.")
    found = check_record(Record([Answers(session.to_xml(pruned=True))]))
    (finding,) = (finding for finding in found if finding.code == "weapon_in_words")
    assert "/encounter/weapons/armed" in finding.paths


def test_each_ground_of_a_hold_needs_its_own_fact() -> None:
    """Facts for one ground do not stand for another one."""
    session = started("hold_refused_tx", "hold", "TX")
    session.add_repeat("/hold/grounds/criterion")
    grounds = [choice.value for choice in session.question("/hold/grounds/criterion[1]/which").choices]
    for number, ground in enumerate(grounds[:2], 1):
        session.answer(f"/hold/grounds/criterion[{number}]/which", ground)
        session.answer(f"/hold/grounds/criterion[{number}]/facts", None)
    missing = complaints(session)
    assert {"grounds/criterion[1]/facts", "grounds/criterion[2]/facts"} <= set(missing)


def test_a_juvenile_needs_the_guardian_told() -> None:
    """Who the guardian is, how to reach them, and when they were told."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/person/born_on", "2011-01-01")
    assert {"person/guardian_name", "person/guardian_phone", "person/guardian_told_at"} <= set(
        complaints(session)
    )


def test_a_facility_that_the_state_forbids_is_caught_however_it_is_chosen() -> None:
    """By its kind at once; from the directory it is not even offered."""
    session = started("hold_refused_tx", "hold", "TX")
    session.answer("/hold/destination/facility_type", "jail")
    assert "does not allow" in complaints(session)["destination/facility_type"]
    offered = {choice.value for choice in session.question("/hold/destination/provider").choices}
    assert "demo-08" not in offered  # the sobering station


@pytest.mark.parametrize(
    ("script", "form_id", "opens", "path"),
    [
        ("voices_no_weapon", "consult", {"answer/answered": "yes"}, "answer/answered_at"),
        ("juvenile_hold_fl", "hold", {}, "person/guardian_told_at"),
        ("hold_ga_pills_telehealth", "hold", {}, "grounds/authorized_at"),
    ],
)
def test_nothing_was_said_or_authorized_years_before(
    script: str, form_id: str, opens: dict[str, str], path: str
) -> None:
    """An answer, a notice or an authorization belongs to this encounter, not to any since the year 2000."""
    session = started(script, form_id)
    for below, value in opens.items():
        session.answer(f"/{form_id}/{below}", value)
    session.answer(f"/{form_id}/{path}", "2001-01-01T10:00:00-06:00")
    assert "before the encounter" in complaints(session)[path]


def test_a_second_officers_force_number_looks_like_one() -> None:
    """The number of a use-of-force report is checked alike wherever it is typed."""
    session = started("two_officers", "supplement")
    session.answer("/supplement/facts/force_used", ("control_hold",))
    session.answer("/supplement/facts/force_number", "x")
    assert "UF-26-0141" in complaints(session)["facts/force_number"]
    session.answer("/supplement/facts/force_number", "UF-26-0142")
    assert "facts/force_number" not in complaints(session)


def test_nobody_is_reached_without_an_attempt() -> None:
    """A follow-up that ended in words with the person names the contact in which they were spoken."""
    session = started("repeat_caller", "followup")
    session.answer("/followup/result/outcome", "reached")
    assert "attempt" in complaints(session)["result/outcome"]
    session.answer("/followup/contacts/attempt[1]/attempt_at", session.question(OCCURRED).value)
    assert "result/outcome" not in complaints(session)


def test_a_journey_without_a_facility_says_what_happened() -> None:
    """Taking the last facility out does not leave a transfer from nowhere to nobody."""
    session = session_of("hold_refused_tx", "transfer")
    emptied(session, STOP)
    assert "next facility" in complaints(session)["facilities/not_taken_in"]


def test_no_condition_is_due_after_the_agreement_ends() -> None:
    """The last day of a condition lies within the agreement that it belongs to."""
    session = session_of("trespass_diversion", "diversion")
    session.answer("/diversion/agreement/condition[1]/condition_due", "2028-12-01")
    assert "completed" in complaints(session)["agreement/condition[1]/condition_due"]


@pytest.mark.parametrize("name", ["A. Marsh", "a. marsh", "A Marsh", " A.  MARSH"])
def test_an_author_does_not_review_under_another_spelling(name: str) -> None:
    """The same name in small letters or without its dot is the same officer."""
    session = started("voices_no_weapon", "after_action")
    session.answer("/after_action/signature/signed_name", name)
    assert "signature/signed_name" in complaints(session)


def test_someone_arrested_need_not_have_gone_to_hospital_by_choice() -> None:
    """Not voluntary is true of an arrest too; of a ride without arrest or hold it is not."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/outcome/disposition", ("arrest", "medical"))
    session.answer("/encounter/outcome/voluntary", "involuntary")
    assert "outcome/voluntary" not in complaints(session)
    session.answer("/encounter/outcome/disposition", ("medical",))
    session.answer("/encounter/outcome/voluntary", "involuntary")
    assert "emergency hold or an arrest" in complaints(session)["outcome/voluntary"]


def test_a_hold_says_where_the_person_was_found() -> None:
    """Time and place of the detention go to whoever judges the hold, without being typed again."""
    session = started("hold_refused_tx", "hold")
    assert (
        session.question("/hold/person/address").value == session_of("hold_refused_tx").question(PLACE).value
    )


@pytest.mark.parametrize(
    ("script", "report", "repeat", "asked"),
    [
        ("voices_no_weapon", "encounter", "seen/fact", "seen/facts_noted"),
        ("voices_no_weapon", "encounter", "deescalation/technique", "deescalation/techniques_noted"),
        ("voices_no_weapon", "encounter", "call/contact", "call/others_involved"),
        ("veteran_firearm", "encounter", "weapons/item", "weapons/weapons_taken"),
        ("voices_no_weapon", "encounter", "outcome/service", "outcome/service_offered"),
        ("hold_refused_tx", "transfer", "handover/belonging", "handover/has_property"),
    ],
)
def test_a_list_that_was_emptied_is_missed(script: str, report: str, repeat: str, asked: str) -> None:
    """Yes without anything below it, or a report without a fact or a word on calming, is sent back once."""
    session = session_of(script, report)
    if not session.question(f"/{report}/{asked}").readonly:
        session.answer(f"/{report}/{asked}", "yes")
    assert asked not in complaints(session)
    emptied(session, f"/{report}/{repeat}")
    assert list(complaints(session)) == [asked]
    assert "add" in complaints(session)[asked].lower()


@pytest.mark.parametrize("outcome", ["unable_contact", "left_before"])
def test_where_nobody_was_met_nothing_is_asked_that_only_a_meeting_tells(outcome: str) -> None:
    """Whoever found nobody need not invent how the person was, spoke, looked or was calmed."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/person/identity", "unknown")
    session.answer("/encounter/outcome/disposition", (outcome,))
    for below in MET_ONLY:
        assert not session.question(f"/encounter/{below}").relevant, below
    assert not any("/technique[" in path and session.question(path).relevant for path in session.paths())
    session.answer("/encounter/weapons/armed", None)
    session.answer("/encounter/person/description", None)
    assert not {"weapons/armed", "person/description"} & set(complaints(session))
    for below in ("place/address", "call/helpers", "call/arrived_at", "outcome/left_at"):
        session.answer(f"/encounter/{below}", None)
        assert below in complaints(session)
    session.answer("/encounter/outcome/disposition", ("resolved",))
    assert {"weapons/armed", "person/description"} <= set(complaints(session))
    assert all(session.question(f"/encounter/{below}").relevant for below in MET_ONLY)


def test_whether_somebody_went_by_choice_need_not_apply() -> None:
    """Of somebody unconscious neither is true; a hold and a voluntary transport say it themselves."""
    session = session_of("voices_no_weapon")
    for outcome, refused in (("medical", False), ("voluntary_transport", True)):
        session.answer("/encounter/outcome/disposition", (outcome,))
        session.answer("/encounter/outcome/voluntary", "na")
        assert ("outcome/voluntary" in complaints(session)) == refused


def test_a_time_after_leaving_is_remarked_on_in_the_first_minute() -> None:
    """The CIT officer comes before everybody leaves; a clinician or custody may follow and is asked about."""
    session = session_of("first_minute", "note")
    times = "/quick_note/times/"
    left = datetime.fromisoformat(str(session.value(f"{times}arrived_at"))) + timedelta(minutes=1)
    session.answer(f"{times}clinician_at", None)
    session.answer(f"{times}left_at", left.isoformat())
    for late in ("clinician_at", "custody_at"):
        assert not session.question(f"{times}after_left").relevant
        session.answer(f"{times}{late}", (left + timedelta(minutes=1)).isoformat())
        assert session.question(f"{times}after_left").relevant
        session.answer(f"{times}{late}", None)
    session.answer(f"{times}cit_arrived_at", (left + timedelta(minutes=1)).isoformat())
    assert "before you left" in complaints(session)["times/cit_arrived_at"]
