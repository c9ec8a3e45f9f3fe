"""The rules over the whole record, told to the author while writing and to the supervisor at review."""

from __future__ import annotations

import pytest

from citdesk.casework.checks import Severity
from citdesk.casework.ids import ReportId
from citdesk.workspace import UserError, findings_in
from citdesk.workspace.joining import joined_words
from tests.pdf_text import words_in
from tests.unit.workspace.office import WHOLE, Office

WEAPON = "/encounter/call/weapon"
TERM = {**WHOLE, "/encounter/call/armed": "yes", WEAPON: "excited delirium"}


def test_a_draft_is_looked_over_while_it_is_written(office: Office) -> None:
    """The author hears of a rejected term before sending, at the question where it stands."""
    report = office.officer.start_report("encounter")
    office.fill(report, TERM)
    (finding,) = office.officer.findings(report)
    assert (finding.code, finding.severity, finding.paths) == ("excited_delirium", Severity.STOP, (WEAPON,))


def test_the_supervisor_sees_what_the_author_saw(office: Office) -> None:
    """At review the same rules speak, after the form's own, with the question's label and how serious."""
    report = office.sent(TERM)
    assert office.supervisor.findings(report) == office.officer.findings(report)
    (problem,) = office.supervisor.review(report).problems
    assert problem.sentence.startswith("Must be mended: Which weapon? Medicine has given up this term.")
    assert (problem.path, problem.must) == (WEAPON, True)


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Last name", "Must be mended: Last name: Enter it"),
        ("Which weapon?", "Must be mended: Which weapon? Enter it"),
        ('Ask: "Have you served?"', 'Must be mended: Ask: "Have you served?" Enter it'),
        ("", "Must be mended: Enter it"),
    ],
)
def test_a_question_is_followed_by_no_colon(label: str, sentence: str) -> None:
    """What a check says reads as a sentence after its question."""
    assert joined_words(("Must be mended", label, "Enter it")) == sentence


def test_a_report_is_told_only_what_it_has_a_part_in(office: Office) -> None:
    """A diversion is not blamed for a term in the encounter that it grew from."""
    parent = office.sent(TERM)
    child = office.officer.start_report("diversion", parent)
    assert office.officer.findings(child) == ()
    office.fill(child, {"/diversion/person/remarks": "HDR/2L0 NIC/X123 came back."})
    assert [finding.code for finding in office.officer.findings(child)] == ["pasted_history"]


def test_a_child_report_is_read_beside_its_parent(office: Office) -> None:
    """The case's other reports on this computer are handed to the checks with it."""
    report = office.officer.start_report("encounter")
    filling = office.officer.open_report(report)
    assert filling.others == ()
    child = office.officer.start_report("diversion", report)
    (beside,) = office.officer.open_report(child).others
    assert b"<encounter" in beside


def test_another_report_of_the_same_form_is_left_out() -> None:
    """Two encounters of one case cannot be told apart by their paths, so each is checked alone."""
    text = b"<encounter><narrative><arrival>excited delirium</arrival></narrative></encounter>"
    assert findings_in(b"<encounter/>", [text]) == ()
    assert [finding.code for finding in findings_in(text, [b"<encounter/>"])] == ["excited_delirium"]


def _cover(office: Office, report: str) -> str:
    """The words of the supervisor's cover sheet over the report."""
    job = office.supervisor.prepare_paper(report, "supervisor_cover", "Desk", "Review")
    return words_in(job.make().pdf)


def test_the_cover_sheet_says_what_review_says(office: Office) -> None:
    """What the checks found stands on the supervisor's paper; that they found nothing, only when it is so."""
    told = _cover(office, office.approved(TERM, {"excited_delirium": "It quotes the call taker."}))
    assert "Must be mended: Which weapon? Medicine has given up this term." in told
    assert "Approved as it is, because: It quotes the call taker." in told
    assert "On record so far" in told
    assert "Passed over a check It quotes the call taker." in told
    assert "The checks found nothing" not in told
    assert "The checks found nothing that does not fit." in _cover(office, office.approved())


def test_what_must_be_mended_is_approved_with_a_reason_or_not_at_all(office: Office) -> None:
    """Without a word nothing is approved; with it, rule and reason stand in the record and in the history."""
    report = office.sent(TERM)
    page = office.supervisor.review(report)
    assert [stop.code for stop in page.stops] == ["excited_delirium"]
    for reasons in ({}, {"excited_delirium": "  "}, {"another_rule": "because"}):
        with pytest.raises(UserError, match="say why it may stand"):
            office.supervisor.approve(report, page.revision, reasons)
    assert office.supervisor.review(report).may_decide
    office.supervisor.approve(report, page.revision, {"excited_delirium": "It quotes the call taker."})
    office.sync(office.supervisor)
    (passed,) = office.hq.standings[ReportId(report)].overrides
    assert (passed.rule, passed.reason) == ("excited_delirium", "It quotes the call taker.")
    assert "It quotes the call taker." in [line.note for line in office.supervisor.review(report).history]


def test_a_report_is_not_stopped_by_another_one_that_is_still_to_come() -> None:
    """An encounter with a hold is right as it stands while the hold statement is being written."""
    held = b"<encounter><outcome><disposition>emergency_hold</disposition></outcome></encounter>"
    awaited = {finding.code: finding.awaits for finding in findings_in(held, ())}
    assert awaited["hold_without_statement"] == "hold"
    assert awaited["hold_without_fact"] == ""
