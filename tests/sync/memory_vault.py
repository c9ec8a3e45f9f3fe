"""A vault for tests that keeps everything in memory: the same chain and keys, no files, no passphrase."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime

from joserfc.jwk import OKPKey

from citdesk.casework.events import EventKind, Payload, write_payload
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId, VaultId, uuid7
from citdesk.sync.enrolment import NewVault
from citdesk.wire.assertion import write_assertion
from citdesk.wire.chain import Head, advance, sign_head
from citdesk.wire.event import SALT_BYTES, Event, digest
from citdesk.wire.exchange import Batch, ChainEnd, Item, ItemKind, PullAnswer, PushAnswer, Verdict
from citdesk.wire.header import Header, write_header
from citdesk.wire.keys import SigningKey
from citdesk.wire.rejoin import MOST_KNOWN, Judged
from tests.sync.steady_clock import SteadyClock


class MemoryVault:
    """A vault of one person. Implements the exchange's mailbox and makes events as a vault does."""

    def __init__(
        self,
        clock: SteadyClock,
        vault: str | None = None,
        *,
        random: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._random = random
        self._id = VaultId(vault or self._new_id())
        self.key = SigningKey.generate()
        self.encryption_key = dict(OKPKey.generate_key("X25519").as_dict(private=True))
        self.clock = clock
        self.epoch = self._new_id()
        self.person = PersonId("")
        self.head = Head(self._id, self.epoch, 0, None)
        self.events: list[Event] = []
        self.verdicts: dict[EventId, Verdict] = {}
        #: what HQ had answered and then did not have, and what it answered once so and once otherwise
        self.sent_again: list[EventId] = []
        self.contradicted: list[EventId] = []
        self.items: list[Item] = []
        self._cursor = 0
        self._mark = ""
        self._log_head = ""

    @property
    def vault(self) -> VaultId:
        """The vault's id."""
        return self._id

    def application(self) -> NewVault:
        """What HQ is asked to certify."""
        public: dict[str, object] = {k: v for k, v in self.encryption_key.items() if k != "d"}
        return NewVault(self._id, self.key.public.to_json(), public)

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
        """A new event at the end of the chain."""
        salt, text = (
            self._random(SALT_BYTES),
            payload if isinstance(payload, str) else write_payload(payload),
        )
        now = self.clock.now()
        header = Header(
            id=EventId(uuid7(int(now.timestamp() * 1000), self._random(10))),
            kind=kind,
            report=report,
            case=case,
            author=author or self.person,
            vault=self._id,
            epoch=self.epoch,
            number=self.head.number + 1,
            previous=self.head.hash,
            parent_epoch=None,
            follows=follows,
            replaces=None,
            wall=now,
            monotonic=self.clock.monotonic_ms(),
            hq_time=None,
            digest=digest(salt, text),
        )
        event = Event(write_header(header), text, salt)
        self.head = advance(self.head, event)
        self.events.append(event)
        return event

    def batch_of(self, *events: Event) -> Batch:
        """A batch of exactly these events, signed over where the last one leads."""
        last = events[-1]
        head = Head(self._id, last.header.epoch, last.header.number, last.hash)
        return Batch(self._id, events, sign_head(self.key, head))

    def waiting(self) -> int:
        """How many events have no verdict."""
        return len(self._unanswered())

    def next_batch(self, most_events: int, most_bytes: int) -> Batch | None:
        """The oldest events without a verdict."""
        chosen: list[Event] = []
        size = 0
        for event in self._unanswered()[:most_events]:
            size += len(event.header_text) + len(event.payload_text or "")
            if chosen and (size > most_bytes or event.header.previous != chosen[-1].hash):
                break
            chosen.append(event)
        return self.batch_of(*chosen) if chosen else None

    def record_verdicts(self, answer: PushAnswer) -> None:
        """Keeps first verdicts."""
        for verdict in answer.verdicts:
            first = self.verdicts.setdefault(verdict.event, verdict)
            if (verdict.position, verdict.code) != (first.position, first.code):
                self.contradicted.append(verdict.event)

    def cursor(self) -> int:
        """How far was pulled."""
        return self._cursor

    def receive(self, answer: PullAnswer) -> None:
        """Keeps what was pulled."""
        self.items += answer.items
        self._cursor, self._mark = answer.cursor, answer.mark
        self._log_head = answer.head or self._log_head

    def mark(self) -> str:
        """What HQ told with the cursor."""
        return self._mark

    def log_head(self) -> str:
        """HQ's own word on its log."""
        return self._log_head

    def pull_again(self) -> None:
        """Everything is pulled anew."""
        self.items, self._cursor, self._mark = [], 0, ""

    def continues(self, end: ChainEnd) -> bool:
        """Never put back from a copy: true as soon as HQ has answered everything."""
        return end.hash == self.head.hash or self.waiting() > 0

    def known_links(self) -> Sequence[str]:
        """All of them: there are few."""
        return [event.hash for event in reversed(self.events)][:MOST_KNOWN]

    def bring_together(self, common: str | None, beyond: Sequence[Judged]) -> None:
        """Sends again what HQ lost; this vault is never an older copy itself."""
        known = {event.hash: place for place, event in enumerate(self.events)}
        for event in self.events[known[common] + 1 if common else 0 :]:
            if self.verdicts.pop(event.header.id, None) is not None:
                self.sent_again.append(event.header.id)

    def assertion(self, audience: str, now: datetime, nonce: str) -> str:
        """The client assertion."""
        return write_assertion(self.key, self._id, audience, now, nonce)

    def forget_verdicts(self) -> None:
        """As if the acknowledgement had been lost on its way."""
        self.verdicts.clear()

    def pulled(self, kind: ItemKind) -> list[Item]:
        """The items of one kind."""
        return [item for item in self.items if item.kind is kind]

    def pulled_events(self) -> list[Event]:
        """The events pulled, in HQ's order."""
        return [Event.from_json(item.body["event"]) for item in self.pulled(ItemKind.EVENT)]

    def _new_id(self) -> str:
        return str(uuid.UUID(bytes=self._random(16), version=4))

    def _unanswered(self) -> list[Event]:
        return [event for event in self.events if event.header.id not in self.verdicts]
