"""One packet: which paper, for whom and why, the paper made from it, and its way out of the computer.

The paper that is previewed is the paper that is issued: the same bytes. Issuing is recorded before anything
leaves, because a printed page without a record is worse than a record without a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import tzinfo
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.liaison.write_paper import write_paper
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import (
    BoardRow,
    CitdeskError,
    Correction,
    EnvironmentProblem,
    PaperChoice,
    PaperJob,
    PaperOnRecord,
    PaperSigner,
    Workspace,
)

if TYPE_CHECKING:
    from citdesk.workspace import Paper


@dataclass(frozen=True, slots=True)
class PacketState:
    """What the packet page shows."""

    choices: tuple[PaperChoice, ...] = ()
    kind: str = ""
    recipient: str = ""
    reason: str = ""
    #: whom it is made for, '' for the usual reader of its kind
    reader: str = ""
    #: the language of the person's copy, '' for the person's own
    language: str = ""
    #: what is corrected, for a paper that takes another's place
    correction: str = ""
    looked: bool = False
    making: bool = False
    leaving: bool = False
    #: what leaves goes into a file, else to the printer
    saving: bool = False
    paper: Paper | None = None
    problem: str = ""
    field: str = ""
    said: str = ""
    #: why the chosen paper cannot be had from this report as it stands, '' where nothing speaks against it
    refused: str = ""


class PacketModel(QObject):
    """Makes and issues papers from one report.

    ``print_wanted`` carries the paper once it is on record, ``suggested`` whom a consent names as its reader.
    ``issued`` says that it is out: the reason is asked anew for the next one.
    """

    changed = Signal()
    paper_changed = Signal()
    print_wanted = Signal(object)
    issued = Signal(str)
    suggested = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        row: BoardRow,
        parent: QObject | None = None,
        replaces: PaperOnRecord | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._row = row
        self._state = PacketState()
        self._replaces = replaces
        if replaces is not None:
            old = replaces.issued
            self._state = PacketState(
                kind=old.paper, recipient=old.recipient, reason=old.reason, reader=old.audience
            )
        self._job: PaperJob | None = None
        self._round = 0
        self._recorded = ""
        self._papers: tuple[PaperOnRecord, ...] = ()

    @property
    def row(self) -> BoardRow:
        """The report the packet is made from."""
        return self._row

    @property
    def state(self) -> PacketState:
        """What to show now."""
        return self._state

    @property
    def replaces(self) -> PaperOnRecord | None:
        """The paper that the next one takes the place of, None for a paper by itself."""
        return self._replaces

    @property
    def readers(self) -> tuple[str, ...]:
        """Whom the chosen paper can be made for, the usual reader first."""
        return next((each.readers for each in self._state.choices if each.kind == self._state.kind), ())

    @property
    def reader(self) -> str:
        """Whom it is made for."""
        readers = self.readers
        return self._state.reader if self._state.reader in readers else next(iter(readers), "")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the chosen paper exists in for its reader, the person's own first."""
        if self.reader != "person":
            return ("en",)
        kind = self._state.kind
        return next((each.languages for each in self._state.choices if each.kind == kind), ("en",))

    @property
    def language(self) -> str:
        """The language it is made in."""
        languages = self.languages
        return self._state.language if self._state.language in languages else languages[0]

    @property
    def zone(self) -> tzinfo:
        """Where the agency is."""
        return self._workspace.zone

    @property
    def before(self) -> PaperOnRecord | None:
        """The last paper of this kind that went to the same reader and stands, None where none did."""
        state, reader = self._state, self.reader
        same = (
            paper
            for paper in reversed(self._papers)
            if (paper.issued.paper, paper.issued.audience) == (state.kind, reader)
            and paper.issued.recipient.casefold() == state.recipient.casefold()
            and not (paper.void or paper.replaced_by)
        )
        return next(same, None)

    def load(self) -> None:
        """Read which papers this report allows; the only or first one is made at once."""
        workspace, report = self._workspace, self._row.report
        self._read_papers()
        self._tasks.vault(lambda: workspace.paper_choices(report), self._offered, self._refuse_paper)

    def try_again(self) -> None:
        """Make the refused paper again: the report, or what it rests on, may be another by now."""
        if self._state.choices:
            self._make()
        else:
            self.load()

    def _read_papers(self) -> None:
        calls, report = self._workspace.papers, self._row.report
        self._tasks.vault(lambda: calls.of_report(report), self._known, self._failed)

    def _known(self, papers: tuple[PaperOnRecord, ...]) -> None:
        self._papers = papers
        self.changed.emit()

    def choose(self, kind: str) -> None:
        """Choose another paper."""
        if kind != self._state.kind and not self._state.leaving:
            self._state = replace(self._state, kind=kind, reader="", looked=False)
            self._suggest()
            self._make()

    def address(self, recipient: str, reason: str) -> None:
        """Say for whom the paper is and why it is issued; both are printed on it and recorded."""
        recipient, reason = recipient.strip(), reason.strip()
        if self._state.leaving:
            return
        if (recipient, reason) != (self._state.recipient, self._state.reason):
            self._state = replace(self._state, recipient=recipient, reason=reason)
            self._make()

    def choose_reader(self, reader: str) -> None:
        """Choose whom the paper is made for; what is withheld depends on it."""
        if reader != self.reader and not self._state.leaving:
            self._state = replace(self._state, reader=reader, looked=False)
            self._make()

    def choose_language(self, language: str) -> None:
        """Choose the language of the person's copy."""
        if language != self.language and not self._state.leaving:
            self._state = replace(self._state, language=language)
            self._make()

    def correct(self, why: str) -> None:
        """Say what is corrected; it is printed on the paper and recorded."""
        why = why.strip()
        if why != self._state.correction:
            self._state = replace(self._state, correction=why)
            self._make()

    def look(self, looked: bool) -> None:
        """The liaison says that the withheld list was looked at."""
        self._show(looked=looked)

    def print(self) -> None:
        """Record the paper as issued, then ask for it to be printed."""
        self._state = replace(self._state, saving=False)
        self._issue(self.print_wanted.emit)

    def save(self, target: Path) -> None:
        """Record the paper as issued, sign it with this person's certificate, and write it to a file."""
        self._state = replace(self._state, saving=True)
        job = self._job
        self._issue(lambda paper: self._sign(job, paper, target))

    def ready_problem(self) -> tuple[str, str]:
        """What is missing before the paper may leave, as (field, sentence); both empty: nothing."""
        state = self._state
        if state.refused:
            return "paper", state.refused
        if not state.recipient:
            return "recipient", self.tr("Enter who gets this paper")
        if not state.reason:
            again, first = self.tr("Enter why it is issued again"), self.tr("Enter why it is issued")
            return "reason", again if self.on_record else first
        if self._replaces is not None and not state.correction:
            return "correction", self.tr("Enter what is corrected")
        if state.paper is not None and state.paper.withheld and not state.looked:
            return "looked", self.tr("Look at what is withheld, then tick that you have")
        return "", ""

    @property
    def on_record(self) -> bool:
        """Whether the paper in sight is recorded as issued."""
        return self._state.paper is not None and self._recorded == self._state.paper.document_id

    def refuse(self, field: str, problem: str) -> None:
        """Say what is missing, at its field."""
        self._show(problem=problem, field=field)

    def print_failed(self, why: str) -> None:
        """The printer did not take it: the paper stays ready and is not recorded a second time."""
        self._show(leaving=False, problem=why)

    def printed(self) -> None:
        """The pages went to the printer."""
        self._out(self.tr("Sent to the printer and recorded. Printed pages carry no digital signature."))

    def _issue(self, then: Callable[[Paper], None]) -> None:
        state, job = self._state, self._job
        field, problem = self.ready_problem()
        if problem:
            self._show(problem=problem, field=field)
            return
        if state.making:
            self._show(problem=self.tr("The paper is being made anew. Try again when it is there."))
            return
        if state.paper is None or job is None or state.leaving:
            return
        paper = state.paper
        self._show(leaving=True)
        workspace = self._workspace
        if self._recorded == paper.document_id:  # what it rests on may have been taken back since
            self._tasks.vault(
                lambda: workspace.check_paper_may_go(job),
                partial(self._issued, paper, then),
                self._not_issued,
            )
            return
        self._tasks.vault(
            lambda: workspace.issue_paper(job, paper), partial(self._issued, paper, then), self._not_issued
        )

    def _issued(self, paper: Paper, then: Callable[[Paper], None], _nothing: object) -> None:
        self._recorded = paper.document_id
        then(paper)

    def _sign(self, job: PaperJob | None, paper: Paper, target: Path) -> None:
        self._tasks.vault(
            self._workspace.papers.signer, partial(self._write, job, paper, target), self._failed
        )

    def _write(self, job: PaperJob | None, paper: Paper, target: Path, signer: PaperSigner | None) -> None:
        signable = job is not None and bool(job.signs_as)

        def write() -> tuple[Path, bool]:
            if signer is None or job is None:
                return write_paper(target, paper.pdf), False
            file = signer.sign(job, paper)
            return write_paper(target, file.pdf), file.signed

        self._tasks.pool(write, partial(self._written, signable), self._failed)

    def _written(self, signable: bool, written: tuple[Path, bool]) -> None:
        target, signed = written
        said = self.tr("Saved as {name} and recorded.")
        if signed:
            said = self.tr("Saved as {name}, signed and recorded.")
        elif signable:
            said = self.tr(
                "Saved as {name} and recorded. Not signed: HQ has not certified this computer yet."
            )
        self._out(said.format(name=target.name))

    def _out(self, said: str) -> None:
        # The next one out is another paper with its own document id, its own record and its own reason. Until
        # that is given the one that went out stays in sight.
        self._replaces = None
        self._job = None
        self._state = replace(self._state, reason="")
        self._show(leaving=False, said=said)
        self.issued.emit(self._row.report)
        self._read_papers()

    def _offered(self, choices: tuple[PaperChoice, ...]) -> None:
        kinds = [choice.kind for choice in choices]
        kind = self._state.kind if self._state.kind in kinds else next(iter(kinds), "")
        self._state = replace(self._state, choices=choices, kind=kind)
        self._suggest()
        if choices:
            self._make()
        else:
            self._no_paper(self.tr("No paper can be made from this report for the court."))

    def _suggest(self) -> None:
        """Whom the consent names, where nobody typed somebody else."""
        state = self._state
        named = {choice.kind: choice.recipient for choice in state.choices if choice.recipient}
        wanted = named.get(state.kind, "")
        if wanted != state.recipient and (not state.recipient or state.recipient in named.values()):
            self._state = replace(state, recipient=wanted)
            self.suggested.emit(wanted)

    def _make(self) -> None:
        state, workspace, report = self._state, self._workspace, self._row.report
        if not state.kind:
            return
        self._round += 1
        mine = self._round
        self._job = None
        reader, correction, language = self.reader, self._correction(), self.language
        self._state = replace(state, making=True, problem="", field="", said="", refused="")
        self.changed.emit()
        self._tasks.vault(
            lambda: workspace.prepare_paper(
                report, state.kind, state.recipient, state.reason, reader, correction, language
            ),
            partial(self._prepared, mine),
            partial(self._not_made, mine),
        )

    def _correction(self) -> Correction | None:
        """None also while nobody has said what is corrected: the preview shows the paper without it."""
        if self._replaces is None or not self._state.correction:
            return None
        return Correction(self._replaces.issued.document_id, self._state.correction)

    def _prepared(self, mine: int, job: PaperJob) -> None:
        if mine == self._round:
            self._tasks.pool(job.make, partial(self._made, mine, job), partial(self._not_made, mine))

    def _made(self, mine: int, job: PaperJob, paper: Paper) -> None:
        if mine != self._round:
            return  # another paper was asked for meanwhile
        self._job = job
        self._state = replace(self._state, making=False, paper=paper)
        self.paper_changed.emit()
        self.changed.emit()

    def _not_made(self, mine: int, failure: BaseException) -> None:
        if mine != self._round:
            return
        # on arrival nobody pressed anything: the preview says what to do
        if isinstance(failure, CitdeskError) and failure.code == "say_why":
            self._forget_paper()
            self._show(making=False)
            return
        self._refuse_paper(failure)

    def _not_issued(self, failure: BaseException) -> None:
        """A paper that may not go is gone from sight; one that only something stood in the way of stays."""
        if isinstance(failure, CitdeskError) and not isinstance(failure, EnvironmentProblem):
            if self.on_record:  # it took the other's place on record, which the next one cannot do again
                self._replaces = None
            self._refuse_paper(failure)
        else:
            self._failed(failure)

    def _refuse_paper(self, failure: BaseException) -> None:
        self._no_paper(failure_words(failure))

    def _no_paper(self, why: str) -> None:
        self._forget_paper()
        self._state = replace(self._state, refused=why)
        self._show(making=False, leaving=False, problem=why)

    def _forget_paper(self) -> None:
        """What is in sight is another paper than the one that was asked for, or may not go."""
        if self._state.paper is not None:
            self._state = replace(self._state, paper=None)
            self.paper_changed.emit()

    def _failed(self, failure: BaseException) -> None:
        self._show(making=False, leaving=False, problem=failure_words(failure))

    def _show(
        self,
        *,
        making: bool | None = None,
        leaving: bool | None = None,
        looked: bool | None = None,
        problem: str = "",
        field: str = "",
        said: str = "",
    ) -> None:
        now = self._state
        self._state = replace(
            now,
            making=now.making if making is None else making,
            leaving=now.leaving if leaving is None else leaving,
            looked=now.looked if looked is None else looked,
            problem=problem,
            field=field,
            said=said,
        )
        self.changed.emit()
