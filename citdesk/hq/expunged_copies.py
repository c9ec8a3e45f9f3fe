"""The copies of the key store that lie with the backups: the key of an expunged case destroyed in them too.

Any number of times, at any number of places: a backup that was forgotten, or brought back, is cleaned later.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from citdesk.casework.errors import AdministratorError
from citdesk.hq.backup import CASE_KEYS
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.wire.keys import Use


@dataclass(frozen=True, slots=True)
class CleanedCopies:
    """What cleaning found: copies of the key store, in how many of them the key was, in which it still is."""

    looked_at: int
    had_it: int
    still: tuple[Path, ...]


def copies_in(backups: Path) -> tuple[Path, ...]:
    """Every copy of the key store below the folder that backups are made in."""
    return tuple(sorted((backups / CASE_KEYS).glob("*/case-keys.db")))


def destroy_in_copies(backups: Path, case: str) -> CleanedCopies:
    """Destroys the case's key in every copy, and reads each anew. Raises AdministratorError."""
    copies, had_it = copies_in(backups), 0
    try:
        for copy in copies:
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA secure_delete = ON")
                done = connection.execute("DELETE FROM case_keys WHERE case_id = ?", (case,))
                had_it += done.rowcount
                connection.commit()
                connection.execute("VACUUM")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        still = tuple(copy for copy in copies if _names(copy, case))
    except (sqlite3.Error, OSError) as failed:
        raise AdministratorError(
            f"A copy of the key store could not be changed: {failed}. Destroy the copies in "
            f"{backups / CASE_KEYS} yourself.",
            code="backup",
        ) from failed
    return CleanedCopies(len(copies), had_it, still)


def expunged_cases(hq: Headquarters, name: str, reference: str) -> tuple[str, ...]:
    """The expunged cases that are meant: by an id of case or report, or else all that this order destroyed.

    A report's number went with its report. Raises Tampered where an order is not as it was signed.
    """
    with hq.database.read() as connection:
        expunged = dict(
            connection.execute(select(t.expunged_cases.c.case_id, t.expunged_cases.c.signed)).all()
        )
        of_report = select(t.events.c.case_id).where(t.events.c.report == name).limit(1)
        case = name if name in expunged else connection.execute(of_report).scalar()
    if case in expunged:
        return (str(case),)
    key = hq.signing_key.public
    return tuple(
        str(each)
        for each, signed in sorted(expunged.items())
        if reference.strip() and key.verify(Use.EXPUNGE, signed).get("reference") == reference.strip()
    )


def note_cleaned(hq: Headquarters, case: str, backups: Path, by: str) -> None:
    """Puts on HQ's trail that the key of an expunged case was destroyed in further copies."""
    with hq.database.append() as connection:
        hq.trails.note(connection, hq.clock.now(), "backups_cleaned", case, f"by {by} in {backups}")


def _names(copy: Path, case: str) -> bool:
    """Whether any byte of the copy, or of a log beside it, still speaks of the case."""
    files = (copy, *(copy.with_name(f"{copy.name}{ending}") for ending in ("-wal", "-journal")))
    return any(case.encode() in file.read_bytes() for file in files if file.exists())
