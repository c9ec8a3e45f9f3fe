"""Many papers in one run: each taken from the vault, made, recorded and handed out, one at a time.

A paper that cannot be made does not stop the others. What stops the run is the way out (printer, disk): then
the papers that are left were not begun, and the one in hand is recorded and can be handed out again. This
computer's own disk stops it too, before the paper in hand is on record: it was not begun either.
Nothing but the results is kept, so a run of five hundred holds as little as a run of five.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from io import StringIO
from types import MappingProxyType
from typing import TYPE_CHECKING

from citdesk.casework.errors import CitdeskError, ComputerProblem, EnvironmentProblem
from citdesk.workspace.paper_outdated import MakeAgain
from citdesk.workspace.papers import PaperJob

if TYPE_CHECKING:
    from citdesk.paperwork import Paper

#: A cell that a spreadsheet would take for a formula gets an apostrophe before it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


#: whom a copy is for, by its audience
_COPY_FOR = {"court": "court and prosecutor", "person": "the person", "provider": "service"}


@dataclass(frozen=True, slots=True)
class IssuedBefore:
    """The last paper of a kind that was issued of a report for the same reader, and stands."""

    at: datetime
    recipient: str


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One paper of a run: which report, by id and number, which kind, and whom it is made for.

    ``reader`` is one of the audiences of its choice, '' for the only one there is; ``audience`` names it then
    too.
    """

    report: str
    number: str
    kind: str
    title: str
    reader: str = ""
    audience: str = ""
    #: None for the first one
    before: IssuedBefore | None = None
    #: why it is issued again, '' for the first one
    again: str = ""

    @property
    def id(self) -> str:
        """What names the item within its run."""
        return f"{self.report}:{self.kind}"


class Outcome(StrEnum):
    """What became of one paper of a run."""

    #: recorded, and handed out
    OUT = "out"
    #: neither recorded nor handed out: letters of it cannot be printed, and nobody would see that first
    NOT_LEGIBLE = "not_legible"
    #: neither recorded nor handed out
    FAILED = "failed"
    #: recorded, but printer or disk did not take it
    NOT_OUT = "recorded_not_out"
    #: the run ended before its turn
    NOT_BEGUN = "not_begun"


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of an item. ``file`` is its name in the folder, '' for one that was printed."""

    item: BatchItem
    outcome: Outcome
    document_id: str = ""
    file: str = ""
    #: whether it carries the signature of whoever issued it; never on paper that was printed
    signed: bool = False
    pages: int = 0
    sha256: str = ""
    withheld: int = 0
    #: how many letters the typeface lacks, of a paper that is not legible
    unprinted: int = 0
    why: str = ""
    #: what is recorded already, for handing it out again
    job: PaperJob | None = None


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A paper that left: the name of its file, '' for one that was printed, and whether it was signed."""

    file: str = ""
    signed: bool = False


@dataclass(frozen=True, slots=True)
class BatchWays:
    """How a run reaches the vault and the world. ``prepare`` and ``issue`` may block on the vault's thread;
    ``hand_out`` raises EnvironmentProblem when printer or disk refuse.
    """

    prepare: Callable[[BatchItem], PaperJob]
    issue: Callable[[PaperJob, Paper], None]
    still_holds: Callable[[PaperJob], None]
    hand_out: Callable[[PaperJob, Paper], HandedOut]
    stopped: Callable[[], bool]


def run_batch(
    items: Sequence[BatchItem],
    ways: BatchWays,
    recorded: Mapping[str, PaperJob] = MappingProxyType({}),
) -> Iterator[BatchResult]:
    """The results in the order of the items, each as soon as it stands.

    ``recorded`` are the jobs of an earlier run, by item, that are on record and did not come out.
    """
    halted = ""
    for item in items:
        if halted or ways.stopped():
            yield BatchResult(item, Outcome.NOT_BEGUN, why=halted, job=recorded.get(item.id))
            continue
        result = _one(item, ways, recorded.get(item.id))
        if result.outcome in (Outcome.NOT_OUT, Outcome.NOT_BEGUN):
            halted = result.why
        yield result


def _one(item: BatchItem, ways: BatchWays, before: PaperJob | None) -> BatchResult:
    try:
        job = before or ways.prepare(item)
        paper = job.make()
        if before is None and paper.unprinted:
            return _not_legible(item, paper.unprinted)
        if before is None:
            ways.issue(job, paper)
        else:  # on record since the earlier run: it may be void by now, or what it rests on taken back
            ways.still_holds(before)
    except MakeAgain as failure:  # the next run makes another paper
        return BatchResult(item, Outcome.FAILED, why=str(failure))
    except ComputerProblem as failure:  # the disk takes no other paper either
        return BatchResult(item, Outcome.NOT_BEGUN, why=str(failure), job=before)
    except CitdeskError as failure:
        return BatchResult(item, Outcome.FAILED, why=str(failure), job=before)
    done = BatchResult(
        item,
        Outcome.OUT,
        document_id=paper.document_id,
        pages=paper.pages,
        sha256=paper.sha256,
        withheld=len(paper.withheld),
    )
    try:
        out = ways.hand_out(job, paper)
        return replace(done, file=out.file, signed=out.signed)
    except EnvironmentProblem as failure:
        return replace(done, outcome=Outcome.NOT_OUT, why=str(failure), job=job)


def _not_legible(item: BatchItem, letters: int) -> BatchResult:
    lacking = "1 letter" if letters == 1 else f"{letters} letters"
    why = f"{lacking} of this paper cannot be printed; look at it in its court file before it goes."
    return BatchResult(item, Outcome.NOT_LEGIBLE, unprinted=letters, why=why)


def manifest(results: Sequence[BatchResult], recipient: str, reason: str) -> str:
    """The run as CSV (RFC 4180): one line for each paper, what came out and what did not, and why."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            "report", "paper", "copy for", "result", "document", "file", "signed", "pages", "sha256",
            "kinds withheld", "recipient", "reason", "issued before", "why not",
        ]
    )  # fmt: skip
    for each in results:
        before = each.item.before
        row = (
            each.item.number,
            each.item.title,
            _COPY_FOR.get(each.item.audience, each.item.audience),
            each.outcome.value.replace("_", " "),
            each.document_id,
            each.file,
            ("yes" if each.signed else "no") if each.outcome is Outcome.OUT else "",
            each.pages or "",
            each.sha256,
            each.withheld if each.pages else "",
            recipient,
            each.item.again or reason,
            "" if before is None else f"{before.at:%Y-%m-%d %H:%M}, to {before.recipient}",
            each.why,
        )
        writer.writerow([_plain(str(cell)) for cell in row])
    return out.getvalue()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
