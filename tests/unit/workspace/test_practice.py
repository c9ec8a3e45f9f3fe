"""Practice never leaves: not by sending, an event, the spool, the exchange or the trail."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import EventKind, FormPin, Submission
from citdesk.casework.ids import CaseId, ReportId
from citdesk.vault.audit import Did
from citdesk.vault.cipher import CipherError
from citdesk.vault.drafts import PracticeOnly
from citdesk.workspace import ProblemsRemain, UnknownReport, Workspace
from tests.scenario.opened_vault import everything_in_clear
from tests.unit.paperwork.printed import text_of
from tests.unit.workspace.office import WHOLE, Office

MARK = "PRACTICEMARK"
WRITTEN = {**WHOLE, "/encounter/call/last_name": MARK}


@pytest.fixture
def practised(office: Office) -> str:
    """A whole report, written for a drill."""
    report = office.officer.practice.start("bridge")
    office.fill(report, WRITTEN)
    return report


def submission(inside: Workspace, report: str) -> tuple[ReportId, CaseId, Submission]:
    """What a defect could try to put on the chain."""
    draft = inside.vault.drafts.need(ReportId(report))
    pin = FormPin("encounter", "1", draft.form_sha256)
    return draft.report, draft.case, Submission(pin, draft.instance_xml.decode())


def test_sending_refuses_what_was_written_in_practice(office: Office, practised: str) -> None:
    """The report stays as it is, and the sentence says that it cannot leave."""
    with pytest.raises(PracticeOnly, match="cannot be sent"):
        office.officer.send(practised)
    assert [row.report for row in office.officer.practice.all()] == [practised]


def test_the_chain_refuses_an_event_of_it_even_where_sending_is_gone_round(
    office: Office, practised: str
) -> None:
    """Whoever forgets the check of sending is stopped by the chain; nothing waits, nothing is spooled."""
    report, case, payload = submission(office.officer, practised)
    with pytest.raises(PracticeOnly):
        office.officer.vault.chain.append(EventKind.SUBMIT, report, case, payload, None)
    assert office.officer.vault.events.waiting() == 0


def test_the_database_itself_refuses_the_row(office: Office, practised: str) -> None:
    """Below every check in the program: an event of a practice report cannot be stored at all."""
    store = office.officer.vault.store
    with pytest.raises(CipherError, match="practice"), store.writing():
        store.execute(
            "INSERT INTO events (id, own, kind, report, case_id, author, wall, header, status)"
            " VALUES ('x', 1, 'submit', ?, 'c', 'a', 'w', '{}', 'pending')",
            (practised,),
        )
    assert store.number("SELECT count(*) FROM events") == 0


def test_practice_cannot_be_made_real(office: Office, practised: str) -> None:
    """The mark cannot be taken off a draft, not even by SQL."""
    store = office.officer.vault.store
    with pytest.raises(CipherError, match="practice"), store.writing():
        store.execute("UPDATE drafts SET practice = NULL WHERE report = ?", (practised,))
    assert office.officer.vault.drafts.is_practice(ReportId(practised))


def test_after_an_exchange_nobody_else_has_anything_of_it(office: Office, practised: str) -> None:
    """A real report goes to the supervisor; of the practice beside it not a word is there."""
    office.sent()
    office.sync(office.officer)
    assert MARK.encode() in everything_in_clear(office.officer)
    assert MARK.encode() not in everything_in_clear(office.supervisor)
    assert practised.encode() not in everything_in_clear(office.supervisor)


def test_practice_is_in_no_list_and_in_no_trail(office: Office, practised: str) -> None:
    """Reports, queue, custody clocks and the trail that goes to HQ know nothing of it."""
    assert office.officer.reports() == ()
    assert office.officer.custody_clocks() == ()
    assert practised not in [line.subject for line in office.officer.audit_trail()]


def test_nothing_that_is_asked_of_practice_gets_into_the_trail(office: Office, practised: str) -> None:
    """Take it up again, set it aside, withdraw, assign, mark: each is refused, and HQ is told of none."""
    officer = office.officer
    before = officer.audit_trail()
    for ask in (
        lambda: officer.rework(practised),
        lambda: officer.set_aside(practised),
        lambda: officer.withdraw(practised),
        lambda: officer.review(practised),
        lambda: officer.assign_officer(practised, str(office.supervisor.person.id)),
        lambda: officer.revoke_consent(practised, "none"),
        lambda: officer.export_report(practised),
        lambda: officer.prepare_paper(practised, "encounter_report", "Somebody", "None"),
    ):
        with pytest.raises(CitdeskError):
            ask()
    assert officer.audit_trail() == before
    office.sync(officer)
    assert practised.encode() not in everything_in_clear(office.supervisor)


def test_what_was_practised_and_deleted_can_no_longer_be_named(office: Office, practised: str) -> None:
    """Its id means nothing any more; a report that never was is not set aside."""
    office.officer.discard_draft(practised)
    before = office.officer.audit_trail()
    for ask in (office.officer.set_aside, office.officer.rework):
        with pytest.raises(UnknownReport):
            ask(practised)
    assert office.officer.audit_trail() == before


def test_answers_saved_without_opening_it_leave_no_trace_either(office: Office) -> None:
    """Whoever calls the workspace directly is as unseen as the form that opens it first."""
    report = office.officer.practice.start("bridge")
    draft = office.officer.vault.drafts.need(ReportId(report))
    before = office.officer.audit_trail()
    office.officer.save_draft(report, draft.instance_xml, {})
    assert office.officer.audit_trail() == before


@pytest.mark.parametrize(("subject", "detail"), [("{}", ""), ("", "of {}")])
def test_the_database_itself_refuses_a_line_that_names_it(
    office: Office, practised: str, subject: str, detail: str
) -> None:
    """Below every check in the program: neither subject nor detail of a line may be a practice report."""
    store = office.officer.vault.store
    with pytest.raises(CipherError, match="practice"), store.writing():
        store.execute(
            "INSERT INTO audit (number, at, did, subject, outcome, detail, hash)"
            " VALUES (999, 'x', 'set_aside', ?, 'ok', ?, 'h')",
            (subject.format(practised), detail.format(practised)),
        )
    with pytest.raises(PracticeOnly):
        office.officer.vault.audit.note(Did.SET_ASIDE, practised)


def test_nothing_grows_from_practice(office: Office, practised: str) -> None:
    """A child report of a practice report would carry its facts into the record."""
    with pytest.raises(PracticeOnly):
        office.officer.start_report("diversion", practised)


def test_the_same_problems_are_found_as_in_earnest(office: Office) -> None:
    """Practice is worth something only when it complains like the real thing."""
    report = office.officer.practice.start("bridge")
    with pytest.raises(ProblemsRemain):
        office.officer.practice.look_over(report)
    office.fill(report, WRITTEN)
    assert isinstance(office.officer.practice.look_over(report), tuple)


def test_practice_is_deleted_and_gone(office: Office, practised: str) -> None:
    """Nothing of it stays in the vault."""
    office.officer.discard_draft(practised)
    assert office.officer.practice.all() == ()
    assert MARK.encode() not in everything_in_clear(office.officer)


def test_its_paper_says_practice_and_is_not_recorded(office: Office, practised: str) -> None:
    """The word stands across every page; issuing nothing, it leaves no event."""
    paper = office.officer.practice.paper(practised, "Practice report").make()
    assert text_of(paper).count("PRACTICE - NOT A RECORD") == paper.pages + 1  # and once in the letterhead
    assert "DEMONSTRATION" not in text_of(paper)
    assert "never sent, never decided" in text_of(paper)
    assert "Sent and signed" not in text_of(paper)
    assert office.officer.vault.events.waiting() == 0
