"""Reads services from CSV whose columns are named as in HSDS 3.0, and says by row what cannot stand.

A file without the columns that make a service, or in another encoding, is refused as a whole: the directory
in use stays. A row at fault is left out and named with its reason; the other rows stay.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.directory.cells import (
    Wrong,
    ages,
    codes,
    day,
    number,
    point,
    record,
    several,
    yes_no,
)
from citdesk.fieldguide.directory.hours import Hours, ImpossibleHours, read_hours
from citdesk.fieldguide.directory.service import Service

#: Columns without which a row is no service.
NEEDED = ("id", "name", "organization_name", "taxonomy_terms", "phone", "schedule", "assured_date")
#: Columns that may be absent as a whole.
OPTIONAL = (
    "alternate_name",
    "description",
    "eligibility_description",
    "languages",
    "attributes",
    "phone_description",
    "phone_description_es",
    "text_line",
    "text_keyword",
    "text_keyword_es",
    "url",
    "address_1",
    "city",
    "state_province",
    "latitude",
    "longitude",
    "timezone",
    "minimum_age",
    "maximum_age",
    "accepts_holds",
    "accepts_juveniles",
    "beds",
    "source",
)
#: Columns that may not be blank, and what belongs there.
_FILLED = {
    "id": "give each service an id of its own",
    "name": "write what people call it",
    "organization_name": "write who runs it",
    "taxonomy_terms": "name at least one need, for example shelter",
}
_PHONE = re.compile(r"[+0-9][0-9 ().,x-]{1,39}|[0-9]{3}")


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row. ``row`` counts as a spreadsheet does: the heading is row 1."""

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.what}"


@dataclass(frozen=True, slots=True)
class Directory:
    """The services of one file that can be used, and the rows that were left out."""

    services: tuple[Service, ...]
    faults: tuple[RowFault, ...] = ()


def read_directory(
    file: str,
    data: bytes,
    needs: frozenset[str],
    traits: frozenset[str],
    *,
    national: bool = False,
    today: date | None = None,
) -> Directory:
    """The services of a CSV file. ``needs`` and ``traits`` are the codes that may stand in it.

    ``today`` is when the table was made, as HQ knows it; a check on a later day is none.

    Raises DataFileError for a file that is no table of services at all.
    """
    rows = csv.reader(io.StringIO(text_of_csv(file, data), newline=""), strict=True)
    heading = _heading(file, rows)
    reader = _Reader(needs, traits, national=national, today=today)
    services: list[Service] = []
    faults: list[RowFault] = []
    seen: dict[str, int] = {}
    for at, cells in numbered_rows(file, rows):
        try:
            service = reader.service(record(heading, cells))
            _need_new(service.id, seen)
        except Wrong as wrong:
            faults.append(RowFault(at, wrong.column, wrong.what))
            continue
        seen[service.id] = at
        services.append(service)
    if not services:
        reason = f"; the first fault is {faults[0]}" if faults else ""
        raise DataFileError(file, f"it holds no service that can be used{reason}")
    return Directory(tuple(services), tuple(faults))


def _need_new(service: str, seen: Mapping[str, int]) -> None:
    if service in seen:
        raise Wrong("id", f"{service!r} is already used in row {seen[service]}; give one of them another")


def text_of_csv(file: str, data: bytes) -> str:
    """The file's text; raises DataFileError where it is not UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DataFileError(file, "it is UTF-16; save it as CSV UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        row = data.count(b"\n", 0, wrong.start) + 1
        raise DataFileError(file, f"row {row} is not UTF-8; save it as CSV UTF-8") from wrong
    if "\0" in text:
        raise DataFileError(file, "it holds zero bytes, so it is no CSV file; save it as CSV UTF-8")
    return text


def _heading(file: str, rows: Iterator[list[str]]) -> list[str]:
    try:
        heading = [name.strip() for name in next(rows)]
    except (StopIteration, csv.Error) as wrong:
        raise DataFileError(file, "it is empty or not CSV") from wrong
    missing = [name for name in NEEDED if name not in heading]
    if missing:
        raise DataFileError(file, f"the column {', '.join(missing)} is missing")
    twice = sorted({name for name in heading if name and heading.count(name) > 1})
    if twice:
        raise DataFileError(file, f"the column {', '.join(twice)} is there twice")
    unknown = sorted(set(heading) - set(NEEDED) - set(OPTIONAL) - {""})
    if unknown:
        raise DataFileError(file, f"the column {', '.join(unknown)} is not known")
    return heading


def numbered_rows(file: str, rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, by their number in a spreadsheet. Raises DataFileError."""
    at = 1
    while True:
        at += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as wrong:
            raise DataFileError(file, f"row {at} is not CSV: {wrong}") from wrong
        if any(cell.strip() for cell in cells):
            yield at, cells


class _Reader:
    """Turns records into services; hours and zones that repeat are read once."""

    def __init__(
        self, needs: frozenset[str], traits: frozenset[str], *, national: bool, today: date | None
    ) -> None:
        self._needs, self._traits, self._national, self._today = needs, traits, national, today
        self._hours: dict[str, Hours | None] = {}
        self._zones: set[str] = {""}

    def service(self, row: Mapping[str, str]) -> Service:
        text = row.get
        for name, mend in _FILLED.items():
            if not row[name]:
                raise Wrong(name, f"is blank; {mend}")
        if row["phone"] and not _PHONE.fullmatch(row["phone"]):
            raise Wrong("phone", f"{row['phone']!r} is not a telephone number; write it like 555-0101")
        if not (row["phone"] or text("text_line") or text("address_1") or text("url")):
            raise Wrong(
                "phone", "is blank, so nobody could reach it; write a number, an address or a web page"
            )
        youngest, oldest = ages(row)
        return Service(
            id=row["id"],
            name=row["name"],
            organization=row["organization_name"],
            needs=codes(row, "taxonomy_terms", self._needs),
            phone=row["phone"],
            hours=self._read_hours(row["schedule"]),
            schedule=row["schedule"],
            checked=day(row, "assured_date", self._today),
            alternate_name=text("alternate_name", ""),
            description=text("description", ""),
            eligibility=text("eligibility_description", ""),
            languages=several(text("languages", "")),
            attributes=frozenset(codes(row, "attributes", self._traits)),
            phone_description=text("phone_description", ""),
            phone_description_es=text("phone_description_es", ""),
            text_line=text("text_line", ""),
            text_keyword=text("text_keyword", ""),
            text_keyword_es=text("text_keyword_es", ""),
            url=text("url", ""),
            address=text("address_1", ""),
            city=text("city", ""),
            state=text("state_province", ""),
            place=point(row),
            zone=self._zone(text("timezone", "")),
            minimum_age=youngest,
            maximum_age=oldest,
            accepts_holds=yes_no(row, "accepts_holds"),
            accepts_juveniles=yes_no(row, "accepts_juveniles"),
            beds=number(row, "beds", 100_000),
            source=text("source", ""),
            national=self._national,
        )

    def _read_hours(self, text: str) -> Hours | None:
        if text not in self._hours:
            try:
                self._hours[text] = read_hours(text)
            except ImpossibleHours as wrong:
                raise Wrong("schedule", f"{wrong}; mend it, or leave it blank") from wrong
        return self._hours[text]

    def _zone(self, name: str) -> str:
        if name not in self._zones:
            try:
                ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
                raise Wrong(
                    "timezone", f"{name!r} is not a time zone; write one like America/Chicago"
                ) from wrong
            self._zones.add(name)
        return name
