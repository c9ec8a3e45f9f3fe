"""Work off the GUI thread: one thread that owns the vault, a small pool for network, PDF and keys."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from citdesk.desktop.tasks.cancel import Cancelled, CancelToken
from citdesk.desktop.tasks.job import Failed, Job, Outcome, receives, run

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")

#: The exchange's loop holds one as long as somebody is signed in, a look through a large vault another.
_POOL_THREADS = 4
#: for so long a worker that only reckons keeps Python from the window, at each of the many turns that one
#: change of a page takes; Python's own is ten times as long
_TURN_S = 0.0005


class Tasks(QObject):
    """Runs work elsewhere and brings its outcome back into the thread this object lives in.

    Callbacks run in the GUI thread, in the order the work finished; a callback that is a method of a
    destroyed ``QObject``, or holds on to one, is dropped. A failure nobody takes is emitted as ``unhandled``.
    ``busy`` tells the number of jobs under way after each change.
    """

    unhandled = Signal(object)
    busy = Signal(int)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._vault: Executor | None = None
        self._pool: Executor | None = None
        self._under_way: set[CancelToken] = set()
        self._closed = False
        # workers only emit; this object's slot receives, so callbacks run where it lives
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def vault(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        token: CancelToken | None = None,
    ) -> CancelToken:
        """Run work in the thread that owns the vault connection; one piece at a time, in order."""
        if self._vault is None:
            self._vault = _threads(1, "citdesk-vault")
        return self._hand_over(self._vault, Job(work, on_done, on_error, token or CancelToken()))

    def pool(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        token: CancelToken | None = None,
    ) -> CancelToken:
        """Run work that needs no vault: network, PDF, key derivation. Order is not kept."""
        if self._pool is None:
            self._pool = _threads(_POOL_THREADS, "citdesk-pool")
        return self._hand_over(self._pool, Job(work, on_done, on_error, token or CancelToken()))

    def on_vault(self, work: Callable[[], T]) -> T:
        """Run work in the vault's thread and wait for it: for a worker that needs the vault in between.

        Never called from the GUI thread nor from the vault's own. Raises what the work raised, and
        :class:`Cancelled` when the door is closed meanwhile.
        """
        from concurrent.futures import CancelledError  # there by now, see _threads

        executor = self._vault
        if self._closed or executor is None:
            raise Cancelled
        try:
            return executor.submit(work).result()
        except (CancelledError, RuntimeError) as gone:
            if self._closed:
                raise Cancelled from gone
            raise

    @property
    def idle(self) -> bool:
        """Whether no job is under way and every outcome was delivered."""
        return not self._under_way

    def close(self, *, finish_vault: bool = True) -> None:
        """Stop in order: cancel what the pool does, let the vault finish what it was given, join all threads.

        Outcomes that arrive later are dropped. Closing twice is allowed; work handed over later is refused
        by its token being cancelled.
        """
        self._closed = True
        if not finish_vault:
            self._cancel_all()
        if self._vault is not None:
            self._vault.shutdown(wait=True, cancel_futures=not finish_vault)
        self._cancel_all()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._vault = self._pool = None
        self._under_way.clear()

    def _cancel_all(self) -> None:
        for token in self._under_way:
            token.cancel()

    def _hand_over(self, executor: Executor, job: Job) -> CancelToken:
        if self._closed:
            job.token.cancel()
            return job.token
        self._begin(job)
        executor.submit(self._work, job)
        return job.token

    def _begin(self, job: Job) -> None:
        self._under_way.add(job.token)
        self.busy.emit(len(self._under_way))

    def _work(self, job: Job) -> None:
        outcome = run(job)
        if not self._closed:
            self._arrived.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: Outcome) -> None:
        job = outcome.job
        self._under_way.discard(job.token)
        self.busy.emit(len(self._under_way))
        if self._closed or job.token.cancelled or isinstance(outcome.failure, Cancelled):
            return
        if outcome.failure is None:
            if job.done is not None and receives(job.done):
                job.done(outcome.result)
        elif job.failed is None:
            self.unhandled.emit(outcome.failure)
        elif receives(job.failed):
            job.failed(outcome.failure)


def _threads(most: int, name: str) -> Executor:
    from concurrent.futures import ThreadPoolExecutor  # no work comes before the sign-in window is painted

    return ThreadPoolExecutor(most, thread_name_prefix=name)
