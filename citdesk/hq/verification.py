"""Proof that the record is what vaults wrote: every chain, digest, signature and position."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Row, select

from citdesk.casework.errors import Tampered
from citdesk.casework.events import EventKind, ScanAttached, Submission
from citdesk.casework.ids import VaultId
from citdesk.hq.attachments import files_of, piece_of
from citdesk.hq.downloads import version_of
from citdesk.hq.expunging import Order, left_behind
from citdesk.hq.fault import Fault
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.hq.store.append import AGAIN, content_hash
from citdesk.hq.store.chains import rows_in_order
from citdesk.hq.store.contents import about_event, event_of, key_of
from citdesk.hq.store.log_marks import wrong_marks
from citdesk.hq.store.registry import KnownVault, all_vaults
from citdesk.hq.store.sealed import sealed_by_events
from citdesk.hq.trails import verify_trail
from citdesk.hq.verifying_derived import verify_derived
from citdesk.wire.chain import Head, advance, verify_head
from citdesk.wire.chunks import check_chunk
from citdesk.wire.download import What
from citdesk.wire.encoding import MalformedMessage, from_base64
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind
from citdesk.wire.keys import Use

_ROWS_AT_ONCE = 500
_CERTIFIED = ("vault", "person", "device", "signing_key", "encryption_key")


@dataclass(frozen=True, slots=True)
class VerifiedRecord:
    """What a verification saw."""

    events: int
    vaults: int
    faults: tuple[Fault, ...]


def verify(hq: Headquarters) -> VerifiedRecord:
    """Reads the whole record in one transaction and names everything that is wrong in it."""
    faults: list[Fault] = []
    events = 0
    with hq.database.read() as connection:
        try:
            vaults = all_vaults(connection)
        except MalformedMessage as wrong:
            unread = Fault(
                "vault_changed", "vaults", f"the key of one cannot be read, so none is verified: {wrong}"
            )
            return VerifiedRecord(0, 0, (unread,))
        expunged = frozenset(connection.execute(select(t.expunged_cases.c.case_id)).scalars())
        faults += _strangers(connection, {vault.id for vault in vaults})
        for vault in vaults:
            for fault in _chain(hq, connection, vault, expunged):
                if isinstance(fault, Fault):
                    faults.append(fault)
                else:
                    events += fault
            faults += _trail(connection, vault)
            faults += _certificate(hq, vault)
        faults += _positions(connection)
        faults += _marks(connection)
        faults += _expunged(hq, connection)
        faults += _sealed(connection)
        faults += _published(hq, connection)
        faults += verify_derived(hq, connection)
    return VerifiedRecord(events, len(vaults), tuple(faults))


def _trail(connection: Connection, vault: KnownVault) -> Iterator[Fault]:
    for said in verify_trail(connection, vault.id, vault.signing_key):
        if said is not None:
            yield Fault("broken_audit", f"trail of vault {vault.id}", said)


def _certificate(hq: Headquarters, vault: KnownVault) -> Iterator[Fault]:
    """Whose vault it is, on which device and with which keys: as HQ certified it. HQ's own needs none."""
    if vault.id == hq.own_chain.vault:
        return
    about = f"vault {vault.id}"
    try:
        said = hq.signing_key.public.verify(Use.VAULT_CERTIFICATE, vault.certificate)
    except (Tampered, MalformedMessage) as wrong:
        yield Fault(wrong.code, about, f"its certificate: {wrong}")
        return
    kept = (vault.id, vault.person, vault.device, vault.signing_key.to_json(), vault.encryption_key)
    if tuple(said.get(name) for name in _CERTIFIED) != kept:
        yield Fault("vault_changed", about, "its owner, device or keys are not those that HQ certified")


def _strangers(connection: Connection, known: set[VaultId]) -> Iterator[Fault]:
    for vault in connection.execute(select(t.events.c.vault).distinct()).scalars():
        if vault not in known:
            yield Fault("stranger", f"vault {vault}", "has events in the record but was never certified")


def _published(hq: Headquarters, connection: Connection) -> Iterator[Fault]:
    """What is handed to every vault is what was signed, under its own number."""
    for row in connection.execute(select(t.downloads)).all():
        try:
            version = version_of(hq.signing_key.public, What(row.what), row.signed)
        except (Tampered, MalformedMessage, ValueError):
            version = None
        if version != row.version:
            yield Fault("published", f"{row.what} {row.version}", "is not as it was signed")


def _sealed(connection: Connection) -> Iterator[Fault]:
    """What keeps sealed reports from people says the same as the events that sealed them."""
    kept = frozenset(connection.execute(select(t.sealed_reports.c.report)).scalars())
    said = sealed_by_events(connection)
    for report in sorted(said - kept):
        yield Fault("not_sealed", f"report {report}", "it was sealed by order, but is handed out")
    for report in sorted(kept - said):
        yield Fault("sealed", f"report {report}", "it is kept from people, and no order says so")


def _expunged(hq: Headquarters, connection: Connection) -> Iterator[Fault]:
    """Each order as it was signed, and nothing left of its case."""
    for row in connection.execute(select(t.expunged_cases)).all():
        about = f"case {row.case_id}"
        try:
            if Order.read(row.signed, hq.signing_key.public).case != row.case_id:
                yield Fault("expunge_order", about, "its expunge order is of another case")
        except (Tampered, MalformedMessage) as wrong:
            yield Fault(wrong.code, about, str(wrong))
        for where in left_behind(hq, connection, row.case_id):
            yield Fault("not_expunged", about, f"it was expunged, but {where} holds something of it")


