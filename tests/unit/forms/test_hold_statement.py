"""The hold statement under every law pack: what each state asks, what it refuses, when its clock ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from citdesk.casework.checks import Answers
from citdesk.casework.custody import running_clock
from citdesk.casework.custody_facts import custody_facts
from citdesk.casework.law import hold_expires
from citdesk.workspace.law_for_forms import court_sits
from citdesk.xforms import Session
from tests.unit.forms.drafts import complaints, session_of, started
from tests.unit.forms.rehearsal import law_packs

STATES = sorted(law_packs())
REASON = "Words of twenty letters and more, plainly written for the test of this state."
NO_GROUND = "A hold needs at least one ground with what was seen, heard or told: add it above"
# what a pack may ask, and the question that it opens
QUESTIONS = {
    "came_to_attention": "came_to_attention",
    "belief_basis": "belief_basis",
    "imminence": "imminence",
    "help_elsewhere": "help_elsewhere",
}


def hold(state: str, now: str | None = None) -> Session:
    """A fresh hold statement in a state, on an encounter with facts for danger to self."""
    return started("hold_refused_tx", "hold", state, now=now)


def fill(session: Session, state: str) -> None:
    """Everything that this state asks, answered."""
    pack = law_packs()[state]
    session.answer("/hold/person/detained_at", "2026-09-03T18:05:00-05:00")
    session.answer("/hold/grounds/criterion[1]/which", pack.criteria[0].id)
    session.answer(
        "/hold/grounds/criterion[1]/facts", "At 17:40 she said that she drives into the wall tonight."
    )
    session.answer("/hold/grounds/criterion[1]/sources", ("saw_heard",))
    answers = {
        "grounds/voluntary_offer": "declined",
        "grounds/no_time": "yes",
        "grounds/history": "none_available",
        "grounds/charge_pending": "no",
        "grounds/authorized_how": "phone",
        "grounds/authorized_at": "2026-09-03T18:20:00-05:00",
        "advisement/told": tuple(advice.id for advice in pack.advisement),
        "advisement/told_at": "2026-09-03T18:10:00-05:00",
        "advisement/understood": "yes",
        "destination/facility_type": "ed" if "ed" in pack.facilities_allowed else "csu",
        "destination/facility_name": "Harbor General Hospital",
        "destination/facility_arrived_at": "2026-09-03T18:52:00-05:00",
        "destination/release_notice": "no",
        "destination/copies": ("facility",),
        "signature/signed_name": "A. Marsh",
        "signature/badge": "214",
        "signature/attested": "OK",
    }
    for path, value in answers.items():
        if session.question(f"/hold/{path}").relevant:
            session.answer(f"/hold/{path}", value)
    for path in complaints(session):
        session.answer(f"/hold/{path}", REASON)


@pytest.mark.parametrize("state", STATES)
def test_a_hold_can_be_stated_in_every_state(state: str) -> None:
    """With every question of the pack answered nothing is left to complain about."""
    session = hold(state)
    fill(session, state)
    assert complaints(session) == {}
    assert session.value("/hold/law/state") == state


@pytest.mark.parametrize("state", STATES)
def test_the_pack_decides_what_is_asked(state: str) -> None:
    """A question is there exactly when the pack asks it, and the warning that counsel has not seen it."""
    session = hold(state)
    asks = law_packs()[state].ask
    for ask, name in QUESTIONS.items():
        assert session.question(f"/hold/grounds/{name}").relevant == asks[ask], name
    assert session.question("/hold/law/not_reviewed").relevant


@pytest.mark.parametrize("state", STATES)
def test_grounds_are_those_of_the_pack(state: str) -> None:
    """The grounds to choose from are the state's own, in its order."""
    question = hold(state).question("/hold/grounds/criterion[1]/which")
    assert [choice.value for choice in question.choices] == [c.id for c in law_packs()[state].criteria]


@pytest.mark.parametrize("state", STATES)
def test_a_forbidden_facility_is_refused(state: str) -> None:
    """No hold goes to jail, and none to a kind of facility that the pack forbids."""
    session = hold(state)
    for kind in sorted(law_packs()[state].facilities_forbidden):
        session.answer("/hold/destination/facility_type", kind)
        assert "does not allow" in complaints(session)["destination/facility_type"]


@pytest.mark.parametrize("state", STATES)
def test_the_clock_in_the_form_is_the_clock_of_the_pack(state: str) -> None:
    """The end of the hold shown to the officer is the one that the law pack's clock gives."""
    session = hold(state)
    fill(session, state)
    clock = law_packs()[state].clock
    starts = {"first_detained": "person/detained_at", "facility_arrival": "destination/facility_arrived_at"}
    begun = session.question(f"/hold/{starts[clock.starts]}").value
    assert isinstance(begun, datetime)
    ends = hold_expires(clock, begun, partial(court_sits, state))
    assert session.value("/hold/destination/expires_at") == ends


