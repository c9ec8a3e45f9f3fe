"""Sudden ends: a process that is killed runs no more line of its own."""

from __future__ import annotations

import random

from citdesk.wire.exchange import PullAnswer, PushAnswer
from tests.sync.memory_vault import MemoryVault
from tests.sync.steady_clock import SteadyClock


class HqKilled(BaseException):
    """HQ's process ended here."""


class DeviceKilled(BaseException):
    """The device's process ended here."""


class KillableVault(MemoryVault):
    """A vault whose process may be killed just before or just after it stored something."""

    def __init__(self, clock: SteadyClock, dice: random.Random) -> None:
        super().__init__(clock)
        self._dice = dice
        self.likelihood = 0.0

    def record_verdicts(self, answer: PushAnswer) -> None:
        """Stored whole or not at all."""
        self._maybe()
        super().record_verdicts(answer)
        self._maybe()

    def receive(self, answer: PullAnswer) -> None:
        """Stored whole or not at all."""
        self._maybe()
        super().receive(answer)
        self._maybe()

    def _maybe(self) -> None:
        if self._dice.random() < self.likelihood:
            raise DeviceKilled
