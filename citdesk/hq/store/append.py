"""One append to the record: what a transaction adds is gathered in memory and written at its end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection, Table, delete, select

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.events import EventKind
from citdesk.casework.ids import CaseId, EventId, ReportId, VaultId
from citdesk.casework.lifecycle import CaseStanding, Standing
from citdesk.hq.encryption_at_rest import Seal
from citdesk.hq.store import tables as t
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.cases import accepted_of_case, accepted_of_report, case_standings
from citdesk.hq.store.contents import (
    about_chunk_key,
    about_event,
    about_projection,
    about_standing,
    key_of,
    pack,
)
from citdesk.hq.store.log_marks import end_and_mark, next_mark
from citdesk.hq.store.reading import events_by_id, expunged_among, log_epoch, signed_by_report
from citdesk.hq.store.sealed import keep_sealed, order_over, sealed_cases
from citdesk.hq.store.upsert import insert_rows, upsert
from citdesk.wire.chain import Head
from citdesk.wire.encoding import write_time
from citdesk.wire.event import SALT_BYTES, Event
from citdesk.wire.exchange import ItemKind
from citdesk.wire.standing import read_standing, write_standing

Values = dict[str, object]

#: Why an event is held that is no link of its vault's chain.
BROKEN_CHAIN = "broken_chain"

#: Why the log names an event a second time: somebody came to its case.
AGAIN = "again"


def content_hash(event: Event) -> str:
    """SHA-256 over all of an event's bytes: a repeat has the same, anything else is not a repeat."""
    parts = (event.header_text.encode(), event.salt or b"", (event.payload_text or "").encode())
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


