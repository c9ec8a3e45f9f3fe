"""One bit of HQ's database flipped behind its back, and put right again."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, and_, select, true, update

from citdesk.hq.store import tables as t
from citdesk.hq.verification import verify
from tests.sync.agency import TestedAgency


def is_missed(agency: TestedAgency, table: Table, column: str) -> bool:
    """Whether ``verify`` finds nothing while the column of a row of a report is one bit off. Puts it back."""
    with agency.hq.database.read() as connection:
        rows = connection.execute(select(table).where(_of_a_report(table))).all()
    row = next((each for each in rows if getattr(each, column) is not None), None)
    if row is None:
        return False
    before = getattr(row, column)
    after = _flipped(before)
    keys = {key.name: getattr(row, key.name) for key in table.primary_key.columns}
    with agency.hq.database.append() as connection:
        connection.execute(update(table).where(_at(table, keys)).values({column: after}))
    found = verify(agency.hq).faults
    with agency.hq.database.append() as connection:
        changed = keys | ({column: after} if column in keys else {})
        connection.execute(update(table).where(_at(table, changed)).values({column: before}))
    return not found


def _at(table: Table, keys: dict[str, object]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in keys.items()))


def _of_a_report(table: Table) -> ColumnElement[bool]:
    if table is t.log:
        return table.c.kind == "event"
    if table is t.deliveries:
        return table.c.channel.like("person:%")
    return true()


def _flipped(value: object) -> object:
    match value:
        case bytes():
            middle = len(value) // 2
            return value[:middle] + bytes([value[middle] ^ 1]) + value[middle + 1 :]
        case str():
            middle = len(value) // 2
            return value[:middle] + chr(ord(value[middle]) ^ 1) + value[middle + 1 :] if value else "x"
        case int():
            return value + 1_000_000  # a number beside it may be taken
        case _:
            raise TypeError(type(value))
