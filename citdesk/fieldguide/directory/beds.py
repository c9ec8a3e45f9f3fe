"""Beds that are free and places that are closed just now: a small table that comes often.

Each row says of one service how it was at a moment (``as_of``). Read from CSV; a row at fault is left out and
named with its reason.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.directory.reading import RowFault, numbered_rows, text_of_csv
from citdesk.fieldguide.directory.service import Live, Service

#: The columns, all of which must be there; ``beds_free`` or ``closed_until`` may be blank.
COLUMNS = ("id", "beds_free", "closed_until", "as_of")
#: How long word of free beds counts as fresh.
FRESH_FOR = timedelta(hours=12)
_MANY = re.compile(r"[0-9]{1,5}")
#: Clocks of those who count beds may be ahead of HQ's by so much.
_AHEAD = timedelta(hours=1)
#: What is older is a slip: such a row helps nobody, and a year 1 is no time in some zones.
_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
#: Nobody knows today that a place stays closed for longer.
_LONGEST_CLOSED = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class BedNote:
    """One row: of which service (``id``) what is said; ``row`` counts as a spreadsheet does."""

    row: int
    id: str
    live: Live


@dataclass(frozen=True, slots=True)
class Beds:
    """The rows of one table that can be used, and those that were left out."""

    notes: tuple[BedNote, ...]
    faults: tuple[RowFault, ...] = ()


def read_beds(file: str, data: bytes, zone: tzinfo, now: datetime | None = None) -> Beds:
    """The rows of a CSV file; times without an offset are in ``zone``.

    ``now`` is when the table was made, as HQ knows it, None where nobody does; word from later is refused.

    Raises DataFileError for a file that is no such table at all.
    """
    rows = csv.reader(io.StringIO(text_of_csv(file, data), newline=""), strict=True)
    try:
        heading = [name.strip() for name in next(rows)]
    except (StopIteration, csv.Error) as wrong:
        raise DataFileError(file, "it is empty or not CSV") from wrong
    if sorted(heading) != sorted(COLUMNS):
        raise DataFileError(file, f"its columns must be {', '.join(COLUMNS)}")
    notes: dict[str, BedNote] = {}
    faults: list[RowFault] = []
    for at, cells in numbered_rows(file, rows):
        if len(cells) != len(heading):
            faults.append(RowFault(at, "the row", f"has {len(cells)} cells, the heading has {len(heading)}"))
            continue
        record = {name: cell.strip() for name, cell in zip(heading, cells, strict=True)}
        found = _note(at, record, zone, now)
        if isinstance(found, BedNote) and found.id in notes:
            found = RowFault(at, "id", f"{found.id!r} is already used in row {notes[found.id].row}")
        if isinstance(found, RowFault):
            faults.append(found)
        else:
            notes[found.id] = found
    return Beds(tuple(notes.values()), tuple(faults))


def with_live(services: Iterable[Service], beds: Beds) -> tuple[Service, ...]:
    """The services, those that the table names with what it says of them."""
    live = {note.id: note.live for note in beds.notes}
    return tuple(
        replace(service, live=live[service.id]) if service.id in live else service for service in services
    )


def is_old(live: Live, now: datetime) -> bool:
    """Whether so much time has passed that free beds may be taken."""
    return now - live.as_of > FRESH_FOR


def _note(at: int, record: Mapping[str, str], zone: tzinfo, now: datetime | None) -> BedNote | RowFault:
    if not record["id"]:
        return RowFault(at, "id", "is blank")
    beds = record["beds_free"]
    if beds and not _MANY.fullmatch(beds):
        return RowFault(at, "beds_free", f"{beds!r} is not a number from 0 to 99999")
    as_of, until = (_moment(record[name], zone) for name in ("as_of", "closed_until"))
    if as_of is None:
        return RowFault(at, "as_of", f"{record['as_of']!r} is not a time like 2026-03-12 21:05")
    if record["closed_until"] and until is None:
        return RowFault(at, "closed_until", f"{record['closed_until']!r} is not a time like 2026-03-12 21:05")
    if as_of < _EARLIEST:
        return RowFault(
            at, "as_of", f"{record['as_of']!r} is before the year 2000; write when somebody counted"
        )
    if now is not None and as_of - now > _AHEAD:
        return RowFault(at, "as_of", f"{record['as_of']!r} is still to come; write when somebody counted")
    if until is not None and (until <= as_of or until - as_of > _LONGEST_CLOSED):
        said = "before word of it came" if until <= as_of else "more than two years on"
        return RowFault(
            at, "closed_until", f"{record['closed_until']!r} is {said}; mend it, or leave it blank"
        )
    if not beds and until is None:
        return RowFault(at, "the row", "says neither how many beds are free nor until when it is closed")
    return BedNote(at, record["id"], Live(as_of, int(beds) if beds else None, until))


def _moment(text: str, zone: tzinfo) -> datetime | None:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=zone)
