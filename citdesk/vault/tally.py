"""A tally of everything in a vault's tables, which every transaction carries along.

A page of an older state is a valid page to SQLCipher. A disk that says that the folded log is safe when it is
not, or somebody who puts single pages back, leaves a database of pages from two moments: each is authentic,
and together they are nothing that ever was. So each row counts into a sum that stands beside the number of
commits; a database whose rows make another sum is mixed. Triggers of the connection keep it (none of the
file could: ``trusted_schema`` is off), so that no statement can be forgotten.

The sum is of hashes of 61 bits: SQLite adds 63 without going over to floating point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import cast

from citdesk.vault.cipher import Connection
from citdesk.vault.failures import DamagedVault, MixedVault

#: The first format whose databases have a tally.
TALLIED_SINCE = 4

_BITS = 61
_MASK = (1 << _BITS) - 1
#: The commits themselves hold the tally. Virtual tables, with what belongs to them, are rebuilt at will.
_NOT_TALLIED = frozenset({"commits"})
#: Pieces of files that HQ has can be fetched again, and each proves itself by its id when it is read:
#: looking at a vault must not mean reading every photo in it.
_OF_PIECES = "CASE {0}at_hq WHEN 0 THEN {0}content ELSE {0}content IS NULL END"
_CELLS = {("attachment_chunks", "content"): _OF_PIECES}

_Columns = Mapping[str, Sequence[str]]


def follow(connection: Connection) -> None:
    """Has every change of a row, from now on and by this connection, change the tally as well."""
    _teach(connection)
    for table, columns in _tables(connection).items():
        new, old = (_row(table, columns, which) for which in ("new.", "old."))
        for event, change in (("INSERT", f"+ {new}"), ("UPDATE", f"+ {new} - {old}"), ("DELETE", f"- {old}")):
            kept = f"UPDATE commits SET tally = (tally {change}) & {_MASK}"  # noqa: S608 - our own names
            name = f'"tally {table} {event}" AFTER {event} ON main."{table}"'
            connection.execute(f"CREATE TEMP TRIGGER {name} BEGIN {kept}; END")


def begin(connection: Connection) -> None:
    """Counts everything that is here; inside the transaction that changed the tables themselves."""
    connection.execute("UPDATE commits SET tally = ?", (_counted(connection),))


def check_tally(connection: Connection) -> None:
    """Raises MixedVault unless the rows make the sum that was kept with them."""
    kept = connection.execute("SELECT tally FROM commits").fetchone()
    if kept is None or kept[0] != _counted(connection):
        raise MixedVault


def has_tally(connection: Connection, vault_format: int) -> bool:
    """Whether there is a tally to compare with. Raises DamagedVault where tables and format disagree."""
    there = "tally" in _columns(connection, "commits")
    if there != (vault_format >= TALLIED_SINCE):
        raise DamagedVault("Your vault")
    return there


def _counted(connection: Connection) -> int:
    _teach(connection)
    total = 0
    for table, columns in _tables(connection).items():
        total += _digest(table, *columns)  # a table of an older schema counts differently
        total += sum(_of_rows(connection, table, columns))
    return total & _MASK


def _of_rows(connection: Connection, table: str, columns: Sequence[str]) -> Iterator[int]:
    rows = connection.execute(f'SELECT {_row(table, columns)} FROM main."{table}"')  # noqa: S608 - our names
    while (row := rows.fetchone()) is not None:
        yield cast("int", row[0])


def _row(table: str, columns: Sequence[str], of: str = "") -> str:
    cells = (_CELLS.get((table, column), f'{{0}}"{column}"').format(of) for column in columns)
    return f"tally_of('{table}', {', '.join(cells)})"


def _tables(connection: Connection) -> _Columns:
    listed = connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    names = sorted(str(name) for (name,) in listed.fetchall())
    ours = [name for name in names if not name.startswith("sqlite_") and name not in _NOT_TALLIED]
    return {name: _columns(connection, name) for name in ours}


def _columns(connection: Connection, table: str) -> Sequence[str]:
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return [str(name) for (name,) in found.fetchall()]


def _teach(connection: Connection) -> None:
    connection.create_function("tally_of", -1, _digest, deterministic=True)


def _digest(*cells: object) -> int:
    """61 bits of a row: its table's name and its cells, each with kind and length."""
    whole = blake2b(digest_size=8)
    for cell in cells:
        match cell:
            case str():
                kind, content = b"text", cell.encode("utf-8", "surrogatepass")
            case bytes():
                kind, content = b"blob", cell
            case None:
                kind, content = b"null", b""
            case _:
                kind, content = b"number", repr(cell).encode()
        whole.update(b"%b %d " % (kind, len(content)))
        whole.update(content)
    return int.from_bytes(whole.digest()) & _MASK
