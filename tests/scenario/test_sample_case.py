"""The sample case in the forms that CITDesk ships: half written, three things left, and it stays here."""

from __future__ import annotations

from contextlib import closing

import pytest

from citdesk.vault.drafts import PracticeOnly
from citdesk.workspace import ProblemsRemain
from tests.scenario.real_agency import RealAgency

LEFT = {
    "/encounter/weapons/armed": "no",
    "/encounter/narrative/you_did": "We sat down with her and listened.",
    "/encounter/narrative/signed_name": "A. Marsh",
}


def test_the_sample_case_lacks_three_answers_and_then_holds(agency: RealAgency) -> None:
    """Every answer of its file is one that the form takes; with the three that are left nothing is wrong."""
    officer = agency.workspaces["officer"]
    report = officer.practice.sample()
    with pytest.raises(ProblemsRemain) as left:
        officer.practice.look_over(report)
    assert {problem.path for problem in left.value.problems} == set(LEFT)
    assert officer.open_report(report).gone_through
    session = officer.open_report(report).session
    for path, value in LEFT.items():
        session.answer(path, value)
    officer.save_draft(report, session.to_xml(), {})
    assert officer.practice.look_over(report) == ()


def test_the_sample_case_is_one_and_never_leaves(agency: RealAgency) -> None:
    """Asked for again it is the same one; it cannot be sent, and HQ hears nothing of it."""
    officer = agency.workspaces["officer"]
    report = officer.practice.sample()
    assert officer.practice.sample() == report
    with pytest.raises(PracticeOnly):
        officer.send(report)
    with closing(officer.exchange(lambda work: work())) as exchange:
        exchange.exchange_once()
    assert agency.hq_event_kinds() == []
    assert [row.id for row in officer.reports()] == []
