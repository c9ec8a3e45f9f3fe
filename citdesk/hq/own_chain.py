"""HQ's own acts: events of HQ's own vault, on its own chain, signed with HQ's key."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from citdesk.casework.events import CasePayload, EventKind, Payload, write_payload
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId, VaultId, uuid7
from citdesk.casework.lifecycle import Act, CaseAct, CaseStanding, Standing, apply, apply_to_case
from citdesk.casework.people import Person, Role
from citdesk.hq.channels import of_case, of_report
from citdesk.hq.clock import Clock
from citdesk.hq.store.append import Append
from citdesk.wire.chain import Head, advance, sign_head
from citdesk.wire.event import SALT_BYTES, Event, digest
from citdesk.wire.header import Header
from citdesk.wire.keys import SigningKey


@dataclass(frozen=True, slots=True)
class OwnChain:
    """HQ as an author: its vault and its key. ``name`` is what the directory shows.

    Its epoch stands in the record: a new one begins when HQ is put back from an older copy.
    """

    vault: VaultId
    key: SigningKey
    name: str
    clock: Clock

    @property
    def person(self) -> Person:
        """HQ as the directory and the lifecycle see it: somebody with administrator's rights."""
        return Person(PersonId(self.vault), self.name, "", "", frozenset({Role.ADMINISTRATOR}))

    def act(
        self,
        append: Append,
        standing: Standing,
        kind: EventKind,
        payload: Payload,
        channels: Iterable[str] = (),
    ) -> Standing:
        """Appends an act of HQ to the report; the new standing. Raises Refused like any other act.

        ``channels`` get it besides those that the report's events go to.
        """
        event, after = self.linked(append, kind, payload, standing.case, standing.report, standing.version)
        header = event.header
        act = Act(header.id, kind, standing.report, standing.case, self.person, header.follows, payload)
        new = apply(standing, act)
        append.accept(event, after, new, (*of_report(new, append.case(new.case)), *channels))
        return new

    def act_on_case(
        self, append: Append, standing: CaseStanding, kind: EventKind, payload: CasePayload
    ) -> CaseStanding:
        """Appends an act of HQ about a case as a whole; its new standing. Raises Refused like any other."""
        new = apply_to_case(standing, CaseAct(kind, standing.case, self.person, payload))
        event, after = self.linked(append, kind, payload, standing.case, None, None)
        append.accept_of_case(event, after, new, of_case(new))
        return new

    def sign(self, append: Append) -> None:
        """Signs the end of HQ's chain, once per append, when HQ acted in it."""
        head = append.head(self.vault)
        if head is not None:
            append.sign(head, sign_head(self.key, head))

    def linked(
        self,
        append: Append,
        kind: EventKind,
        payload: Payload,
        case: CaseId,
        report: ReportId | None,
        follows: EventId | None,
    ) -> tuple[Event, Head]:
        """The next event of HQ's chain, and where the chain ends with it."""
        epoch = append.epoch
        head = append.head(self.vault) or Head(self.vault, epoch, 0, None)
        salt, text = secrets.token_bytes(SALT_BYTES), write_payload(payload)
        now = self.clock.now()
        header = Header(
            id=EventId(uuid7(int(now.timestamp() * 1000), secrets.token_bytes(10))),
            kind=kind,
            report=report,
            case=case,
            author=self.person.id,
            vault=self.vault,
            epoch=epoch,
            number=head.number + 1 if head.epoch == epoch else 1,
            previous=head.hash,
            parent_epoch=None if head.epoch == epoch else head.epoch,
            follows=follows,
            replaces=None,
            wall=now,
            monotonic=self.clock.monotonic_ms(),
            hq_time=now,
            digest=digest(salt, text),
        )
        event = Event.made(header, text, salt)
        return event, advance(head, event)