def test_facts_are_picked_from_the_encounter() -> None:
    """Choosing a ground brings the facts that the officer noted for it; nothing is typed again."""
    session = hold("TX")
    session.answer("/hold/grounds/criterion[1]/which", "danger_self")
    assert "drive into the wall tonight" in str(session.value("/hold/grounds/criterion[1]/facts"))
    assert "grounds/criterion[1]/facts" not in complaints(session)


def test_how_the_officer_knows_comes_with_the_facts() -> None:
    """Who saw or told what was noted with each fact; choosing a ground brings it, and it may be changed."""
    session = hold("TX")
    ground = "/hold/grounds/criterion[1]"
    session.answer(f"{ground}/which", "danger_self")
    assert session.value(f"{ground}/sources") == ("saw_heard", "told")
    assert session.value(f"{ground}/informant") == "Hugo Wallingford, Brother"
    session.answer(f"{ground}/which", "danger_others")
    assert "Choose how you know" in complaints(session)["grounds/criterion[1]/sources"]


def test_two_who_told_are_both_named_and_one_is_named_once() -> None:
    """One person who told two facts stands once as informant, two people stand beside each other."""
    for teller, named in (("Dana Landing-Sample, Neighbor", 1), ("Ann Sample, tenant", 2)):
        told = {"/encounter/seen/fact[1]/fact_source": "told", "/encounter/seen/fact[2]/fact_teller": teller}
        session = started("hold_wa_machete", "hold", encounter=told)
        session.answer("/hold/grounds/criterion[1]/which", "danger_others")
        names = str(session.value("/hold/grounds/criterion[1]/informant")).split("; ")
        assert len(names) == named
        assert session.value("/hold/grounds/criterion[1]/sources") == ("told",)


def test_without_an_offense_no_charge_is_pending() -> None:
    """The encounter's answer that there was no offense is not asked for again; with one it is."""
    assert hold("TX").value("/hold/grounds/charge_pending") == "no"
    session = started("hold_refused_tx", "hold", "TX", encounter={"/encounter/outcome/offense": "yes"})
    assert session.value("/hold/grounds/charge_pending") is None


@pytest.mark.parametrize("state", STATES)
def test_the_officer_reads_who_may_sign_and_who_gets_a_copy(state: str) -> None:
    """Each state names its signers and recipients, and the form has words for every one of them."""
    session, pack = hold(state), law_packs()[state]
    for path, named in (("law/may_sign", pack.signers), ("destination/copies_due", pack.recipients)):
        question = session.question(f"/hold/{path}")
        assert question.value == named
        assert set(named) <= {choice.value for choice in question.choices}
    assert session.question("/hold/signature/sworn_note").relevant == pack.sworn


def test_what_was_taken_and_how_one_spoke_go_with_the_person() -> None:
    """The receiving side reads which weapon police took, and in which language the rights were told."""
    pistol = session_of("hold_pa_veteran_pistol", "hold")
    assert pistol.value("/hold/destination/items_taken") == "Pistol, black, one round"
    assert not pistol.question("/hold/advisement/said_language").relevant
    deaf = session_of("hold_ma_deaf_man", "hold")
    assert deaf.value("/hold/advisement/said_language") == "asl"
    assert deaf.value("/hold/advisement/said_interpreter") == "video"
    assert not deaf.question("/hold/destination/items_taken").relevant


def test_a_ground_without_facts_is_refused() -> None:
    """A ground on which no fact bears stays blank and required; a conclusion does not fill it."""
    session = hold("TX")
    session.answer("/hold/grounds/criterion[1]/which", "danger_others")
    assert "Enter the facts" in complaints(session)["grounds/criterion[1]/facts"]
    facts = "/hold/grounds/criterion[1]/facts"
    session.answer(facts, "She is a danger to others and must be held for her own good.")
    assert "what was seen or said" in complaints(session)["grounds/criterion[1]/facts"]
    session.answer(
        facts, "Subject is suicidal and is a danger to himself and to others and is gravely disabled."
    )
    assert "A conclusion alone" in complaints(session)["grounds/criterion[1]/facts"]
    session.answer(facts, "At 17:50 she threw a flower pot at her brother and missed his head by a hand.")
    assert "grounds/criterion[1]/facts" not in complaints(session)


@pytest.mark.parametrize("state", STATES)
def test_a_hold_without_any_ground_is_refused(state: str) -> None:
    """With its last ground taken away the statement cannot be sent, and the officer reads what it lacks."""
    session = hold(state)
    fill(session, state)
    session.remove_repeat("/hold/grounds/criterion[1]")
    assert complaints(session) == {"grounds/grounds_claimed": NO_GROUND}
    session.add_repeat("/hold/grounds/criterion")
    fill(session, state)
    assert complaints(session) == {}


