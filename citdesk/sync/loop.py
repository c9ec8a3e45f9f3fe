"""The exchange over and over: at once when there is work, patiently when HQ is away, until it is stopped."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from citdesk.casework.errors import CitdeskError, ComputerProblem, EnvironmentProblem
from citdesk.sync.exchange import ExchangeResult, Progress
from citdesk.sync.problems import HqBusy, HqUnreachable

#: Back-off: the first pause is at most this long, seconds.
BASE_PAUSE = 1.0
#: No pause is longer, seconds.
LONGEST_PAUSE = 300.0
#: No pause is longer while it is this computer that stands in the way, seconds: a look at it costs HQ little
#: or nothing, and whoever makes room on a full disk expects their work to go then.
LONGEST_OWN_PAUSE = 15.0
#: How long HQ may hold the line open when there is nothing to tell, seconds.
LONG_POLL = 25
_MOST_DOUBLINGS = 16


class LoopPhase(StrEnum):
    """What the loop is doing, for the status line."""

    SENDING = "sending"
    UP_TO_DATE = "up_to_date"
    OFFLINE = "offline"
    NEEDS_HELP = "needs_help"


@dataclass(frozen=True, slots=True)
class LoopState:
    """One report of the loop. ``sent`` of ``total`` events while sending; ``at``: last contact, HQ's time.

    ``problem`` is what stands in the way when offline or in need of help; ``received`` counts items pulled
    since the last report, so that a screen knows when to look again; ``refused`` likewise counts events.
    """

    phase: LoopPhase
    sent: int = 0
    total: int = 0
    at: datetime | None = None
    problem: CitdeskError | None = None
    received: int = 0
    refused: int = 0


class Exchanging(Protocol):
    """What the loop drives: :class:`~citdesk.sync.exchange.Exchange` is one."""

    def exchange_once(self, progress: Progress | None = None) -> ExchangeResult:
        """One whole exchange."""
        ...

    def wait_for_news(self, seconds: int) -> int:
        """A long poll."""
        ...

    def interrupt(self) -> None:
        """Cuts the line, from any thread."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...


class ExchangeLoop:
    """Runs in a thread that the caller gives: ``threading.Thread(target=loop.run)``.

    ``report`` is called from that thread. :meth:`wake` and :meth:`stop` may be called from any thread.
    """

    def __init__(
        self,
        exchange: Exchanging,
        report: Callable[[LoopState], None],
        dice: random.Random,
        *,
        long_poll: int = LONG_POLL,
    ) -> None:
        self._exchange = exchange
        self._report = report
        self._dice = dice
        self._long_poll = long_poll
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._polling = False
        self._failures = 0
        self._last_contact: datetime | None = None

    def wake(self) -> None:
        """There is new work, the network is back, or somebody asked to sync now: do not wait any longer."""
        self._woken.set()
        with self._lock:
            if self._polling:
                self._exchange.interrupt()

    def stop(self) -> None:
        """Ends the loop at once; a request under way is cut off and repeated by the next loop."""
        self._stopped.set()
        self._woken.set()
        self._exchange.interrupt()

    def run(self) -> None:
        """Exchanges until stopped. Foreseen problems are reported, never raised."""
        try:
            while not self._stopped.is_set():
                self._woken.clear()
                if not self._stopped.is_set():  # a stop in between must not be lost
                    self._round_or_pause()
        finally:
            self._exchange.close()

    def _round_or_pause(self) -> None:
        try:
            self._one_round()
        except CitdeskError as problem:
            if not self._stopped.is_set():
                self._woken.wait(self._after(problem))

    def _one_round(self) -> None:
        result = self._exchange.exchange_once(self._sending)
        self._failures, self._last_contact = 0, result.hq_time
        self._report(
            LoopState(
                LoopPhase.UP_TO_DATE,
                sent=result.pushed,
                at=result.hq_time,
                received=result.pulled,
                refused=result.refused,
            )
        )
        while not (self._stopped.is_set() or self._woken.is_set() or result.more):
            received = self._poll()
            if received:
                self._report(LoopState(LoopPhase.UP_TO_DATE, at=self._last_contact, received=received))

    def _poll(self) -> int:
        with self._lock:
            if self._woken.is_set():
                return 0
            self._polling = True
        try:
            return self._exchange.wait_for_news(self._long_poll)
        except HqUnreachable:
            if self._woken.is_set():  # we cut the line ourselves
                return 0
            raise
        finally:
            with self._lock:
                self._polling = False

    def _sending(self, sent: int, total: int) -> None:
        self._report(LoopState(LoopPhase.SENDING, sent, total, self._last_contact))

    def _after(self, problem: CitdeskError) -> float:
        phase = LoopPhase.OFFLINE if _passes_by_itself(problem) else LoopPhase.NEEDS_HELP
        self._report(LoopState(phase, at=self._last_contact, problem=problem))
        if isinstance(problem, HqBusy) and problem.retry_after is not None:
            return problem.retry_after + self._dice.uniform(0, BASE_PAUSE)
        longest = LONGEST_OWN_PAUSE if isinstance(problem, ComputerProblem) else LONGEST_PAUSE
        pause = self._dice.uniform(0, min(longest, BASE_PAUSE * 2**self._failures))
        self._failures = min(self._failures + 1, _MOST_DOUBLINGS)
        return pause


def _passes_by_itself(problem: CitdeskError) -> bool:
    # a full disk is not a missing network: somebody would look for the cable
    return isinstance(problem, EnvironmentProblem) and not isinstance(problem, ComputerProblem)
