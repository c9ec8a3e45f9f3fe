"""The log of everything issued: every paper that this computer knows of, the last one first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from citdesk.desktop.rows.lines import Lines, as_before
from citdesk.desktop.rows.plain_words import plain
from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.workspace import LoggedPaper, Workspace

_Read = tuple[tuple[LoggedPaper, ...], tuple[str, ...]]

_IN_FORCE, _VOID = ChipStyle("done", "check"), ChipStyle("stop", "close")
_REPLACED = ChipStyle("own", "compare")


class PaperLogModel(WorkspaceModel):
    """Reads the log, or what was issued of one ``report``.

    ``find`` narrows it to papers in which all of the words stand.
    """

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        now: Callable[[], datetime],
        parent: QObject | None = None,
        report: str = "",
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._report = report
        self._papers: tuple[LoggedPaper, ...] = ()
        # what each is found by
        self._held: tuple[str, ...] = ()
        self._typed = ""
        self.loaded = False

    @property
    def lines(self) -> Sequence[Row]:
        """The papers that hold every word that was typed."""
        words = plain(self._typed).split()
        found = [
            each
            for each, held in zip(self._papers, self._held, strict=True)
            if all(word in held for word in words)
        ]
        today = self._now().astimezone(self._workspace.zone).date()
        ids = (each.paper.issued.document_id for each in found)
        return Lines(ids, found, self._as_row, stamp=today)

    @property
    def empty(self) -> bool:
        """Whether no paper at all is known."""
        return self.loaded and not self._papers

    def paper(self, document: str) -> LoggedPaper | None:
        """The paper with this document id."""
        return next((each for each in self._papers if each.paper.issued.document_id == document), None)

    def find(self, typed: str) -> None:
        """Show what holds these words only: a reader, a reason, a number, who issued it."""
        self._typed = typed
        self.changed.emit()

    def reload(self) -> None:
        """Read the log again."""
        workspace, wanted, before = self._workspace, self._report, self._papers

        def read() -> _Read:
            log = (each for each in workspace.papers.log() if not wanted or each.report == wanted)
            papers = as_before(log, before, _id)
            return papers, tuple(plain(_words(each)) for each in papers)

        self._fetch(read, self._read)

    def _read(self, read: _Read) -> None:
        self._papers, self._held = read
        self.loaded = True
        self.changed.emit()

    def _as_row(self, each: LoggedPaper) -> Row:
        paper, issued = each.paper, each.paper.issued
        issued_words = self.tr("{time} by {who}").format(
            time=moment(paper.at, self._now(), self._workspace.zone), who=paper.by
        )
        parts = [each.number or each.title, issued_words, issued.reason, issued.document_id]
        if pages := paper.signed_pages:
            parts.append(counted(pages, self.tr("1 signed page"), self.tr("{n} signed pages")))
        state, chip = _IN_FORCE, self.tr("In force")
        if paper.void:
            state, chip = _VOID, self.tr("Void")
        elif paper.replaced_by:
            state, chip = _REPLACED, self.tr("Replaced")
        return Row(
            id=issued.document_id,
            title=self.tr("{paper} for {recipient}").format(paper=paper.title, recipient=issued.recipient),
            aside="",
            detail=", ".join(part for part in parts if part),
            state=state,
            chip=chip,
        )


def _id(each: LoggedPaper) -> str:
    return each.paper.issued.document_id


def _words(each: LoggedPaper) -> str:
    paper, issued = each.paper, each.paper.issued
    told = (paper.title, issued.recipient, issued.reason, issued.document_id, each.number, each.title)
    return " ".join((*told, paper.by, paper.void_because))