def test_a_hold_that_rests_on_a_record_alone_is_refused() -> None:
    """What was seen, heard or told supports a ground; a record goes beside it and never stands for it."""
    session = hold("TX")
    fill(session, "TX")
    session.answer("/hold/grounds/criterion[1]/sources", ("record",))
    assert complaints(session) == {"grounds/grounds_claimed": NO_GROUND}
    session.answer("/hold/grounds/criterion[1]/sources", ("record", "told"))
    session.answer("/hold/grounds/criterion[1]/informant", "Her brother, who lives with her")
    assert complaints(session) == {}


def test_one_ground_that_rests_on_a_fact_is_enough() -> None:
    """A second ground from a record alone does not take the first one away."""
    session = hold("TX")
    fill(session, "TX")
    session.add_repeat("/hold/grounds/criterion")
    second = "/hold/grounds/criterion[2]"
    session.answer(f"{second}/which", "deterioration")
    session.answer(f"{second}/facts", "The clinic wrote on August 28 that she had not slept for four nights.")
    session.answer(f"{second}/sources", ("record",))
    assert complaints(session) == {}
    assert session.question(f"{second}/facts_unnoted").relevant


def test_a_ground_is_claimed_once() -> None:
    """The same ground twice is refused at the second."""
    session = hold("TX")
    session.answer("/hold/grounds/criterion[1]/which", "danger_self")
    session.add_repeat("/hold/grounds/criterion")
    session.answer("/hold/grounds/criterion[2]/which", "danger_self")
    assert "already" in complaints(session)["grounds/criterion[2]/which"]


def test_pennsylvania_wants_own_observation() -> None:
    """Without a warrant a fact that was only told does not carry a hold in Pennsylvania."""
    session = hold("PA")
    session.answer("/hold/grounds/criterion[1]/sources", ("told",))
    assert "own observation" in complaints(session)["grounds/criterion[1]/sources"]


def test_georgia_wants_a_physician_without_an_offense() -> None:
    """The physician's part opens when the encounter tells of no offense, whatever becomes of a charge."""
    session = hold("GA")
    for pending in ("yes", "no"):
        session.answer("/hold/grounds/charge_pending", pending)
        assert "grounds/authorized_by" in complaints(session)


def test_georgia_asks_no_physician_after_an_offense() -> None:
    """An offense opens the other route, though no charge was filed."""
    session = started("hold_refused_tx", "hold", "GA", encounter={"/encounter/outcome/offense": "yes"})
    session.answer("/hold/grounds/charge_pending", "no")
    assert not session.question("/hold/grounds/authorized_by").relevant


@pytest.mark.parametrize("state", STATES)
def test_the_custody_clock_has_the_limit_of_the_statement(state: str) -> None:
    """In each of the states the clock over every page knows until when, counted in the agency's zone."""
    session, zone = hold(state), ZoneInfo("America/Chicago")
    fill(session, state)
    said = custody_facts(Answers(session.to_xml(pruned=True)))
    clock = running_clock([said], datetime(2026, 9, 3, 23, 50, tzinfo=zone), zone)
    assert clock is not None
    assert clock.limit is not None
    assert clock.limit == session.value("/hold/destination/expires_at")


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        ("2026-09-03", "2026-09-10T00:00:00-05:00"),  # Thursday; Labor Day is the Monday after
        ("2026-11-24", "2026-12-01T00:00:00-06:00"),  # Tuesday before Thanksgiving
    ],
)
def test_court_days_pass_over_weekends_and_the_holidays_of_the_state(day: str, ends: str) -> None:
    """Three court days in Ohio end at midnight after the third day on which its courts sit."""
    session = hold("OH", now=f"{day}T23:50:00-05:00")
    session.answer("/hold/destination/facility_arrived_at", f"{day}T18:52:00-05:00")
    assert session.value("/hold/destination/expires_at") == datetime.fromisoformat(ends)


def test_an_arrival_after_midnight_utc_belongs_to_the_local_day() -> None:
    """An evening in the agency's zone starts the court days of that day, though UTC has the next."""
    session = hold("OH")
    session.answer("/hold/destination/facility_arrived_at", "2026-09-04T02:30:00+00:00")
    ends = datetime.fromisoformat("2026-09-10T00:00:00-05:00")
    assert session.value("/hold/destination/expires_at") == ends


