"""Appending to this vault's chain: salt, digest, header, link, signature, forecast in one transaction."""

from __future__ import annotations

import uuid

from citdesk.casework.events import (
    CasePayload,
    CoverEnded,
    CoverStarted,
    EventKind,
    Payload,
    write_payload,
)
from citdesk.casework.ids import CaseId, EventId, ReportId, VaultId, uuid7
from citdesk.casework.lifecycle import (
    CaseAct,
    CaseStanding,
    Standing,
    apply,
    apply_to_case,
    ended_cover,
    started_cover,
)
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.covers import Covers, moment_of
from citdesk.vault.drafts import Drafts, PracticeOnly
from citdesk.vault.event_rows import EventRows, Status
from citdesk.vault.failures import VaultClosed
from citdesk.vault.identity import read_identity
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.passed_time import HQ_TIME, PassedTime
from citdesk.vault.spooling import Spooling
from citdesk.vault.standings import Standings, act_of
from citdesk.vault.store import Store
from citdesk.wire.chain import Head, advance, sign_head
from citdesk.wire.encoding import read_object, read_time, text_of, whole_of, write_json
from citdesk.wire.event import SALT_BYTES, Event, digest
from citdesk.wire.header import Header, write_header
from citdesk.wire.keys import SigningKey

_HEAD = "head"


def begin_chain(store: Store, vault: VaultId, random: RandomBytes) -> None:
    """A first, empty epoch; inside a transaction."""
    keep_head(store, Head(vault, str(uuid.UUID(bytes=random(16), version=4)), 0, None))


def read_head(store: Store) -> Head:
    """Where this vault's chain ends."""
    value = read_object(store.fact(_HEAD) or "")
    found = value["hash"]
    return Head(
        VaultId(text_of(value, "vault")),
        text_of(value, "epoch"),
        whole_of(value, "number"),
        None if found is None else str(found),
    )


class Chain:
    """This vault's own chain of events."""

    def __init__(
        self,
        store: Store,
        keys: KeyRing,
        rows: EventRows,
        standings: Standings,
        clock: Clock,
        random: RandomBytes,
        spooling: Spooling | None = None,
        covers: Covers | None = None,
    ) -> None:
        self._store = store
        self._covers = covers or Covers(rows)
        self._spooling = spooling
        self._keys: KeyRing | None = keys
        self._rows = rows
        self._standings = standings
        self._clock = clock
        self._random = random

    def append(
        self,
        kind: EventKind,
        report: ReportId,
        case: CaseId,
        payload: Payload,
        follows: EventId | None,
        standing: Standing | None = None,
    ) -> Event:
        """Makes, signs and keeps an event of this vault's person; it waits for HQ.

        ``standing`` stands in where the report's events are not in this vault, as for a liaison.
        Raises Refused with the lifecycle's code when HQ would not take it, VaultClosed without a
        signing key, PracticeOnly for what was written in practice. What was refused before on this report
        counts as dealt with from now on; of what a liaison recorded only that which is about the same.
        """
        if self._keys is None:
            raise VaultClosed
        signing = self._keys.signing_key()
        with self._store.writing():
            if Drafts(self._store).is_practice(report):
                raise PracticeOnly
            head = read_head(self._store)
            event = self._made(kind, report, case, payload, follows, head)
            known = self._standings.get(report)
            person = read_identity(self._store).person
            act = act_of(event, person, self._covering(event))
            after = apply(standing if known is None else known, act)
            self._rows.settle_by(event)
            self._kept(event, signing)
            if standing is None:
                self._standings.put(after, event.header.wall)
        return event

    def append_to_case(
        self, kind: EventKind, case: CaseId, payload: CasePayload, standing: CaseStanding | None
    ) -> Event:
        """As :meth:`append`, for an event about a case as a whole, which stands as ``standing`` here."""
        if self._keys is None:
            raise VaultClosed
        signing = self._keys.signing_key()
        with self._store.writing():
            person = read_identity(self._store).person
            event = self._made(kind, None, case, payload, None, read_head(self._store))
            apply_to_case(standing, CaseAct(kind, case, person, payload, self._covering(event)))
            return self._kept(event, signing)

    def start_cover(self, started: CoverStarted) -> Event:
        """Arranges that somebody covers for a unit; raises Refused, VaultClosed."""
        if self._keys is None:
            raise VaultClosed
        signing = self._keys.signing_key()
        with self._store.writing():
            # it is about no case: an id of its own lets its content be kept and destroyed by itself
            case = CaseId(uuid7(int(self._clock.now().timestamp() * 1000), self._random(10)))
            event = self._made(EventKind.START_COVER, None, case, started, None, read_head(self._store))
            started_cover(event.header.id, read_identity(self._store).person, started)
            return self._kept(event, signing)

    def end_cover(self, cover: EventId) -> Event:
        """Ends a cover before its time; raises Refused (``unknown_cover`` …), VaultClosed."""
        if self._keys is None:
            raise VaultClosed
        signing = self._keys.signing_key()
        with self._store.writing():
            known = next((each for each in self._covers.all() if each.id == cover), None)
            ended_cover(
                known, read_identity(self._store).person, PassedTime(self._store, self._clock).known_now()
            )
            case = self._covers.case_of(cover) or CaseId("")
            ended = CoverEnded(cover)
            event = self._made(EventKind.END_COVER, None, case, ended, None, read_head(self._store))
            return self._kept(event, signing)

    def _covering(self, event: Event) -> frozenset[str]:
        """The units that this vault's person covers as they make the event: none that a later fold misses."""
        header = event.header
        return self._covers.units(
            header.author, moment_of(header), PassedTime(self._store, self._clock).known_now()
        )

    def forget(self) -> None:
        """Lets go of the keys: nothing can be appended any more."""
        self._keys = None

    def _kept(self, event: Event, signing: SigningKey) -> Event:
        """Links the event to the chain, signs the new head and keeps both; inside a transaction."""
        grown = advance(read_head(self._store), event)
        signature = sign_head(signing, grown)
        self._rows.insert(event, own=True, status=Status.PENDING, position=None, signature=signature)
        keep_head(self._store, grown)
        if self._spooling is not None:
            self._spooling.sent(event, signature)
        return event

    def _made(
        self,
        kind: EventKind,
        report: ReportId | None,
        case: CaseId,
        payload: Payload,
        follows: EventId | None,
        head: Head,
    ) -> Event:
        now = self._clock.now()
        text = write_payload(payload)
        salt = self._random(SALT_BYTES)
        heard = self._store.fact(HQ_TIME)
        header = Header(
            id=EventId(uuid7(int(now.timestamp() * 1000), self._random(10))),
            kind=kind,
            report=report,
            case=case,
            author=read_identity(self._store).person.id,
            vault=head.vault,
            epoch=head.epoch,
            number=head.number + 1,
            previous=head.hash,
            parent_epoch=None,
            follows=follows,
            replaces=None,
            wall=now,
            monotonic=self._clock.monotonic_ms(),
            hq_time=None if heard is None else read_time(heard),
            digest=digest(salt, text),
        )
        return Event(write_header(header), text, salt)


def keep_head(store: Store, head: Head) -> None:
    """Remembers where this vault's chain ends; inside a transaction."""
    store.set_fact(
        _HEAD,
        write_json({"vault": head.vault, "epoch": head.epoch, "number": head.number, "hash": head.hash}),
    )
