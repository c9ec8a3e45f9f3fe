"""The transfer of a person in a hold: only facilities that the law of the state allows."""

from __future__ import annotations

import pytest

from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.taking_over import take_over
from citdesk.xforms import Session
from tests.unit.forms.drafts import complaints, session_of, started
from tests.unit.forms.rehearsal import catalogue, law_packs

PATH = "/transfer/facilities/stop[1]/facility_type"
REFUSED = "does not allow a hold"
KINDS = ("designated_receiving", "ed", "csu", "center_23h", "cpep", "state_hospital", "triage", "sud_secure")
OTHERS = ("detox", "sobering", "shelter", "jail")


def transfer(script: str, state: str) -> Session:
    """A fresh transfer on a finished encounter, under the law of a state."""
    return started(script, "transfer", state)


@pytest.mark.parametrize("state", sorted(law_packs()))
def test_a_hold_travels_only_to_a_permitted_facility(state: str) -> None:
    """Every kind of facility that the pack does not permit is refused, and every permitted one taken."""
    session = transfer("hold_refused_tx", state)
    for kind in (*KINDS, *OTHERS):
        session.answer(PATH, kind)
        said = complaints(session).get("facilities/stop[1]/facility_type", "")
        assert (REFUSED in said) == (kind not in law_packs()[state].facilities_allowed), kind


def test_a_shelter_takes_no_hold() -> None:
    """A shelter that "accepted" a person in a hold is asked about."""
    session = transfer("hold_refused_tx", "TX")
    session.answer(PATH, "shelter")
    assert REFUSED in complaints(session)["facilities/stop[1]/facility_type"]


def test_someone_who_goes_freely_may_go_anywhere() -> None:
    """Without a hold the law of holds says nothing about where a person is brought."""
    session = transfer("veteran_firearm", "TX")
    session.answer(PATH, "shelter")
    assert "facilities/stop[1]/facility_type" not in complaints(session)


def test_where_the_law_prefers_an_ambulance_the_officer_is_told() -> None:
    """In New York a person in a hold who goes by patrol car brings the note up; in Texas nothing does."""
    for state, told in (("NY", True), ("TX", False)):
        session = transfer("hold_refused_tx", state)
        session.answer("/transfer/journey/mode", "patrol")
        assert session.question("/transfer/journey/ems_first").relevant is told
        session.answer("/transfer/journey/mode", "ambulance")
        assert not session.question("/transfer/journey/ems_first").relevant


def test_the_facility_that_the_hold_names_stands_there_and_can_be_changed() -> None:
    """Typed once; only in the first stop, and a kind that the transfer does not offer is left out."""
    begun, taken = transfer("hold_refused_tx", "TX"), catalogue()["transfer"].taken
    hold = instance_texts(session_of("hold_refused_tx", "hold").to_xml())
    take_over(begun, taken, {"hold": hold})
    stop = "/transfer/facilities/stop[1]"
    named = {name: begun.value(f"{stop}/{name}") for name in ("provider", "facility_type", "facility_name")}
    assert named == {name: hold[f"/hold[1]/destination[1]/{name}[1]"] for name in named}
    begun.answer(f"{stop}/facility_name", "Another door")
    begun.add_repeat("/transfer/facilities/stop")
    assert begun.value("/transfer/facilities/stop[2]/facility_name") is None
    fresh = transfer("hold_refused_tx", "TX")
    take_over(fresh, taken, {"hold": {"/hold[1]/destination[1]/facility_type[1]": "castle"}})
    assert fresh.value(f"{stop}/facility_type") is None
