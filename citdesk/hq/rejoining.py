"""Going on after somebody put an older copy back: of a vault, or of HQ's own record.

A vault that is older than what HQ has of it gets the rest back and goes on from there. An HQ that is older
than what its vaults have seen begins a new epoch; the vaults send again what it lost. Both are noted in HQ's
own trail.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, Row, select, update

from citdesk.casework.ids import EventId, VaultId
from citdesk.hq.store import tables as t
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.chains import newest_of, rows_in_order
from citdesk.hq.store.database import Database
from citdesk.hq.store.log_marks import mark_at
from citdesk.hq.store.reading import OWN_EPOCH, events_by_id, log_epoch, set_setting
from citdesk.hq.trails import TrailDesk, read_line
from citdesk.wire.event import Event
from citdesk.wire.exchange import MOST_BYTES, Outcome, Verdict
from citdesk.wire.keys import SigningKey
from citdesk.wire.rejoin import MOST_BEYOND, Beyond, Judged, LogHead, TrailBeyond

#: What HQ's trail says of these.
TRAIL_DIFFERED = "trail_differed"
VAULT_PUT_BACK, TRAIL_PUT_BACK, RECORD_PUT_BACK = "vault_put_back", "trail_put_back", "record_put_back"
#: Numbers left out of each series after HQ was put back: those after the copy stand on papers already.
LEAST_GAP = 1000
_GAP_SHARE = 10


@dataclass(frozen=True, slots=True)
class RejoinDesk:
    """HQ's side of finding where two histories part."""

    database: Database
    keys: CaseKeys
    key: SigningKey
    trails: TrailDesk

    def chain_beyond(self, vault: VaultId, known: Sequence[str], now: datetime) -> Beyond:
        """What HQ has of the vault's chain beyond the newest of the links that the vault knows.

        That there is something is noted once: then the vault is an older copy, or one of two.
        """
        with self.database.read() as connection:
            common = newest_of(connection, vault, known)
            after = None if common is None else (str(common.epoch), int(common.number))
            rows = list(islice(rows_in_order(connection, vault, after), MOST_BEYOND + 1))
            given = rows[:MOST_BEYOND]
            events = events_by_id(connection, self.keys, [row.id for row in given])
        judged, cut = _within_bounds([Judged(events[row.id], _verdict(row)) for row in given])
        if rows:
            after_what = "the beginning" if common is None else f"event {common.number} of {common.epoch}"
            end = rows[-1]
            self._note_once(
                VAULT_PUT_BACK, vault, f"lacked event {end.number} of {end.epoch}", now, after_what
            )
        link = None if common is None else str(common.hash)
        return Beyond(link, tuple(judged), cut or len(rows) > MOST_BEYOND)

    def trail_beyond(self, vault: VaultId, known: Sequence[tuple[int, str]], now: datetime) -> TrailBeyond:
        """What HQ has of the vault's trail beyond the newest line that the vault knows.

        From then on the trail counts as brought together; HQ's own says that it was.
        """
        lines = t.trail_lines
        with self.database.read() as connection:
            numbers = [number for number, _ in known]
            query = select(lines.c.number, lines.c.link).where(
                lines.c.vault == vault, lines.c.number.in_(numbers)
            )
            here = {(row.number, row.link) for row in connection.execute(query)}
            common = max((number for number, link in known if (number, link) in here), default=0)
            beyond = (
                select(lines)
                .where(lines.c.vault == vault, lines.c.number > common)
                .order_by(lines.c.number)
                .limit(MOST_BEYOND + 1)
            )
            found = [read_line(row) for row in connection.execute(beyond)]
        if found:
            self._note_once(TRAIL_PUT_BACK, vault, f"lacked line {found[-1].number}", now)
        more = len(found) > MOST_BEYOND
        if not more:
            with self.database.append() as connection:
                heads = t.trail_heads
                faulty = (heads.c.vault == vault) & heads.c.fault_at.is_not(None)
                since = connection.execute(select(heads.c.fault_at).where(faulty)).scalar()
                if since is not None:  # whoever reviews the trails hears that it was otherwise for a while
                    connection.execute(update(heads).where(faulty).values(fault_at=None))
                    self.trails.note(connection, now, TRAIL_DIFFERED, vault, f"since {since}")
        return TrailBeyond(common, tuple(found[:MOST_BEYOND]), more)

    def head_shown(self, vault: VaultId, signed: str, now: datetime) -> None:
        """A vault shows HQ's own word on its log. If that is not its log any more, HQ was put back.

        Raises Tampered (``bad_signature``, ``wrong_use``) and MalformedMessage.
        """
        head = LogHead.verify(self.key.public, signed)
        with self.database.append() as connection:
            lost = mark_at(connection, head.position) != head.mark
            if lost and head.epoch == log_epoch(connection):
                why = f"vault {vault} has seen position {head.position}"
                begin_again_in(connection, self.trails, now, why)

    def _note_once(self, did: str, vault: VaultId, detail: str, now: datetime, after: str = "") -> None:
        lines = t.trail_lines
        with self.database.append() as connection:
            query = select(lines.c.number).where(
                lines.c.vault == self.trails.own,
                lines.c.did == did,
                lines.c.subject == vault,
                lines.c.detail.startswith(detail, autoescape=True),
            )
            if connection.execute(query.limit(1)).first() is None:
                self.trails.note(connection, now, did, vault, f"{detail}, from {after}" if after else detail)


def begin_again_in(connection: Connection, trails: TrailDesk, now: datetime, why: str) -> None:
    """Begins a new epoch of log and own chain; leaves out the numbers that may stand on papers already."""
    set_setting(connection, OWN_EPOCH, str(uuid.uuid4()))
    for row in connection.execute(select(t.numbers)).all():
        gap = max(LEAST_GAP, row.last // _GAP_SHARE)
        connection.execute(
            update(t.numbers).where(t.numbers.c.series == row.series).values(last=row.last + gap)
        )
    trails.note(connection, now, RECORD_PUT_BACK, detail=why)


def _verdict(row: Row[tuple[object, ...]]) -> Verdict:
    event = EventId(row.id)
    if row.position is None:
        return Verdict(event, Outcome.REFUSED, code=row.code, message=row.message)
    return Verdict(event, Outcome.ALREADY_HAVE, row.position)


def _within_bounds(judged: list[Judged]) -> tuple[list[Judged], bool]:
    """The events that fit into one answer, at least one; and whether some were left out."""
    size = 0
    for count, each in enumerate(judged):
        size += _size(each.event)
        if size > MOST_BYTES and count:
            return judged[:count], True
    return judged, False


def _size(event: Event) -> int:
    return len(event.header_text) + len(event.payload_text or "")
