"""Printing or saving many papers at once: which reports, which papers, for whom and why, and the results."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from citdesk.desktop.liaison.write_paper import write_paper
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import (
    BatchItem,
    BatchResult,
    BatchWays,
    BoardRow,
    HandedOut,
    IssuedBefore,
    LoggedPaper,
    Outcome,
    PaperChoice,
    PaperJob,
    Workspace,
    manifest,
    run_batch,
)

if TYPE_CHECKING:
    from citdesk.workspace import Paper

_Offered = Sequence[tuple[BoardRow, tuple[PaperChoice, ...]]]
_PERSON = "person"
#: whom a batch can be made for
_READERS = ("court", _PERSON)
#: what is done with papers that were issued before
LEAVE_OUT, ISSUE_AGAIN = "leave", "issue"
#: the last papers that stand, by report, kind and reader
_Before = Mapping[tuple[str, str, str], IssuedBefore]


class BatchModel(WorkspaceModel):
    """``changed`` after every choice, ``progressed`` after every paper, ``ended`` once with the run's end."""

    progressed = Signal()
    ended = Signal()
    _one_done = Signal(object)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._offered: _Offered = ()
        self._reports: Sequence[BoardRow] = ()
        self._titles: Mapping[str, str] = {}
        self.loaded = False
        self.chosen: set[str] = set()
        self.kinds: set[str] = set()
        #: who reads the papers, '' until the liaison has said it
        self.reader = ""
        self.recipient = ""
        self.reason = ""
        #: what to do with those issued before, '' until the liaison has said it, and why again
        self.again = ""
        self.again_reason = ""
        self._before: _Before = {}
        self.aware = False
        self.running = False
        self._items: tuple[BatchItem, ...] = ()
        self._results: dict[str, BatchResult] = {}
        self._stop = Event()
        self._folder: Path | None = None
        # a worker tells each result; the slot runs where this object lives
        self._one_done.connect(self._take)

    # --- choosing -------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the board and what can be made from each report on it."""
        workspace = self._workspace

        def read() -> tuple[_Offered, _Before]:
            offered = [(row, workspace.paper_choices(row.report)) for row in workspace.liaison_board()]
            return offered, _last_that_stand(workspace.papers.log(), workspace.zone)

        self._fetch(read, self._read)

    @property
    def reports(self) -> Sequence[BoardRow]:
        """The reports that papers can be made of, as the board has them."""
        return self._reports

    @property
    def titles(self) -> Mapping[str, str]:
        """The papers that can be made of any chosen report, by kind."""
        return self._titles

    @property
    def items(self) -> tuple[BatchItem, ...]:
        """One for each chosen report and each chosen paper that it allows."""
        return tuple(self._item(row, choice) for row, choice in self._wanted)

    @property
    def issued_before(self) -> Sequence[BatchItem]:
        """Those chosen of which one was issued to the same kind of reader before, left out or not."""
        items = (self._item(row, choice) for row, choice in self._chosen_papers)
        return [item for item in items if item.before is not None]

    def _item(self, row: BoardRow, choice: PaperChoice) -> BatchItem:
        reader = _for(self.reader if self.readers else "", choice)
        audience = reader or next(iter(choice.readers), "")
        before = self._before.get((row.report, choice.kind, audience))
        return BatchItem(
            row.report,
            row.number or row.title,
            choice.kind,
            choice.title,
            reader,
            audience,
            before,
            "" if before is None else self.again_reason.strip(),
        )

    @property
    def readers(self) -> tuple[str, ...]:
        """Between whom to choose: a name alone does not say whose copy it is. None where all go to court."""
        there = {reader for _, choice in self._chosen_papers for reader in choice.readers}
        return tuple(each for each in _READERS if each in there) if _PERSON in there else ()

    @property
    def _wanted(self) -> Sequence[tuple[BoardRow, PaperChoice]]:
        """The chosen ones without those that are left out because they were issued before."""
        papers = self._chosen_papers
        if self.again != LEAVE_OUT:
            return papers
        return [(row, choice) for row, choice in papers if self._item(row, choice).before is None]

    @property
    def _chosen_papers(self) -> Sequence[tuple[BoardRow, PaperChoice]]:
        return [
            (row, choice)
            for row, choices in self._offered
            if row.report in self.chosen
            for choice in choices
            if choice.kind in self.kinds
        ]

    @property
    def paper_count(self) -> int:
        """How many papers those are."""
        return len(self._wanted)

    def toggle(self, report: str) -> None:
        """Choose a report, or leave it out again."""
        self.chosen ^= {report}
        self._changed()

    def choose_all(self, *, wanted: bool) -> None:
        """Choose every report, or none."""
        self.chosen = {row.report for row in self.reports} if wanted else set()
        self._changed()

    def choose_kind(self, kind: str, *, wanted: bool) -> None:
        """Choose a paper, or leave it out."""
        self.kinds = self.kinds | {kind} if wanted else self.kinds - {kind}
        self._changed()

    def choose_reader(self, reader: str) -> None:
        """Say who reads the papers."""
        self.reader = reader
        self._changed()

    def day_words(self, when: datetime) -> str:
        """A time as people read it."""
        return moment(when, self._now(), self._workspace.zone)

    def choose_again(self, again: str) -> None:
        """Say what is done with those that were issued before."""
        self.again = again
        self._changed()

    def ready_problem(self) -> tuple[str, str]:
        """What is missing before the run, as (field, sentence); both empty: nothing."""
        if not self.chosen:
            return "reports", self.tr("Choose at least one report")
        if not self._chosen_papers:
            return "kinds", self.tr("Choose at least one paper")
        if self.readers and self.reader not in self.readers:
            return "reader", self.tr("Choose who reads these papers")
        if amiss := self._not_for_the_reader():
            return "kinds", amiss
        before = bool(self.issued_before)
        if before and not self.again:
            return "again", self.tr("Choose what to do with those issued before")
        if not self.paper_count:
            return "again", self.tr("All of these were issued before. Issue them again, or choose others.")
        if not self.recipient.strip():
            return "recipient", self.tr("Enter who gets these papers")
        if not self.reason.strip():
            return "reason", self.tr("Enter why they are issued")
        if before and self.again == ISSUE_AGAIN and not self.again_reason.strip():
            return "again_reason", self.tr("Enter why they are issued again")
        if not self.aware:
            return "aware", self.tr("Tick that you know what is withheld")
        return "", ""

    def _not_for_the_reader(self) -> str:
        """Which chosen paper does not exist for who reads them, in a sentence."""
        chosen = self.reader if self.readers else ""
        for _, choice in self._wanted:
            reader = _for(chosen, choice)
            if reader and reader not in choice.readers:
                for_person = self.tr("{paper} does not exist for the person. Leave it out.")
                for_court = self.tr("{paper} does not exist for court and prosecutor. Leave it out.")
                return (for_person if reader == _PERSON else for_court).format(paper=choice.title)
        return ""

    # --- running --------------------------------------------------------------------------------------

    @property
    def run_items(self) -> Sequence[BatchItem]:
        """The papers of the run, in order; empty before the first."""
        return self._items

    def result(self, item: BatchItem) -> BatchResult | None:
        """What became of a paper, None while it waits for its turn."""
        return self._results.get(item.id)

    @property
    def results(self) -> Sequence[BatchResult]:
        """The results so far, in the order of the run."""
        return [self._results[item.id] for item in self._items if item.id in self._results]

    @property
    def left_over(self) -> Sequence[BatchItem]:
        """The papers that did not come out."""
        return [each.item for each in self._left]

    @property
    def _left(self) -> Sequence[BatchResult]:
        return [each for each in self.results if each.outcome is not Outcome.OUT]

    @property
    def not_out(self) -> Sequence[BatchItem]:
        """The papers that are on record although they did not come out, those of an earlier try included."""
        return [each.item for each in self._left if each.job is not None]

    @property
    def not_issued(self) -> Sequence[BatchItem]:
        """The papers that did not come out and of which nothing is on record."""
        return [each.item for each in self._left if each.job is None]

    @property
    def unsigned(self) -> int:
        """How many of the files that came out carry no signature; printed pages never carry one."""
        return sum(
            each.outcome is Outcome.OUT and bool(each.file) and not each.signed for each in self.results
        )

    @property
    def printed(self) -> int:
        """How many papers went to the printer."""
        return sum(each.outcome is Outcome.OUT and not each.file for each in self.results)

    def save_into(self, folder: Path) -> None:
        """Record every paper and save it into the folder, with a list of all of them beside.

        Each is signed where HQ has certified this vault and the paper has a place for it.
        """
        self._folder = folder
        workspace, on_vault = self._workspace, self._tasks.on_vault

        def hand_out(job: PaperJob, paper: Paper) -> HandedOut:
            signer = on_vault(workspace.papers.signer)
            if signer is None:
                return HandedOut(write_paper(folder / paper.file_name, paper.pdf).name)
            file = signer.sign(job, paper)
            return HandedOut(write_paper(folder / paper.file_name, file.pdf).name, file.signed)

        self._start(hand_out)

    def print_with(self, printing: Callable[[Paper], None]) -> None:
        """Record every paper and print it; ``printing`` runs on a worker and raises EnvironmentProblem."""
        self._folder = None

        def hand_out(_job: PaperJob, paper: Paper) -> HandedOut:
            printing(paper)
            return HandedOut()

        self._start(hand_out)

    def stop(self) -> None:
        """Finish the paper in hand and begin no other."""
        self._stop.set()

    def save_list(self, target: Path) -> None:
        """Write the list of the run's papers, what came out and what did not, as CSV."""
        self.calmed.emit()
        self._write_list(target, None, self._not_done)

    def _write_list(
        self, target: Path, done: Callable[[object], None] | None, failed: Callable[[BaseException], None]
    ) -> None:
        text = manifest(self.results, self.recipient.strip(), self.reason.strip())
        self._tasks.pool(lambda: write_paper(target, text.encode()), done, failed)

    @property
    def list_name(self) -> str:
        """What the list is called by default."""
        return f"papers-{self._now():%Y-%m-%d-%H%M%S}.csv"

    def _start(self, hand_out: Callable[[PaperJob, Paper], HandedOut]) -> None:
        if self.running:
            return
        again = bool(self._items)
        items = tuple(self.left_over) if again else self.items
        if not again:
            self._items = items
        recorded = {
            each.item.id: each.job for each in self.results if each.job is not None and each.item in items
        }
        for item in items:
            self._results.pop(item.id, None)
        self._stop.clear()
        self.calmed.emit()
        self.running = True
        ways = self._ways(hand_out)
        tell = self._one_done.emit

        def run() -> None:
            for result in run_batch(items, ways, recorded):
                tell(result)

        self._tasks.pool(run, self._done, self._broken)
        self.progressed.emit()

    def _ways(self, hand_out: Callable[[PaperJob, Paper], HandedOut]) -> BatchWays:
        workspace, on_vault = self._workspace, self._tasks.on_vault
        recipient, reason = self.recipient.strip(), self.reason.strip()

        def prepare(item: BatchItem) -> PaperJob:
            return on_vault(
                lambda: workspace.prepare_paper(
                    item.report, item.kind, recipient, item.again or reason, item.reader
                )
            )

        def issue(job: PaperJob, paper: Paper) -> None:
            on_vault(lambda: workspace.issue_paper(job, paper))

        def still_holds(job: PaperJob) -> None:
            on_vault(lambda: workspace.check_paper_may_go(job))

        return BatchWays(prepare, issue, still_holds, hand_out, self._stop.is_set)

    @Slot(object)
    def _take(self, result: BatchResult) -> None:
        # what came out is not kept: its job holds a whole report
        kept = replace(result, job=None) if result.outcome is Outcome.OUT else result
        self._results[result.item.id] = kept
        self.progressed.emit()

    def _done(self, _nothing: object) -> None:
        if self._folder is None:
            self._end()
        else:  # the list belongs to the run: whoever waits for its end must not be gone before
            self._write_list(self._folder / self.list_name, self._end, self._not_listed)

    def _not_listed(self, failure: BaseException) -> None:
        self._not_done(failure)
        self._end()

    def _end(self, _nothing: object = None) -> None:
        self.running = False
        self.progressed.emit()
        self.ended.emit()

    def _broken(self, failure: BaseException) -> None:
        for item in self._items:
            self._results.setdefault(item.id, BatchResult(item, Outcome.NOT_BEGUN))
        self._not_done(failure)
        self._end()

    def _read(self, read: tuple[_Offered, _Before]) -> None:
        (self._offered, self._before), self.loaded = read, True
        offered = self._offered
        self._reports = [row for row, choices in offered if choices]
        self._changed()

    def _changed(self) -> None:
        self._titles = {
            choice.kind: choice.title
            for row, choices in self._offered
            if row.report in self.chosen
            for choice in choices
        }
        self.kinds &= set(self._titles)
        self.changed.emit()


def _for(reader: str, choice: PaperChoice) -> str:
    """The reader to make it for; '' for a paper that exists neither for a court nor for the person."""
    return reader if set(choice.readers) & set(_READERS) else ""


def _last_that_stand(log: Sequence[LoggedPaper], zone: tzinfo) -> _Before:
    found: dict[tuple[str, str, str], IssuedBefore] = {}
    for each in log:  # the last one first
        paper = each.paper
        if not (paper.void or paper.replaced_by):
            key = each.report, paper.issued.paper, paper.issued.audience
            found.setdefault(key, IssuedBefore(paper.at.astimezone(zone), paper.issued.recipient))
    return found
