"""Sudden ends: a process that is killed runs no more line of its own."""

from __future__ import annotations

import random

from citdesk.casework.events import EventKind, Payload
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId
from citdesk.wire.event import Event
from citdesk.wire.exchange import PullAnswer, PushAnswer
from citdesk.wire.keys import PublicKey
from tests.sync.fuzz.crashes import DeviceKilled
from tests.sync.memory_spool import MemorySpool
from tests.sync.memory_vault import MemoryVault
from tests.sync.steady_clock import SteadyClock


class KillableSpool(MemorySpool):
    """A device's spool; whoever delivers it may be killed before or after HQ's word lies in its place."""

    def __init__(self, hq: PublicKey, dice: random.Random) -> None:
        super().__init__(hq, dice)
        self.likelihood = 0.0

    def answered(self, name: str, word: bytes, /) -> None:
        """Whole or not at all."""
        if self._dice.random() < self.likelihood:
            raise DeviceKilled
        super().answered(name, word)
        if self._dice.random() < self.likelihood:
            raise DeviceKilled


class KillableVault(MemoryVault):
    """A vault whose process may be killed just before or just after it stored something."""

    def __init__(self, clock: SteadyClock, dice: random.Random, spool: KillableSpool) -> None:
        super().__init__(clock, random=dice.randbytes)
        self._dice = dice
        self.spool = spool
        self.likelihood = 0.0

    def append(
        self,
        kind: EventKind,
        payload: Payload | str,
        *,
        report: ReportId | None,
        case: CaseId,
        follows: EventId | None = None,
        author: PersonId | None = None,
    ) -> Event:
        """What is sent lies in the device's spool, too."""
        event = super().append(kind, payload, report=report, case=case, follows=follows, author=author)
        self.spool.spool(self, event)
        return event

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