class Append:
    """The next positions of the log. Lives within :meth:`Database.append`; :meth:`write` ends it.

    ``seals`` are those of the cases that may be new; a key is never made while the record is locked.
    """

    def __init__(
        self, connection: Connection, keys: CaseKeys, seals: Mapping[str, Seal], now: datetime
    ) -> None:
        self.connection = connection
        self.now = now
        self._keys = keys
        self._at = write_time(now)
        self._position, self._mark = end_and_mark(connection)
        self._events: list[Values] = []
        self._log: list[Values] = []
        self._deliveries: list[Values] = []
        self._quarantine: dict[str, Values] = {}
        self.expunged: set[str] = set()
        #: ids that reports had which were expunged: nothing new goes by them
        self.spent: set[str] = set()
        self._seals = seals
        self._counts: dict[str, int] = {}
        self._signed: dict[ReportId, str] = {}
        self._looked: set[str] = set()
        self._accepted: list[Event] = []
        self._heads: dict[VaultId, Head] = {}
        self._moved: set[VaultId] = set()
        self._standings: dict[ReportId, Standing] = {}
        self._changed: set[ReportId] = set()
        self._cases: dict[CaseId, CaseStanding] = {}
        self._unsealed: set[str] = set()
        self._projections: dict[ReportId, Values | None] = {}
        self._sealing: dict[ReportId, Standing] = {}
        self._chunks: dict[tuple[str, str], Values] = {}

    def load_expunged(self, cases: Iterable[str]) -> None:
        """Reads once which of the cases were expunged: nothing of them is kept any more but headers."""
        self.expunged |= expunged_among(self.connection, cases)

    def load(self, reports: Iterable[str], vaults: Iterable[VaultId], cases: Iterable[str] = ()) -> None:
        """Reads once what the decisions of this append need: standings, heads, who is on the cases, and which
        of these are sealed.
        """
        reports, cases = set(reports), set(cases)
        self._cases = case_standings(self.connection, self._keys, cases)
        self._unsealed |= cases - sealed_cases(self.connection, cases)
        wanted = select(t.standings).where(t.standings.c.report.in_(set(reports)))
        for row in self.connection.execute(wanted):
            sealed = self._seal(row.case_id).open(row.sealed, about_standing(row.report))
            self._standings[ReportId(row.report)] = read_standing(sealed)
        self._load_projections(set(reports))
        self._load_spent(reports - self._standings.keys())
        heads = select(t.vault_heads).where(t.vault_heads.c.vault.in_(set(vaults)))
        for row in self.connection.execute(heads):
            self._heads[VaultId(row.vault)] = Head(VaultId(row.vault), row.epoch, row.number, row.hash)

    def _load_spent(self, reports: set[str]) -> None:
        """Reads once which reports without a standing have steps all the same: those that were expunged."""
        e = t.events.c
        query = select(e.report).where(e.report.in_(reports), e.position.is_not(None)).distinct()
        self.spent |= set(self.connection.execute(query).scalars()) if reports else set()

    def _load_projections(self, reports: set[str]) -> None:
        """Reads once which projections are out; asking for each report by itself would cost the most."""
        found = signed_by_report(self.connection, self._keys, reports)
        self._signed |= {ReportId(report): signed for report, signed in found.items()}
        self._looked |= reports

    def standing(self, report: ReportId) -> Standing | None:
        """The report's standing after what was appended so far."""
        return self._standings.get(report)

    def case(self, case: CaseId) -> CaseStanding | None:
        """Who is on the case after what was appended so far; None before its first report."""
        return self._cases.get(case)

    @cached_property
    def epoch(self) -> str:
        """The epoch of the log, which no append changes."""
        return log_epoch(self.connection)

    def order_over(self, case: CaseId) -> EventId | None:
        """The order by which the case was sealed before this append, while a report of it is sealed."""
        return None if case in self._unsealed else order_over(self.connection, case)

    def has_of_case(self, case: str) -> bool:
        """Whether anything of the case stands in the record, what was appended so far included."""
        if any(event.header.case == case for event in self._accepted):
            return True
        return bool(accepted_of_case(self.connection, case))

    def head(self, vault: VaultId) -> Head | None:
        """Where the vault's chain ends after what was appended so far; None before its first event."""
        return self._heads.get(vault)

    def event(self, event: EventId) -> Event:
        """An event of the record, those just appended included; raises Tampered when it is not there."""
        for appended in self._accepted:
            if appended.header.id == event:
                return appended
        found = events_by_id(self.connection, self._keys, [event]).get(event)
        if found is None:
            raise Tampered(f"Event {event} is gone from the record.", code="event_missing")
        return found

    def projection(self, report: ReportId) -> str | None:
        """The signed projection of the report that is out after what was appended so far, if any."""
        if report not in self._projections and report not in self._looked:
            self._load_projections({report})
        return self._signed.get(report)

    def accept(self, event: Event, head: Head, standing: Standing, channels: Iterable[str]) -> int:
        """Takes the event into the record; its position."""
        position = self.log(ItemKind.EVENT, event.header.id, channels)
        self._add(event, head, position=position)
        self._accepted.append(event)
        before = self._standings.get(standing.report)
        if standing.sealed or (before is not None and before.sealed):
            self._sealing[standing.report] = standing
        self._standings[standing.report] = standing
        self._changed.add(standing.report)
        self._cases.setdefault(standing.case, CaseStanding(standing.case, standing.author, standing.unit))
        return position

    def accept_of_case(
        self, event: Event, head: Head, standing: CaseStanding, channels: Iterable[str]
    ) -> int:
        """Takes an event about a case as a whole into the record; its position."""
        position = self.log(ItemKind.EVENT, event.header.id, channels)
        self._add(event, head, position=position)
        self._accepted.append(event)
        self._cases[standing.case] = standing
        return position

    def accept_of_agency(self, event: Event, head: Head, channels: Iterable[str]) -> int:
        """Takes an event about the agency, of no case, into the record; its position."""
        position = self.log(ItemKind.EVENT, event.header.id, channels)
        self._add(event, head, position=position)
        self._accepted.append(event)
        return position

    def deliver_report_again(self, report: ReportId, channel: str) -> None:
        """What stands in the record of the report goes out once more, to whoever comes to it now."""
        before = accepted_of_report(self.connection, report)
        appended = [event.header.id for event in self._accepted if event.header.report == report]
        for event in dict.fromkeys((*before, *appended)):
            self.log(ItemKind.EVENT, event, [channel], AGAIN)

    def deliver_again(self, case: CaseId, channel: str) -> None:
        """What stands in the record of the case goes out once more, to whoever comes to it now.

        It keeps its first position; the log names it again beyond every cursor.
        """
        appended = [event.header for event in self._accepted if event.header.case == case]
        before = accepted_of_case(self.connection, case)
        for event in dict.fromkeys((*before, *(header.id for header in appended))):
            self.log(ItemKind.EVENT, event, [channel], AGAIN)

    def refuse(self, event: Event, head: Head, refusal: Refused) -> None:
        """Keeps a refused event: its header is a link of its vault's chain all the same."""
        self._add(event, head, code=refusal.code, message=str(refusal))

    def quarantine(self, event: Event, code: str) -> None:
        """Keeps what cannot be a link of the chain, for the administrator to look at."""
        header, held = event.header, content_hash(event)
        self._quarantine[held] = {
            "content_hash": held,
            "vault": header.vault,
            "event": header.id,
            "case_id": header.case,
            "code": code,
            "header": event.header_text,
            "sealed": None if self._is_no_order(event, code) else self._sealed(event),
            "received_at": self._at,
        }

    def log(self, kind: ItemKind, subject: str, channels: Iterable[str], reason: str | None = None) -> int:
        """The next position, with what stands there and who gets it."""
        self._position += 1
        self._mark = next_mark(self._mark, self._position, kind.value, subject, reason, self._at)
        self._log.append(
            {
                "position": self._position,
                "kind": kind.value,
                "subject": subject,
                "reason": reason,
                "at": self._at,
                "mark": self._mark,
            }
        )
        for channel in dict.fromkeys(channels):
            self._deliveries.append({"channel": channel, "position": self._position})
        return self._position

    def expect_chunks(self, report: ReportId, case: str, chunks: Iterable[tuple[str, bytes]]) -> None:
        """Makes room for pieces that an accepted revision names, by id and key; those known are left."""
        for chunk, key in chunks:
            sealed = self._seal(case).close(key, about_chunk_key(report, chunk))
            self._chunks[report, chunk] = {
                "report": report,
                "id": chunk,
                "case_id": case,
                "sealed_key": sealed,
            }

    def publish(self, standing: Standing, position: int, signed: str) -> None:
        """Puts a projection out at the position, in place of the report's earlier one."""
        about = about_projection(standing.report, position)
        self._signed[standing.report] = signed
        self._projections[standing.report] = {
            "report": standing.report,
            "case_id": standing.case,
            "position": position,
            "sealed": self._seal(standing.case).close(signed.encode(), about),
        }

    def drop_standing(self, report: ReportId) -> None:
        """Lets go of a standing: its report was expunged in this append."""
        self._sealing.pop(report, None)
        self._standings.pop(report, None)
        self._changed.discard(report)

    def unpublish(self, report: ReportId) -> None:
        """Takes the report's projection back."""
        self._projections[report] = None
        self._signed.pop(report, None)

    def count(self, series: str) -> int:
        """The next number of the series, from 1."""
        if series not in self._counts:
            query = select(t.numbers.c.last).where(t.numbers.c.series == series)
            self._counts[series] = self.connection.execute(query).scalar() or 0
        self._counts[series] += 1
        return self._counts[series]

    def sign(self, head: Head, signature: str) -> None:
        """Keeps a signature over the head, with its event, if that was appended just now."""
        for row in reversed(self._events):
            if row["hash"] == head.hash:
                row["signature"] = signature
                return

    def write(self) -> int:
        """Writes all that was gathered; the position of the log's end."""
        self._insert(t.events, self._events)
        self._insert(t.log, self._log)
        self._insert(t.deliveries, self._deliveries)
        upsert(self.connection, t.attachment_chunks, list(self._chunks.values()), "report", "id", keep=True)
        self._release()
        self._insert(t.quarantine, list(self._quarantine.values()), "content_hash", keep=True)
        moved = [self._heads[vault] for vault in self._moved]
        rows: list[Values] = [
            {"vault": h.vault, "epoch": h.epoch, "number": h.number, "hash": h.hash} for h in moved
        ]
        self._insert(t.vault_heads, rows, "vault")
        self._insert(t.standings, [self._standing_row(report) for report in self._changed], "report")
        keep_sealed(self.connection, self._sealing.values())
        counts: list[Values] = [{"series": name, "last": last} for name, last in self._counts.items()]
        self._insert(t.numbers, counts, "series")
        gone = [report for report, row in self._projections.items() if row is None]
        if gone:
            self.connection.execute(
                t.court_projections.delete().where(t.court_projections.c.report.in_(gone))
            )
        out = [row for row in self._projections.values() if row is not None]
        self._insert(t.court_projections, out, "report")
        return self._position

    def _release(self) -> None:
        """What was held for want of a link is held no longer once it, or what was made anew of it, is one."""
        linked = {str(row[name]) for row in self._events for name in ("id", "replaces") if row[name]}
        if linked and self._holds_any():
            held = (t.quarantine.c.code == BROKEN_CHAIN) & t.quarantine.c.event.in_(linked)
            self.connection.execute(delete(t.quarantine).where(held))

    def _holds_any(self) -> bool:
        return self.connection.execute(select(t.quarantine.c.event).limit(1)).first() is not None

    def _add(
        self,
        event: Event,
        head: Head,
        position: int | None = None,
        code: str | None = None,
        message: str | None = None,
    ) -> None:
        header = event.header
        self._events.append(
            {
                "id": header.id,
                "position": position,
                "vault": header.vault,
                "epoch": header.epoch,
                "number": header.number,
                "report": header.report,
                "case_id": header.case,
                "kind": header.kind.value,
                "author": header.author,
                "header": event.header_text,
                "hash": event.hash,
                "content_hash": content_hash(event),
                "sealed": None if self._is_no_order(event, code) else self._sealed(event),
                "code": code,
                "message": message,
                "received_at": self._at,
                "signature": None,
                "replaces": header.replaces,
            }
        )
        self._heads[header.vault] = head
        self._moved.add(header.vault)

    @staticmethod
    def _is_no_order(event: Event, code: str | None) -> bool:
        """Whether it calls itself an expunge order and is none of HQ's, whose key is never destroyed."""
        return code is not None and event.header.kind is EventKind.EXPUNGE

    def _sealed(self, event: Event) -> bytes | None:
        header = event.header
        if event.payload_text is None or event.salt is None or len(event.salt) != SALT_BYTES:
            return None
        if header.case in self.expunged and header.kind is not EventKind.EXPUNGE:
            return None
        packed = pack(event.salt, event.payload_text)
        key = key_of(header.case, header.kind.value)
        return self._seal(key).close(packed, about_event(event.hash))

    def _standing_row(self, report: ReportId) -> Values:
        standing = self._standings[report]
        text = write_standing(standing).encode()
        sealed = self._seal(standing.case).close(text, about_standing(report))
        return {"report": report, "case_id": standing.case, "sealed": sealed}

    def _seal(self, case: str) -> Seal:
        found = self._seals.get(case)
        return self._keys.seal(case) if found is None else found

    def _insert(
        self, table: Table, rows: list[Values], key: str | None = None, *, keep: bool = False
    ) -> None:
        if not rows:
            return
        if key is None:
            insert_rows(self.connection, table, rows)
        else:
            upsert(self.connection, table, rows, key, keep=keep)
