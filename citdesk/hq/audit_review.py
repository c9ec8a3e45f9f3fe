"""The trails as somebody reviews them (CJIS AU-6): what deserves a look since last time, what is amiss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, or_, select, update

from citdesk.casework.ids import VaultId
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import registry
from citdesk.hq.store import tables as t
from citdesk.hq.store.registry import KnownVault
from citdesk.hq.trails import read_line, trail_head, verify_trail
from citdesk.wire.audit import TrailLine
from citdesk.wire.encoding import read_time

#: What is shown even when it went well.
NOTEWORTHY = frozenset(
    {
        "failed_sign_in",
        "locked_out",
        "answered_challenge",
        "clock_odd",
        "recovered",
        "loss_accepted",
        "keys_renewed",
        "recovery_code_renewed",
        "escrow_changed",
        "rescued",
        "passphrase_changed",
        "exported",
    }
)
_SILENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose trail it is, for a human eye; HQ's own has no badge."""

    vault: VaultId
    badge: str
    name: str
    device: str


@dataclass(frozen=True, slots=True)
class ReviewedTrail:
    """One trail: its lines that deserve a look, how many lines are new, and everything amiss with it."""

    owner: Owner
    lines: tuple[TrailLine, ...]
    new: int
    end: int
    amiss: tuple[str, ...]
    #: somebody changed it, at HQ or on the way; silence alone breaks nothing
    is_broken: bool


def review(hq: Headquarters, *, everything: bool = False) -> tuple[ReviewedTrail, ...]:
    """Every trail, verified from its first line on. With ``everything`` each line, reviewed ones too."""
    with hq.database.read() as connection:
        return tuple(
            _reviewed(hq, connection, vault, everything=everything)
            for vault in registry.all_vaults(connection)
        )


def mark_reviewed(hq: Headquarters, seen: Iterable[ReviewedTrail], by: str) -> None:
    """Keeps that these lines were reviewed, and by whom; later ones are shown the next time."""
    seen = tuple(seen)
    heads = t.trail_heads
    with hq.database.append() as connection:
        for trail in seen:
            further = (heads.c.vault == trail.owner.vault) & (heads.c.reviewed < trail.end)
            connection.execute(update(heads).where(further).values(reviewed=trail.end))
        count = sum(trail.new for trail in seen)
        hq.trails.note(connection, hq.clock.now(), "trails_reviewed", detail=f"by {by} lines={count}")


def _reviewed(
    hq: Headquarters, connection: Connection, vault: KnownVault, *, everything: bool
) -> ReviewedTrail:
    heads, lines = t.trail_heads, t.trail_lines
    after = connection.execute(select(heads.c.reviewed).where(heads.c.vault == vault.id)).scalar() or 0
    head = trail_head(connection, vault.id)
    end = 0 if head is None else head.number
    rows = select(lines).where(lines.c.vault == vault.id).order_by(lines.c.number)
    if not everything:
        rows = rows.where(lines.c.number > after)
        if vault.id != hq.own_chain.vault:
            rows = rows.where(or_(lines.c.outcome != "ok", lines.c.did.in_(NOTEWORTHY)))
    shown = tuple(read_line(row) for row in connection.execute(rows))
    faults, silence = tuple(_faults(connection, vault)), tuple(_silence(hq, connection, vault))
    owner = _owner(hq, connection, vault)
    return ReviewedTrail(owner, shown, end - after, end, (*faults, *silence), bool(faults))


def _faults(connection: Connection, vault: KnownVault) -> Iterator[str]:
    for said in verify_trail(connection, vault.id, vault.signing_key):
        if said is not None:
            yield said
    head = trail_head(connection, vault.id)
    if head is not None and head.fault_at is not None:
        yield f"since {head.fault_at} it has sent lines that do not continue what HQ has"


def _silence(hq: Headquarters, connection: Connection, vault: KnownVault) -> Iterator[str]:
    if vault.id == hq.own_chain.vault or vault.revoked:
        return
    head = trail_head(connection, vault.id)
    if head is None:
        yield "it has sent nothing yet"
    elif hq.clock.now() - read_time(head.received_at) > _SILENT:
        yield f"it has sent nothing since {head.received_at}"


def _owner(hq: Headquarters, connection: Connection, vault: KnownVault) -> Owner:
    if vault.id == hq.own_chain.vault:
        return Owner(vault.id, "", hq.own_chain.name, "")
    known = registry.person_by_id(connection, vault.person)
    device = registry.device_by_id(connection, vault.device)
    badge, name = ("?", "?") if known is None else (known.person.badge, known.person.name)
    return Owner(vault.id, badge, name, "?" if device is None else device.name)
