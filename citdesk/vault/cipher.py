"""The few names of sqlcipher3 that the vault uses, with types: its module is made in C and has none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast

import sqlcipher3


class Cursor(Protocol):
    """What running a statement gives (PEP 249)."""

    def fetchone(self) -> tuple[object, ...] | None:
        """The next row."""
        ...

    def fetchall(self) -> list[tuple[object, ...]]:
        """All rows left."""
        ...


class Connection(Protocol):
    """An open SQLCipher database (PEP 249)."""

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Cursor:
        """Runs one statement."""
        ...

    def create_function(
        self, name: str, narg: int, func: Callable[..., object], /, *, deterministic: bool
    ) -> None:
        """Gives SQL a function for as long as the connection is open."""
        ...

    def set_progress_handler(self, handler: Callable[[], int], n: int, /) -> None:
        """Has this called every ``n`` steps; what is not 0 breaks the statement off."""
        ...

    def close(self) -> None:
        """Closes the database."""
        ...


connect = cast("Callable[..., Connection]", sqlcipher3.connect)  # pyright: ignore[reportAttributeAccessIssue]
CipherError = cast("type[Exception]", sqlcipher3.Error)  # pyright: ignore[reportAttributeAccessIssue]
