"""Making a hand-out from the services that were picked, and its way out of the computer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from citdesk.desktop.liaison.write_paper import write_paper
from citdesk.desktop.printing.pages import print_pdf
from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import Tasks
from citdesk.fieldguide.directory import Service
from citdesk.workspace import PaperJob, Workspace

if TYPE_CHECKING:
    from citdesk.workspace import Paper

T = TypeVar("T")


class HandoutModel(QObject):
    """One hand-out. ``given`` fires once it was printed or saved."""

    changed = Signal()
    given = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tasks: Tasks,
        services: tuple[Service, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self.services = services
        self.language = "en"
        self.paper: Paper | None = None
        self.problem = ""
        self.said = ""
        #: a sheet was asked for that is not there yet; ``paper`` is the one before
        self.making = False
        self._job: PaperJob | None = None
        self._round = 0

    def speak(self, language: str) -> None:
        """Make the sheet in another language."""
        if language != self.language:
            self.language = language
            self.make()

    def make(self) -> None:
        """Make the sheet."""
        workspace, services, language = self._workspace, self.services, self.language
        title = self.tr("Handout")
        self._round += 1
        self.making = True
        self._tasks.vault(
            lambda: workspace.prepare_handout(services, language, title),
            partial(self._prepared, self._round),
            self._failed,
        )

    def print(self, printer: QPrinter) -> None:
        """Send the sheet to a printer."""
        paper = self.paper
        if paper is not None:
            self._give(lambda: print_pdf(paper.pdf, printer), self._printed)

    def save(self, target: Path) -> None:
        """Write the sheet to a file."""
        paper = self.paper
        if paper is not None:
            self._give(lambda: write_paper(target, paper.pdf), self._saved)

    def _give(self, hand_out: Callable[[], T], done: Callable[[T], None]) -> None:
        tasks, workspace, job = self._tasks, self._workspace, self._job

        def work() -> T:
            given = hand_out()
            if job is not None:  # it is out: that is on record whoever has left the page meanwhile
                tasks.on_vault(partial(workspace.note_handout, job))
            return given

        tasks.pool(work, done, self._failed)

    def _printed(self, _pages: int) -> None:
        self._out(self.tr("Sent to the printer."))

    def _saved(self, path: Path) -> None:
        self._out(self.tr("Saved as {name}.").format(name=path.name))

    def _prepared(self, mine: int, job: PaperJob) -> None:
        if mine == self._round:
            self._tasks.pool(job.make, partial(self._made, mine, job), self._failed)

    def _made(self, mine: int, job: PaperJob, paper: Paper) -> None:
        if mine == self._round:
            self._job, self.paper, self.problem, self.making = job, paper, "", False
            self.changed.emit()

    def _out(self, said: str) -> None:
        self.said, self.problem = said, ""
        self.changed.emit()
        self.given.emit()

    def _failed(self, failure: BaseException) -> None:
        self.problem, self.making = failure_words(failure), False
        self.changed.emit()
