"""Sudden ends: a process that is killed runs no more line of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from citdesk.vault.mailbox import VaultMailbox
from citdesk.vault.vault import Vault
from citdesk.wire.audit import TrailLine
from citdesk.wire.exchange import PullAnswer, PushAnswer
from citdesk.wire.rejoin import Judged

T = TypeVar("T")


class HqKilled(BaseException):
    """HQ's process ended here."""


class DeviceKilled(BaseException):
    """The device's process ended here."""


class KillableMailbox(VaultMailbox):
    """The vault's mailbox; its process may be killed just before or just after something was stored."""

    def __init__(self, vault: Vault, dice: random.Random, likelihood: Callable[[], float]) -> None:
        super().__init__(vault)
        self._dice = dice
        self._likelihood = likelihood

    def record_verdicts(self, answer: PushAnswer) -> None:
        """See :class:`VaultMailbox`."""
        self._around(lambda: super(KillableMailbox, self).record_verdicts(answer))

    def receive(self, answer: PullAnswer) -> None:
        """See :class:`VaultMailbox`."""
        self._around(lambda: super(KillableMailbox, self).receive(answer))

    def pull_again(self) -> None:
        """See :class:`VaultMailbox`."""
        self._around(super().pull_again)

    def bring_together(self, common: str | None, beyond: Sequence[Judged]) -> None:
        """See :class:`VaultMailbox`."""
        self._around(lambda: super(KillableMailbox, self).bring_together(common, beyond))

    def rejoin_trail(self, common: int, lines: Sequence[TrailLine]) -> None:
        """See :class:`VaultMailbox`."""
        self._around(lambda: super(KillableMailbox, self).rejoin_trail(common, lines))

    def _around(self, store: Callable[[], T]) -> T:
        self._maybe()
        done = store()
        self._maybe()
        return done

    def _maybe(self) -> None:
        if self._dice.random() < self._likelihood():
            raise DeviceKilled
