"""A device's spool in memory, for tests: sealed files under random names, and the words that answer them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from citdesk.vault.spool import NotSpooled
from citdesk.wire.event import Event
from citdesk.wire.exchange import PushAnswer
from citdesk.wire.keys import PublicKey
from citdesk.wire.recipients import opening_key_of_vault
from citdesk.wire.spool_word import open_word
from citdesk.wire.spooled import seal
from tests.sync.memory_vault import MemoryVault


class MemorySpool:
    """Implements ``citdesk.sync.ports.SpoolBox``."""

    def __init__(self, hq: PublicKey, dice: random.Random | None = None) -> None:
        self._hq = hq
        self._dice = dice or random.Random(7)
        self.files: dict[str, bytes] = {}
        self.words: dict[str, bytes] = {}
        self.owners: dict[str, MemoryVault] = {}

    def spool(self, vault: MemoryVault, *events: Event) -> None:
        """What a vault does when it sends: each event by itself, with the signature over where it leads."""
        for event in events:
            name = f"{self._dice.getrandbits(128):032x}"
            self.files[name] = seal(self._hq, vault.batch_of(event))
            self.owners[name] = vault

    def names(self) -> Sequence[str]:
        """See ``SpoolBox``."""
        return sorted(self.files)

    def read(self, name: str, /) -> bytes:
        """See ``SpoolBox``."""
        if name not in self.files:
            raise NotSpooled
        return self.files[name]

    def answered(self, name: str, word: bytes, /) -> None:
        """See ``SpoolBox``."""
        self.words[name] = word
        self.files.pop(name, None)

    def opened(self, vault: MemoryVault) -> list[PushAnswer]:
        """The vault is opened and takes in what HQ said of its own events."""
        mine = [name for name, owner in self.owners.items() if owner is vault and name in self.words]
        heard = [
            open_word(self._hq, vault.vault, opening_key_of_vault(vault.encryption_key), self.words.pop(name))
            for name in mine
        ]
        for answer in heard:
            vault.record_verdicts(answer)
        return heard
