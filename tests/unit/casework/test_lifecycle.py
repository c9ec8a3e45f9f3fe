"""The lifecycle of a report: who may do what, when, and what follows."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.events import Decision, EventKind, FormPin, PaperIssued, Submission
from citdesk.casework.ids import EventId
from citdesk.casework.lifecycle import TABLE, ReportState
from tests.unit.casework.acts import COLLEAGUE, LIAISON, OFFICER, OTHER_UNIT, PIN, SUPERVISOR, Story


def _refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refusal: refusal.code == code)


def test_a_sent_report_awaits_its_first_decision() -> None:
    """The first submission opens the record, authored by who sent it, in the author's unit."""
    story = Story()
    sent = story.sends()
    assert (story.now.state, story.now.author, story.now.unit) == (ReportState.SUBMITTED, OFFICER.id, "North")
    assert (story.now.revision, story.now.revision_number, story.now.on_record) == (sent, 1, None)


def test_a_returned_report_carries_reasons_and_comments_until_it_is_sent_again() -> None:
    """Returning keeps what the supervisor said; sending the mended answers makes revision two."""
    story = Story()
    story.sends()
    story.returns()
    assert story.now.state is ReportState.RETURNED
    assert story.now.comments[0].path == "/encounter/said"
    story.sends()
    assert (story.now.state, story.now.revision_number, story.now.comments) == (ReportState.SUBMITTED, 2, ())


def test_approval_puts_the_judged_revision_on_record() -> None:
    """What is on record is the very submission that the supervisor judged."""
    story = Story()
    sent = story.sends()
    story.approves()
    assert (story.now.state, story.now.on_record) == (ReportState.APPROVED, sent)


def test_the_approved_revision_stays_on_record_while_an_amendment_is_reviewed() -> None:
    """An amendment pending or returned changes nothing about what is on record until it is approved."""
    story = Story()
    first = story.sends()
    story.approves()
    amended = story.sends(kind=EventKind.AMEND)
    assert (story.now.state, story.now.on_record) == (ReportState.AMENDMENT_PENDING, first)
    story.returns()
    assert (story.now.state, story.now.on_record) == (ReportState.AMENDMENT_RETURNED, first)
    amended = story.sends(kind=EventKind.AMEND)
    story.approves()
    assert (story.now.state, story.now.on_record) == (ReportState.APPROVED, amended)


def test_a_withdrawn_amendment_leaves_the_approved_report() -> None:
    """Withdrawing an amendment is no way to withdraw the approved report under it."""
    story = Story()
    first = story.sends()
    story.approves()
    story.sends(kind=EventKind.AMEND)
    story.happens(EventKind.WITHDRAW, OFFICER, Decision(story.now.revision))
    assert (story.now.state, story.now.on_record) == (ReportState.APPROVED, first)


def test_nobody_approves_or_returns_their_own_report() -> None:
    """A supervisor who wrote the report needs another supervisor (four eyes)."""
    story = Story()
    story.sends(SUPERVISOR)
    with _refused("own_report"):
        story.approves(SUPERVISOR)
    with _refused("own_report"):
        story.returns(SUPERVISOR)


@pytest.mark.parametrize("actor", [OFFICER, COLLEAGUE, LIAISON, OTHER_UNIT], ids=lambda person: person.id)
def test_only_a_supervisor_of_the_unit_decides(actor: object) -> None:
    """Authors, colleagues, liaisons and supervisors of other units are refused a decision."""
    story = Story()
    story.sends()
    with pytest.raises(Refused) as refusal:
        story.approves(actor)  # type: ignore[arg-type]
    assert refusal.value.code in {"not_allowed", "own_report"}


def test_a_decision_on_an_older_revision_is_overtaken() -> None:
    """A decision names the revision it judged; a newer one awaiting decision overtakes it."""
    story = Story()
    first = story.sends()
    story.happens(EventKind.WITHDRAW, OFFICER, Decision(first))
    story.sends()
    with _refused("overtaken"):
        story.happens(EventKind.APPROVE, SUPERVISOR, Decision(first))


