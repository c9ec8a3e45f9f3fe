"""The door to work off the GUI thread while the computer is busy: what is handed over waits to be let go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from citdesk.desktop.tasks import CancelToken, ImmediateTasks
from citdesk.desktop.tasks.job import Failed, Job

T = TypeVar("T")


class HeldTasks(ImmediateTasks):
    """Keeps the vault's work, or with ``pool`` the other work, in order until :meth:`let_go`."""

    def __init__(self, *, pool: bool = False) -> None:
        super().__init__()
        self._keeps_pool = pool
        self._kept: list[Job] = []

    def vault(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        token: CancelToken | None = None,
    ) -> CancelToken:
        """The vault's work."""
        return self._take(Job(work, on_done, on_error, token or CancelToken()), kept=not self._keeps_pool)

    def pool(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        token: CancelToken | None = None,
    ) -> CancelToken:
        """Work that needs no vault."""
        return self._take(Job(work, on_done, on_error, token or CancelToken()), kept=self._keeps_pool)

    @property
    def idle(self) -> bool:
        """Whether nothing waits."""
        return not self._kept

    def let_go_first(self) -> None:
        """Do what has waited longest, and what comes of it."""
        self._now(self._kept.pop(0))

    def let_go(self) -> None:
        """Do everything that waits, and what comes of it."""
        while self._kept:
            self.let_go_first()

    def _take(self, job: Job, *, kept: bool) -> CancelToken:
        if not kept:
            return self._now(job)
        self._kept.append(job)
        return job.token
