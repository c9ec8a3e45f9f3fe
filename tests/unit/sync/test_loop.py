"""The loop: patient when HQ is away, quick when there is work, gone when it is stopped."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Self

import pytest

from citdesk.casework.errors import AdministratorError, CitdeskError, ComputerProblem
from citdesk.sync.exchange import ExchangeResult, Progress
from citdesk.sync.loop import LONGEST_OWN_PAUSE, LONGEST_PAUSE, ExchangeLoop, LoopPhase, LoopState
from citdesk.sync.problems import HqBusy, HqUnreachable, NotHq

_NOW = datetime(2026, 3, 12, 20, 41, tzinfo=UTC)


class ScriptedExchange:
    """Does what it is told, step by step; waits for news until it is interrupted."""

    def __init__(self, *steps: CitdeskError | ExchangeResult) -> None:
        self.steps = list(steps)
        self.calls = 0
        self.polled = threading.Event()
        self.closed = False
        self._cut = threading.Event()

    def exchange_once(self, progress: Progress | None = None) -> ExchangeResult:
        """The next step; an empty exchange when there is none."""
        self.calls += 1
        step = self.steps.pop(0) if self.steps else result()
        if isinstance(step, CitdeskError):
            raise step
        if progress is not None and step.pushed:
            progress(0, step.pushed)
        return step

    def wait_for_news(self, seconds: int) -> int:
        """Holds the line until it is cut."""
        self._cut.clear()
        self.polled.set()
        if self._cut.wait(seconds):
            raise HqUnreachable
        return 0

    def interrupt(self) -> None:
        """Cuts the line."""
        self._cut.set()

    def close(self) -> None:
        """Ends it."""
        self.closed = True


class StillDice(random.Random):
    """Always gives the longest pause, and remembers what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[float] = []

    def uniform(self, a: float, b: float) -> float:
        """No pause at all, so that a test is quick; the bound is kept."""
        self.asked.append(b)
        return 0.0


def result(pushed: int = 0, pulled: int = 0, *, more: bool = False) -> ExchangeResult:
    """What an exchange did."""
    return ExchangeResult(pushed, pushed, 0, pulled, more, _NOW)


class Running:
    """A loop in its thread, and what it reported."""

    def __init__(self, exchange: ScriptedExchange, until: Callable[[LoopState], bool]) -> None:
        self.states: list[LoopState] = []
        self.reached = threading.Event()
        self._until = until
        self.dice = StillDice()
        self.loop = ExchangeLoop(exchange, self._report, self.dice, long_poll=20)
        self._thread = threading.Thread(target=self.loop.run)

    def _report(self, state: LoopState) -> None:
        self.states.append(state)
        if self._until(state):
            self.reached.set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.loop.stop()
        self._thread.join(5)
        assert not self._thread.is_alive()

    @property
    def phases(self) -> list[LoopPhase]:
        """The phases reported."""
        return [state.phase for state in self.states]


def up_to_date(state: LoopState) -> bool:
    """The first whole exchange."""
    return state.phase is LoopPhase.UP_TO_DATE


def test_a_stop_ends_a_long_poll_at_once() -> None:
    """Signing out does not wait for HQ's answer."""
    exchange = ScriptedExchange()
    with Running(exchange, up_to_date):
        assert exchange.polled.wait(5)
    assert exchange.closed


def test_new_work_ends_a_long_poll_at_once() -> None:
    """A report just sent leaves now, not when HQ next speaks."""
    exchange = ScriptedExchange()
    with Running(exchange, lambda _: exchange.calls == 2) as running:
        assert exchange.polled.wait(5)
        running.loop.wake()
        assert running.reached.wait(5)
    assert LoopPhase.OFFLINE not in running.phases


def test_being_offline_is_told_and_so_is_being_back() -> None:
    """The first thing said after an outage is that everything is there."""
    exchange = ScriptedExchange(HqUnreachable(), NotHq(), result(pushed=2))
    with Running(exchange, up_to_date) as running:
        assert running.reached.wait(5)
    assert running.phases[:4] == [
        LoopPhase.OFFLINE,
        LoopPhase.OFFLINE,
        LoopPhase.SENDING,
        LoopPhase.UP_TO_DATE,
    ]
    assert [state.problem.code for state in running.states if state.problem] == ["unreachable", "not_hq"]


def test_pauses_double_up_to_five_minutes_and_start_anew_after_success() -> None:
    """Full jitter: each pause is drawn from nothing to a bound that doubles (base 1 s, cap 5 min)."""
    exchange = ScriptedExchange(*[HqUnreachable() for _ in range(11)], result(more=True), HqUnreachable())
    with Running(exchange, lambda _: exchange.calls == 14) as running:
        assert running.reached.wait(5)
    assert running.dice.asked == [1, 2, 4, 8, 16, 32, 64, 128, 256, LONGEST_PAUSE, LONGEST_PAUSE, 1]


def test_hq_s_own_wish_when_to_come_back_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retry-After is waited for, with a little jitter on top."""
    waited: list[float | None] = []
    exchange = ScriptedExchange(HqBusy(17.0))
    running = Running(exchange, up_to_date)
    woken = running.loop._woken
    original = woken.wait

    def wait(timeout: float | None = None) -> bool:
        waited.append(timeout)
        return original(0)

    monkeypatch.setattr(woken, "wait", wait)
    with running:
        assert running.reached.wait(5)
    assert waited[0] == 17.0


def test_a_revoked_vault_needs_help_and_the_loop_stays_alive() -> None:
    """What an administrator has to mend is told as such; the loop keeps trying patiently."""
    exchange = ScriptedExchange(AdministratorError("revoked", code="revoked"))
    with Running(exchange, up_to_date) as running:
        assert running.reached.wait(5)
    assert running.phases[0] is LoopPhase.NEEDS_HELP


def test_a_full_disk_is_not_taken_for_a_missing_network() -> None:
    """Nobody should look for a cable: it is this computer that needs a hand."""
    exchange = ScriptedExchange(ComputerProblem("The disk is full.", code="disk_full"))
    with Running(exchange, up_to_date) as running:
        assert running.reached.wait(5)
    assert running.phases[0] is LoopPhase.NEEDS_HELP


def test_work_goes_soon_after_somebody_made_room_on_a_full_disk() -> None:
    """A full disk may stay so for hours; the pause after it never grows beyond a quarter of a minute."""
    full = [ComputerProblem("The disk is full.", code="disk_full") for _ in range(6)]
    exchange = ScriptedExchange(*full)
    with Running(exchange, up_to_date) as running:
        assert running.reached.wait(5)
    assert running.dice.asked == [1, 2, 4, 8, LONGEST_OWN_PAUSE, LONGEST_OWN_PAUSE]


def test_a_pause_ends_when_somebody_asks_to_sync_now() -> None:
    """Nobody waits five minutes for a button."""
    exchange = ScriptedExchange(HqBusy(3000.0))
    busy = threading.Event()
    with Running(exchange, lambda s: bool(busy.set()) or s.phase is LoopPhase.UP_TO_DATE) as running:
        assert busy.wait(5)
        while not running.reached.is_set():  # a wake before the pause begins would be cleared by nobody
            running.loop.wake()
            running.reached.wait(0.01)
    assert running.states[-1].phase is LoopPhase.UP_TO_DATE
