"""The record's connection: one writer at a time, readers beside it, the schema brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from citdesk.casework.errors import EnvironmentProblem

#: Held from before a vault's head is read until commit, so that no position shows before a lower one.
RECORD_LOCK = 0x43495444
_BUSY_SECONDS = 30.0
_MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """HQ's record in SQLite (WAL, every commit on disk) or PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def sqlite(cls, path: Path) -> Database:
        """The record in this file, which is made when it is missing."""
        path.touch(mode=0o600)
        engine = create_engine(
            f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False}
        )
        event.listen(engine, "connect", _set_up_sqlite)
        return cls(engine)

    @classmethod
    def postgresql(cls, address: str) -> Database:
        """The record in this PostgreSQL database."""
        return cls(create_engine(address, isolation_level="REPEATABLE READ", pool_pre_ping=True))

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine."""
        return self._engine

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    def upgrade(self) -> None:
        """Brings the schema up to date. Raises EnvironmentProblem when the database cannot be reached."""
        configuration = Config()
        configuration.set_main_option("script_location", str(_MIGRATIONS))
        with _reported(), self._engine.connect() as connection:
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "heads")
            connection.commit()

    @contextmanager
    def append(self, lock: int = RECORD_LOCK) -> Generator[Connection]:
        """A transaction that may append to the record: the only one at that time, here and elsewhere.

        What is no part of the record but lies in the same PostgreSQL database has a ``lock`` of its own.
        Committed at the end, rolled back when an error leaves the block. Raises EnvironmentProblem.
        """
        with _reported(), self._engine.connect() as connection:
            if self.dialect == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    # not in words: after an interrupted statement no other may be given, and that would
                    # be raised instead of what happened
                    connection.rollback()
                    raise
                connection.commit()
            else:
                # the lock is taken in a transaction of READ COMMITTED, whose statements each see
                # what was committed before them: a snapshot taken while waiting would be stale
                with connection.execution_options(isolation_level="READ COMMITTED").begin():
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock})
                    yield connection

    @contextmanager
    def read(self) -> Generator[Connection]:
        """A transaction in which everything read is of one moment. Raises EnvironmentProblem."""
        with _reported(), self._engine.connect() as connection:
            if self.dialect == "sqlite":
                connection.exec_driver_sql("BEGIN")
                try:
                    yield connection
                finally:
                    connection.rollback()
            else:
                with connection.begin():
                    yield connection

    def fold_log(self) -> bool:
        """Makes what was deleted leave the files; False where a reader was in the way.

        On SQLite the log is folded into the file and emptied. PostgreSQL's tables are vacuumed; its own log
        holds sealed bytes only, until it is recycled.
        """
        with _reported(), self._engine.connect() as connection:
            if self.dialect == "sqlite":
                said = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
                return said[0] == 0
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")
            return True

    def close(self) -> None:
        """Closes every connection."""
        self._engine.dispose()


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # transactions are begun by us, in words
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@contextmanager
def _reported() -> Generator[None]:
    try:
        yield
    except (OperationalError, InterfaceError) as failed:
        raise EnvironmentProblem(
            f"HQ's database does not answer as it should: {failed.orig}", code="database"
        ) from failed
