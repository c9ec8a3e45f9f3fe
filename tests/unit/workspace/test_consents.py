"""Consent to share: given with a referral, checked when a paper is made, taken back at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citdesk.casework.events import EventKind
from citdesk.paperwork import Paper
from citdesk.workspace import UnknownReport, UserError, Workspace
from tests.pdf_text import words_in
from tests.unit.workspace.office import Office

SERVICE = "River Crisis Center"
RECORD = "MARKER-TREATMENT"
AGREED: dict[str, object] = {
    "/referral/service/service_name": SERVICE,
    "/referral/service/reason": "MARKER-REASON",
    "/referral/consent/kind": "signed",
    "/referral/consent/shared": ("name", "reason", "sud"),
    "/referral/consent/treatment": RECORD,
    "/referral/consent/recipient": SERVICE,
    "/referral/consent/discloser": "Larkspur Police",
    "/referral/consent/purpose": "Continuing care",
    "/referral/consent/expires": "date",
    "/referral/consent/expires_on": "2026-03-20",
    "/referral/consent/understood": "yes",
    "/referral/consent/signed_person": "MARKER-SIGNED",
    "/referral/consent/guardian_signed": "MARKER-GUARDIAN",
}


def _referred(office: Office, encounter: str = "", **changes: object) -> str:
    """An approved referral with that consent; a keyword names a question of the consent group."""
    report = office.officer.start_report("referral", encounter or office.approved())
    answers = AGREED | {f"/referral/consent/{name}": value for name, value in changes.items()}
    office.fill(report, {path: value for path, value in answers.items() if value is not None})
    office.officer.send(report)
    office.sync(office.officer)
    office.supervisor.approve(report, office.supervisor.review(report).revision)
    office.sync(office.supervisor)
    return report


def _made(who: Workspace, report: str, recipient: str = SERVICE) -> Paper:
    return who.prepare_paper(report, "referral", recipient, "Referral").make()


def _words(paper: Paper) -> str:
    return words_in(paper.pdf)


def _shows_nothing(paper: Paper) -> bool:
    text, everything = _words(paper), paper.pdf
    withheld = any("42 CFR Part 2" in line.rule or "agreed" in line.rule for line in paper.withheld)
    return withheld and "MARKER" not in text and b"MARKER" not in everything


def test_a_valid_consent_opens_the_record_with_notice_and_copy(office: Office) -> None:
    """The named service's copy holds the treatment record, the federal notice and the consent itself."""
    report = _referred(office)
    for who in (office.officer, office.supervisor):
        text = _words(_made(who, report))
        assert RECORD in text
        assert "MARKER-REASON" in text
        assert "MARKER-SIGNED" in text
        assert "MARKER-GUARDIAN" in text
        assert "Notice on substance-use records" in text
        assert "42 CFR Part 2 Prohibits" in text
        assert "Consent on record" in text
        assert "Larkspur Police" in text
        assert "Continuing care" in text
        assert "treatment program record" in text
    (row,) = office.supervisor.consents(report)
    assert (row.recipient, row.counts, row.revoked) == (SERVICE, True, False)


def test_the_reader_named_in_the_consent_is_offered(office: Office) -> None:
    """Who makes the referral's paper need not type the service again; differences of case do not matter."""
    report = _referred(office)
    (choice,) = office.officer.paper_choices(report)
    assert choice.recipient == SERVICE
    assert RECORD in _words(_made(office.officer, report, " river  crisis center"))


def test_another_recipient_sees_nothing(office: Office) -> None:
    """A consent for one service opens nothing to another one."""
    assert _shows_nothing(_made(office.supervisor, _referred(office), "Some Other Clinic"))


def test_an_expired_consent_opens_nothing(office: Office) -> None:
    """It holds through its last day in the agency's zone, and not a moment longer."""
    report = _referred(office)
    office.move_to(datetime(2026, 3, 21, 4, 59, tzinfo=UTC))  # 23:59 in Chicago
    assert RECORD in _words(_made(office.supervisor, report))
    office.move_to(datetime(2026, 3, 21, 5, 0, tzinfo=UTC))
    assert _shows_nothing(_made(office.supervisor, report))
    assert not office.supervisor.consents(report)[0].counts


def test_setting_the_clock_back_revives_no_consent(office: Office) -> None:
    """HQ was heard after the consent's end; this computer's clock may say what it likes."""
    report = _referred(office)
    office.hq.clock.time = datetime(2026, 3, 25, tzinfo=UTC)
    office.sync()
    assert _shows_nothing(_made(office.supervisor, report))


def test_a_consent_taken_back_opens_nothing_at_once(office: Office) -> None:
    """In the vault where it was taken back before HQ knows, in the others when they hear of it."""
    report = _referred(office)
    office.officer.revoke_consent(report, "Called and said so")
    assert _shows_nothing(_made(office.officer, report))
    office.sync(office.officer)
    assert _shows_nothing(_made(office.supervisor, report))
    (row,) = office.supervisor.consents(report)
    assert (row.revoked, row.counts) == (True, False)


