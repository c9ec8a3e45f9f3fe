"""Checking what an administrator wants to publish as a table: services, and beds and closures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from functools import cache

from citdesk.casework.errors import AdministratorError
from citdesk.fieldguide.directory import (
    Directory,
    RowFault,
    Vocabulary,
    read_beds,
    read_directory,
)
from citdesk.resource_files import resource_path

#: Faults that are named; of more only the number is told.
_NAMED = 20


class FaultyRows(AdministratorError):
    """Rows of the file cannot stand; nothing was published."""

    code = "faulty_rows"

    def __init__(self, file: str, faults: Sequence[RowFault]) -> None:
        said = [str(fault) for fault in faults[:_NAMED]]
        if len(faults) > _NAMED:
            said.append(f"and {len(faults) - _NAMED} more")
        lines = "\n  ".join(said)
        super().__init__(
            f"{file}: nothing was published, {len(faults)} rows cannot stand. Mend them:\n  {lines}"
        )


def checked_services(
    file: str, data: bytes, today: date | None, *, leave_out: bool = False
) -> tuple[str, Directory]:
    """The table as it is published and what can be used of it.

    ``today`` is the day by HQ's clock: nobody has checked a service later.
    With ``leave_out`` rows at fault do not stop it: computers leave them out and say which. Raises
    DataFileError for a file that is no such table, FaultyRows.
    """
    words = _vocabulary()
    read = read_directory(file, data, frozenset(words.needs), frozenset(words.traits), today=today)
    if read.faults and not leave_out:
        raise FaultyRows(file, read.faults)
    return data.decode("utf-8-sig"), read


def checked_beds(
    file: str, data: bytes, now: datetime, zone: tzinfo, services: str | None
) -> tuple[str, int]:
    """The table as it is published and the number of its rows. ``services``: the table published before.

    ``now`` by HQ's clock: nobody has heard of beds later than that.

    Raises DataFileError, FaultyRows.
    """
    read = read_beds(file, data, zone, now)
    faults = list(read.faults)
    if services is not None:
        table = checked_services("services", services.encode(), None, leave_out=True)[1]
        known = {each.id for each in table.services}
        faults += [
            RowFault(note.row, "id", f"{note.id!r} is no service that was published")
            for note in read.notes
            if note.id not in known
        ]
    if faults:
        raise FaultyRows(file, sorted(faults, key=lambda fault: fault.row))
    return data.decode("utf-8-sig"), len(read.notes)


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary.read("needs.toml", resource_path("directory/needs.toml").read_text("utf-8"))
