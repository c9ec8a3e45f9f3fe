"""What the encounter report catches where it is typed, and what it works out by itself."""

from __future__ import annotations

from itertools import combinations

import pytest

from citdesk.casework.checks.vocabulary import FIREARMS, OTHER_WEAPONS
from citdesk.xforms import Session
from tests.scenario.scripts import Value
from tests.unit.forms.compiled import compiled
from tests.unit.forms.drafts import complaints, session_of

# a question that a first, shorter one opens, and the answer that opens it
GATES = {
    "health/unmet": ("health/noticed", "unmet"),
    "force/force_used": ("force/events", "force"),
    "force/restraint": ("force/events", "restraint"),
}


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("call/occurred_at", "1900-01-01T08:00:00-06:00", "before the year 2000"),
        ("call/occurred_at", "2031-01-01T08:00:00-06:00", "in the future"),
        ("call/dispatched_at", "2026-04-02T14:00:00-05:00", "after the call was received"),
        ("call/arrived_at", "2026-04-02T14:06:00-05:00", "after it was sent"),
        ("call/why_crisis", ("observed", "dispatch_only"), "not both"),
        ("call/helpers", ("none", "ems"), "not both"),
        ("call/event_number", "x", "4 to 30"),
        ("place/hazards", ("none", "water"), "not both"),
        ("person/born_on", "2026-06-01", "age from 0 to 120"),
        ("person/born_on", "1890-01-01", "age from 0 to 120"),
        ("person/first_name", "W3s", "without digits"),
        ("person/race", ("unknown", "black"), "alone"),
        ("seen/behaviors", ("none", "panic"), "not both"),
        ("seen/intensity_end", 11, "from 0 to 10"),
        ("seen/fact[1]/what", "He is suicidal.", "A conclusion alone"),
        ("seen/fact[1]/what", "The person was a danger to others", "A conclusion alone"),
        ("seen/fact[1]/what", "Subject was suicidal and is a danger to others.", "A conclusion alone"),
        ("seen/fact[1]/what", "The boy appeared psychotic and dangerous.", "A conclusion alone"),
        ("health/noticed", ("none", "substances"), "not both"),
        ("deescalation/talk_minutes", 1441, "0 to 1,440"),
        ("force/events", ("none", "force"), "not both"),
        ("outcome/left_at", "2026-04-02T14:10:00-05:00", "after you arrived"),
        ("outcome/cleared_at", "2026-04-02T15:00:00-05:00", "after you left"),
        ("outcome/disposition", ("resolved", "arrest"), "cannot go together"),
        ("outcome/disposition", ("resolved", "emergency_hold"), "cannot go together"),
        ("outcome/disposition", ("deceased", "emergency_hold"), "cannot go together"),
        ("outcome/disposition", ("resolved", "deceased"), "cannot go together"),
        ("call/occurred_at", "2026-04-02T17:00:00-05:00", "after you left"),
        ("deescalation/talk_minutes", 300, "no more than you were on scene"),
        ("narrative/labels", ("none", "health"), "not both"),
    ],
)
def test_a_wrong_answer_is_caught_where_it_is_typed(path: str, value: Value, said: str) -> None:
    """One spoiled answer gives a sentence at that very question."""
    session = session_of("voices_no_weapon")
    session.answer(f"/encounter/{path}", value)
    assert said in complaints(session)[path]


