"""A diversion goes by the agency's own programmes: what a file says is what the form asks and refuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citdesk.casework.programmes import Programme, read_programme
from citdesk.resource_files import resource_path
from citdesk.xforms import Session
from tests.unit.forms.drafts import complaints, session_of, started
from tests.unit.forms.rehearsal import programmes

C = "/diversion/charges/"
S = "/diversion/screening/"
A = "/diversion/agreement/"
OWN = """
id = "river_door"
name = "River Door"
name_es = "Puerta del Río"
version = "1"
reviewed_on = ""
reviewed_by = ""
authority = "Agreement of the county of March 2026"
states = ["TX"]
charge_classes = ["misdemeanor", "infraction"]
victim_must_agree = true
pathways = ["outreach"]
youngest = 21
oldest = 60
admission_required = true
intake_days = 10
completion_days = 90
contact_hours = 0
signatures = ["person", "officer"]
terms = ["Come to the first meeting."]
unverified = ["Everything."]

[[exclusions]]
rule = "dui"
detail = "Driving under the influence."
"""
#: what the person understood and signed, asked anew once a term of the signed agreement is another
ASKED_ANEW = {"agreement/understood", "signatures/signed_person", "signatures/signed_interpreter"}


def own(**changes: object) -> dict[str, Programme]:
    """The agency's programme, changed."""
    programme = replace(read_programme("river_door.toml", OWN), **changes)  # type: ignore[arg-type]
    return {programme.id: programme}


def begun(programme: Programme, **encounter: str) -> Session:
    """A diversion into the programme, decided and agreed to, on the trespass in Texas on 9 June 2026."""
    session = started(
        "trespass_diversion",
        "diversion",
        encounter=encounter,
        agency_programmes={programme.id: programme},
    )
    session.answer(f"{S}program", programme.id)
    session.answer(f"{S}discretion", "diverted")
    session.answer(f"{A}consent", "yes")
    return session


def test_a_programme_that_the_agency_changed_is_followed() -> None:
    """LEAD with fourteen days gives a first meeting after fourteen days, not after thirty."""
    text = (resource_path("programmes") / "lead.toml").read_text("utf-8")
    changed = read_programme("lead.toml", text.replace("intake_days = 30", "intake_days = 14"))
    assert str(begun(programmes()["lead"]).value(f"{A}intake_by")) == "2026-07-09"
    assert str(begun(changed).value(f"{A}intake_by")) == "2026-06-23"


def test_business_days_of_a_programme_of_the_agency_are_counted() -> None:
    """Ten days of business from a Tuesday: two weekends and a holiday lie between."""
    (programme,) = own(intake_counts="business_days").values()
    assert str(begun(programme).value(f"{A}intake_by")) == "2026-06-24"


def test_a_programme_of_the_agency_s_own_can_be_chosen() -> None:
    """It stands among the choices, and days, legal basis, rules and admission are its own."""
    (programme,) = own().values()
    session = begun(programme)
    labels = {choice.value: choice.label for choice in session.question(f"{S}program").choices}
    assert labels["river_door"] == "River Door"
    assert labels["other"] == "Other"
    assert session.value(f"{S}authority") == "Agreement of the county of March 2026"
    assert session.question(f"{S}x_dui").relevant
    assert not session.question(f"{S}x_weapon").relevant
    assert session.question(f"{A}admitted").relevant
    assert str(session.value(f"{A}intake_by")) == "2026-06-19"
    assert str(session.value(f"{A}complete_by")) == "2026-09-07"


def test_programmes_are_named_in_the_language_of_the_screen() -> None:
    """In Spanish by the Spanish name; where a programme has none, by the one it has."""
    programme, nameless = own()["river_door"], own(id="nameless", name_es="")["nameless"]
    session = started(
        "trespass_diversion", "diversion", agency_programmes={"river_door": programme, "nameless": nameless}
    )
    session.set_language("Español (es)")
    labels = {choice.value: choice.label for choice in session.question(f"{S}program").choices}
    assert labels["river_door"] == "Puerta del Río"
    assert labels["nameless"] == "River Door"
    assert labels["treatment_court"] == "Tribunal de tratamiento"
    assert labels["other"] == "Otro"
    session.set_language("English (en)")
    assert "River Door" in {choice.label for choice in session.question(f"{S}program").choices}


@pytest.mark.parametrize(("youngest", "oldest", "failing"), [(50, 60, "youngest"), (18, 20, "oldest")])
def test_the_ages_of_the_programme_count(youngest: int, oldest: int, failing: str) -> None:
    """Who is younger or older than its file says is not eligible."""
    (programme,) = own(youngest=youngest, oldest=oldest).values()
    assert begun(programme).value(f"{S}failing_rules") == failing


