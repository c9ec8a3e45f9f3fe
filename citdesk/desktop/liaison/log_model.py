"""The log of everything issued: every paper that this computer knows of, the last one first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from citdesk.desktop.rows.model import Row
from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import moment
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.widgets import State
from citdesk.workspace import LoggedPaper, Workspace


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
        self._typed = ""
        self.loaded = False

    @property
    def lines(self) -> Sequence[Row]:
        """The papers that hold every word that was typed."""
        words = self._typed.casefold().split()
        return [
            self._as_row(each)
            for each in self._papers
            if all(word in self._words(each).casefold() for word in words)
        ]

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
        self._fetch(self._workspace.papers.log, self._read)

    def _read(self, papers: tuple[LoggedPaper, ...]) -> None:
        wanted = self._report
        self._papers = tuple(each for each in papers if not wanted or each.report == wanted)
        self.loaded = True
        self.changed.emit()

    def _words(self, each: LoggedPaper) -> str:
        paper, issued = each.paper, each.paper.issued
        told = (paper.title, issued.recipient, issued.reason, issued.document_id, each.number, each.title)
        return " ".join((*told, paper.by, paper.void_because))

    def _as_row(self, each: LoggedPaper) -> Row:
        paper, issued = each.paper, each.paper.issued
        issued_words = self.tr("{time} by {who}").format(
            time=moment(paper.at, self._now(), self._workspace.zone), who=paper.by
        )
        parts = [each.number or each.title, issued_words, issued.reason, issued.document_id]
        if paper.scans:
            pages = sum(scan.attached.pages for scan in paper.scans)
            parts.append(counted(pages, self.tr("1 signed page"), self.tr("{n} signed pages")))
        state, chip = State.APPROVED, self.tr("In force")
        if paper.void:
            state, chip = State.REFUSED, self.tr("Void")
        elif paper.replaced_by:
            state, chip = State.SAVED, self.tr("Replaced")
        return Row(
            id=issued.document_id,
            title=self.tr("{paper} for {recipient}").format(paper=paper.title, recipient=issued.recipient),
            aside="",
            detail=", ".join(part for part in parts if part),
            state=state,
            chip=chip,
        )
