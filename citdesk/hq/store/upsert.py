"""Inserting rows or bringing those there up to date, in either database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite


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
    insert = insert_sqlite if connection.dialect.name == "sqlite" else insert_postgresql
    statement = insert(table)
    others = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    if keep or not others:
        statement = statement.on_conflict_do_nothing()
    else:
        statement = statement.on_conflict_do_update(index_elements=list(keys), set_=others)
    connection.execute(statement, [dict(row) for row in rows])
