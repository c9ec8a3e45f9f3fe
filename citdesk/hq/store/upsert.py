"""Inserting rows or bringing those there up to date, in either database.

Rows go to the driver under one statement, on SQLite as tuples, on PostgreSQL as one array for each column:
for batches of events SQLAlchemy's own handling of each row's parameters costs several times the insert, and
so does a statement for each row on the line to a server. Columns here need no conversion: texts, numbers and
bytes.
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
    columns = ", ".join(f'"{name}"' for name in names)
    into = f'INSERT INTO "{table.name}" ({columns})'
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" for _ in names)
        values = [tuple(row[name] for name in names) for row in rows]
        connection.exec_driver_sql(f"{into} VALUES ({marks}) {rest}", values)
    else:
        arrays = ", ".join(f"%b::{_type_of(connection, table, name)}[]" for name in names)
        lists = tuple([row[name] for row in rows] for name in names)
        # the names are our own; WHERE keeps ON CONFLICT from being read as part of a join
        connection.exec_driver_sql(f"{into} SELECT * FROM unnest({arrays}) WHERE true {rest}", lists)  # noqa: S608


def _type_of(connection: Connection, table: Table, name: str) -> str:
    return table.c[name].type.compile(connection.dialect)
