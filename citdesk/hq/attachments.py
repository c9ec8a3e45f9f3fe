"""Attachments at HQ: pieces taken from those who wrote the revision, handed to those who may read it.

A piece is named by an accepted revision before it is taken, and its bytes are checked against its name. What
a caller may not see is answered like what never was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, tuple_, update

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.events import Attachment, EventKind, Payload, ScanAttached, Submission
from citdesk.casework.ids import ReportId
from citdesk.casework.people import Person, Role
from citdesk.hq.channels import heard_by, of_report
from citdesk.hq.clock import Clock
from citdesk.hq.failures import RequestRefused
from citdesk.hq.store import tables as t
from citdesk.hq.store.append import Append
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.cases import case_standings
from citdesk.hq.store.contents import about_chunk, about_chunk_key
from citdesk.hq.store.covers import units_covered
from citdesk.hq.store.database import Database
from citdesk.hq.store.reading import signed_projections, standing_of
from citdesk.wire.chunks import (
    CHUNK_BYTES,
    ID_LETTERS,
    KEY_BYTES,
    MOST_BYTES_OF_FILE,
    MOST_BYTES_OF_REPORT,
    MOST_FILES_OF_REPORT,
    Pair,
    check_chunk,
)
from citdesk.wire.encoding import MalformedMessage, from_base64, write_time
from citdesk.wire.keys import PublicKey
from citdesk.wire.projected import Projected

_LONGEST_NAME = 200
_WITH_FILES = (EventKind.SUBMIT, EventKind.AMEND, EventKind.ATTACH_SIGNED_SCAN)
_IS_SHA256 = re.compile(r"[0-9a-f]{64}").fullmatch
_IS_CHUNK = re.compile(rf"[A-Za-z0-9_-]{{{ID_LETTERS}}}").fullmatch


@dataclass(frozen=True, slots=True)
class AttachmentDesk:
    """HQ's desk for pieces of attachments. ``hq_key`` verifies HQ's own projections."""

    database: Database
    keys: CaseKeys
    hq_key: PublicKey
    clock: Clock

    def known(self, pairs: Sequence[Pair], person: Person) -> tuple[list[Pair], list[Pair]]:
        """Of these pieces those HQ lacks and takes from the person, and those it has and they may have."""
        with self.database.read() as connection:
            here = _present(connection, pairs)
            may: dict[ReportId, _Rights] = {
                report: self._rights(connection, report, person) for report in {pair[0] for pair in pairs}
            }
        wanted = [p for p in pairs if p in here and not here[p] and may[p[0]].may_send]
        return wanted, [p for p in pairs if here.get(p) and may[p[0]].may_fetch(p[1])]

    def take(self, pair: Pair, content: bytes, person: Person, now: datetime) -> None:
        """Keeps a piece; on disk on return, and a repeat is answered alike.

        Raises RequestRefused (``no_such_chunk``, ``too_large``), and Tampered (``chunk_changed``) where the
        bytes are not those that the revision names.
        """
        if len(content) > CHUNK_BYTES:
            raise RequestRefused("A piece is larger than it may be.", code="too_large", status=413)
        report, chunk = pair
        of_piece = (t.attachment_chunks.c.report == report) & (t.attachment_chunks.c.id == chunk)
        with self.database.read() as connection:
            row = connection.execute(select(t.attachment_chunks).where(of_piece)).one_or_none()
            if row is None or not self._rights(connection, report, person).may_send:
                raise _no_such_chunk()
        seal = self.keys.seal(row.case_id)
        check_chunk(seal.open(row.sealed_key, about_chunk_key(report, chunk)), chunk, content)
        if row.sealed is not None:
            return
        kept = {"sealed": seal.close(content, about_chunk(report, chunk)), "received_at": write_time(now)}
        with self.database.append() as connection:
            missing = t.attachment_chunks.c.sealed.is_(None)
            connection.execute(update(t.attachment_chunks).where(of_piece, missing).values(**kept))

    def content(self, pair: Pair, person: Person) -> bytes:
        """The bytes of a piece; raises RequestRefused (``no_such_chunk``)."""
        report, chunk = pair
        with self.database.read() as connection:
            if not self._rights(connection, report, person).may_fetch(chunk):
                raise _no_such_chunk()
            found = piece_of(connection, self.keys, report, chunk)
        if found is None:
            raise _no_such_chunk()
        return found

    def _rights(self, connection: Connection, report: ReportId, person: Person) -> _Rights:
        standing = standing_of(connection, self.keys, report)
        if standing is None:
            return _Rights()
        if not standing.is_open_to(person):
            return _Rights(_wrote(connection, report, person))
        case = case_standings(connection, self.keys, [standing.case]).get(standing.case)
        covering = units_covered(connection, person.id, self.clock.now())
        whole = not set(of_report(standing, case)).isdisjoint(heard_by(person, covering))
        projected: frozenset[str] = frozenset()
        if person.has(Role.LIAISON):
            projected = frozenset(
                chunk
                for signed in signed_projections(connection, self.keys, [report]).values()
                for each in Projected.verify(self.hq_key, signed).files
                for chunk in each.chunks
            )
        return _Rights(_wrote(connection, report, person), whole, projected)


@dataclass(frozen=True, slots=True)
class _Rights:
    """What a person may do with the pieces of one report."""

    may_send: bool = False
    whole: bool = False
    projected: frozenset[str] = frozenset()

    def may_fetch(self, chunk: str) -> bool:
        return self.whole or chunk in self.projected


def check_attachments(attachments: Sequence[Attachment]) -> None:
    """Raises Refused (``malformed_payload``, ``too_many_attachments``) on what HQ does not take."""
    if len(attachments) > MOST_FILES_OF_REPORT or sum(a.size for a in attachments) > MOST_BYTES_OF_REPORT:
        raise Refused("The report has more attachments than HQ takes.", code="too_many_attachments")
    names = {each.name for each in attachments}
    if len(names) != len(attachments) or not all(_is_well_formed(each) for each in attachments):
        raise Refused("An attachment is described wrongly.", code="malformed_payload")


def files_of(payload: Payload) -> tuple[Attachment, ...]:
    """The files that an event names: those of a revision, or the signed pages of a paper."""
    match payload:
        case Submission():
            return payload.attachments
        case ScanAttached():
            return (payload.scan,)
        case _:
            return ()


def expect(append: Append, report: ReportId, case: str, payload: Payload) -> None:
    """Makes room for the pieces of the files that an accepted event names."""
    for each in files_of(payload):
        key = from_base64(each.key)
        append.expect_chunks(report, case, [(chunk, key) for chunk in each.chunks])


def piece_of(connection: Connection, keys: CaseKeys, report: str, chunk: str) -> bytes | None:
    """The bytes of a piece, None while it is not here. Raises Tampered where they were changed.

    Raises Tampered (``attachment_missing``) for a piece that no revision named.
    """
    chunks = t.attachment_chunks
    query = select(chunks).where(chunks.c.report == report, chunks.c.id == chunk)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise Tampered("A piece of an attachment is gone from the record.", code="attachment_missing")
    if row.sealed is None:
        return None
    return keys.seal(row.case_id).open(row.sealed, about_chunk(report, chunk))


def _is_well_formed(each: Attachment) -> bool:
    try:
        key = from_base64(each.key)
    except MalformedMessage:
        return False
    return (
        len(key) == KEY_BYTES
        and 0 < len(each.name) <= _LONGEST_NAME
        and len(each.media_type) <= _LONGEST_NAME
        and _IS_SHA256(each.sha256) is not None
        and 0 <= each.size <= MOST_BYTES_OF_FILE
        and len(each.chunks) == -(-each.size // CHUNK_BYTES)
        and all(_IS_CHUNK(chunk) for chunk in each.chunks)
    )


def _present(connection: Connection, pairs: Iterable[Pair]) -> dict[Pair, bool]:
    """Those of the pieces that a revision names; True for those whose bytes are here."""
    chunks = t.attachment_chunks
    query = select(chunks.c.report, chunks.c.id, chunks.c.sealed.is_not(None).label("here")).where(
        tuple_(chunks.c.report, chunks.c.id).in_(set(pairs))
    )
    return {(ReportId(row.report), str(row.id)): bool(row.here) for row in connection.execute(query)}


def _wrote(connection: Connection, report: ReportId, person: Person) -> bool:
    """Whether the person brought files to the report: wrote an accepted revision, or kept signed pages."""
    events = t.events
    query = select(events.c.id).where(
        events.c.report == report,
        events.c.author == person.id,
        events.c.kind.in_([kind.value for kind in _WITH_FILES]),
        events.c.position.is_not(None),
    )
    return connection.execute(query.limit(1)).first() is not None


def _no_such_chunk() -> RequestRefused:
    return RequestRefused("HQ has no such piece.", code="no_such_chunk", status=404)