@pytest.mark.parametrize(
    ("path", "value", "asked"),
    [
        ("call/body_camera", "partial", {"call/camera_reason"}),
        ("call/helpers", ("supervisor_phone",), {"call/supervisor_name"}),
        ("place/hazards", ("other",), {"place/hazards_other"}),
        ("person/identity", "unknown", {"person/age_band", "person/description"}),
        ("person/military", "veteran", {"person/va_contact"}),
        (
            "person/born_on",
            "2011-01-01",
            {"person/guardian_name", "person/guardian_phone", "person/guardian_told_at"},
        ),
        ("communication/language", "vi", {"communication/interpreter", "communication/accommodation"}),
        ("danger_others/threat", "verbal", {
            "danger_others/toward",
            "danger_others/target_known",
            "danger_others/threat_words",
            "danger_others/recent_violence",
            "weapons/firearms_elsewhere",
        }),
        ("health/unmet", ("food",), {
            # what shows it stands there already: the facts noted for it
            "health/others_able", "health/understands_care", "health/exposure"
        }),
        ("weapons/armed", "yes", {"weapons/weapon_types", "weapons/how_held"}),
        ("force/force_used", ("takedown",), {
            "force/force_number", "force/force_reason", "force/tried_first", "force/force_supervisor"
        }),
        ("force/restraint", ("prone",), {
            "force/restrained_at", "force/prone_seconds", "force/prone_monitor", "outcome/search"
        }),
        ("deescalation/disengaged", "delayed", {
            "deescalation/disengaged_reason", "deescalation/disengaged_supervisor"
        }),
        ("outcome/disposition", ("emergency_hold",), {
            "outcome/not_less", "outcome/dependants", "outcome/search"
        }),
    ],
)  # fmt: skip
def test_an_answer_opens_what_has_to_be_asked_then(path: str, value: Value, asked: set[str]) -> None:
    """An answer with consequences makes exactly the follow-up questions required."""
    session = session_of("voices_no_weapon")
    if path in GATES:
        gate, event = GATES[path]
        session.answer(f"/encounter/{gate}", (event,))
    session.answer(f"/encounter/{path}", value)
    assert set(complaints(session)) == asked


@pytest.mark.parametrize("outcome", ["arrest", "citation", "diversion"])
def test_an_arrest_needs_an_offense(outcome: str) -> None:
    """Arrest, citation and diversion are refused while no offense is stated."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/outcome/disposition", (outcome,))
    assert "needs an offense" in complaints(session)["outcome/offense"]


#: Outcomes of which only one can be true; the others may stand beside each other.
EXCLUSIVE: dict[str, str] = {
    "emergency_hold": "resolved voluntary_transport courtesy_transport shelter declined left_before deceased",
    "arrest": "citation resolved voluntary_transport courtesy_transport warm_handoff mobile_crisis shelter"
    " diversion declined left_before deceased",
    "declined": "voluntary_transport warm_handoff mobile_crisis detox shelter left_before deceased",
    "resolved": "voluntary_transport courtesy_transport medical detox shelter deceased",
    "left_before": "verbal_referral warm_handoff mobile_crisis courtesy_transport voluntary_transport medical"
    " detox shelter diversion citation deceased",
    "deceased": "verbal_referral warm_handoff mobile_crisis voluntary_transport courtesy_transport detox"
    " shelter diversion citation",
}
ALONE = ("unable_contact", "no_action")


def test_outcomes_that_rule_each_other_out_are_refused_together() -> None:
    """Of every two outcomes exactly those are refused of which only one can be true."""
    session = session_of("voices_no_weapon")
    disposition = "/encounter/outcome/disposition"
    choices = [choice.value for choice in session.question(disposition).choices]
    exclusive = {frozenset((one, other)) for one, others in EXCLUSIVE.items() for other in others.split()}
    exclusive |= {frozenset((one, other)) for one in ALONE for other in choices if one != other}
    assert frozenset().union(*exclusive) <= set(choices)
    for pair in combinations(choices, 2):
        session.answer(disposition, pair)
        said = complaints(session).get("outcome/disposition", "")
        assert ("cannot go together" in said) is (frozenset(pair) in exclusive), pair


@pytest.mark.parametrize(
    ("outcome", "choice", "refused"),
    [
        ("emergency_hold", "voluntary", True),
        ("emergency_hold", "after_explaining", False),
        ("emergency_hold", "involuntary", False),
        ("voluntary_transport", "involuntary", True),
        ("voluntary_transport", "voluntary", False),
    ],
)
def test_a_hold_is_never_by_choice(outcome: str, choice: str, refused: bool) -> None:
    """Going by one's own choice and an emergency hold rule each other out, as the opposite does."""
    session = session_of("bridge")
    session.answer("/encounter/outcome/disposition", (outcome,))
    session.answer("/encounter/outcome/voluntary", choice)
    assert ("outcome/voluntary" in complaints(session)) is refused


def test_going_against_ones_will_means_a_hold() -> None:
    """An involuntary transport without a hold is refused."""
    session = session_of("bridge")
    session.answer("/encounter/outcome/voluntary", "involuntary")
    assert "emergency hold" in complaints(session)["outcome/voluntary"]


