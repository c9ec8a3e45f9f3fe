"""Whoever holds a paper asks HQ whether it still counts; who plays with the address learns nothing."""

from __future__ import annotations

import ssl

import httpx
import pytest

from citdesk.casework.errors import CitdeskError
from citdesk.casework.people import Role
from citdesk.wire.paper_state import PaperPlace, PaperStanding, PaperState
from tests.sync.agency import TestedAgency
from tests.sync.story import ReportStory


def _state(agency: TestedAgency, report: str, document: str) -> PaperState:
    with agency.transport() as line:
        return PaperState.from_json(line.get(f"/v1/papers/{report}/{document}"))


def test_a_paper_is_overtaken_by_an_amendment_and_void_with_its_report(agency: TestedAgency) -> None:
    """In force, then a newer version on record, then nothing of the report counts any more."""
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
    story = ReportStory()
    agency.take(officer, story.sent(officer))
    agency.take(supervisor, story.approved(supervisor))
    agency.take(supervisor, story.paper_issued(supervisor))
    document = "DOC-1"
    assert _state(agency, story.report, document).standing is PaperStanding.IN_FORCE
    agency.take(officer, story.amended(officer))
    assert _state(agency, story.report, document).standing is PaperStanding.IN_FORCE
    agency.take(supervisor, story.approved(supervisor))
    assert _state(agency, story.report, document).standing is PaperStanding.OVERTAKEN
    agency.take(supervisor, story.voided(supervisor))
    assert _state(agency, story.report, document).standing is PaperStanding.VOID
    assert _state(agency, story.report, "D-OTHER").standing is PaperStanding.UNKNOWN


@pytest.mark.parametrize(
    "path",
    [
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E/x",
        "x/%3Cimg%20src=x%3E",
        "..%2F..%2Fetc/passwd",
        "%00/%00",
        "x/" + "y" * 5000,
    ],
)
def test_an_address_that_somebody_played_with_is_answered_as_text(agency: TestedAgency, path: str) -> None:
    """No markup of it comes back, no fault of HQ's either, and nothing on the page may run."""
    context = ssl.create_default_context(cadata=agency.hq.folder.authority.read_text())
    with httpx.Client(verify=context, trust_env=False) as client:
        answer = client.get(f"{agency.address}/papers/{path}")
    assert answer.status_code < 500
    for sign in ("<script", "<img"):
        assert sign not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "scanned",
    [
        "CITDESK:1:D-1:00",
        "http://hq/papers/a/b",
        "https:///papers/a/b",
        "https://hq/papers/a",
        "",
        "https://[/papers/a/b",
    ],
)
def test_only_the_address_of_a_paper_is_asked(scanned: str) -> None:
    """Anything else that a code may hold is refused before a connection is made."""
    with pytest.raises(CitdeskError, match="address"):
        PaperPlace.read(scanned)
    assert PaperPlace.read("https://hq:8443/papers/a-1/D-2#00").path == "/v1/papers/a-1/D-2"


def test_nobody_without_a_token_gets_a_certificate(agency: TestedAgency) -> None:
    """And what is no certificate request is refused for those who have one."""
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    with agency.transport() as line:
        with pytest.raises(CitdeskError, match="in to HQ"):
            line.post("/v1/paper-certificate", {"request": "x"})
        with pytest.raises(CitdeskError, match="malformed"):
            line.post("/v1/paper-certificate", {"request": "x"}, agency.token(officer))
