"""Destroying a case by order: its key, everything derived from it, and its content in every vault.

The order is signed and lies in a folder of its own, outside every backup, before anything is destroyed: a
crash in the middle is finished at the next start, and an HQ set up from an older copy carries it out again.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, select, update

from citdesk.casework.errors import EnvironmentProblem, Tampered, UserError
from citdesk.casework.events import EventKind, RecordOrder
from citdesk.casework.ids import PersonId, ReportId
from citdesk.hq.channels import COURT
from citdesk.hq.covering import heard_of
from citdesk.hq.expunged_copies import destroy_in_copies
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.private_file import make_private_folder, write_private
from citdesk.hq.store import tables as t
from citdesk.hq.store.append import Append
from citdesk.hq.store.contents import ORDERS
from citdesk.hq.store.reading import standing_of
from citdesk.wire.encoding import FORMAT, MalformedMessage, text_of, write_time
from citdesk.wire.exchange import EXPUNGED, ItemKind
from citdesk.wire.keys import PublicKey, Use

_log = logging.getLogger(__name__)

#: Everything derived from a case, and how it is rebuilt: not at all, once the case is expunged.
DERIVED: tuple[Table, ...] = (t.standings, t.court_projections, t.attachment_chunks, t.sealed_reports)
#: What arrived of a case and is kept as a header only.
SEALED: tuple[Table, ...] = (t.events, t.quarantine)


@dataclass(frozen=True, slots=True)
class Order:
    """An expunge order. ``reference`` is the court's or statute's own, ``at`` when it was carried out."""

    case: str
    reference: str
    reason: str
    ordered_by: PersonId
    at: str

    def to_json(self) -> dict[str, object]:
        """The order as plain JSON values."""
        return {"format": FORMAT, **{name: getattr(self, name) for name in self.__slots__}}

    @classmethod
    def read(cls, signed: str, key: PublicKey) -> Order:
        """A verified order; raises Tampered, MalformedMessage."""
        said = key.verify(Use.EXPUNGE, signed)
        names = ("case", "reference", "reason", "ordered_by", "at")
        case, reference, reason, by, at = (text_of(said, name) for name in names)
        return cls(case, reference, reason, PersonId(by), at)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was destroyed: rows by table, the key, and the key in so many copies.

    ``reports`` counts those whose vaults were told; ``log_folded`` is False where a reader kept old pages.
    """

    case: str
    reports: int
    purged: tuple[tuple[str, int], ...]
    key_destroyed: bool
    copies: int
    log_folded: bool


def case_of(hq: Headquarters, name: str) -> str:
    """The case that a report's number, a report's id or a case's id names; raises UserError."""
    found = _case_named(hq, name)
    if found is None:
        raise UserError(f"There is no report or case {name}.", code="no_such_case")
    return found


def is_here(hq: Headquarters, name: str) -> bool:
    """Whether a report or case of this name is on record, with its content."""
    return _case_named(hq, name) is not None


def _case_named(hq: Headquarters, name: str) -> str | None:
    with hq.database.read() as connection:
        standings = t.standings
        by_id = select(standings.c.case_id).where(
            (standings.c.report == name) | (standings.c.case_id == name)
        )
        found = connection.execute(by_id).scalars().first()
        if found is not None:
            return str(found)
        for report in connection.execute(select(standings.c.report)).scalars():
            standing = standing_of(connection, hq.keys, report)
            if standing is not None and standing.number == name.strip():
                return standing.case
    return None


def expunge(hq: Headquarters, order: Order, backups: Path | None = None) -> Proof:
    """Carries the order out; with ``backups`` the key is destroyed in the copies of the key store there too.

    Raises Refused (``legal_hold``), and then nothing is destroyed; UserError, EnvironmentProblem.
    """
    _check_holds(hq, order.case)
    signed = hq.signing_key.sign(Use.EXPUNGE, order.to_json())
    try:
        make_private_folder(hq.folder.expunge_orders)
        write_private(_file(hq, order.case), signed.encode())
    except OSError as failed:
        raise EnvironmentProblem(f"The order could not be kept: {failed}", code="expunge") from failed
    return _carry_out(hq, order, signed, backups)


def finish(hq: Headquarters) -> tuple[Proof, ...]:
    """Carries out the orders in HQ's folder that the record does not show as carried out.

    After a crash in the middle, and after a restore from an older copy. Raises Tampered on a changed order.
    """
    folder = hq.folder.expunge_orders
    done: list[Proof] = []
    for path in sorted(folder.glob("*.jws")) if folder.is_dir() else ():
        signed = path.read_text("ascii")
        try:
            order = Order.read(signed, hq.signing_key.public)
        except MalformedMessage as wrong:
            raise Tampered(f"The expunge order {path.name} was changed.", code="expunge_order") from wrong
        with hq.database.read() as connection:
            query = select(t.expunged_cases.c.case_id).where(t.expunged_cases.c.case_id == order.case)
            known = connection.execute(query).first() is not None
        if not known or hq.keys.has(order.case):
            done.append(_carry_out(hq, order, signed, None))
            _log.warning("expunge_order_carried_out case=%s", order.case)
    return tuple(done)