def test_a_hold_says_by_itself_that_it_was_not_by_choice() -> None:
    """Whoever agreed after all stays so, and without the hold the answer goes and is asked for."""
    session = session_of("voices_no_weapon")
    disposition, voluntary = "/encounter/outcome/disposition", "/encounter/outcome/voluntary"
    session.answer(disposition, ("emergency_hold",))
    assert session.value(voluntary) == "involuntary"
    session.answer(disposition, ("voluntary_transport",))
    assert "outcome/voluntary" in complaints(session)
    session.answer(voluntary, "voluntary")
    session.answer(disposition, ("voluntary_transport", "notified"))
    assert session.value(voluntary) == "voluntary"
    session.answer(voluntary, "after_explaining")
    session.answer(disposition, ("emergency_hold",))
    assert session.value(voluntary) == "after_explaining"


def test_a_voluntary_transport_says_by_itself_that_it_was_by_choice() -> None:
    """It is in the outcome's name; who agreed only after it was explained says so, and that stands."""
    session = session_of("voices_no_weapon")
    disposition, voluntary = "/encounter/outcome/disposition", "/encounter/outcome/voluntary"
    session.answer(voluntary, None)
    session.answer(disposition, ("voluntary_transport",))
    assert session.value(voluntary) == "voluntary"
    session.answer(voluntary, "after_explaining")
    session.answer(disposition, ("voluntary_transport", "notified"))
    assert session.value(voluntary) == "after_explaining"


def test_a_red_flag_without_ems_needs_its_reason() -> None:
    """A head injury with EMS not called opens a required reason."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/health/noticed", ("injury",))
    session.answer("/encounter/health/ailments", ("head",))
    session.answer("/encounter/health/ems", "not_called")
    assert "health/ems_reason" in complaints(session)


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, "low"),
        ({"wish_dead": "yes"}, "low"),
        ({"earlier_attempt": "lifetime"}, "moderate"),
        ({"thoughts": "yes", "method": "yes"}, "moderate"),
        ({"thoughts": "yes", "intent": "yes"}, "high"),
        ({"thoughts": "yes", "plan": "yes"}, "high"),
        ({"earlier_attempt": "three_months"}, "high"),
        ({"wish_dead": "declined", "thoughts": "unknown", "earlier_attempt": "unknown"}, "not_assessed"),
        ({"wish_dead": "no", "thoughts": "declined", "earlier_attempt": "unknown"}, "not_assessed"),
        ({"earlier_attempt": "unknown"}, "not_assessed"),
        ({"thoughts": "yes", "method": "no", "intent": "declined", "plan": "no"}, "not_assessed"),
        ({"thoughts": "yes", "method": "no", "intent": "no", "plan": "no"}, "low"),
    ],
)
def test_the_level_follows_the_answers(changes: dict[str, str], level: str) -> None:
    """Intent, a plan or a recent attempt count as high; an answer not given is not an answer No."""
    session = session_of("voices_no_weapon")
    for name, value in changes.items():
        session.answer(f"/encounter/danger_self/{name}", value)
    assert session.value("/encounter/danger_self/level") == level


def test_the_level_is_raised_freely_and_lowered_with_a_reason() -> None:
    """Raising asks for nothing, lowering asks why, and neither decides the outcome."""
    session = session_of("bridge")
    before = session.value("/encounter/outcome/disposition")
    session.answer("/encounter/danger_self/own_level", "moderate")
    assert set(complaints(session)) == {"danger_self/lower_reason"}
    session.answer("/encounter/danger_self/lower_reason", "Stayed calm for an hour and named plans.")
    assert complaints(session) == {}
    assert session.value("/encounter/danger_self/level") == "moderate"
    assert session.value("/encounter/outcome/disposition") == before
    raised = session_of("voices_no_weapon")
    raised.answer("/encounter/danger_self/wish_dead", "yes")
    raised.answer("/encounter/danger_self/own_level", "high")
    assert "danger_self/lower_reason" not in complaints(raised)
    assert raised.value("/encounter/danger_self/level") == "high"


def test_age_is_that_on_the_day() -> None:
    """Someone born on leap day is a year older only from the first of March in a common year."""
    session = session_of("voices_no_weapon")
    assert session.value("/encounter/person/age") == "38"
    session.answer("/encounter/person/born_on", "2008-04-03")
    assert session.value("/encounter/person/age") == "17"
    assert session.value("/encounter/person/juvenile") == "yes"
    session.answer("/encounter/person/born_on", "2008-04-02")
    assert session.value("/encounter/person/juvenile") == "no"


def test_minutes_on_scene_span_the_change_to_summer_time() -> None:
    """Minutes are real minutes over the night in which the clock is set forward."""
    session = session_of("voices_no_weapon")
    for name, moment in (
        ("call/occurred_at", "2026-03-08T01:30:00-06:00"),
        ("call/arrived_at", "2026-03-08T01:30:00-06:00"),
        ("outcome/left_at", "2026-03-08T03:30:00-05:00"),
    ):
        session.answer(f"/encounter/{name}", moment)
    assert session.value("/encounter/outcome/minutes_on_scene") == "60"


def test_beat_and_county_place_the_case() -> None:
    """Sector and state follow from beat and county and are not asked."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/place/beat", "r2")
    session.answer("/encounter/place/county", "tidewater_bay")
    assert session.value("/encounter/place/sector") == "river"
    assert session.value("/encounter/place/state") == "VA"


