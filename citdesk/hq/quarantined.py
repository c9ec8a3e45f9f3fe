"""What HQ holds in quarantine: what came, from whose computer, why it is held and since when. No content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select

from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """One event that is held. ``badge`` and ``computer`` are whose vault it is, '' where HQ knows none."""

    event: str
    vault: str
    badge: str
    computer: str
    code: str
    since: str


def held_events(hq: Headquarters) -> tuple[HeldEvent, ...]:
    """All that is held, oldest first."""
    held, vaults, people, devices = t.quarantine.c, t.vaults.c, t.people.c, t.devices.c
    query = (
        select(held.event, held.vault, people.badge, devices.name, held.code, held.received_at)
        .outerjoin_from(t.quarantine, t.vaults, vaults.id == held.vault)
        .outerjoin(t.people, people.id == vaults.person)
        .outerjoin(t.devices, devices.id == vaults.device)
        .order_by(held.received_at, held.event, held.content_hash)
    )
    with hq.database.read() as connection:
        return tuple(
            HeldEvent(row.event, row.vault, row.badge or "", row.name or "", row.code, row.received_at)
            for row in connection.execute(query)
        )


def held_by_code(hq: Headquarters) -> Mapping[str, int]:
    """How many are held, by the code that says why."""
    query = select(t.quarantine.c.code, func.count()).group_by(t.quarantine.c.code)
    with hq.database.read() as connection:
        return Counter({str(code): int(number) for code, number in connection.execute(query).all()})
