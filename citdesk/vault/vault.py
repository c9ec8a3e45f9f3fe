"""One person's open vault on this device: its parts, composed. ``opening`` makes and opens it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from citdesk.vault.chain import Chain
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.directory import KeptDirectory
from citdesk.vault.drafts import Drafts
from citdesk.vault.event_rows import EventRows
from citdesk.vault.failures import VaultClosed
from citdesk.vault.forms import Forms
from citdesk.vault.identity import Identity, read_identity
from citdesk.vault.inbox import Inbox
from citdesk.vault.instance_lock import InstanceLock
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.projections import Projections
from citdesk.vault.standings import Standings
from citdesk.vault.store import Store
from citdesk.wire.encoding import read_time, write_time
from citdesk.wire.keys import PublicKey, SigningKey


class Vault:
    """Used from one thread at a time. After :meth:`close` everything raises VaultClosed."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        keys: KeyRing,
        lock: InstanceLock,
        hq_key: PublicKey,
        clock: Clock,
        random: RandomBytes,
    ) -> None:
        self.folder = folder
        self.store = store
        self._keys: KeyRing | None = keys
        self._lock = lock
        self._clock = clock
        self.forms = Forms(store)
        self.drafts = Drafts(store)
        self.events = EventRows(store)
        self.standings = Standings(store, self.events)
        self.projections = Projections(store, hq_key)
        self.directory = KeptDirectory(store)
        self.chain = Chain(store, keys, self.events, self.standings, clock, random)
        self.inbox = Inbox(store, self.events, self.standings, self.projections, self.directory, clock)

    @property
    def identity(self) -> Identity:
        """Whose vault it is, as HQ's directory last had the person."""
        return read_identity(self.store)

    @property
    def signing_key(self) -> SigningKey:
        """The vault's signing key; raises VaultClosed where it was opened without one."""
        if self._keys is None:
            raise VaultClosed
        return self._keys.signing_key()

    @property
    def last_contact(self) -> datetime | None:
        """When HQ was last heard, by this device's clock; None before the first time."""
        return self._moment("last_contact")

    def note_sign_in(self) -> datetime | None:
        """Records that the person signed in now; gives the time before (CJIS AC-9), None at the first."""
        before = self._moment("last_sign_in")
        with self.store.writing():
            self.store.set_fact("last_sign_in", write_time(self._clock.now()))
        return before

    def note_incident(self, code: str, detail: str) -> None:
        """Records something this vault noticed about itself."""
        with self.store.writing():
            self.store.execute(
                "INSERT INTO incidents (at, code, detail) VALUES (?, ?, ?)",
                (write_time(self._clock.now()), code, detail),
            )

    def close(self) -> None:
        """Forgets the keys, closes the database, lets another window open it. Safe to repeat."""
        self._keys = None
        self.chain.forget()
        self.store.close()
        self._lock.release()

    def _moment(self, fact: str) -> datetime | None:
        text = self.store.fact(fact)
        return None if text is None else read_time(text)
