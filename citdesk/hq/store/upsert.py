"""Inserting rows or bringing those there up to date, in either database.

Rows go to the driver as tuples, under one statement: for batches of events SQLAlchemy's own handling of each
row's parameters costs several times the insert. Columns here need no conversion: texts, numbers and bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, object]],
    *keys: str,
    keep: bool = False,
) -> None:
    """Inserts the rows, all with the same columns; rows there already take the new values, or are kept."""
    if not rows:
        return
    changed = [name for name in rows[0] if name not in keys]
    if keep or not changed:
        rest = "ON CONFLICT DO NOTHING"
    else:
        places = ", ".join(f'"{key}"' for key in keys)
        values = ", ".join(f'"{name}" = excluded."{name}"' for name in changed)
        rest = f"ON CONFLICT ({places}) DO UPDATE SET {values}"
    _insert(connection, table, rows, rest)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Inserts new rows, all with the same columns."""
    _insert(connection, table, rows, "")


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], rest: str) -> None:
    if not rows:
        return
    names = list(rows[0])
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join(mark for _ in names)
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks}) {rest}'  # noqa: S608 - our own names
    connection.exec_driver_sql(statement, [tuple(row[name] for name in names) for row in rows])
