"""The supervisor's side: what waits, what changed, the two decisions."""

from __future__ import annotations

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.events import EventKind
from citdesk.casework.lifecycle import ReportState
from citdesk.workspace import BegunReview, Display, UserError
from tests.unit.workspace.office import WHOLE, Office


def test_the_queue_holds_the_units_reports_the_oldest_first_where_none_is_urgent(office: Office) -> None:
    """Sent reports wait in the order in which they were sent, under their author's name."""
    first, second = office.sent(), office.sent()
    queue = office.supervisor.review_queue()
    assert [row.id for row in queue] == [first, second]
    assert {(row.author, row.changed, row.revision_number) for row in queue} == {("Rivera Example", 0, 1)}
    assert office.officer.review_queue() == ()
    assert office.liaison.review_queue() == ()


def test_nobodys_own_report_is_in_their_queue(office: Office) -> None:
    """A supervisor who wrote a report does not find it among those to decide."""
    report = office.supervisor.start_report("encounter")
    office.fill(report, WHOLE, office.supervisor)
    office.supervisor.send(report)
    office.sync()
    assert office.supervisor.review_queue() == ()
    page = office.supervisor.review(report)
    assert not page.may_decide
    with pytest.raises(Refused) as refused:
        office.supervisor.approve(report, page.revision)
    assert refused.value.code == "own_report"


def test_a_first_version_is_shown_in_form_order_with_labels(office: Office) -> None:
    """Answers read as people write them; nothing counts as changed."""
    page = office.supervisor.review(office.sent())
    assert [section.title for section in page.sections] == ["Call", "What was seen"]
    shown = {answer.label: answer.text for section in page.sections for answer in section.answers}
    assert shown["When did it happen?"] == "Mar 12, 2026, 20:41"
    assert shown["Armed?"] == "No"
    assert shown["About how old?"] == ""
    assert "Which weapon?" not in shown
    assert not any(answer.changed for section in page.sections for answer in section.answers)
    assert page.problems == ()
    assert page.may_decide


def test_a_second_version_shows_what_changed_and_what_was_asked(office: Office) -> None:
    """Changed answers carry the text before; the comment stays beside its question."""
    report = office.sent()
    office.returned(report)
    office.officer.rework(report)
    office.fill(report, {"/encounter/seen/age": 40, "/encounter/call/last_name": ""})
    office.officer.send(report)
    office.sync()
    assert office.supervisor.review_queue()[0].changed == 2
    page = office.supervisor.review(report)
    changed = {
        answer.path: (answer.previous, answer.text, answer.note)
        for section in page.sections
        for answer in section.answers
        if answer.changed
    }
    assert changed == {
        "/encounter/seen/age": ("", "40", "About how old?"),
        "/encounter/call/last_name": ("Sampleford", "", ""),
    }
    assert [line.what for line in page.history] == [
        "Sent the report",
        "Gave the report its number",
        "Returned the report",
        "Sent the report",
    ]
    assert page.history[2].note == "missing facts. Nearly there."


NOTED = BegunReview(
    "r",
    (("/encounter/seen/age", "About how old? \ud83d half a sign"),),
    ("missing_facts", "timeline"),
    "Nearly there.",
    (("excited_delirium", "A quotation"),),
)


def test_what_is_noted_stays_in_the_reviewers_vault_until_a_decision_carries_it(office: Office) -> None:
    """It is no event and nobody else's; a refused decision leaves it, and the one that counts takes it."""
    report = office.sent()
    supervisor = office.supervisor
    assert supervisor.review(report).begun is None
    waiting = supervisor.sync_status().waiting
    supervisor.keep_begun_review(report, NOTED)
    office.sync()
    assert supervisor.review(report).begun == NOTED
    assert supervisor.sync_status().waiting == waiting
    assert office.officer.open_report(report).sent_back is None
    with pytest.raises(Refused):
        supervisor.return_report(report, "an-older-one", ["missing_facts"], [], "x")
    assert supervisor.review(report).begun == NOTED
    office.returned(report)
    assert supervisor.review(report).begun is None


