"""Handing out the log: what stands beyond a cursor, as far as this person may see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from citdesk.casework.ids import VaultId
from citdesk.casework.people import Person
from citdesk.hq.channels import heard_by
from citdesk.hq.consults import ConsultDesk
from citdesk.hq.covering import Handover, heard_as_deputy
from citdesk.hq.failures import RequestRefused
from citdesk.hq.own_chain import OwnChain
from citdesk.hq.paper_legends import kept_legends
from citdesk.hq.store.append import AGAIN
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.database import Database
from citdesk.hq.store.log_marks import mark_at
from citdesk.hq.store.reading import (
    LogRow,
    chain_end,
    events_by_id,
    log_epoch,
    log_rows,
    newest_directory,
    positions_for,
    signed_projections,
)
from citdesk.hq.store.registry import all_people
from citdesk.hq.store.sealed import TOLD, sealed_among
from citdesk.wire.agency import Agency
from citdesk.wire.directory import Directory
from citdesk.wire.encoding import write_time
from citdesk.wire.event import Event
from citdesk.wire.exchange import MOST_BYTES, Item, ItemKind, PullAnswer
from citdesk.wire.header import Header
from citdesk.wire.rejoin import RECORD_CHANGED, LogHead

#: More items than this are never handed out at once.
MOST_ITEMS = 500


@dataclass(frozen=True, slots=True)
class Pulling:
    """HQ's desk for outgoing items."""

    database: Database
    keys: CaseKeys
    own_chain: OwnChain
    agency: Agency
    consults: ConsultDesk
    handover: Handover

    def after(
        self,
        person: Person,
        cursor: int,
        limit: int,
        now: datetime,
        *,
        vault: VaultId | None = None,
        mark: str | None = "",
    ) -> PullAnswer:
        """The next items for this person, and the cursor beyond them.

        ``vault`` is told where HQ has its chain end; ``mark`` is what it was told with its cursor, '' at the
        beginning. None comes on a stick, which somebody carries to HQ's desk for each try. Raises
        RequestRefused (``record_changed``) when the two are not of HQ's log: then HQ was put back from an
        older copy.
        """
        limit = min(limit, MOST_ITEMS)
        self.handover.begin(person, now)
        with self.database.read() as connection:
            there = mark_at(connection, cursor)
            # a cursor without its mark could be moved about to find the log's end
            if there is None or mark not in (there, None):
                raise RequestRefused(
                    "This computer has seen more of HQ's record than HQ has now. It asks again for all.",
                    code=RECORD_CHANGED,
                    status=409,
                )
            channels = dict.fromkeys(heard_by(person), cursor)
            for channel, heard_from in heard_as_deputy(connection, person, now).items():
                channels.setdefault(channel, max(cursor, heard_from))
            positions = positions_for(connection, channels, limit + 1)
            more = len(positions) > limit
            rows = log_rows(connection, positions[:limit])
            kept, cut = _within_bounds(self._items(connection, rows, person))
            # never the log's end: how much others wrote is nobody's business
            reached = kept[-1].position if cut else rows[-1].position if rows else cursor
            chain = None if vault is None else chain_end(connection, vault)
            mark, epoch = mark_at(connection, reached) or "", log_epoch(connection)
        head = LogHead(epoch, reached, mark).sign(self.own_chain.key) if reached != cursor else ""
        return PullAnswer(tuple(kept), reached, more or cut, write_time(now), mark, head, chain)

    def _items(self, connection: Connection, rows: list[LogRow], person: Person) -> list[Item]:
        events = events_by_id(
            connection, self.keys, [row.subject for row in rows if row.kind is ItemKind.EVENT]
        )
        events = _open_to(connection, events, person)
        closed = _closed(connection, (row.subject for row in rows if row.kind is ItemKind.PROJECTION), person)
        out = signed_projections(
            connection, self.keys, [row.subject for row in rows if row.kind is ItemKind.PROJECTION]
        )
        told = any(row.kind is ItemKind.DIRECTORY for row in rows)
        directory = newest_directory(connection) if told else None
        newest = {row.subject: row.position for row in rows if row.kind is ItemKind.CONSULT}
        items: list[Item] = []
        for row in rows:
            match row.kind:
                case ItemKind.EVENT if row.subject in events:  # else sealed: told again when that ends
                    event, again = events[row.subject].to_json(), row.reason == AGAIN
                    items.append(Item(row.position, row.kind, {"event": event, "again": again}))
                case ItemKind.PROJECTION if row.position in out and row.subject not in closed:
                    # else replaced or recalled further on, or sealed
                    items.append(Item(row.position, row.kind, {"signed": out[row.position]}))
                case ItemKind.RECALL:
                    items.append(Item(row.position, row.kind, {"report": row.subject, "reason": row.reason}))
                case ItemKind.CONSULT if row.position == newest[row.subject]:
                    said = self.consults.said(connection, self.keys, row.subject, row.at, person)
                    items.append(Item(row.position, row.kind, said))
                case ItemKind.DIRECTORY if row.position == directory:
                    items.append(Item(row.position, row.kind, self.directory(connection).to_json()))
                case _:
                    pass
        return items

    def directory(self, connection: Connection) -> Directory:
        """The directory as it is now, HQ itself among the people: its acts need an actor."""
        people = [known.person for known in all_people(connection)]
        agency = replace(self.agency, legends=kept_legends(connection))
        return Directory(agency, (*people, self.own_chain.person), self.own_chain.person.id)


def _open_to(connection: Connection, events: Mapping[str, Event], person: Person) -> Mapping[str, Event]:
    """Those of the events that no order of a court keeps from this person."""
    headers = [event.header for event in events.values()]
    reports, cases = sealed_among(
        connection,
        {header.report for header in headers if header.report is not None},
        {header.case for header in headers if header.report is None},
    )
    if not (reports or cases):
        return events

    def is_open(header: Header) -> bool:
        roles = cases.get(header.case) if header.report is None else reports.get(header.report)
        return roles is None or header.kind in TOLD or not roles.isdisjoint(person.roles)

    return {name: event for name, event in events.items() if is_open(event.header)}


def _closed(connection: Connection, reports: Iterable[str], person: Person) -> frozenset[str]:
    """Those of the reports that an order of a court keeps from this person."""
    sealed, _ = sealed_among(connection, reports)
    return frozenset(report for report, roles in sealed.items() if roles.isdisjoint(person.roles))


def _within_bounds(items: list[Item]) -> tuple[list[Item], bool]:
    """The items that fit into one answer, at least one; and whether some were left out."""
    size = 0
    for count, item in enumerate(items):
        size += _size(item)
        if size > MOST_BYTES and count:
            return items[:count], True
    return items, False


def _size(item: Item) -> int:
    return sum(
        len(part) if isinstance(part, str) else sum(len(text or "") for text in part)
        for part in item.body.values()
        if isinstance(part, str | list)
    )
