"""Taking what lay in devices' spools: events that somebody else than their author brings.

Whoever brings a file cannot read it, and what HQ says of it goes back sealed to the author's vault. The
event counts by its own vault's signature; who carried it makes no difference.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from citdesk.casework.errors import CitdeskError, EnvironmentProblem, Tampered
from citdesk.hq.admission import Admission
from citdesk.hq.ingest import Ingest
from citdesk.hq.store import tables as t
from citdesk.hq.store.database import Database
from citdesk.hq.store.reading import known_events
from citdesk.wire.chain import Head, advance
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.event import Event
from citdesk.wire.exchange import Batch
from citdesk.wire.keys import SigningKey
from citdesk.wire.recipients import sealing_key_of_vault
from citdesk.wire.spool_word import seal_word
from citdesk.wire.spooled import open_sealed

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SpoolDesk:
    """Takes spool files from whoever brings them."""

    database: Database
    admission: Admission
    ingest: Ingest
    signing_key: SigningKey

    def take(self, files: Sequence[bytes], now: datetime) -> list[bytes | None]:
        """HQ's word on the event in each file, sealed to its author's vault; on record when this returns.

        None for a file that is left where it is: it cannot be read, its vault may not send any more, or what
        comes before it in its vault's chain is not here yet. Files come in any order. Nothing is quarantined
        from here: what does not fit waits until its author's own vault sends it, and its author is told.
        """
        words: list[bytes | None] = [None] * len(files)
        waiting = [(at, batch) for at, file in enumerate(files) if (batch := self._opened(file)) is not None]
        waiting.sort(key=lambda each: (each[1].vault, each[1].events[0].header.number))
        progress = True
        while progress and waiting:
            progress, left = False, []
            for at, batch in waiting:
                words[at] = self._word_on(batch, now)
                if words[at] is None:
                    left.append((at, batch))
                else:
                    progress = True
            waiting = left
        return words

    def _opened(self, file: bytes) -> Batch | None:
        try:
            batch = open_sealed(self.signing_key, file)
            header = batch.events[0].header
        except (MalformedMessage, Tampered) as wrong:
            _log.info("spool_file_unreadable code=%s", wrong.code)
            return None
        if len(batch.events) != 1 or header.vault != batch.vault:
            _log.info("spool_file_unreadable code=malformed")
            return None
        return batch

    def _word_on(self, batch: Batch, now: datetime) -> bytes | None:
        event = batch.events[0]
        try:
            vault, person = self.admission.admitted(batch.vault)
            key = sealing_key_of_vault(vault.encryption_key)
            with self.database.read() as connection:
                if not _fits(connection, event):
                    return None
            answer = self.ingest.take(batch, vault, person, now)
            return seal_word(self.signing_key, vault.id, key, answer)
        except EnvironmentProblem:
            raise
        except CitdeskError as refused:
            _log.info(
                "spooled_event_left vault=%r event=%r code=%s", batch.vault, event.header.id, refused.code
            )
            return None


def _fits(connection: Connection, event: Event) -> bool:
    """Whether HQ has the event, or has all that comes before it and nothing in its place."""
    header = event.header
    if known_events(connection, [header.id]):
        return True
    heads = t.vault_heads
    row = connection.execute(select(heads).where(heads.c.vault == header.vault)).one_or_none()
    head = Head(header.vault, header.epoch, 0, None)
    if row is not None:
        head = Head(header.vault, row.epoch, row.number, row.hash)
    try:
        advance(head, event)
    except Tampered:
        return False
    return True
