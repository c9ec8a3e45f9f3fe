"""Training over the wire: a drill recorded by itself, a course by hand, and a supervisor who sees both."""

from __future__ import annotations

from pathlib import Path

from citdesk.fieldguide.training import Need
from citdesk.workspace import TRAINING_FORM, Display, OfficerTraining, Workspace
from tests.scenario.real_agency import RealAgency

BRIDGE = "A man on the bridge"


def _of(supervisor: Workspace, officer: Workspace) -> OfficerTraining:
    return next(each for each in supervisor.training.unit() if each.name == officer.person.name)


def test_an_officers_training_reaches_the_supervisor_and_says_what_is_due(
    agency: RealAgency, tmp_path: Path
) -> None:
    """Recorded in the car, sent by itself, shown on the supervisor's own laptop with who lacks what."""
    hands = agency.hands(tmp_path / "papers")
    officer, supervisor = agency.workspaces["officer"], agency.workspaces["supervisor"]
    hands["supervisor"].exchange()
    before = _of(supervisor, officer)
    assert before.most_pressing.need is Need.MISSING
    officer.training.record_drill(BRIDGE, well=False)
    report = officer.start_report(TRAINING_FORM)
    session = officer.open_report(report).session
    for name, value in {
        "kind": "course",
        "title": "CIT course, spring",
        # The agency's day: a forenoon in Greenwich is still yesterday evening in its cars.
        "done_on": agency.clock.now().astimezone(officer.zone).date(),
        "hours": 40,
        "provider": "Regional academy",
    }.items():
        session.answer(f"/training/entry/{name}", value)
    officer.save_draft(report, session.to_xml(), {})
    officer.send(report)
    mine = officer.training.mine()
    assert {(held.entry.title, held.entry.well) for held in mine.entries} == {
        ("CIT course, spring", None),
        (BRIDGE, False),
    }
    hands["officer"].exchange()
    hands["supervisor"].exchange()
    after = _of(supervisor, officer)
    assert {due.requirement.id: due.need for due in after.dues} == {
        "course": Need.DONE,
        "refresher": Need.DONE,
        "drills": Need.DONE,
    }
    assert [held.entry for held in after.entries] == [held.entry for held in mine.entries]


def test_training_is_nobodys_case(agency: RealAgency, tmp_path: Path) -> None:
    """Entries are no reports about people: not to be approved, and told apart in the list."""
    hands = agency.hands(tmp_path / "papers")
    officer, supervisor = agency.workspaces["officer"], agency.workspaces["supervisor"]
    officer.training.record_drill(BRIDGE, well=True)
    hands["officer"].exchange()
    hands["supervisor"].exchange()
    (row,) = officer.reports()
    assert (row.about_person, row.display) == (False, Display.SENT)
    assert (row.number or "").startswith("TN-")
    assert supervisor.review_queue() == ()
    assert agency.workspaces["clinician"].training.unit() == ()
    assert not agency.workspaces["clinician"].training.may_record
