"""The mark of a position: it stands for everything in the log up to there, as a chain's hash does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from citdesk.hq.store import tables as t
from citdesk.wire.encoding import to_base64, write_json

#: 128 bits: a mark travels with every pull, and nobody but HQ itself makes positions.
_MARK_BYTES = 16
_ROWS_AT_ONCE = 1000


def next_mark(before: str, position: int, kind: str, subject: str, reason: str | None, at: str) -> str:
    """The mark of a position on top of the one before ('' before the first)."""
    said = write_json([before, position, kind, subject, reason, at])
    return to_base64(hashlib.sha256(said.encode()).digest()[:_MARK_BYTES])


def mark_at(connection: Connection, position: int) -> str | None:
    """The mark of the position, '' of the beginning, None where nothing stands there."""
    if position == 0:
        return ""
    return connection.execute(select(t.log.c.mark).where(t.log.c.position == position)).scalar()


def end_and_mark(connection: Connection) -> tuple[int, str]:
    """The highest position and its mark."""
    query = select(t.log.c.position, t.log.c.mark).order_by(t.log.c.position.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (0, "") if row is None else (row.position, row.mark)


def wrong_marks(connection: Connection) -> Iterator[int]:
    """The positions whose mark is not that of what stands up to there."""
    before = ""
    query = select(t.log).order_by(t.log.c.position).execution_options(yield_per=_ROWS_AT_ONCE)
    for row in connection.execute(query):
        if row.mark != next_mark(before, row.position, row.kind, row.subject, row.reason, row.at):
            yield row.position
        before = row.mark
