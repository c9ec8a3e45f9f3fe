"""Runs the migrations on the connection that HQ hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from citdesk.hq.store.tables import METADATA


def _run() -> None:
    connection = context.config.attributes["connection"]
    if not isinstance(connection, Connection):
        message = "migrations run through citdesk-hq only"
        raise TypeError(message)
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


_run()
