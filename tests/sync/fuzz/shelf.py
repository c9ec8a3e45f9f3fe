"""Where copies of HQ stand in a run: taken while it serves, put back in its place."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from citdesk.hq.backup import Copy, back_up, restore
from citdesk.hq.folder import HqFolder
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from tests.sync.agency import FORMS
from tests.sync.fuzz.ground import configuration, prepared, take_in
from tests.sync.steady_clock import SteadyClock


class Shelf(Protocol):
    """Sets an HQ up, copies it and puts copies back. What is given is open."""

    copies: list[str]

    def begin(self) -> Headquarters:
        """An HQ with its people and certified vaults."""
        ...

    def copy(self, hq: Headquarters) -> Headquarters:
        """Takes a copy; the HQ that serves from now on."""
        ...

    def put_back(self, hq: Headquarters, copy: str) -> Headquarters:
        """Puts the copy in HQ's place."""
        ...

    def end(self) -> None:
        """Clears away what is not in the run's folder."""
        ...


class SqliteShelf:
    """As ``citdesk-hq backup`` and ``restore`` do it."""

    def __init__(self, folder: Path, clock: SteadyClock) -> None:
        self.copies: list[str] = []
        self._folder = folder
        self._clock = clock
        self._taken: dict[str, Copy] = {}
        self._places = 0

    def begin(self) -> Headquarters:
        """See :class:`Shelf`."""
        shutil.copytree(prepared().hq, self._folder / "hq")
        return Headquarters.open(self._folder / "hq", FORMS, self._clock)

    def copy(self, hq: Headquarters) -> Headquarters:
        """See :class:`Shelf`."""
        name = f"backup-{len(self.copies)}"
        self._taken[name] = back_up(hq.folder.root, self._folder / name, self._clock.now())
        self.copies.append(name)
        return hq

    def put_back(self, hq: Headquarters, copy: str) -> Headquarters:
        """See :class:`Shelf`."""
        hq.close()
        self._places += 1
        place = self._folder / f"hq-{self._places}"
        restore(self._taken[copy], HqFolder(hq.folder.root).master_key, place)
        shutil.rmtree(hq.folder.root)
        return Headquarters.open(place, FORMS, self._clock)

    def end(self) -> None:
        """See :class:`Shelf`."""


class PostgresShelf:
    """The record in PostgreSQL, copied by the database itself."""

    def __init__(self, folder: Path, database: str, clock: SteadyClock) -> None:
        self.copies: list[str] = []
        self._folder = folder
        self._database = database
        self._name = str(make_url(database).database)
        self._clock = clock

    def begin(self) -> Headquarters:
        """See :class:`Shelf`."""
        found(self._folder / "hq", configuration(self._database), self._clock)
        hq = self._open()
        take_in(hq, prepared().vaults, self._clock)
        return hq

    def copy(self, hq: Headquarters) -> Headquarters:
        """See :class:`Shelf`."""
        hq.close()
        name = f"{self._name}_{len(self.copies)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {self._name}")
        self.copies.append(name)
        return self._open()

    def put_back(self, hq: Headquarters, copy: str) -> Headquarters:
        """See :class:`Shelf`."""
        hq.close()
        self._run(f"DROP DATABASE {self._name}")
        self._run(f"CREATE DATABASE {self._name} TEMPLATE {copy}")
        return self._open()

    def end(self) -> None:
        """See :class:`Shelf`."""
        for name in (self._name, *self.copies):
            self._run(f"DROP DATABASE {name}")

    def _open(self) -> Headquarters:
        return Headquarters.open(self._folder / "hq", FORMS, self._clock)

    def _run(self, statement: str) -> None:
        engine = create_engine(
            make_url(self._database).set(database="postgres"), isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()
