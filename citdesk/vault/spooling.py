"""From this vault's outbox into the device's spool and, once HQ has answered, out of it again."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Iterator

from citdesk.casework.errors import EnvironmentProblem, Tampered
from citdesk.casework.ids import EventId, VaultId
from citdesk.vault.clock import RandomBytes
from citdesk.vault.event_rows import EventRows
from citdesk.vault.identity import read_opening_key
from citdesk.vault.spool import Spool
from citdesk.vault.store import Store
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.event import Event
from citdesk.wire.exchange import Batch, PushAnswer
from citdesk.wire.keys import PublicKey
from citdesk.wire.spool_word import open_word
from citdesk.wire.spooled import seal

_log = logging.getLogger(__name__)
_NAMES = "spool_names"
_KEY_BYTES = 32
_NAME_DIGITS = 32


class Spooling:
    """Writes and removes the spool files of one vault, always after the commit they follow.

    A file that cannot be written or removed is only noted: the event itself is safe in the vault, and the
    next opening tries again. HQ takes the same event from the spool and from the vault only once.
    """

    def __init__(
        self,
        store: Store,
        events: EventRows,
        vault: VaultId,
        hq_key: PublicKey,
        spool: Spool,
        random: RandomBytes,
    ) -> None:
        self._store = store
        self._events = events
        self._vault = vault
        self._hq_key = hq_key
        self._spool = spool
        self._random = random

    def sent(self, event: Event, signature: str) -> None:
        """Spools the event as soon as the present transaction is on disk."""
        self._store.after_commit(lambda: self._write(event, signature))

    def answered(self, event: EventId) -> None:
        """Removes the event from the spool as soon as the present transaction is on disk."""
        self._store.after_commit(lambda: self._remove(event))

    def words(self) -> Iterator[PushAnswer]:
        """What HQ said of events that somebody else delivered while this vault was closed.

        A word that is damaged or not HQ's is taken away: the event waits for another one.
        """
        waiting = self._events.all_waiting()
        if not waiting:
            return
        key = self._names_key()
        for event in waiting:
            name = _name(key, event)
            word = self._spool.word(name)
            if word is None:
                continue
            try:
                yield open_word(self._hq_key, self._vault, read_opening_key(self._store), word)
            except (Tampered, MalformedMessage) as wrong:
                _log.warning("spool_word_not_believed event=%s code=%s", event, wrong.code)
                self._spool.forget_word(name)

    def catch_up(self) -> None:
        """Spools whatever waits and is not there: a crash or a full disk came between."""
        waiting = self._events.all_waiting()
        if not waiting:
            return
        present, key = frozenset(self._spool.names()), self._names_key()
        for event in waiting:
            if _name(key, event) not in present:
                self._write(*self._events.signed(event))

    def names_of_waiting(self) -> frozenset[str]:
        """What the files of this vault's own waiting events are called."""
        key = self._names_key()
        return frozenset(_name(key, event) for event in self._events.all_waiting())

    def name(self, event: EventId) -> str:
        """What the event's file is called; to whoever cannot open this vault it looks random."""
        return _name(self._names_key(), event)

    def _names_key(self) -> bytes:
        """A key inside the vault rather than one from its data key: names outlive a change of that."""
        kept = self._store.fact(_NAMES)
        if kept is None:
            kept = self._random(_KEY_BYTES).hex()
            with self._store.writing():
                self._store.set_fact(_NAMES, kept)
        return bytes.fromhex(kept)

    def _write(self, event: Event, signature: str) -> None:
        try:
            sealed = seal(self._hq_key, Batch(self._vault, (event,), signature))
        except ValueError:  # far larger than any report: it goes the usual way only
            _log.warning("event_not_spooled code=too_large")
            return
        try:
            self._spool.put(self.name(event.header.id), sealed)
        except EnvironmentProblem as problem:
            _log.warning("event_not_spooled code=%s", problem.code)

    def _remove(self, event: EventId) -> None:
        try:
            self._spool.remove(self.name(event))
        except EnvironmentProblem as problem:
            _log.warning("spooled_event_not_removed code=%s", problem.code)


def _name(key: bytes, event: EventId) -> str:
    return hmac.digest(key, event.encode(), hashlib.sha256).hex()[:_NAME_DIGITS]
