"""The agency's own numbers of reports: ``CR-2026-0001``, counted per kind of report and year."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from citdesk.hq.store import tables as t


def next_number(connection: Connection, series: str, local_time: datetime) -> str:
    """The next number of the series. Given back to the series when the transaction is rolled back."""
    name = f"{series}-{local_time.year}"
    last = connection.execute(select(t.numbers.c.last).where(t.numbers.c.series == name)).scalar() or 0
    insert = insert_sqlite if connection.dialect.name == "sqlite" else insert_postgresql
    statement = insert(t.numbers).values(series=name, last=last + 1)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["series"], set_={"last": statement.excluded.last})
    )
    return f"{name}-{last + 1:04d}"
