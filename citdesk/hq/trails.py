"""The audit trails of the vaults and of HQ itself, kept line by line as they were linked and signed."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, select

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.hq.failures import RequestRefused
from citdesk.hq.store import tables as t
from citdesk.hq.store.database import Database
from citdesk.hq.store.registry import KnownVault
from citdesk.hq.store.upsert import upsert
from citdesk.wire.audit import AuditBatch, TrailLine
from citdesk.wire.encoding import MalformedMessage, read_time, write_time
from citdesk.wire.keys import PublicKey, SigningKey, Use

_log = logging.getLogger(__name__)

BROKEN = "broken_audit"
_LONGEST_TEXT = 2000
_MOST_LINES_OF_A_TRAIL = 2**53
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class TrailHead:
    """Where a trail ends. ``fault_at`` tells since when HQ refuses what does not continue it."""

    vault: VaultId
    number: int
    link: str
    received_at: str
    fault_at: str | None


@dataclass(frozen=True, slots=True)
class TrailDesk:
    """Takes trails in, and notes what is done at HQ in a trail of its own. ``own`` is HQ's vault."""

    database: Database
    own: VaultId
    key: SigningKey

    def take(self, batch: AuditBatch, vault: KnownVault, now: datetime) -> int:
        """Keeps the lines that are new; the number up to which HQ has the trail. On disk on return.

        Raises RequestRefused (``foreign_vault``, ``audit_gap``), MalformedMessage, and Tampered
        (``broken_audit``, ``bad_signature``, ``wrong_use``) where the batch proves nothing or tells the past
        otherwise than before; that is marked for whoever reviews the trails.
        """
        if batch.vault != vault.id:
            raise RequestRefused("The trail is of another vault.", code="foreign_vault", status=403)
        _check_texts(batch.lines)
        batch.verify(vault.signing_key)
        try:
            with self.database.append() as connection:
                return _added(connection, batch, now)
        except Tampered:
            _log.error("trail_broken vault=%s number=%s", vault.id, batch.lines[0].number)
            with self.database.append() as connection:
                _mark(connection, vault.id, now)
            raise

    def note(
        self, connection: Connection, now: datetime, did: str, subject: str = "", detail: str = ""
    ) -> None:
        """Adds a line to HQ's own trail, in the same transaction as what it tells of."""
        head = trail_head(connection, self.own)
        number, before = (1, "") if head is None else (head.number + 1, head.link)
        line = TrailLine(number, write_time(now), did, subject, "ok", detail[:_LONGEST_TEXT])
        _add(connection, AuditBatch.make(self.own, before, [line], self.key), (line,), before, now)


def trail_head(connection: Connection, vault: str) -> TrailHead | None:
    """Where the vault's trail ends at HQ; None before its first line."""
    row = connection.execute(select(t.trail_heads).where(t.trail_heads.c.vault == vault)).one_or_none()
    if row is None:
        return None
    return TrailHead(VaultId(row.vault), row.number, row.link, row.received_at, row.fault_at)


def verify_trail(connection: Connection, vault: VaultId, key: PublicKey) -> Iterator[str | None]:
    """Reads a trail through: None for each line that is in order, a sentence for each fault."""
    before, number, signed = "", 0, True
    rows = select(t.trail_lines).where(t.trail_lines.c.vault == vault).order_by(t.trail_lines.c.number)
    for row in connection.execute(rows.execution_options(yield_per=_ROWS_AT_ONCE)):
        number += 1
        if row.number != number:
            yield f"line {number} is missing"
            number = row.number
        link = read_line(row).link(before)
        if link != row.link:
            yield f"line {number} was changed"
        before, signed = row.link, row.signature is not None
        if signed and not _is_signed(key, row.signature, vault, number, link):
            yield f"the signature at line {number} does not fit"
        yield None
    head = trail_head(connection, vault)
    if ((0, "") if head is None else (head.number, head.link)) != (number, before):
        yield "it does not end where HQ last saw it end"
    if not signed:
        yield "its last lines are covered by no signature"


def read_line(row: Row[tuple[object, ...]]) -> TrailLine:
    """The line that the row keeps."""
    return TrailLine(row.number, row.at, row.did, row.subject, row.outcome, row.detail)


def _is_signed(key: PublicKey, signature: str, vault: str, number: int, link: str) -> bool:
    try:
        said = key.verify(Use.AUDIT_HEAD, signature)
    except (Tampered, MalformedMessage):
        return False
    return said == {"vault": vault, "number": number, "head": link}


def _check_texts(lines: Sequence[TrailLine]) -> None:
    for line in lines:
        read_time(line.at)
        texts = (line.at, line.did, line.subject, line.outcome, line.detail)
        if not 1 <= line.number < _MOST_LINES_OF_A_TRAIL or any(len(text) > _LONGEST_TEXT for text in texts):
            raise MalformedMessage("a line of the trail is out of bounds")


def _added(connection: Connection, batch: AuditBatch, now: datetime) -> int:
    head = trail_head(connection, batch.vault)
    number, link = (0, "") if head is None else (head.number, head.link)
    first = batch.lines[0].number
    if first > number + 1:
        raise RequestRefused(
            "HQ lacks earlier lines of this computer's trail; they are sent again.",
            code="audit_gap",
            status=409,
        )
    _check_continues(connection, batch, number, link)
    new = [line for line in batch.lines if line.number > number]
    if new:
        _add(connection, batch, new, link, now)
    return max(number, batch.lines[-1].number)


def _check_continues(connection: Connection, batch: AuditBatch, number: int, link: str) -> None:
    """Raises Tampered unless the batch tells what HQ has just as HQ has it, and goes on from there."""
    first, last = batch.lines[0].number, min(batch.lines[-1].number, number)
    lines = t.trail_lines
    query = select(lines.c.number, lines.c.link).where(
        lines.c.vault == batch.vault, lines.c.number.between(first - 1, last)
    )
    known = {row.number: row.link for row in connection.execute(query)} | {0: "", number: link}
    before = batch.before
    if known[first - 1] != before:
        raise _broken()
    for line in batch.lines:
        before = line.link(before)
        if line.number <= number and known[line.number] != before:
            raise _broken()


def _add(
    connection: Connection, batch: AuditBatch, lines: Sequence[TrailLine], before: str, now: datetime
) -> None:
    rows: list[dict[str, object]] = []
    for line in lines:
        before = line.link(before)
        rows.append(
            {
                "vault": batch.vault,
                "number": line.number,
                "at": line.at,
                "did": line.did,
                "subject": line.subject,
                "outcome": line.outcome,
                "detail": line.detail,
                "link": before,
                "signature": batch.signature if line is lines[-1] else None,
            }
        )
    connection.execute(t.trail_lines.insert(), rows)
    end = {"vault": batch.vault, "number": lines[-1].number, "link": before, "received_at": write_time(now)}
    upsert(connection, t.trail_heads, [end], "vault")


def _mark(connection: Connection, vault: VaultId, now: datetime) -> None:
    heads = t.trail_heads
    unmarked = (heads.c.vault == vault) & heads.c.fault_at.is_(None)
    connection.execute(heads.update().where(unmarked).values(fault_at=write_time(now)))


def _broken() -> Tampered:
    return Tampered("This trail does not continue the one HQ has of the vault.", code=BROKEN)
