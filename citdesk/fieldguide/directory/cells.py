"""Reads the cells of one row and says what is wrong with one, and how to mend it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date, timedelta

from citdesk.fieldguide.directory.service import Point

_YES_NO: Mapping[str, bool | None] = {"yes": True, "no": False, "": None}
_LONGEST_CELL = 4_000
#: Columns in which a cell may run over several lines; they are read as one.
_LONG = frozenset({"description", "eligibility_description", "source"})
_BREAK = re.compile(r"\s*[\r\n\t]+\s*")
#: Control characters, signs that turn the direction of writing, by which a telephone number could read
#: otherwise than it is, and the two that no form can carry (XML 1.0, section 2.2).
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
#: Nobody has checked a service before this, and it is no slip of the century either.
_EARLIEST = date(1990, 1, 1)
#: HQ and whoever checked may live in different days.
_AHEAD = timedelta(days=1)
_OLDEST = 130


class Wrong(ValueError):
    """A cell that cannot stand: its column, what is wrong and how to mend it."""

    def __init__(self, column: str, what: str) -> None:
        super().__init__(what)
        self.column, self.what = column, what


def record(heading: list[str], cells: list[str]) -> dict[str, str]:
    """The row's cells by column, without blanks around them. Raises Wrong."""
    if len(cells) != len(heading):
        raise Wrong(
            "the row",
            f"has {len(cells)} cells where the heading has {len(heading)}; "
            "put a cell with a comma between double quotation marks",
        )
    found = {name: cell.strip() for name, cell in zip(heading, cells, strict=True)}
    for name, cell in found.items():
        if len(cell) > _LONGEST_CELL:
            raise Wrong(name, f"is longer than {_LONGEST_CELL} signs; shorten it")
        found[name] = _plain(name, cell)
    return found


def _plain(name: str, cell: str) -> str:
    text = _BREAK.sub(" ", cell) if name in _LONG else cell
    control = _CONTROL.search(text)
    if control is not None:
        code = ord(control.group())
        raise Wrong(name, f"sign {control.start() + 1} is the control character U+{code:04X}; delete it")
    return text


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell between semicolons, each once."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def codes(row: Mapping[str, str], column: str, known: frozenset[str]) -> tuple[str, ...]:
    """Codes parted by semicolons. Raises Wrong for one that is not known."""
    given = several(row.get(column, ""))
    unknown = [code for code in given if code not in known]
    if unknown:
        near = difflib.get_close_matches(unknown[0], known, n=1, cutoff=0.5) or sorted(known)[:1]
        raise Wrong(
            column, f"{', '.join(unknown)} is not known; write a code of needs.toml, perhaps {near[0]}"
        )
    return given


def day(row: Mapping[str, str], column: str, today: date | None) -> date | None:
    """A day that somebody lived through; ``today`` None: not known. Raises Wrong."""
    text = row[column]
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError as wrong:
        raise Wrong(column, f"{text!r} is not a day like 2026-01-31; write it so") from wrong
    if (today is not None and found - today > _AHEAD) or found < _EARLIEST:
        when = "is before 1990" if found < _EARLIEST else "is still to come"
        raise Wrong(column, f"{text!r} {when}; write when somebody last checked, or leave it blank")
    return found


def number(row: Mapping[str, str], column: str, most: int) -> int | None:
    """A whole number from 0 to ``most``. Raises Wrong."""
    text = row.get(column, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(most)) or int(text) > most:
        raise Wrong(column, f"{text!r} is not a number from 0 to {most}; write one, or leave it blank")
    return int(text)


def ages(row: Mapping[str, str]) -> tuple[int | None, int | None]:
    """The youngest and the oldest who are served. Raises Wrong."""
    youngest, oldest = (number(row, column, _OLDEST) for column in ("minimum_age", "maximum_age"))
    if youngest is not None and oldest is not None and youngest > oldest:
        raise Wrong(
            "minimum_age",
            f"{youngest} is more than the maximum age {oldest}: it would serve nobody; mend one",
        )
    return youngest, oldest


def yes_no(row: Mapping[str, str], column: str) -> bool | None:
    """Yes, no or blank. Raises Wrong."""
    text = row.get(column, "").lower()
    if text not in _YES_NO:
        raise Wrong(column, f"{row[column]!r} must be yes, no or blank; write one of them")
    return _YES_NO[text]


def point(row: Mapping[str, str]) -> Point | None:
    """Latitude and longitude, None where both are blank. Raises Wrong."""
    latitude, longitude = row.get("latitude", ""), row.get("longitude", "")
    if not latitude and not longitude:
        return None
    try:
        found = Point(float(latitude), float(longitude))
    except ValueError as wrong:
        raise Wrong(
            "latitude", f"{latitude!r}, {longitude!r} is not a place; write degrees like 30.27"
        ) from wrong
    if not (-90 <= found.latitude <= 90 and -180 <= found.longitude <= 180):
        raise Wrong("latitude", f"{latitude!r}, {longitude!r} is not on the earth; write degrees like 30.27")
    return found