def test_a_weapon_in_a_fact_is_asked_about_where_armed_is_answered() -> None:
    """The weapons page says so when a fact names a weapon and nobody was armed, by the checks' words."""
    session = session_of("voices_no_weapon")
    note = "/encounter/weapons/weapon_note"
    assert not session.question(note).relevant
    for fact in (
        "She held the scissors toward her sister.",
        "A kitchen knife lay in his hand.",
        "BLADE: 20 cm long.",
        "He raised a HAMMER over his head.",
        "A Glock lay on the seat.",
    ):
        session.answer("/encounter/seen/fact[1]/what", fact)
        assert session.question(note).relevant, fact
    for fact in ("He hammered on the door for an hour.", "The glockenspiel fell off the shelf."):
        session.answer("/encounter/seen/fact[1]/what", fact)
        assert not session.question(note).relevant, fact
    session.answer("/encounter/seen/fact[1]/what", "A box  cutter lay in his hand.")
    assert session.question(note).relevant
    session.answer("/encounter/weapons/armed", "yes")
    assert not session.question(note).relevant
    rule = compiled("encounter").binds["/encounter/weapons/weapon_named"]["calculate"]
    assert f"({FIREARMS}|{OTHER_WEAPONS})" in rule


def test_an_arrest_names_its_charge_and_its_facts() -> None:
    """An arrest asks for the charge and probable cause; those chosen as an offense are there."""
    session = session_of("voices_no_weapon")
    session.answer("/encounter/seen/fact[1]/what", "He struck the window of the shop with a chair.")
    session.answer("/encounter/seen/fact[1]/supports", ("offense",))
    session.answer("/encounter/outcome/disposition", ("arrest",))
    assert "outcome/charge" in complaints(session)
    assert "80 letters" in complaints(session)["outcome/probable_cause"]
    told = str(session.value("/encounter/outcome/probable_cause"))
    assert told == "[I saw or heard it] He struck the window of the shop with a chair."


def test_a_hint_of_alcohol_or_drugs_stays_within_the_agency() -> None:
    """What was noticed may name alcohol or drugs, so it goes to no one else; injuries go by themselves."""
    binds = compiled("encounter").binds
    assert binds["/encounter/health/noticed"]["audience"] == "internal"
    assert binds["/encounter/health/substances"]["audience"] == "internal"
    assert "provider" in binds["/encounter/health/ailments"]["audience"].split()


def test_a_guardian_who_is_not_reached_is_no_dead_end() -> None:
    """Without a guardian a reason is enough, and it says what was tried."""
    session = session_of("juvenile_hold_fl")
    for name in ("guardian_name", "guardian_phone", "guardian_told_at"):
        session.answer(f"/encounter/person/{name}", None)
    asked = {"person/guardian_name", "person/guardian_phone", "person/guardian_told_at"}
    assert set(complaints(session)) == asked
    session.answer("/encounter/person/guardian_missing", "No.")
    assert "20 letters" in complaints(session)["person/guardian_missing"]
    session.answer("/encounter/person/guardian_missing", "No number at school; aunt called twice.")
    assert complaints(session) == {}


