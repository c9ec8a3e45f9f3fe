"""Reading the record: events by id, the log by position and channel, projections that are out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import Standing
from citdesk.hq.channels import EVERYBODY
from citdesk.hq.store import tables as t
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.contents import about_event, about_projection, about_standing, event_of, key_of
from citdesk.hq.store.upsert import upsert
from citdesk.wire.event import Event
from citdesk.wire.exchange import ChainEnd, ItemKind
from citdesk.wire.standing import read_standing

#: Names of the single values that HQ's own chain needs.
OWN_VAULT, OWN_EPOCH = "own_vault", "own_epoch"
_KINDS = {kind.value: kind for kind in ItemKind}


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """What HQ decided on an event when it first arrived; refused ones have a code and no position."""

    content_hash: str
    position: int | None
    code: str | None
    message: str | None
    #: of the header alone
    hash: str = ""


@dataclass(frozen=True, slots=True)
class LogRow:
    """What stands at a position."""

    position: int
    kind: ItemKind
    subject: str
    reason: str | None
    at: str


def end_of_log(connection: Connection) -> int:
    """The highest position, 0 for an empty log."""
    return connection.execute(select(func.max(t.log.c.position))).scalar() or 0


def newest_directory(connection: Connection) -> int:
    """The position at which the directory last changed."""
    d = t.deliveries.c  # by its index: a question to the log for a kind would go through all of it
    query = select(func.max(d.position)).where(d.channel == EVERYBODY)
    return connection.execute(query).scalar() or 0


def known_events(connection: Connection, ids: Iterable[str]) -> dict[str, KnownEvent]:
    """The verdicts on those of the events that are known."""
    columns = (
        t.events.c.id,
        t.events.c.content_hash,
        t.events.c.position,
        t.events.c.code,
        t.events.c.message,
        t.events.c.hash,
    )
    rows = connection.execute(select(*columns).where(t.events.c.id.in_(set(ids))))
    return {
        row.id: KnownEvent(row.content_hash, row.position, row.code, row.message, row.hash) for row in rows
    }


def chain_end(connection: Connection, vault: str) -> ChainEnd:
    """Where the vault's chain ends at HQ."""
    row = connection.execute(select(t.vault_heads).where(t.vault_heads.c.vault == vault)).one_or_none()
    return ChainEnd("", 0, None) if row is None else ChainEnd(row.epoch, row.number, row.hash)


def made_anew(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of the events in whose place HQ has accepted one made anew."""
    query = select(t.events.c.replaces).where(
        t.events.c.replaces.in_(set(ids)), t.events.c.position.is_not(None)
    )
    return frozenset(connection.execute(query).scalars())


def positions_for(connection: Connection, channels: Mapping[str, int], limit: int) -> list[int]:
    """The lowest positions on any of the channels, on each beyond its own, at most ``limit``, in order.

    Each channel is read by its own index, so the cost depends on ``limit``, not on the log's length.
    """
    found: set[int] = set()
    for channel, after in channels.items():
        query = (
            select(t.deliveries.c.position)
            .where(t.deliveries.c.channel == channel, t.deliveries.c.position > after)
            .order_by(t.deliveries.c.position)
            .limit(limit)
        )
        found.update(connection.execute(query).scalars())
    return sorted(found)[:limit]


def log_rows(connection: Connection, positions: Sequence[int]) -> list[LogRow]:
    """What stands at the positions, in order."""
    query = select(t.log).where(t.log.c.position.in_(positions)).order_by(t.log.c.position)
    return [
        LogRow(row.position, _KINDS[row.kind], row.subject, row.reason, row.at)
        for row in connection.execute(query).all()
    ]


def events_by_id(connection: Connection, keys: CaseKeys, ids: Iterable[str]) -> dict[str, Event]:
    """The events with their exact bytes; raises Tampered where a sealed payload does not open."""
    wanted = set(ids)
    if not wanted:
        return {}
    columns = (
        t.events.c.id,
        t.events.c.header,
        t.events.c.hash,
        t.events.c.case_id,
        t.events.c.kind,
        t.events.c.sealed,
    )
    rows = connection.execute(select(*columns).where(t.events.c.id.in_(wanted))).all()
    seals = keys.held({key_of(row.case_id, row.kind) for row in rows if row.sealed is not None})
    found: dict[str, Event] = {}
    for identifier, header, header_hash, case, kind, sealed in rows:
        packed = None if sealed is None else seals[key_of(case, kind)].open(sealed, about_event(header_hash))
        found[identifier] = event_of(header, packed)
    return found


def signed_projections(connection: Connection, keys: CaseKeys, reports: Iterable[str]) -> dict[int, str]:
    """The projections of the reports that are out now, by their position."""
    query = select(t.court_projections).where(t.court_projections.c.report.in_(set(reports)))
    out: dict[int, str] = {}
    for row in connection.execute(query).all():
        about = about_projection(row.report, row.position)
        out[row.position] = keys.seal(row.case_id).open(row.sealed, about).decode()
    return out


def signed_by_report(connection: Connection, keys: CaseKeys, reports: Iterable[str]) -> dict[str, str]:
    """The same by report."""
    wanted = set(reports)
    if not wanted:
        return {}
    query = select(t.court_projections).where(t.court_projections.c.report.in_(wanted))
    return {
        row.report: keys.seal(row.case_id)
        .open(row.sealed, about_projection(row.report, row.position))
        .decode()
        for row in connection.execute(query).all()
    }


def is_published(connection: Connection, report: ReportId) -> bool:
    """True while a projection of the report is out."""
    query = select(t.court_projections.c.position).where(t.court_projections.c.report == report)
    return connection.execute(query).first() is not None


def standing_of(connection: Connection, keys: CaseKeys, report: str) -> Standing | None:
    """Where the report stands."""
    return standings_of(connection, keys, {report}).get(report)


def standings_of(connection: Connection, keys: CaseKeys, reports: Iterable[str]) -> dict[str, Standing]:
    """Where each of the reports stands."""
    wanted = set(reports)
    if not wanted:
        return {}
    rows = connection.execute(select(t.standings).where(t.standings.c.report.in_(wanted))).all()
    seals = keys.held({row.case_id for row in rows})
    return {
        row.report: read_standing(seals[row.case_id].open(row.sealed, about_standing(row.report)))
        for row in rows
    }


def expunged_among(connection: Connection, cases: Iterable[str]) -> frozenset[str]:
    """Those of the cases that were expunged."""
    query = select(t.expunged_cases.c.case_id).where(t.expunged_cases.c.case_id.in_(set(cases)))
    return frozenset(connection.execute(query).scalars())


def setting(connection: Connection, name: str) -> str | None:
    """One of the single values."""
    return connection.execute(select(t.settings.c.value).where(t.settings.c.name == name)).scalar()


def log_epoch(connection: Connection) -> str:
    """The epoch of the log and of HQ's own chain: a new one begins when HQ is put back from an older copy."""
    return setting(connection, OWN_EPOCH) or ""


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Sets one of the single values."""
    upsert(connection, t.settings, [{"name": name, "value": value}], "name")
