"""The custody clock of the context bar: how long, until when, and how near that is.

Time that passes is taken from a monotonic clock: a correction of the computer's clock does not move it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.custody_words import Nearness, custody_end, custody_line, nearness_of
from citdesk.desktop.shell.moments import clock
from citdesk.desktop.tasks import Tasks

if TYPE_CHECKING:  # loaded while the person types
    from citdesk.workspace import CustodyClock, Workspace

#: minutes left at which a screen reader says so, once each
_SPOKEN_AT = (60, 30, 15, 5)
_READ_AGAIN = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be announced, and whether it may interrupt."""

    words: str
    urgent: bool


class CustodyModel(QObject):
    """Reads the running clocks from the vault now and then, and counts them on in between."""

    changed = Signal()
    told = Signal(object)

    def __init__(
        self, workspace: Workspace, tasks: Tasks, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._wall = now
        self._clocks: tuple[CustodyClock, ...] = ()
        self._read_at = now()
        self._since = QElapsedTimer()
        self._spoken: set[tuple[datetime, int]] = set()

    @property
    def running(self) -> bool:
        """Whether anybody is in custody."""
        return bool(self._clocks)

    @property
    def clocks(self) -> tuple[CustodyClock, ...]:
        """The clocks as they were last read, the nearest limit first."""
        return self._clocks

    @property
    def nearness(self) -> Nearness:
        """How near the nearest limit is."""
        return nearness_of(self._clocks[0], self._now()) if self._clocks else Nearness.FAR

    @property
    def words(self) -> str:
        """The clock in one line, hours and minutes, never seconds."""
        if not self._clocks:
            return ""
        more = len(self._clocks) - 1
        line = custody_line(self._clocks[0], self._now(), self._workspace.zone)
        if more:
            line += " " + counted(more, self.tr("and 1 more"), self.tr("and {n} more"))
        return line

    @property
    def short_words(self) -> str:
        """When the nearest clock ends, in few words; that it has, where :attr:`alarm` says the rest."""
        if not self._clocks:
            return ""
        if self.nearness is Nearness.PASSED:
            return self.tr("Limit passed")
        return custody_end(self._clocks[0], self._now(), self._workspace.zone)

    @property
    def alarm(self) -> str:
        """What to do once a limit has passed, '' before."""
        limit = self._clocks[0].limit if self._clocks else None
        if limit is None or self.nearness is not Nearness.PASSED:
            return ""
        return self.tr("The time limit of this custody passed at {time}. Tell your supervisor now.").format(
            time=clock(limit, self._workspace.zone)
        )

    def reload(self) -> None:
        """Read the clocks from the reports again."""
        workspace = self._workspace
        self._tasks.vault(workspace.custody_clocks, self._read, self._not_read)

    def tick(self) -> None:
        """Time has passed: show it, and read again after a minute."""
        if self._since.isValid() and self._passed() >= _READ_AGAIN:
            self.reload()
        elif self._clocks:
            self._show()

    def _passed(self) -> timedelta:
        return timedelta(milliseconds=self._since.elapsed())

    def _now(self) -> datetime:
        return self._read_at + self._passed() if self._since.isValid() else self._read_at

    def _left(self) -> timedelta | None:
        limit = self._clocks[0].limit if self._clocks else None
        return None if limit is None else limit - self._now()

    def _read(self, clocks: tuple[CustodyClock, ...]) -> None:
        self._clocks = clocks
        self._read_at = self._wall()
        self._since.start()
        self._show()

    def _not_read(self, _failure: BaseException) -> None:
        self._since.start()  # what was read before goes on; it is tried again in a minute

    def _show(self) -> None:
        self.changed.emit()
        left, limit = self._left(), self._clocks[0].limit if self._clocks else None
        if left is None or limit is None:
            return
        due = next(
            (minutes for minutes in (0, *reversed(_SPOKEN_AT)) if left <= timedelta(minutes=minutes)), None
        )
        if due is not None and (limit, due) not in self._spoken:
            self._spoken.update((limit, minutes) for minutes in _SPOKEN_AT if minutes >= due)
            self._spoken.add((limit, due))
            self.told.emit(Told(self.alarm or self.words, urgent=due == 0))