def _check_holds(hq: Headquarters, case: str) -> None:
    with hq.database.read() as connection:
        query = select(t.standings.c.report).where(t.standings.c.case_id == case)
        for report in connection.execute(query).scalars().all():
            standing = standing_of(connection, hq.keys, report)
            if standing is not None and standing.holds:
                raise UserError(
                    f"Report {standing.number or report} is under legal hold ({', '.join(standing.holds)}). "
                    "Nothing was destroyed. Lift the hold first.",
                    code="legal_hold",
                )


def _carry_out(hq: Headquarters, order: Order, signed: str, backups: Path | None) -> Proof:
    now = hq.clock.now()
    seals = hq.keys.seals([ORDERS], now)
    with hq.database.append() as connection:
        known = connection.execute(
            select(t.expunged_cases.c.case_id).where(t.expunged_cases.c.case_id == order.case)
        ).first()
        reports: list[ReportId] = []
        if known is None:
            append = Append(connection, hq.keys, seals, now)
            reports = _tell(hq, append, order)
            position = append.write()
            row = {"case_id": order.case, "signed": signed, "position": position}
            connection.execute(t.expunged_cases.insert().values(row))
            hq.trails.note(connection, now, "case_expunged", order.case, order.reference)
        purged = _purge(connection, order.case)
    destroyed = hq.keys.destroy(order.case)
    folded = hq.database.fold_log()
    copies = 0 if backups is None else destroy_in_copies(backups, order.case).had_it
    return Proof(order.case, len(reports), purged, destroyed, copies, folded)


def _tell(hq: Headquarters, append: Append, order: Order) -> list[ReportId]:
    """An expunge event for each report of the case, to everybody who was ever sent one of its events."""
    connection = append.connection
    query = select(t.standings.c.report).where(t.standings.c.case_id == order.case)
    reports = [ReportId(report) for report in connection.execute(query.order_by("report")).scalars()]
    append.load(reports, [hq.own_chain.vault], [order.case])
    payload = RecordOrder(order.reference, order.reason, order.ordered_by)
    channels = everybody_told(connection, order.case, append.now)
    for report in reports:
        standing = append.standing(report)
        if standing is None:
            continue
        now = hq.own_chain.act(append, standing, EventKind.EXPUNGE, payload, channels)
        hq.ingest.consults.after(append, standing, now)
        if _was_projected(connection, report):
            append.log(ItemKind.RECALL, report, [COURT], EXPUNGED)
        append.drop_standing(report)
    hq.own_chain.sign(append)
    return reports


def everybody_told(connection: Connection, case: str, now: datetime) -> frozenset[str]:
    """Every channel on which an event of the case ever went out, whoever is on the case today."""
    of_case = select(t.events.c.id).where(t.events.c.case_id == case)
    positions = select(t.log.c.position).where(
        t.log.c.kind == ItemKind.EVENT.value, t.log.c.subject.in_(of_case)
    )
    query = select(t.deliveries.c.channel).where(t.deliveries.c.position.in_(positions))
    channels = frozenset(connection.execute(query.distinct()).scalars())
    return channels | heard_of(connection, channels, now)


def _was_projected(connection: Connection, report: ReportId) -> bool:
    query = select(t.log.c.position).where(
        t.log.c.subject == report, t.log.c.kind == ItemKind.PROJECTION.value
    )
    return connection.execute(query.limit(1)).first() is not None


def _purge(connection: Connection, case: str) -> tuple[tuple[str, int], ...]:
    purged: list[tuple[str, int]] = []
    for table in SEALED:
        held = (table.c.case_id == case) & table.c.sealed.is_not(None)
        if table is t.events:
            held &= table.c.kind != EventKind.EXPUNGE.value
        done = connection.execute(update(table).where(held).values(sealed=None))
        purged.append((table.name, done.rowcount))
    for table in DERIVED:
        gone = connection.execute(delete(table).where(table.c.case_id == case))
        purged.append((table.name, gone.rowcount))
    return tuple(purged)


def left_behind(hq: Headquarters, connection: Connection, case: str) -> tuple[str, ...]:
    """The tables in which content of an expunged case is left; the key store by name. Empty is the proof."""
    found = [
        table.name
        for table in DERIVED
        if connection.execute(select(func.count()).where(table.c.case_id == case)).scalar()
    ]
    for table in SEALED:
        held = (table.c.case_id == case) & table.c.sealed.is_not(None)
        if table is t.events:
            held &= table.c.kind != EventKind.EXPUNGE.value
        if connection.execute(select(func.count()).where(held)).scalar():
            found.append(table.name)
    if hq.keys.has(case):
        found.append("key store")
    return tuple(found)


def new_order(hq: Headquarters, case: str, reference: str, reason: str, ordered_by: PersonId) -> Order:
    """An order as given now; raises UserError without its reference."""
    if not reference.strip():
        raise UserError("Name the order: the court's or the statute's own reference.", code="no_order")
    return Order(case, reference.strip(), reason.strip(), ordered_by, write_time(hq.clock.now()))


def _file(hq: Headquarters, case: str) -> Path:
    name = hashlib.sha256(case.encode()).hexdigest()[:32]
    return hq.folder.expunge_orders / f"{name}.jws"