def test_a_consent_is_taken_back_before_its_referral_is_approved(office: Office) -> None:
    """They may do so any time, before HQ has it too; the approval revives nothing."""
    for synced in (False, True):
        report = office.officer.start_report("referral", office.approved())
        office.fill(report, AGREED)
        office.officer.send(report)
        if synced:
            office.sync(office.officer)
        (row,) = office.officer.consents(report)
        assert (row.counts, row.waits) == (False, True)
        office.officer.revoke_consent(report, "")
        (row,) = office.officer.consents(report)
        assert (row.revoked, row.counts, row.waits) == (True, False, False)
        office.sync(office.officer)
        assert office.officer.sync_status().refused == ()
        office.supervisor.approve(report, office.supervisor.review(report).revision)
        office.sync(office.supervisor)
        assert office.supervisor.sync_status().refused == ()
        assert _shows_nothing(_made(office.supervisor, report))


def test_sending_again_does_not_bring_back_what_was_taken_back(office: Office) -> None:
    """An amendment with the old answers gives no new consent."""
    report = _referred(office)
    office.officer.revoke_consent(report, "")
    office.sync(office.officer)
    office.officer.rework(report)
    office.fill(report, {"/referral/service/reason": "MARKER-REASON again"})
    office.officer.send(report)
    office.sync(office.officer)
    office.supervisor.approve(report, office.supervisor.review(report).revision)
    office.sync(office.supervisor)
    assert _shows_nothing(_made(office.supervisor, report))


def test_an_amendment_carries_its_own_consent(office: Office) -> None:
    """While it is reviewed the one on record counts; then the amended one does, however narrow."""
    report = _referred(office)
    office.officer.rework(report)
    office.fill(report, {"/referral/consent/shared": ("reason",)})
    office.officer.send(report)
    office.sync(office.officer)
    assert RECORD in _words(_made(office.supervisor, report))
    office.supervisor.approve(report, office.supervisor.review(report).revision)
    office.sync(office.supervisor)
    text = _words(_made(office.supervisor, report))
    assert RECORD not in text
    assert "MARKER-REASON" in text
    assert "MARKER-SIGNED" not in text
    assert "MARKER-GUARDIAN" not in text


def test_another_referral_to_the_same_service_revives_nothing(office: Office) -> None:
    """The person took one referral back; what they sign in the next one opens that one alone."""
    encounter = office.approved()
    first = _referred(office, encounter)
    office.officer.revoke_consent(first, "Changed my mind")
    office.sync(office.officer)
    second = _referred(office, encounter, shared=("name",))
    for who in (office.officer, office.supervisor):
        assert _shows_nothing(_made(who, first))
        text = _words(_made(who, second))
        assert "MARKER-SIGNED" in text
        assert RECORD not in text


def test_without_a_signature_there_is_no_consent_for_the_record(office: Office) -> None:
    """Spoken consent, none, nothing shared, or not understood: no consent comes on record."""
    for change in (
        {"kind": "verbal"},
        {"kind": "none"},
        {"shared": ("none",)},
        {"understood": "no"},
    ):
        report = _referred(office, **change)
        assert not any(row.report == report for row in office.officer.consents(report)), change
        assert _shows_nothing(_made(office.supervisor, report)), change


def test_a_paper_made_before_the_consent_was_taken_back_does_not_leave(office: Office) -> None:
    """Between looking and printing the person may take back what they signed."""
    report = _referred(office)
    job = office.officer.prepare_paper(report, "referral", SERVICE, "Referral")
    paper = job.make()
    office.officer.revoke_consent(report, "")
    with pytest.raises(UserError, match="Make the paper again"):
        office.officer.issue_paper(job, paper)


def test_a_paper_on_record_that_did_not_come_out_does_not_leave_later(office: Office) -> None:
    """The printer failed; until it works again the person may take back what they signed."""
    report = _referred(office)
    job = office.officer.prepare_paper(report, "referral", SERVICE, "Referral")
    office.officer.issue_paper(job, job.make())
    office.officer.check_paper_may_go(job)
    office.officer.revoke_consent(report, "")
    with pytest.raises(UserError, match="Make the paper again"):
        office.officer.check_paper_may_go(job)


def test_the_consent_is_an_event_that_hq_takes(office: Office) -> None:
    """Submission and consent reach HQ together, and so does its end."""
    report = _referred(office)
    office.officer.revoke_consent(report, "")
    office.sync(office.officer)
    kinds = [kept.event.header.kind for kept in office.officer._inside.vault.events.of_report(report)]  # type: ignore[arg-type]
    assert kinds.count(EventKind.GIVE_CONSENT) == kinds.count(EventKind.REVOKE_CONSENT) == 1
    assert office.officer.sync_status().refused == ()
    with pytest.raises(UnknownReport):
        office.liaison.revoke_consent(report, "")
