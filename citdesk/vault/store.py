"""The open database of a vault: queries, facts and transactions that are on disk when they end."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from typing import cast

from sqlite_utils import Database

from citdesk.vault.cipher import Connection
from citdesk.vault.database import check_pages, check_structure
from citdesk.vault.failures import VaultClosed
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.tail_mark import TailMark
from citdesk.vault.tally import check_tally

_log = logging.getLogger(__name__)

Row = Mapping[str, object]


class Store:
    """Used from one thread at a time. Every method raises the errors of ``storage_errors``."""

    def __init__(self, db: Database, mark: TailMark) -> None:
        self._db: Database | None = db
        self._mark = mark
        self._depth = 0
        self._after: list[Callable[[], None]] = []

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query, by column name."""
        with storage_errors():
            cursor = self._open.execute(sql, list(values))
            names = [column[0] for column in cursor.description or ()]
            # row by row: while SQLite fetches thousands in one go no other thread gets its turn of Python's
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a query, None where there is none."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def number(self, sql: str, values: Sequence[object] = ()) -> int:
        """The whole number that a query of one cell gives."""
        found = self.rows(sql, values)
        return int(cast("int", next(iter(found[0].values()))))

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """Runs a statement that changes something, inside :meth:`writing`; the number of rows it changed."""
        if self._depth == 0:
            message = "writes belong inside writing()"
            raise RuntimeError(message)
        with storage_errors():
            return self._open.execute(sql, list(values)).rowcount

    @contextmanager
    def writing(self) -> Generator[None]:
        """One transaction: when it ends without an error, all of it is on disk. Nested ones join in."""
        if self._depth:
            yield
            return
        self._depth = 1
        try:
            with storage_errors(), self._open.atomic():
                yield
                self.execute("UPDATE commits SET made = made + 1")
                made = self.number("SELECT made FROM commits")
        except BaseException:
            self._after.clear()
            raise
        finally:
            self._depth = 0
        self._move_mark(made)
        following, self._after = self._after, []
        for work in following:
            work()

    def after_commit(self, work: Callable[[], None]) -> None:
        """Has something done once the present transaction is on disk; never where it was rolled back."""
        self._after.append(work)

    def fold_log(self) -> None:
        """Writes the log into the file and empties it: what was deleted is in neither afterwards."""
        with storage_errors():
            self._open.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def fact(self, name: str) -> str | None:
        """A single kept text, None where there is none."""
        found = self.row("SELECT value FROM facts WHERE name = ?", (name,))
        return None if found is None else str(found["value"])

    def set_fact(self, name: str, value: str) -> None:
        """Keeps a single text in the place of an older one; inside :meth:`writing`."""
        self.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))

    def check(self) -> None:
        """Reads every page, index and row; raises DamagedVault.

        The log is folded in first: a page of the file that stands newer in the log may be half written.
        """
        self.fold_log()
        with storage_errors():
            connection = cast("Connection", self._open.conn)
            check_pages(connection)
            check_structure(connection)
            check_tally(connection)

    def restart_mark(self) -> None:
        """Has the tail mark begin again at what is here, under the present key. Raises OSError."""
        self._mark.restart(self.number("SELECT made FROM commits"))

    def close(self) -> None:
        """Closes the database; what is asked afterwards raises VaultClosed."""
        if self._db is not None:
            with storage_errors():
                self._db.close()
            self._db = None
            self._mark.close()

    @property
    def _open(self) -> Database:
        if self._db is None:
            raise VaultClosed
        return self._db

    def _move_mark(self, made: int) -> None:
        try:
            self._mark.write(made)
        except OSError as wrong:  # the commit stands; a mark that is behind tells nothing false
            _log.warning("tail_mark_not_written errno=%s", wrong.errno)