def test_a_caller_without_a_name_stays_without_one() -> None:
    """An anonymous caller needs no invented name; a witness still has one."""
    session = session_of("juvenile_hold_fl")
    session.answer("/encounter/call/contact[1]/contact_role", "caller")
    session.answer("/encounter/call/contact[1]/contact_name", None)
    assert complaints(session) == {}
    session.answer("/encounter/call/contact[1]/contact_role", "witness")
    assert "call/contact[1]/contact_name" in complaints(session)


def test_the_cit_officer_arrives_before_one_leaves() -> None:
    """An arrival after the leaving is caught at the arrival."""
    session = session_of("veteran_firearm")
    session.answer("/encounter/call/cit_arrived_at", "2026-05-16T02:30:00-05:00")
    assert "before you left" in complaints(session)["call/cit_arrived_at"]


SELF = "/encounter/danger_self/"
ASKED: dict[str, Value] = {
    "asked_suicide": "yes",
    "wish_dead": "yes",
    "thoughts": "yes",
    "method": "no",
    "intent": "yes",
    "plan": "no",
    "earlier_attempt": "never",
    "act_today": "none",
}


def asked_about_suicide() -> Session:
    """A report in which the person said that they intend to act: high, by the answers."""
    session = session_of("voices_no_weapon")
    for name, answer in ASKED.items():
        session.answer(SELF + name, answer)
    assert session.value(SELF + "level") == "high"
    return session


def test_a_level_falls_with_the_answers_that_made_it() -> None:
    """The intention was ticked by mistake: the level follows, and nobody has to explain it."""
    session = asked_about_suicide()
    session.answer(SELF + "intent", "no")
    assert session.value(SELF + "level") == "low"
    assert not session.question(SELF + "lower_reason").relevant


def test_a_level_does_not_vanish_with_the_question_above_it() -> None:
    """Answers of high danger taken out by "not asked" need their reason; asked again they need none."""
    session = asked_about_suicide()
    session.answer(SELF + "asked_suicide", "no")
    assert session.value(SELF + "level") == "not_assessed"
    assert "danger_self/lower_reason" in complaints(session)
    session.answer(SELF + "asked_suicide", "yes")
    assert not session.question(SELF + "lower_reason").relevant


@pytest.mark.parametrize("lower", ["moderate", None])
def test_a_level_that_the_officer_set_falls_only_with_a_reason(lower: str | None) -> None:
    """Raised to high against milder answers, then taken back: the report says why."""
    session = asked_about_suicide()
    session.answer(SELF + "intent", "no")
    session.answer(SELF + "own_level", "high")
    assert not session.question(SELF + "lower_reason").relevant
    session.answer(SELF + "own_level", lower)
    assert "danger_self/lower_reason" in complaints(session)
    session.answer(SELF + "lower_reason", "The clinician saw her and found no intention to act.")
    assert "danger_self/lower_reason" not in complaints(session)


@pytest.mark.parametrize("said", ["no", "declined", "unknown"])
def test_a_level_does_not_fall_silently_with_the_thoughts_that_carried_it(said: str) -> None:
    """Thoughts taken back hide the intention told before: the report says why; told again it need not."""
    session = asked_about_suicide()
    session.answer(SELF + "thoughts", said)
    assert session.value(SELF + "level") != "high"
    assert "danger_self/lower_reason" in complaints(session)
    session.answer(SELF + "lower_reason", "She meant her late brother, as she and her aunt explained.")
    assert "danger_self/lower_reason" not in complaints(session)
    session.answer(SELF + "thoughts", "yes")
    assert session.value(SELF + "level") == "high"
    assert not session.question(SELF + "lower_reason").relevant


def test_thoughts_without_a_way_or_intention_may_be_taken_back() -> None:
    """Nothing behind them made the level higher, so nothing has to be explained."""
    session = asked_about_suicide()
    session.answer(SELF + "intent", "no")
    session.answer(SELF + "thoughts", "no")
    assert not session.question(SELF + "lower_reason").relevant


def test_an_act_of_today_does_not_vanish_with_the_answers_above_it() -> None:
    """An attempt today, hidden by a No to wish and thoughts, leaves the level to be explained."""
    session = asked_about_suicide()
    session.answer(SELF + "intent", "no")
    session.answer(SELF + "act_today", "attempt")
    for question in ("thoughts", "wish_dead"):
        session.answer(SELF + question, "no")
    assert session.value(SELF + "level") == "low"
    assert "danger_self/lower_reason" in complaints(session)