def _chain(
    hq: Headquarters, connection: Connection, vault: KnownVault, expunged: frozenset[str]
) -> Iterator[Fault | int]:
    """The faults of one vault's chain; a plain number counts events read."""
    head: Head | None = None
    signed = True
    for row in rows_in_order(connection, vault.id):
        yield 1
        about = f"event {row.id} (vault {vault.id}, number {row.number})"
        try:
            event = _event(hq, row.header, row.hash, key_of(row.case_id, row.kind), row.sealed)
            start = head or Head(vault.id, event.header.epoch, 0, None)
            head = Head(vault.id, event.header.epoch, event.header.number, event.hash)
            advance(start, event)
            yield from _columns(row, event, about)
            if row.sealed is not None and row.code is None:
                event.check_digest()
                yield from _attachments(hq, connection, event)
            elif _is_gone(row, event) and row.case_id not in expunged:
                yield Fault("payload_missing", about, "its content is gone, and no order says so")
            signed = row.signature is not None
            if signed:
                verify_head(vault.signing_key, row.signature, head)
        except (Tampered, MalformedMessage) as wrong:
            yield Fault(wrong.code, about, str(wrong))
    if not signed:
        yield Fault("unsigned_end", f"vault {vault.id}", "its last events are covered by no signature")
    yield from _end(connection, vault, head)


def _attachments(hq: Headquarters, connection: Connection, event: Event) -> Iterator[Fault]:
    """The pieces here of the files that an event names: each one, and each whole file, is the one named."""
    report = event.header.report
    if event.header.kind not in Submission.kinds | ScanAttached.kinds or report is None:
        return
    payload = event.payload
    named = files_of(payload) if isinstance(payload, Submission | ScanAttached) else ()
    for number, attachment in enumerate(named, 1):
        about = f"attachment {number} of event {event.header.id}"
        whole, size = hashlib.sha256(), 0
        try:
            for chunk in attachment.chunks:
                content = piece_of(connection, hq.keys, report, chunk)
                if content is None:
                    break  # it is still on its way
                check_chunk(from_base64(attachment.key), chunk, content)
                whole.update(content)
                size += len(content)
            else:
                if (whole.hexdigest(), size) != (attachment.sha256, attachment.size):
                    yield Fault("attachment_changed", about, "it is not the file that its report names")
        except (Tampered, MalformedMessage) as wrong:
            yield Fault(wrong.code, about, str(wrong))


def _is_gone(row: Row[tuple[object, ...]], event: Event) -> bool:
    """Whether its content is not here: of a refused one that came without any there is none to be here."""
    if row.sealed is not None:
        return False
    return row.code is None or (
        event.header.kind is not EventKind.EXPUNGE and content_hash(event) != row.content_hash
    )


def _event(hq: Headquarters, header: str, header_hash: str, key: str, sealed: bytes | None) -> Event:
    return event_of(
        header, None if sealed is None else hq.keys.seal(key).open(sealed, about_event(header_hash))
    )


def _columns(row: Row[tuple[object, ...]], event: Event, about: str) -> Iterator[Fault]:
    """What is kept beside the header for searching has to say what the header says."""
    header = event.header
    beside = {
        "id": header.id,
        "vault": header.vault,
        "epoch": header.epoch,
        "number": header.number,
        "report": header.report,
        "case_id": header.case,
        "kind": header.kind.value,
        "author": header.author,
        "hash": event.hash,
        "replaces": header.replaces,
    }
    for name, value in beside.items():
        if getattr(row, name) != value:
            yield Fault("column_mismatch", about, f"the column {name} is not what the header says")
    if event.payload_text is not None and content_hash(event) != row.content_hash:
        yield Fault("content_mismatch", about, "the content is not what arrived")


def _end(connection: Connection, vault: KnownVault, head: Head | None) -> Iterator[Fault]:
    kept = connection.execute(select(t.vault_heads).where(t.vault_heads.c.vault == vault.id)).one_or_none()
    found = None if head is None else (head.epoch, head.number, head.hash)
    if (None if kept is None else (kept.epoch, kept.number, kept.hash)) != found:
        yield Fault("truncated", f"vault {vault.id}", "its chain does not end where HQ last saw it end")


def _marks(connection: Connection) -> Iterator[Fault]:
    """Every position's mark is that of what stands up to there."""
    for position in wrong_marks(connection):
        yield Fault("log_changed", f"position {position}", "the log is not as it was written")


def _positions(connection: Connection) -> Iterator[Fault]:
    """Positions without a gap; every accepted event at its own, and every event position with its event."""
    events = t.events
    joined = (
        select(t.log.c.position, t.log.c.kind, t.log.c.subject, t.log.c.reason, events.c.id)
        .outerjoin_from(t.log, events, events.c.position == t.log.c.position)
        .order_by(t.log.c.position)
        .execution_options(yield_per=_ROWS_AT_ONCE)
    )
    expected = 0
    again: set[str] = set()
    for row in connection.execute(joined):
        expected += 1
        if row.position != expected:
            yield Fault("position_gap", f"position {expected}", "nothing stands there")
            expected = row.position
        if row.kind == ItemKind.EVENT.value and row.reason == AGAIN:
            again.add(row.subject)
        elif row.kind == ItemKind.EVENT.value and row.id != row.subject:
            yield Fault("event_missing", f"position {row.position}", f"event {row.subject} is not there")
    for event in sorted(again - set(connection.execute(select(events.c.id)).scalars())) if again else ():
        yield Fault("event_missing", f"event {event}", "is named again, but is not there")
    beyond = select(events.c.id).where(
        events.c.position.is_not(None), ~events.c.position.in_(select(t.log.c.position))
    )
    for event in connection.execute(beyond).scalars():
        yield Fault("position_missing", f"event {event}", "its position is not in the log")
