"""Going on after HQ was put back from an older copy, and what was put back lately, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import Connection, Row, select

from citdesk.hq.headquarters import Headquarters
from citdesk.hq.rejoining import RECORD_PUT_BACK, VAULT_PUT_BACK, begin_again_in
from citdesk.hq.store import registry
from citdesk.hq.store import tables as t
from citdesk.wire.encoding import read_time

#: For so long it is worth a look.
_LATELY = timedelta(days=30)


def begin_again(hq: Headquarters, why: str) -> None:
    """This HQ's record was put back from an older copy: see ``rejoining.begin_again_in``."""
    with hq.database.append() as connection:
        begin_again_in(connection, hq.trails, hq.clock.now(), why)


def lately_put_back(hq: Headquarters) -> Iterator[str]:
    """One sentence for each, oldest first."""
    lines = t.trail_lines
    query = (
        select(lines)
        .where(lines.c.vault == hq.own_chain.vault, lines.c.did.in_([RECORD_PUT_BACK, VAULT_PUT_BACK]))
        .order_by(lines.c.number)
    )
    with hq.database.read() as connection:
        for row in connection.execute(query).all():
            if hq.clock.now() - read_time(str(row.at)) <= _LATELY:
                yield _sentence(connection, row)


def _sentence(connection: Connection, row: Row[tuple[object, ...]]) -> str:
    day = f"{read_time(str(row.at)):%Y-%m-%d}"
    if row.did == RECORD_PUT_BACK:
        return (
            f"on {day} this HQ was put back from an older copy: enter again what you changed since that copy "
            "(people, devices, revocations); computers send by themselves what it lost"
        )
    vault = registry.vault_by_id(connection, str(row.subject))
    person = None if vault is None else registry.person_by_id(connection, vault.person)
    device = None if vault is None else registry.device_by_id(connection, vault.device)
    whose = "?" if person is None else person.person.name
    where = "?" if device is None else device.name
    return (
        f"on {day} an older copy of the vault of {whose} on {where} was at work, or a second one: ask who "
        "put it there; nothing was lost"
    )