def test_a_return_without_a_reason_is_refused() -> None:
    """A supervisor cannot send a report back without a coded reason."""
    story = Story()
    sent = story.sends()
    with _refused("no_reason"):
        story.happens(EventKind.RETURN, SUPERVISOR, Decision(sent))


def test_two_first_submissions_are_held_up_side_by_side() -> None:
    """The same report sent from two computers: the second is not lost and does not overwrite the first."""
    story = Story()
    story.sends()
    with _refused("second_submission"):
        story.happens(EventKind.SUBMIT, OFFICER, Submission(PIN, "<encounter/>"))


def test_a_submission_over_a_version_that_moved_on_is_overtaken() -> None:
    """What follows an older version than the present one is refused as overtaken."""
    story = Story()
    story.sends()
    story.returns()
    with _refused("overtaken"):
        story.happens(EventKind.SUBMIT, OFFICER, Submission(PIN, "<e/>"), follows=EventId("e1"))


def test_a_report_keeps_its_form() -> None:
    """A second revision cannot turn an encounter report into something else."""
    story = Story()
    story.sends()
    story.returns()
    other = Submission(FormPin("diversion", "1", "0" * 64), "<diversion/>")
    with _refused("malformed_payload"):
        story.happens(EventKind.SUBMIT, OFFICER, other, follows=story.now.version)


def test_only_the_author_sends_withdraws_and_amends() -> None:
    """A colleague cannot send, withdraw or amend somebody else's report."""
    story = Story()
    story.sends()
    with _refused("not_allowed"):
        story.happens(EventKind.WITHDRAW, COLLEAGUE, Decision(story.now.revision))
    story.approves()
    with _refused("not_allowed"):
        story.sends(COLLEAGUE, EventKind.AMEND)


def test_a_paper_shows_what_is_on_record() -> None:
    """A liaison may issue a paper of the approved revision and of no other."""
    story = Story()
    sent = story.sends()
    paper = PaperIssued("d1", "diversion_packet", sent, "0" * 64, 3, "County Court", "intake", "court")
    with _refused("not_allowed"):
        story.happens(EventKind.ISSUE_PAPER, LIAISON, paper)
    story.approves()
    story.happens(EventKind.ISSUE_PAPER, LIAISON, paper)
    assert story.now.papers == (paper,)
    stale = PaperIssued("d2", "diversion_packet", "e9", "0" * 64, 3, "County Court", "intake", "court")
    with _refused("overtaken"):
        story.happens(EventKind.ISSUE_PAPER, LIAISON, stale)


def test_author_and_supervisor_issue_papers_too_but_no_colleague() -> None:
    """The officer hands a referral out; a colleague who has no part in the report issues nothing of it."""
    story = Story()
    sent = story.sends()
    story.approves()
    paper = PaperIssued("d1", "referral", sent, "0" * 64, 2, "Harbor Clinic", "referral", "provider")
    for actor in (OFFICER, SUPERVISOR):
        story.happens(EventKind.ISSUE_PAPER, actor, paper)
    for actor in (COLLEAGUE, OTHER_UNIT):
        with _refused("not_allowed"):
            story.happens(EventKind.ISSUE_PAPER, actor, paper)


def test_hq_gives_the_number_in_any_state() -> None:
    """A number arrives when it arrives and changes nothing else."""
    story = Story()
    story.sends()
    story.returns()
    story.numbered()
    assert (story.now.state, story.now.number) == (ReportState.RETURNED, "CR-2026-0001")


def test_a_void_report_takes_no_further_step_of_its_author() -> None:
    """Void is an end: whatever may still be noted on the report, nothing leads out of it."""
    following = {rule.to for (state, _), rule in TABLE.items() if state is ReportState.VOID}
    assert following == {ReportState.VOID}
