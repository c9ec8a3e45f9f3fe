"""Marks of the log's positions, and which event an event was made anew of."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from citdesk.hq.store.log_marks import next_mark

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ROWS_AT_ONCE = 1000


def upgrade() -> None:
    """Adds both columns and fills them in."""
    op.add_column("log", sa.Column("mark", sa.String(), nullable=False, server_default=""))
    op.add_column("events", sa.Column("replaces", sa.String()))
    op.create_index("events_replaced", "events", ["replaces"])
    connection = op.get_bind()
    _mark(connection)
    _name_replaced(connection)


def downgrade() -> None:
    """Drops them."""
    op.drop_index("events_replaced", "events")
    op.drop_column("events", "replaces")
    op.drop_column("log", "mark")


def _mark(connection: sa.Connection) -> None:
    log = sa.table("log", *map(sa.column, ("position", "kind", "subject", "reason", "at", "mark")))
    before, position = "", 0
    marked = log.update().where(log.c.position == sa.bindparam("there")).values(mark=sa.bindparam("found"))
    while True:
        query = sa.select(log).where(log.c.position > position).order_by(log.c.position).limit(_ROWS_AT_ONCE)
        rows = connection.execute(query).all()
        if not rows:
            return
        found: list[dict[str, object]] = []
        for row in rows:
            position = row.position
            before = next_mark(before, position, row.kind, row.subject, row.reason, row.at)
            found.append({"there": position, "found": before})
        connection.execute(marked, found)


def _name_replaced(connection: sa.Connection) -> None:
    events = sa.table("events", *map(sa.column, ("id", "header", "replaces")))
    query = sa.select(events.c.id, events.c.header).where(events.c.header.not_like('%"replaces":null%'))
    for row in connection.execute(query).all():
        replaces = json.loads(row.header)["replaces"]
        if replaces is not None:
            connection.execute(events.update().where(events.c.id == row.id).values(replaces=replaces))