@pytest.mark.parametrize("state", [state for state in STATES if law_packs()[state].clock.hours])
@pytest.mark.parametrize(("month", "day"), [(3, 7), (10, 31)])
def test_hours_pass_as_they_do_when_the_clocks_change(state: str, month: int, day: int) -> None:
    """Each pack's hours are real hours also over the night in which the clocks are set."""
    zone = ZoneInfo("America/Chicago")
    begun = datetime(2026, month, day, 20, 17, tzinfo=zone)
    session = hold(state, now=(begun + timedelta(hours=2)).isoformat())
    clock = law_packs()[state].clock
    starts = {"first_detained": "person/detained_at", "facility_arrival": "destination/facility_arrived_at"}
    session.answer(f"/hold/{starts[clock.starts]}", begun)
    ends = hold_expires(clock, begun, lambda _: True)
    assert session.value("/hold/destination/expires_at") == ends


@pytest.mark.parametrize(
    ("state", "begun"),
    [
        ("VA", "2026-10-31T18:30:00-05:00"),  # eight hours on it is 01:30 for the second time
        ("CA", "2026-10-29T02:30:00-05:00"),  # and so after 72 hours
        ("CA", "2026-11-01T01:30:00-06:00"),  # a start within the hour that comes twice
        ("VA", "2026-09-03T18:05:59-05:00"),  # seconds count
    ],
)
def test_the_end_of_a_hold_is_one_moment(state: str, begun: str) -> None:
    """Written with its distance from UTC, form, pack and custody clock mean the same second by it."""
    zone, start = ZoneInfo("America/Chicago"), datetime.fromisoformat(begun)
    session = hold(state, now=(start + timedelta(hours=1)).isoformat())
    session.answer("/hold/person/detained_at", begun)
    ends = start + timedelta(hours=law_packs()[state].clock.hours)
    assert session.value("/hold/destination/expires_at") == ends
    said = custody_facts(Answers(session.to_xml(pruned=True)))
    clock = running_clock([said], start + timedelta(hours=1), zone)
    assert clock is not None
    assert clock.limit == ends


def test_an_advisement_cut_short_needs_its_reason() -> None:
    """Leaving out a step opens the question why."""
    session = hold("CA")
    session.answer("/hold/advisement/told", ("agency", "not_arrest"))
    assert "advisement/not_told_reason" in complaints(session)


def test_detention_cannot_start_before_arrival() -> None:
    """A custody clock does not begin before an officer was there."""
    session = hold("TX")
    session.answer("/hold/person/detained_at", "2026-09-03T17:00:00-05:00")
    assert "after arrival" in complaints(session)["person/detained_at"]


def test_a_minor_needs_a_guardian_told() -> None:
    """For a minor the guardian comes from the encounter and cannot be left out."""
    session = started("juvenile_hold_fl", "hold")
    assert session.value("/hold/person/guardian_name") == "Tess Lakewood-Sample"
    session.answer("/hold/person/guardian_told_at", "")
    assert "guardian" in complaints(session)["person/guardian_told_at"]


@pytest.mark.parametrize("state", STATES)
def test_illinois_wants_the_relatives_and_the_interest_of_who_petitions(state: str) -> None:
    """A petition names relatives and what its writer has to do with the person; no other state asks."""
    session = hold(state)
    for name in ("relatives", "own_interest"):
        assert session.question(f"/hold/grounds/{name}").relevant == (state == "IL")


def test_what_the_law_of_a_state_lets_in() -> None:
    """A secure facility for substance use takes a hold in Washington, a crisis unit takes one in Florida."""
    for state, kind in (("WA", "sud_secure"), ("FL", "csu")):
        session = hold(state)
        session.answer("/hold/destination/facility_type", kind)
        assert "destination/facility_type" not in complaints(session)


def test_a_guardian_not_reached_is_told_with_the_reason() -> None:
    """The hold of a minor can be signed while nobody reaches the guardian, and says why."""
    session = started("juvenile_hold_fl", "hold")
    session.answer("/hold/person/guardian_told_at", None)
    session.answer("/hold/person/guardian_missing", "Her mother's phone was off; called at 12:20 and 12:40.")
    assert not [path for path in complaints(session) if "guardian" in path]


def test_rights_are_not_read_before_the_detention() -> None:
    """What is read to the person belongs to the detention and cannot come before it."""
    session = hold("TX")
    fill(session, "TX")
    session.answer("/hold/advisement/told_at", "2026-09-03T18:04:00-05:00")
    assert "once the person is detained" in complaints(session)["advisement/told_at"]


def test_the_badge_number_is_that_of_whoever_writes() -> None:
    """It stands there and can be changed: a partner may sign at the same computer."""
    written = hold("TX")
    assert written.value("/hold/signature/badge") == "4417"
    written.answer("/hold/signature/badge", "214")
    assert written.value("/hold/signature/badge") == "214"
