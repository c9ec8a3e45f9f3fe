"""A file out on a stick, HQ's answer in: what the page about it shows and does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.workspace_model import WorkspaceModel
from citdesk.desktop.sync_centre.stick_words import on_stick_words, taken_in_words, written_words
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import StickTakenIn, StickWritten, SyncStatus, Workspace

T = TypeVar("T")


class StickModel(WorkspaceModel):
    """One thing at a time, on the pool. ``done`` carries what came of it in words."""

    done = Signal(str)
    #: what runs has come to its end, well or not
    ended = Signal()

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(workspace, tasks, now, parent)
        self._status: SyncStatus | None = None
        self._running = False

    @property
    def running(self) -> bool:
        """Whether a file is being written or taken in."""
        return self._running

    @property
    def on_its_way(self) -> bool:
        """Whether a file lies on a stick whose answer was not taken in."""
        return self._status is not None and self._status.stick is not None

    @property
    def state(self) -> str:
        """What waits, and where it is."""
        status = self._status
        if status is None:
            return ""
        if status.stick is not None:
            return on_stick_words(status.stick, self._now(), self._workspace.zone)
        if status.waiting_reports:
            return counted(
                status.waiting_reports,
                self.tr("1 report waits to be sent."),
                self.tr("{n} reports wait to be sent."),
            )
        if status.waiting:
            return counted(
                status.waiting, self.tr("1 entry waits to be sent."), self.tr("{n} entries wait to be sent.")
            )
        return self.tr(
            "Nothing of yours is waiting to be sent. A file still brings back what HQ has for you."
        )

    def reload(self) -> None:
        """Read the facts again."""
        self._fetch(self._workspace.sync_status, self._read)

    def write_into(self, folder: Path) -> None:
        """Write the next file into the folder."""
        sticks, on_vault = self._workspace.sticks, self._tasks.on_vault
        self._run(lambda: sticks.write(folder, on_vault), self._written)

    def take_in(self, file: Path) -> None:
        """Take in HQ's answer."""
        sticks, on_vault = self._workspace.sticks, self._tasks.on_vault
        self._run(lambda: sticks.take_in(file, on_vault), self._taken_in)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._running:
            return
        self._running = True
        self.calmed.emit()
        self.changed.emit()
        self._tasks.pool(work, partial(self._came, done), partial(self._came, self._failed))

    def _came(self, then: Callable[[T], None], outcome: T) -> None:
        self._running = False
        then(outcome)
        self.changed.emit()
        self.ended.emit()
        self.reload()

    def _failed(self, failure: BaseException) -> None:
        self._not_done(failure)

    def _written(self, written: StickWritten) -> None:
        self.done.emit(written_words(written))

    def _taken_in(self, taken: StickTakenIn) -> None:
        self.done.emit(taken_in_words(taken))

    def _read(self, status: SyncStatus) -> None:
        self._status = status
        self.changed.emit()
