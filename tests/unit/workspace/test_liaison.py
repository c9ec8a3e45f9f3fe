"""The liaison's side: the board, the papers, and that nothing else is there."""

from __future__ import annotations

from datetime import date

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.events import DiversionStep
from citdesk.wire.keys import PublicKey, Use
from citdesk.workspace import NotNow, UnknownReport, UserError
from tests.unit.workspace.office import WHOLE, Office


def _diversion(office: Office, remarks: str = "", due: str = "2026-04-01") -> str:
    parent = office.approved()
    report = office.officer.start_report("diversion", parent)
    answers = {
        "/diversion/person/charge": "Trespass",
        "/diversion/person/complete_by": due,
        "/diversion/person/remarks": remarks,
    }
    office.fill(report, answers)
    office.officer.send(report)
    office.sync()
    office.supervisor.approve(report, office.supervisor.review(report).revision)
    office.sync(office.supervisor)
    return report


def test_the_board_shows_what_is_due_first(office: Office) -> None:
    """Diversions with their date come before reports without one; others see no board."""
    later, sooner = _diversion(office, due="2026-05-01"), _diversion(office, due="2026-04-01")
    board = office.liaison.liaison_board()
    assert [row.report for row in board][:2] == [sooner, later]
    assert board[0].due is not None
    assert (board[0].due.label, board[0].due.date) == ("Completion", date(2026, 4, 1))
    assert board[-1].due is None
    assert office.officer.liaison_board() == ()


def test_what_is_late_is_said_before_what_is_still_to_come(office: Office) -> None:
    """A date that has passed stays on top of the board until somebody records what became of it."""
    late, coming = _diversion(office, due="2026-03-01"), _diversion(office, due="2026-04-01")
    first, second = office.liaison.liaison_board()[:2]
    assert (first.report, first.late, second.report, second.late) == (late, 1, coming, 0)
    office.liaison.diversions.advance(late, DiversionStep.PROSECUTOR_DECLINED, date(2026, 3, 12), "No")
    assert next(row for row in office.liaison.liaison_board() if row.report == late).due is None


def test_the_board_and_its_papers_verify_each_projection_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signatures cost the most of it: one for each row, however much happened to the report since."""
    report = _diversion(office)
    job = office.liaison.prepare_paper(
        report, office.liaison.paper_choices(report)[0].kind, "County Court", "Diversion referral"
    )
    office.liaison.issue_paper(job, job.make())
    office.liaison.diversions.advance(report, DiversionStep.PROSECUTOR_ACCEPTED, date(2026, 3, 12), "")
    verified: list[str] = []
    verify = PublicKey.verify

    def counted(key: PublicKey, use: Use, signed: str) -> dict[str, object]:
        verified.append(signed)
        return verify(key, use, signed)

    monkeypatch.setattr(PublicKey, "verify", counted)
    board = office.liaison.liaison_board()
    assert len(verified) == len(set(verified)) == len(board)
    verified.clear()
    assert office.liaison.paper_choices(report)
    assert len(verified) == 1
    (row,) = [row for row in board if row.report == report]
    assert (row.papers_issued, row.stage) == (1, DiversionStep.PROSECUTOR_ACCEPTED)


def test_nothing_outside_the_courts_audience_is_in_the_liaisons_vault(office: Office) -> None:
    """A marker in an internal answer is nowhere in the opened database; a court answer is."""
    _diversion(office, remarks="MARKER-INTERNAL")
    office.approved({**WHOLE, "/encounter/call/armed": "yes", "/encounter/call/weapon": "MARKER-WEAPON"})
    store = office.liaison._inside.vault.store
    tables = [str(row["name"]) for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    everything = "".join(str(store.rows(f'SELECT * FROM "{name}"')) for name in tables)
    signed = "".join(p.instance_xml for p in office.liaison._inside.vault.projections.all())
    assert "Sampleford" in signed
    assert "MARKER" not in everything + signed


def test_a_packet_is_made_from_the_projection_and_its_issue_recorded(office: Office) -> None:
    """Prepared, made, issued: the event names document, recipient and reason and reaches HQ."""
    report = _diversion(office)
    choice = office.liaison.paper_choices(report)[0]
    job = office.liaison.prepare_paper(report, choice.kind, "County Court", "Diversion referral")
    paper = job.make()
    assert paper.pdf.startswith(b"%PDF")
    assert job.make().sha256 == paper.sha256
    office.liaison.issue_paper(job, paper)
    office.sync()
    assert office.liaison.sync_status().waiting == 0
    assert office.liaison.sync_status().refused == ()
    (issued,) = office.hq.standings[report].papers  # pyright: ignore[reportArgumentType]
    assert (issued.document_id, issued.recipient, issued.audience) == (
        paper.document_id,
        "County Court",
        "court",
    )
    assert next(row for row in office.liaison.liaison_board() if row.report == report).papers_issued == 1


def test_a_paper_needs_recipient_and_reason(office: Office) -> None:
    """Without them nothing is prepared, and a paper of another form is not offered."""
    report = _diversion(office)
    with pytest.raises(UserError, match="who gets the paper"):
        office.liaison.prepare_paper(report, "diversion_packet", " ", "reason")
    with pytest.raises(NotNow):
        office.liaison.prepare_paper(report, "encounter_report", "Court", "reason")
    with pytest.raises(UnknownReport):
        office.liaison.prepare_paper("nowhere", "encounter_report", "Court", "reason")


def test_a_paper_of_a_version_no_longer_on_record_is_not_issued(office: Office) -> None:
    """An amendment was approved between preparing and issuing."""
    report = office.approved()
    job = office.liaison.prepare_paper(report, "encounter_report", "Court", "Hearing")
    office.officer.rework(report)
    office.fill(report, {"/encounter/call/last_name": "Sampleton"})
    office.officer.send(report)
    office.sync()
    office.supervisor.approve(report, office.supervisor.review(report).revision)
    office.sync(office.supervisor)
    with pytest.raises(Refused) as refused:
        office.liaison.issue_paper(job, job.make())
    assert refused.value.code == "overtaken"


def test_author_and_supervisor_print_what_is_on_record(office: Office) -> None:
    """They have the whole report, so the paper is for the agency's own use."""
    report = office.approved()
    for who in (office.officer, office.supervisor):
        assert who.paper_choices(report)[0].kind == "encounter_report"
        job = who.prepare_paper(report, "encounter_report", "Records", "Case file")
        assert job.audience == "internal"
        who.issue_paper(job, job.make())
    office.sync()
    assert len(office.hq.standings[report].papers) == 2  # pyright: ignore[reportArgumentType]
    assert office.supervisor.review(report).history[-1].what == "Issued a paper"


def test_nothing_is_printed_before_approval(office: Office) -> None:
    """A sent report offers no papers."""
    assert office.officer.paper_choices(office.sent()) == ()


def test_each_is_offered_the_papers_they_may_make(office: Office) -> None:
    """A supervisor of the unit may make cover sheet and public copy; a liaison the court's paper only."""
    report = office.approved()
    kinds = {choice.kind for choice in office.supervisor.paper_choices(report)}
    assert kinds == {"encounter_report", "supervisor_cover", "public_record"}
    assert [choice.kind for choice in office.liaison.paper_choices(report)] == ["encounter_report"]
    job = office.supervisor.prepare_paper(report, "public_record", "Larkspur Courier", "Records request 7")
    assert job.audience == "public"
    assert job.make().title.startswith("Public-Records Copy")
