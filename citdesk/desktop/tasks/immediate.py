"""The same door with nothing behind it: work runs at once, in the caller's thread, tests need no waiting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from citdesk.desktop.tasks.cancel import CancelToken
from citdesk.desktop.tasks.job import Failed, Job, run
from citdesk.desktop.tasks.tasks import Tasks

T = TypeVar("T")


class ImmediateTasks(Tasks):
    """Runs each piece of work when it is handed over and calls back before returning."""

    def vault(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        token: CancelToken | None = None,
    ) -> CancelToken:
        """Run the work now."""
        return self._now(Job(work, on_done, on_error, token or CancelToken()))

    def pool(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        token: CancelToken | None = None,
    ) -> CancelToken:
        """Run the work now."""
        return self._now(Job(work, on_done, on_error, token or CancelToken()))

    def on_vault(self, work: Callable[[], T]) -> T:
        """Run the work now."""
        return work()

    def _now(self, job: Job) -> CancelToken:
        if self._closed:
            job.token.cancel()
            return job.token
        self._begin(job)
        self._deliver(run(job))
        return job.token