def test_a_remark_that_was_taken_back_is_gone(office: Office) -> None:
    """Nothing empty is kept in its place; an approval leaves nothing behind either."""
    report = office.sent()
    supervisor = office.supervisor
    supervisor.keep_begun_review(report, NOTED)
    supervisor.keep_begun_review(report, None)
    assert supervisor.review(report).begun is None
    supervisor.keep_begun_review(report, NOTED)
    supervisor.approve(report, supervisor.review(report).revision)
    assert supervisor.review(report).begun is None


def test_a_removed_card_is_shown_as_gone(office: Office) -> None:
    """An answer of a repeat that is not there any more appears with the text it had."""
    report = office.officer.start_report("encounter")
    session = office.officer.open_report(report).session
    for path, value in WHOLE.items():
        session.answer(path, value)
    tried = next(path for path in session.paths() if path.endswith("/tried"))
    session.answer(tried, "Listening")
    office.officer.save_draft(report, session.to_xml(), {})
    office.officer.send(report)
    office.sync()
    office.returned(report)
    office.officer.rework(report)
    session = office.officer.open_report(report).session
    session.remove_repeat(tried.rpartition("/")[0])
    office.officer.save_draft(report, session.to_xml(), {})
    office.officer.send(report)
    office.sync()
    gone = [
        (answer.previous, answer.text)
        for section in office.supervisor.review(report).sections
        for answer in section.answers
        if answer.changed
    ]
    assert gone == [("Listening", "")]


def test_what_was_asked_at_the_time_is_what_is_shown_later(office: Office) -> None:
    """A constraint on the time of day is judged as of the sending, however late it is looked at."""
    from datetime import timedelta

    report = office.sent()
    office.laptops["okafor"].clock.forward(timedelta(days=-400))
    assert office.supervisor.review(report).problems == ()


def test_a_return_needs_a_coded_reason(office: Office) -> None:
    """No reason and an unknown reason are refused before anything is recorded."""
    report = office.sent()
    revision = office.supervisor.review(report).revision
    with pytest.raises(Refused, match="at least one reason"):
        office.supervisor.return_report(report, revision, [], [])
    with pytest.raises(UserError, match="from the list"):
        office.supervisor.return_report(report, revision, ["because"], [])
    assert office.supervisor.sync_status().waiting == 0


def test_a_decision_on_an_older_version_is_overtaken(office: Office) -> None:
    """The author took it back and sent again: the decision names the wrong revision."""
    report = office.sent()
    old = office.supervisor.review(report).revision
    office.officer.withdraw(report)
    office.officer.rework(report)
    office.fill(report, {"/encounter/seen/age": 40})
    office.officer.send(report)
    office.sync()
    with pytest.raises(Refused) as refused:
        office.supervisor.approve(report, old)
    assert refused.value.code == "overtaken"


def test_whoever_decides_hears_that_the_encounter_is_not_approved(office: Office) -> None:
    """Waiting or returned, it is named with a diversion that grew from it; once it is approved nothing is."""
    encounter = office.sent()
    child = office.officer.start_report("diversion", encounter)
    office.fill(child, {"/diversion/person/charge": "Trespass"})
    office.officer.send(child)
    office.sync()

    def said() -> ReportState | None:
        found = office.supervisor.review(child).grew_from
        return None if found is None else found.state

    assert said() is ReportState.SUBMITTED
    assert office.supervisor.review(encounter).grew_from is None
    office.returned(encounter)
    assert said() is ReportState.RETURNED
    office.officer.rework(encounter)
    office.officer.send(encounter)
    office.sync()
    office.supervisor.approve(encounter, office.supervisor.review(encounter).revision, {})
    assert said() is None


def test_approval_reaches_the_author(office: Office) -> None:
    """After the exchange the report is approved in its author's list and out of the queue."""
    report = office.approved()
    assert office.display(report) is Display.APPROVED
    assert office.supervisor.review_queue() == ()
    assert office.officer.reports()[0].number == "CR-2026-0001"


def test_a_report_taken_back_while_it_is_read_is_told_from_one_that_waits(office: Office) -> None:
    """Nothing is said while it waits; once the author's step arrived it stands as withdrawn."""
    report = office.sent()
    assert office.supervisor.not_waiting(report) is None
    office.officer.withdraw(report)
    office.sync(office.officer)
    found = office.supervisor.not_waiting(report)
    assert found is not None
    assert found.acted is not None
    assert (found.row.display, found.acted.kind) == (Display.WITHDRAWN, EventKind.WITHDRAW)
