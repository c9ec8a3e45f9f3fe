"""What the view models share that read and write through the workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.shell.failure_words import failure_words
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Workspace

T = TypeVar("T")


class WorkspaceModel(QObject):
    """Reads and acts off the GUI thread, by ``_tasks``.

    ``changed`` when what it shows was read anew; ``failed`` says in one sentence why something was not done,
    ``calmed`` that this is over: the next thing is tried, or what could not be read was read.
    """

    changed = Signal()
    failed = Signal(str)
    calmed = Signal()

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._now = now
        self._acting = False
        #: what could not be read, by whoever shows it
        self._unread: set[object] = set()

    @property
    def unread(self) -> bool:
        """Whether something that is shown could not be read."""
        return bool(self._unread)

    def _fetch(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Read what is shown."""
        self._tasks.vault(work, partial(self._fetched, done), partial(self._left_unread, done))

    def _fetched(self, done: Callable[[T], None], read: T) -> None:
        if self._unread:
            self._unread.discard(_shower(done))
            if not self._unread:
                self.calmed.emit()
        done(read)

    def _left_unread(self, done: Callable[[T], None], failure: BaseException) -> None:
        self._unread.add(_shower(done))
        self._not_fetched(failure)

    def _not_fetched(self, failure: BaseException) -> None:
        """What is shown could not be read."""
        self._not_done(failure)

    def _act(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        not_done: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do once what was pressed: a second press while the first is being written does nothing.

        A glove taps twice, and what enters the record twice stands there for ever.
        """
        if self._acting:
            return
        self._acting = True
        self.calmed.emit()
        self._tasks.vault(
            work, partial(self._came_out, done), partial(self._came_out, not_done or self._not_done)
        )

    def _came_out(self, then: Callable[[T], None], outcome: T) -> None:
        self._acting = False
        then(outcome)

    def _not_done(self, failure: BaseException) -> None:
        self.failed.emit(failure_words(failure))


def _shower(done: Callable[[T], None]) -> object:
    """The same for each reading of one thing, whatever was asked for with it."""
    return done.func if isinstance(done, partial) else done
