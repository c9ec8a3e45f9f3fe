"""Many papers in one run: each recorded before it leaves, a failure told and passed over, nothing twice."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

from citdesk.casework.errors import EnvironmentProblem
from citdesk.paperwork import Paper
from citdesk.vault.failures import DiskFull
from citdesk.workspace import (
    BatchItem,
    BatchResult,
    BatchWays,
    HandedOut,
    IssuedBefore,
    Outcome,
    PaperJob,
    manifest,
    run_batch,
)
from tests.unit.workspace.office import Office

RECIPIENT, REASON = "County Court", "Docket of the week"


class Tray:
    """Where papers come out; it can run out of paper."""

    def __init__(self, room: int = 100) -> None:
        self.room = room
        self.papers: list[Paper] = []

    def take(self, _job: PaperJob, paper: Paper) -> HandedOut:
        """One paper, or a sentence about why not."""
        if len(self.papers) >= self.room:
            raise EnvironmentProblem("The printer is out of paper.", code="printer")
        self.papers.append(paper)
        return HandedOut(paper.file_name, signed=len(self.papers) == 1)


def _ways(office: Office, tray: Tray) -> BatchWays:
    liaison = office.liaison
    return BatchWays(
        lambda item: liaison.prepare_paper(item.report, item.kind, RECIPIENT, REASON),
        liaison.issue_paper,
        liaison.check_paper_may_go,
        tray.take,
        lambda: False,
    )


def _item(report: str, kind: str = "diversion_packet") -> BatchItem:
    return BatchItem(report, "DV", kind, kind.replace("_", " "))


def _outcomes(results: list[BatchResult]) -> list[Outcome]:
    return [each.outcome for each in results]


def test_every_paper_of_a_run_is_recorded_and_comes_out(office: Office) -> None:
    """Two reports, two kinds each: four documents on record, four in the tray, the very same ones."""
    reports = [office.diversion(), office.diversion()]
    tray = Tray()
    items = [_item(report, kind) for report in reports for kind in ("diversion_packet", "compliance_report")]
    results = list(run_batch(items, _ways(office, tray)))
    assert set(_outcomes(results)) == {Outcome.OUT}
    office.sync()
    on_record = [each.issued.sha256 for report in reports for each in office.liaison.papers.of_report(report)]
    assert sorted(on_record) == sorted(paper.sha256 for paper in tray.papers)
    assert office.liaison.sync_status().refused == ()


def test_a_paper_that_cannot_be_made_is_told_and_the_others_go_on(office: Office) -> None:
    """A letter without its end and a report that is gone are named with the reason."""
    report = office.diversion()
    tray = Tray()
    items = [_item(report, "completion_letter"), _item("nowhere"), _item(report)]
    results = list(run_batch(items, _ways(office, tray)))
    assert _outcomes(results) == [Outcome.FAILED, Outcome.FAILED, Outcome.OUT]
    assert "cannot be made" in results[0].why
    assert len(tray.papers) == 1


def test_a_paper_with_a_name_that_cannot_be_printed_is_held_back(office: Office) -> None:
    """In a run nobody looks at a paper before it goes: it is not recorded, and the others go on."""
    report, other = office.diversion(), office.diversion()
    tray = Tray()
    ways = _ways(office, tray)

    def in_arabic(item: BatchItem) -> PaperJob:
        job = ways.prepare(item)
        return replace(job, _make=lambda: replace(job.make(), unprinted=7)) if item.report == report else job

    items = [_item(report), _item(other)]
    held, went = run_batch(items, replace(ways, prepare=in_arabic))
    assert held.outcome is Outcome.NOT_LEGIBLE
    assert "7 letters of this paper cannot be printed" in held.why
    assert went.outcome is Outcome.OUT
    assert len(tray.papers) == 1
    assert office.liaison.papers.of_report(report) == ()


def test_a_printer_that_stops_halts_the_run_and_nothing_is_recorded_twice(office: Office) -> None:
    """What was recorded and did not come out comes out of the next run as the same document."""
    reports = [office.diversion(), office.diversion(), office.diversion()]
    tray = Tray(room=1)
    items = [_item(report) for report in reports]
    first = list(run_batch(items, _ways(office, tray)))
    assert _outcomes(first) == [Outcome.OUT, Outcome.NOT_OUT, Outcome.NOT_BEGUN]
    assert first[1].why == first[2].why == "The printer is out of paper."
    tray.room = 100
    recorded = {each.item.id: each.job for each in first if each.job is not None}
    second = list(run_batch(items[1:], _ways(office, tray), recorded))
    assert _outcomes(second) == [Outcome.OUT, Outcome.OUT]
    assert second[0].document_id == first[1].document_id
    assert [len(office.liaison.papers.of_report(report)) for report in reports] == [1, 1, 1]


def test_a_full_disk_halts_the_run_at_the_first_paper_that_cannot_be_recorded(office: Office) -> None:
    """No other paper is made in vain; with room again the rest goes on, and nothing is recorded twice."""
    reports = [office.diversion(), office.diversion(), office.diversion()]
    tray = Tray()
    ways, tried = _ways(office, tray), list[str]()

    def full(job: PaperJob, paper: Paper) -> None:
        tried.append(paper.document_id)
        if len(tried) > 1:
            raise DiskFull
        ways.issue(job, paper)

    items = [_item(report) for report in reports]
    first = list(run_batch(items, replace(ways, issue=full)))
    assert _outcomes(first) == [Outcome.OUT, Outcome.NOT_BEGUN, Outcome.NOT_BEGUN]
    assert first[1].why == first[2].why == str(DiskFull())
    assert len(tried) == 2
    second = list(run_batch(items[1:], ways))
    assert _outcomes(second) == [Outcome.OUT, Outcome.OUT]
    assert [len(office.liaison.papers.of_report(report)) for report in reports] == [1, 1, 1]


def test_a_paper_made_void_since_is_refused_once_and_then_made_anew(office: Office) -> None:
    """What did not come out and is void by now stays in; tried once more, another document goes out."""
    report, tray = office.diversion(), Tray(room=0)
    items = [_item(report)]
    (first,) = run_batch(items, _ways(office, tray))
    assert first.job is not None
    office.liaison.papers.make_void(report, first.document_id, "Wrong reader named")
    tray.room = 100
    (second,) = run_batch(items, _ways(office, tray), {first.item.id: first.job})
    assert (second.outcome, second.job, tray.papers) == (Outcome.FAILED, None, [])
    assert "made void" in second.why
    (third,) = run_batch(items, _ways(office, tray))
    assert third.outcome is Outcome.OUT
    assert [paper.document_id for paper in tray.papers] == [third.document_id] != [first.document_id]


def test_a_run_that_is_stopped_begins_no_other_paper(office: Office) -> None:
    """The paper in hand is finished; the rest was not begun and is not on record."""
    reports = [office.diversion(), office.diversion()]
    tray = Tray()
    ways = _ways(office, tray)
    stopping = replace(ways, stopped=lambda: bool(tray.papers))
    results = list(run_batch([_item(report) for report in reports], stopping))
    assert _outcomes(results) == [Outcome.OUT, Outcome.NOT_BEGUN]
    assert office.liaison.papers.of_report(reports[1]) == ()


def test_the_list_says_what_came_out_and_why_the_rest_did_not(office: Office) -> None:
    """One line for each paper; a cell that a spreadsheet would compute is written as text."""
    report = office.diversion()
    results = list(run_batch([_item(report), _item(report, "completion_letter")], _ways(office, Tray())))
    lines = list(csv.DictReader(StringIO(manifest(results, "=1+1", REASON))))
    assert [line["result"] for line in lines] == ["out", "failed"]
    assert lines[0]["document"] == results[0].document_id
    assert lines[0]["sha256"] == results[0].sha256
    assert lines[1]["why not"].startswith("This paper cannot be made")
    assert lines[0]["recipient"] == "'=1+1"


def test_the_list_says_whose_copy_each_is_and_what_went_out_before(office: Office) -> None:
    """A copy for a court and one for the person are told apart, and a second one from the first."""
    before = IssuedBefore(datetime(2026, 3, 12, 21, 44, tzinfo=UTC), "County Court")
    first, again = _item(office.diversion()), _item(office.diversion())
    again = replace(again, audience="court", before=before, again="The first was lost")
    results = [
        BatchResult(replace(first, audience="person"), Outcome.NOT_BEGUN),
        BatchResult(again, Outcome.NOT_BEGUN),
    ]
    lines = list(csv.DictReader(StringIO(manifest(results, "County Court", REASON))))
    assert [line["copy for"] for line in lines] == ["the person", "court and prosecutor"]
    assert [line["reason"] for line in lines] == [REASON, "The first was lost"]
    assert [line["issued before"] for line in lines] == ["", "2026-03-12 21:44, to County Court"]