def test_a_programme_of_another_state_is_not_offered() -> None:
    """Florida's civil citation holds in Florida; in Texas it is not among the choices."""
    session = begun(programmes()["civil_citation"])
    assert [choice.value for choice in session.question(f"{S}program").choices] == [
        *(each.id for each in programmes().values() if not each.states or "TX" in each.states),
        "other",
    ]
    assert "screening/program" in complaints(session)
    session.answer(f"{S}program", "lead")
    assert "screening/program" not in complaints(session)
    youth = session_of("young_shoplifter", "diversion")
    assert youth.value(f"{S}program") == "youth_citation"
    assert complaints(youth) == {}


def test_a_felony_is_no_charge_for_a_programme_of_misdemeanors() -> None:
    """It is said at the charge, until it is not diverted, is another class, or the decision is another."""
    (programme,) = own().values()
    session = begun(programme)
    where = "charges/charge[1]/diverted"
    session.answer(f"{C}charge[1]/charge_class", "felony")
    assert "does not take a charge of this class" in complaints(session)[where]
    session.answer(f"{S}discretion", "arrest")
    assert where not in complaints(session)
    session.answer(f"{S}discretion", "diverted")
    session.answer(f"{C}charge[1]/diverted", "no")
    assert where not in complaints(session)
    session.answer(f"{C}charge[1]/diverted", "yes")
    session.answer(f"{C}charge[1]/charge_class", "misdemeanor")
    assert where not in complaints(session)
    session.answer(f"{S}program", "lead")
    session.answer(f"{C}charge[1]/charge_class", "felony")
    assert where not in complaints(session)


def test_a_first_meeting_after_the_programme_s_days_needs_a_reason() -> None:
    """The date is the officer's; what the programme says, and why it is later, stands beside it."""
    session = session_of("trespass_diversion", "diversion")
    latest = session.value(f"{A}intake_latest")
    reason = f"{A}intake_late_reason"
    assert not session.question(reason).relevant
    session.answer(f"{A}intake_by", "2026-07-10")
    assert str(latest) == "2026-07-09"
    assert "come by Jul 9, 2026." in session.question(reason).label
    assert set(complaints(session)) == {"agreement/intake_late_reason", *ASKED_ANEW}
    session.answer(reason, "Short.")
    assert "20 letters" in complaints(session)["agreement/intake_late_reason"]
    session.answer(reason, "The intake desk is closed from 6 to 9 July.")
    assert set(complaints(session)) == ASKED_ANEW
    session.answer(f"{A}intake_by", "2026-07-09")
    assert not session.question(reason).relevant


def test_a_programme_of_no_file_only_proposes_a_date() -> None:
    """Nobody here knows its days, so no later date is held against the officer."""
    session = session_of("trespass_diversion", "diversion")
    session.answer(f"{S}program", "other")
    session.answer(f"{A}intake_by", "2026-08-20")
    assert not session.question(f"{A}intake_late_reason").relevant


@pytest.mark.parametrize(
    ("view", "outcome"),
    [
        ("objects", "ineligible"),
        ("not_reached", "pending_check"),
        ("none", "pending_check"),
        ("agrees", "eligible"),
    ],
)
def test_a_programme_may_need_the_victim_s_agreement(view: str, outcome: str) -> None:
    """An objection rules the diversion out and is named; a victim not asked yet leaves it open."""
    agreeing = replace(programmes()["lead"], victim_must_agree=True)
    session = session_of("trespass_diversion", "diversion", agency_programmes={"lead": agreeing})
    session.answer(f"{C}charge[1]/victim", "yes")
    session.answer(f"{C}victim_view", view)
    session.answer(f"{C}restitution", "0")
    assert session.value(f"{S}eligibility") == outcome
    assert session.question(f"{S}victim_bar_note").relevant is (view == "objects")
    assert (session.value(f"{S}failing_rules") == "victim") is (view == "objects")
    missing = session.value(f"{S}still_missing")
    assert (isinstance(missing, tuple) and "victim" in missing) is (outcome == "pending_check")
    assert set(complaints(session)) - ASKED_ANEW == ({"screening/discretion"} if view == "objects" else set())
    session.answer(f"{C}charge[1]/victim", "no")
    assert session.value(f"{S}eligibility") == "eligible"


def test_the_victim_s_view_stops_no_programme_that_does_not_ask_for_it() -> None:
    """An objection is noted for the prosecutor; LEAD as it ships does not turn on it."""
    session = session_of("trespass_diversion", "diversion")
    session.answer(f"{C}charge[1]/victim", "yes")
    session.answer(f"{C}victim_view", "objects")
    session.answer(f"{C}restitution", "0")
    assert session.value(f"{S}eligibility") == "eligible"
    assert not session.question(f"{S}victim_bar_note").relevant


def test_a_way_that_the_programme_does_not_take_is_refused() -> None:
    """River Door takes people by outreach only."""
    (programme,) = own().values()
    session = begun(programme)
    assert "does not take people this way" in complaints(session)["screening/pathway"]
    session.answer(f"{S}pathway", "outreach")
    assert "screening/pathway" not in complaints(session)
