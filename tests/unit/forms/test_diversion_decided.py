"""A diversion is decided when nothing is missing: until then it is refused, or says what is missing."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from citdesk.casework.programmes import programmes_instance
from citdesk.workspace.calendar_for_forms import calendar_for_forms
from citdesk.workspace.law_for_forms import court_sits
from citdesk.xforms import Context, Session
from tests.unit.forms.drafts import complaints, session_of
from tests.unit.forms.rehearsal import form, programmes

S = "/diversion/screening/"
A = "/diversion/agreement/"
#: an agreement that was changed after it was signed is signed again
SIGNED_ANEW = {"agreement/understood", "signatures/signed_person", "signatures/signed_interpreter"}
ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 12, 21, 10, 0, tzinfo=ZONE)
OCCURRED = datetime(2026, 12, 20, 23, 30, tzinfo=ZONE)
BANDS: Mapping[str, tuple[int, int] | None] = {
    "under12": (0, 11),
    "a12_17": (12, 17),
    "a18_25": (18, 25),
    "a26_39": (26, 39),
    "a40_59": (40, 59),
    "a60": (60, 120),
    "unknown": None,
}


def decided() -> Session:
    """The finished diversion of the trespass."""
    return session_of("trespass_diversion", "diversion")


def begun(
    *, age: str = "35", band: str = "", order: str = "", armed: str = "no", occurred: datetime = OCCURRED
) -> Session:
    """A diversion begun on an encounter that says this of the person."""
    case = (
        f"<case><encounter><call><occurred_at>{occurred.isoformat()}</occurred_at></call>"
        f"<person><age>{age}</age><age_band>{band}</age_band></person>"
        f"<danger_others><protective_order>{order}</protective_order></danger_others>"
        f"<weapons><armed>{armed}</armed></weapons></encounter></case>"
    )
    return form("diversion").start(
        Context(
            now=lambda: NOW,
            zone=ZONE,
            random=random.Random(1),
            user="A. Marsh",
            instances={
                "case": case.encode(),
                "calendar": calendar_for_forms("FL", NOW, ZONE),
                "programs": programmes_instance(programmes().values()),
            },
        )
    )


def cleared(session: Session, programme: str) -> Session:
    """The record check done, and No to every rule of the programme."""
    session.answer(f"{S}program", programme)
    session.answer(f"{S}record_check", "done")
    for exclusion in programmes()[programme].exclusions:
        session.answer(f"{S}x_{exclusion.rule}", "no")
    return session


def missing(session: Session) -> set[str]:
    """What the form says is still missing."""
    found = session.value(f"{S}still_missing")
    return set(found) if isinstance(found, tuple) else set()


def undecided() -> Iterator[Session]:
    """Diversions at turns that no script takes: each lacks something, or contradicts the encounter."""
    no_charge, none_diverted, no_condition, declined = (decided() for _ in range(4))
    no_charge.remove_repeat("/diversion/charges/charge[1]")
    none_diverted.answer("/diversion/charges/charge[1]/diverted", "no")
    while not no_condition.question(f"{A}conditions_named").relevant:
        no_condition.remove_repeat(f"{A}condition[1]")
    declined.answer(f"{S}discretion", "citation")
    yield from (no_charge, none_diverted, no_condition, declined)
    contradicted = cleared(begun(order="order", armed="yes"), "lead")
    for rule in ("domestic", "weapon"):
        contradicted.answer(f"{S}x_{rule}_reason", "Too short")
    yield contradicted
    yield cleared(begun(age="", band="unknown"), "lead")
    yield cleared(begun(age="35"), "youth_citation")
    felony, late = cleared(begun(), "civil_citation"), decided()
    felony.answer("/diversion/charges/charge[1]/charge_class", "felony")
    late.answer(f"{A}intake_by", "2026-12-20")
    late.answer(f"{A}intake_late_reason", "Too short")
    agreeing = replace(programmes()["lead"], victim_must_agree=True)
    objected = session_of("trespass_diversion", "diversion", agency_programmes={"lead": agreeing})
    objected.answer("/diversion/charges/charge[1]/victim", "yes")
    objected.answer("/diversion/charges/victim_view", "objects")
    yield from (felony, late, objected)


def test_a_finished_diversion_misses_nothing() -> None:
    """With charge, record check, consent and conditions the line of what is missing is not there."""
    session = decided()
    assert complaints(session) == {}
    assert not session.question(f"{S}still_missing").relevant


def test_a_diversion_of_no_charge_is_refused() -> None:
    """It stands for a charge; with none there is nothing to divert."""
    session = decided()
    session.remove_repeat("/diversion/charges/charge[1]")
    assert complaints(session).keys() - SIGNED_ANEW == {"charges/charges_named"}
    assert "at least one charge" in complaints(session)["charges/charges_named"]
    assert missing(session) == {"charge"}


def test_a_diversion_that_diverts_no_charge_is_refused() -> None:
    """Every charge marked as not diverted, yet the decision says diverted: one of them is wrong."""
    session = decided()
    session.answer("/diversion/charges/charge[1]/diverted", "no")
    assert complaints(session).keys() - SIGNED_ANEW == {"screening/charges_diverted"}
    session.answer(f"{S}discretion", "citation")
    assert "screening/charges_diverted" not in complaints(session)


def test_an_agreement_of_no_condition_is_refused() -> None:
    """The person said yes to something: at least one condition with its date."""
    session = decided()
    while "conditions_named" not in str(list(complaints(session))):
        session.remove_repeat(f"{A}condition[1]")
    assert complaints(session).keys() - SIGNED_ANEW == {"agreement/conditions_named"}
    assert missing(session) == {"conditions"}


def test_a_no_of_the_person_ends_the_diversion_and_is_kept() -> None:
    """After No another decision is asked for; that it was offered, read out and declined stays on record."""
    session = decided()
    session.answer(f"{A}consent", "no")
    assert "after No choose another decision" in complaints(session)["agreement/consent"]
    session.answer(f"{S}discretion", "citation")
    assert "screening/offered" in complaints(session)
    session.answer(f"{S}offered", "yes")
    assert complaints(session) == {}
    sent = session.to_xml(pruned=True).decode()
    assert "<consent>no</consent>" in sent
    assert "<rights_read>voluntary" in sent
    assert "<condition>" not in sent
    assert "<signed_person>" not in sent


@pytest.mark.parametrize("answer", ["wants_lawyer", "lacks_capacity"])
def test_an_offer_that_waits_for_the_person_is_not_decided(answer: str) -> None:
    """Who wants a lawyer first, or cannot decide now, has been offered a diversion and has not agreed."""
    session = decided()
    session.answer(f"{A}consent", answer)
    assert complaints(session) == {}
    assert missing(session) == {"consent"}


@pytest.mark.parametrize("check", ["pending", "not_allowed"])
def test_without_a_record_check_nobody_is_eligible(check: str) -> None:
    """A check that waits, or that may not be made, leaves the result open."""
    session = decided()
    session.answer(f"{S}record_check", check)
    assert session.value(f"{S}eligibility") == "pending_check"
    assert missing(session) == {"record_check"}


@pytest.mark.parametrize("programme", sorted(programmes()))
@pytest.mark.parametrize("band", BANDS)
def test_a_band_of_ages_rules_out_as_an_age_does(programme: str, band: str) -> None:
    """A minor is ruled out of a programme for adults, an adult of one for the young, by band or year."""
    rules, ages = programmes()[programme], BANDS[band]
    session = cleared(begun(age="", band=band), programme)
    youngest, oldest = ages or (0, 200)
    if oldest < rules.youngest or (rules.oldest and youngest > rules.oldest):
        expected = "ineligible"
    elif youngest < rules.youngest or (rules.oldest and oldest > rules.oldest):
        expected = "pending_check"
    else:
        expected = "eligible"
    assert session.value(f"{S}eligibility") == expected
    assert ("age" in missing(session)) == (expected == "pending_check")
    session.answer(f"{S}discretion", "diverted")
    assert ("screening/discretion" in complaints(session)) == (expected == "ineligible")
    for age in {youngest, oldest} - {200} if ages else ():
        by_year = cleared(begun(age=str(age)), programme)
        assert by_year.value(f"{S}eligibility") == expected, age


@pytest.mark.parametrize(
    ("rule", "known"),
    [("domestic", {"order": "order"}), ("domestic", {"order": "domestic"}), ("weapon", {"armed": "yes"})],
)
def test_the_officers_no_does_not_silence_the_encounters_yes(rule: str, known: dict[str, str]) -> None:
    """Both stand there, and the officer says why; answering as the encounter does needs no reason."""
    session = begun(**known)
    session.answer(f"{S}program", "lead")
    assert session.value(f"{S}x_{rule}") == "yes"
    assert not session.question(f"{S}x_{rule}_reason").relevant
    for answer in ("no", "unknown"):
        session.answer(f"{S}x_{rule}", answer)
        assert f"screening/x_{rule}_reason" in complaints(session)
        assert "The encounter report says yes" in session.question(f"{S}x_{rule}_reason").label
    session.answer(f"{S}x_{rule}_reason", "Too short")
    assert "20 letters" in complaints(session)[f"screening/x_{rule}_reason"]
    session.answer(f"{S}x_{rule}_reason", "The order was lifted in June; the court's list was read.")
    assert f"screening/x_{rule}_reason" not in complaints(session)
    session.answer(f"{S}x_{rule}", "yes")
    assert session.value(f"{S}eligibility") == "ineligible"


@pytest.mark.parametrize(
    ("occurred", "programme", "until"),
    [
        ("2026-11-25", "civil_citation", "2026-12-02"),  # Thursday and Friday are holidays in Florida
        ("2026-11-25", "youth_citation", "2026-12-02"),
        ("2026-12-04", "civil_citation", "2026-12-09"),
        ("2026-12-05", "civil_citation", "2026-12-09"),
        ("2026-12-08", "civil_citation", "2026-12-11"),
        ("2026-11-25", "deflection", "2026-12-02"),
    ],
)
def test_the_first_meeting_is_on_a_day_on_which_somebody_is_there(
    occurred: str, programme: str, until: str
) -> None:
    """Business days leave out weekends and the holidays of the state; other programs count every day."""
    when = datetime.combine(date.fromisoformat(occurred), time(20), ZONE)
    session = cleared(begun(age="16" if programme == "youth_citation" else "35", occurred=when), programme)
    session.answer(f"{S}discretion", "diverted")
    session.answer(f"{A}consent", "yes")
    assert str(session.value(f"{A}intake_by")) == until


def test_business_days_are_counted_as_one_counts_on_a_calendar() -> None:
    """From autumn to the end of the year: the date is the third day of business after the encounter."""
    day = date(2026, 10, 1)
    while day < date(2026, 12, 20):
        when = datetime.combine(day, time(12), ZONE)
        session = begun(occurred=when)
        session.answer(f"{S}program", "civil_citation")
        left, expected = 3, day
        while left:
            expected += timedelta(days=1)
            left -= court_sits("FL", expected)
        session.answer(f"{S}discretion", "diverted")
        session.answer(f"{A}consent", "yes")
        assert str(session.value(f"{A}intake_by")) == expected.isoformat(), day
        day += timedelta(days=5)
