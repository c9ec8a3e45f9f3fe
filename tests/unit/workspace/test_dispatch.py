"""What dispatch already knows, read from a pasted CAD text for the report that is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from citdesk.workspace import NoCadMapping, UserError
from tests.unit.vault import paper_hq
from tests.unit.workspace.office import Office

SHEET = """Event #: 26-071-0412
Source: 911
Type: MYSTERY
Rcvd: 03/12/2026 23:41
Disp: 23:50
"""


def test_a_cad_text_is_read_for_the_form_at_hand(office: Office) -> None:
    """Answers come in the order of the mapping; what is missing or not understood is named."""
    assert office.officer.takes_cad("encounter")
    office.move_to(datetime(2026, 3, 13, 5, 0, tzinfo=UTC))  # midnight in Chicago
    found = office.officer.cad_answers("encounter", SHEET)
    assert [(answer.path.rpartition("/")[2], answer.value) for answer in found.taken] == [
        ("event_number", "26-071-0412"),
        ("how_received", "c911"),
        ("received_at", "2026-03-12T23:41:00-05:00"),
        ("dispatched_at", "2026-03-12T23:50:00-05:00"),
    ]
    assert ("Call type", "not understood") in [(gap.label, gap.reason) for gap in found.untaken]


def test_another_form_takes_nothing_from_dispatch(office: Office) -> None:
    """The mapping fills the encounter report, so a diversion does not offer it."""
    assert not office.officer.takes_cad("diversion")
    assert office.officer.cad_answers("diversion", SHEET).taken == ()


def test_a_text_that_cannot_be_read_is_refused(office: Office) -> None:
    """An empty clipboard is told as such."""
    with pytest.raises(UserError, match="nothing to read"):
        office.officer.cad_answers("encounter", "  ")


@pytest.mark.parametrize(("mapping", "said"), [("", "not set up"), ("id = 3", "has a fault")])
def test_without_a_usable_mapping_the_officer_types_on(
    office: Office, monkeypatch: pytest.MonkeyPatch, mapping: str, said: str
) -> None:
    """No mapping or a faulty one hides the button, and says whom to tell."""
    monkeypatch.setattr(paper_hq, "AGENCY", replace(paper_hq.AGENCY, cad_mapping=mapping))
    office.hq.say_directory()
    office.sync()
    assert not office.officer.takes_cad("encounter")
    with pytest.raises(NoCadMapping, match=said):
        office.officer.cad_answers("encounter", SHEET)
