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
from citdesk.fieldguide.directory.hours import Hours, ImpossibleHours, read_hours
from citdesk.fieldguide.directory.service import Point, Service

#: Columns without which a row is no service.
NEEDED = ("id", "name", "organization_name", "taxonomy_terms", "phone", "schedule", "assured_date")
#: Columns that may be absent as a whole.
OPTIONAL = (
    "alternate_name",
    "description",
    "eligibility_description",
    "languages",
    "attributes",
    "text_line",
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
_YES_NO: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}
_LONGEST_CELL = 4_000
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


class _Wrong(ValueError):
    def __init__(self, column: str, what: str) -> None:
        super().__init__(what)
        self.column, self.what = column, what


def read_directory(
    file: str, data: bytes, needs: frozenset[str], traits: frozenset[str], *, national: bool = False
) -> Directory:
    """The services of a CSV file. ``needs`` and ``traits`` are the codes that may stand in it.

    Raises DataFileError for a file that is no table of services at all.
    """
    rows = csv.reader(io.StringIO(text_of_csv(file, data), newline=""), strict=True)
    heading = _heading(file, rows)
    reader = _Reader(needs, traits, national=national)
    services: list[Service] = []
    faults: list[RowFault] = []
    seen: dict[str, int] = {}
    for at, cells in numbered_rows(file, rows):
        try:
            service = reader.service(_record(heading, cells))
            if service.id in seen:
                raise _Wrong("id", f"{service.id!r} is already used in row {seen[service.id]}")  # noqa: TRY301
        except _Wrong as wrong:
            faults.append(RowFault(at, wrong.column, wrong.what))
            continue
        seen[service.id] = at
        services.append(service)
    if not services:
        reason = f"; the first fault is {faults[0]}" if faults else ""
        raise DataFileError(file, f"it holds no service that can be used{reason}")
    return Directory(tuple(services), tuple(faults))


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


def _record(heading: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(heading):
        raise _Wrong("the row", f"has {len(cells)} cells where the heading has {len(heading)}")
    record = {name: cell.strip() for name, cell in zip(heading, cells, strict=True)}
    for name, cell in record.items():
        if len(cell) > _LONGEST_CELL:
            raise _Wrong(name, f"is longer than {_LONGEST_CELL} signs")
    return record


class _Reader:
    """Turns records into services; hours and zones that repeat are read once."""

    def __init__(self, needs: frozenset[str], traits: frozenset[str], *, national: bool) -> None:
        self._needs, self._traits, self._national = needs, traits, national
        self._hours: dict[str, Hours | None] = {}
        self._zones: set[str] = {""}

    def service(self, record: Mapping[str, str]) -> Service:
        text = record.get
        for name in ("id", "name", "taxonomy_terms"):
            if not record[name]:
                raise _Wrong(name, "is blank")
        if record["phone"] and not _PHONE.fullmatch(record["phone"]):
            raise _Wrong("phone", f"{record['phone']!r} is not a telephone number")
        if not (record["phone"] or text("text_line") or text("address_1") or text("url")):
            raise _Wrong("phone", "is blank, and there is no address either: nobody could reach it")
        return Service(
            id=record["id"],
            name=record["name"],
            organization=record["organization_name"],
            needs=_codes(record, "taxonomy_terms", self._needs),
            phone=record["phone"],
            hours=self._read_hours(record["schedule"]),
            schedule=record["schedule"],
            checked=_day(record, "assured_date"),
            alternate_name=text("alternate_name", ""),
            description=text("description", ""),
            eligibility=text("eligibility_description", ""),
            languages=_list(text("languages", "")),
            attributes=frozenset(_codes(record, "attributes", self._traits)),
            text_line=text("text_line", ""),
            url=text("url", ""),
            address=text("address_1", ""),
            city=text("city", ""),
            state=text("state_province", ""),
            place=_point(record),
            zone=self._zone(text("timezone", "")),
            minimum_age=_number(record, "minimum_age", 130),
            maximum_age=_number(record, "maximum_age", 130),
            accepts_holds=_yes_no(record, "accepts_holds"),
            accepts_juveniles=_yes_no(record, "accepts_juveniles"),
            beds=_number(record, "beds", 100_000),
            source=text("source", ""),
            national=self._national,
        )

    def _read_hours(self, text: str) -> Hours | None:
        if text not in self._hours:
            try:
                self._hours[text] = read_hours(text)
            except ImpossibleHours as wrong:
                raise _Wrong("schedule", str(wrong)) from wrong
        return self._hours[text]

    def _zone(self, name: str) -> str:
        if name not in self._zones:
            try:
                ZoneInfo(name)
            except (ZoneInfoNotFoundError, ValueError, OSError) as wrong:
                raise _Wrong("timezone", f"{name!r} is not a time zone like America/Chicago") from wrong
            self._zones.add(name)
        return name


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _codes(record: Mapping[str, str], column: str, known: frozenset[str]) -> tuple[str, ...]:
    codes = _list(record.get(column, ""))
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise _Wrong(column, f"{', '.join(unknown)} is not known")
    return codes


def _day(record: Mapping[str, str], column: str) -> date | None:
    text = record[column]
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise _Wrong(column, f"{text!r} is not a day like 2026-01-31") from wrong


def _number(record: Mapping[str, str], column: str, most: int) -> int | None:
    text = record.get(column, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text) > most:
        raise _Wrong(column, f"{text!r} is not a number from 0 to {most}")
    return int(text)


def _yes_no(record: Mapping[str, str], column: str) -> bool | None:
    text = record.get(column, "").lower()
    if text not in _YES_NO:
        raise _Wrong(column, f"{record[column]!r} must be yes, no or blank")
    return _YES_NO[text]


def _point(record: Mapping[str, str]) -> Point | None:
    latitude, longitude = record.get("latitude", ""), record.get("longitude", "")
    if not latitude and not longitude:
        return None
    try:
        point = Point(float(latitude), float(longitude))
    except ValueError as wrong:
        raise _Wrong("latitude", f"{latitude!r}, {longitude!r} is not a place") from wrong
    if not (-90 <= point.latitude <= 90 and -180 <= point.longitude <= 180):
        raise _Wrong("latitude", f"{latitude!r}, {longitude!r} is not on the earth")
    return point
