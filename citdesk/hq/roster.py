"""The agency's roster as a CSV file: read whole, every faulty row named, nothing taken unless all is well."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, Self

from citdesk.casework.errors import UserError
from citdesk.casework.people import Role

#: Bytes of a roster.
LARGEST_ROSTER = 5 * 1024 * 1024
COLUMNS = ("name", "badge", "unit", "roles")
_LONGEST = 200
_DELIMITERS = (",", ";", "\t")
_SAID = re.compile(r"sep=([,;\t])")
#: spaces that spreadsheets and web pages put in place of the plain one
_SPACES = {0x00A0: " ", 0x202F: " ", 0x2007: " "}


class _Rows(Protocol):
    """What ``csv.reader`` gives."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Self: ...

    def __next__(self) -> list[str]: ...


class FaultyRoster(UserError):
    """The roster cannot be taken; each fault with its line."""

    code = "roster"

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("Nothing was imported. Mend the file and import it again:\n" + "\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the roster, and the line of the file where the row ends."""

    line: int
    name: str
    badge: str
    unit: str
    roles: frozenset[Role]


def read_roster(content: bytes) -> tuple[RosterRow, ...]:
    """The rows of a CSV file with columns name, badge, unit and roles in any order; others are passed over.

    Comma, semicolon or tab between values; several roles with spaces or commas between them. What
    spreadsheets do unasked is understood: a byte order mark, a first line ``sep=;``, letters in two pieces,
    spaces that do not break, empty cells at the end. Raises FaultyRoster.
    """
    reader, at, columns = _opened(content, COLUMNS)
    with _told(reader):
        return _checked(reader, at, columns)


def read_names(content: bytes) -> tuple[str, ...]:
    """The names of a CSV file with the column ``name``, each once; other columns are passed over.

    Raises FaultyRoster.
    """
    reader, at, columns = _opened(content, ("name",))
    found: list[str] = []
    names: dict[str, int] = {}
    faults: list[str] = []
    with _told(reader):
        for values in reader:
            if not any(value.strip() for value in values):
                continue
            name = values[at["name"]].strip() if at["name"] < len(values) else ""
            wrong = _wrong_text("name", name) + _wrong_length(values, columns)
            wrong += ["name is missing"] * (not name)
            if name.casefold() in names:
                wrong.append(f"{name} stands in line {names[name.casefold()]} already")
            names.setdefault(name.casefold(), reader.line_num)
            if wrong:
                faults.append(f"line {reader.line_num}: {'; '.join(wrong)}.")
            else:
                found.append(name)
    if not found and not faults:
        faults.append("The file names nothing.")
    if faults:
        raise FaultyRoster(faults)
    return tuple(found)


def _opened(content: bytes, wanted: Sequence[str]) -> tuple[_Rows, dict[str, int], int]:
    """The rows below the heading, where the wanted columns stand, and how many columns there are."""
    if len(content) > LARGEST_ROSTER:
        raise FaultyRoster([f"The file is larger than {LARGEST_ROSTER // 1024 // 1024} MB."])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise FaultyRoster(["The file is not UTF-8. In a spreadsheet, save it as CSV UTF-8."]) from wrong
    text = unicodedata.normalize("NFC", text).translate(_SPACES)
    said, delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    with _told(reader):
        if said:
            next(reader)
        names = [name.strip().lower() for name in next(reader, [])]
    missing = [name for name in wanted if names.count(name) != 1]
    if missing:
        raise FaultyRoster([f"The first line has to name each column once: {', '.join(missing)}."])
    return reader, {name: names.index(name) for name in wanted}, len(names)


@contextmanager
def _told(reader: _Rows) -> Generator[None]:
    try:
        yield
    except csv.Error as wrong:
        raise FaultyRoster([f"line {reader.line_num}: {wrong}."]) from wrong


def _delimiter(text: str) -> tuple[bool, str]:
    """What stands between values, and whether a line of its own says so."""
    heading, _, _ = text.partition("\n")
    found = _SAID.fullmatch(heading.strip("\r").strip('"'))
    if found is not None:
        return True, found[1]
    return False, max(_DELIMITERS, key=heading.count)


def _checked(reader: _Rows, at: dict[str, int], columns: int) -> tuple[RosterRow, ...]:
    rows: list[RosterRow] = []
    faults: list[str] = []
    seen: dict[str, int] = {}
    for values in reader:
        line = reader.line_num
        if not any(value.strip() for value in values):
            continue
        said = {name: values[place].strip() if place < len(values) else "" for name, place in at.items()}
        roles, wrong = _roles(said["roles"])
        wrong += [f"{name} is missing" for name in ("name", "badge") if not said[name]]
        wrong += [fault for name in COLUMNS for fault in _wrong_text(name, said[name])]
        wrong += _wrong_length(values, columns)
        if (badge := said["badge"].casefold()) in seen:
            wrong.append(f"badge {said['badge']} stands in line {seen[badge]} already")
        seen.setdefault(badge, line)
        if wrong:
            faults.append(f"line {line}: {'; '.join(wrong)}.")
        else:
            rows.append(RosterRow(line, said["name"], said["badge"], said["unit"], roles))
    if not rows and not faults:
        faults.append("The file names nobody.")
    if faults:
        raise FaultyRoster(faults)
    return tuple(rows)


def _wrong_text(name: str, value: str) -> list[str]:
    wrong = [f"{name} is too long"] * (len(value) > _LONGEST)
    return wrong if value.isprintable() else [*wrong, "a control character"]


def _wrong_length(values: Sequence[str], columns: int) -> list[str]:
    if not any(value.strip() for value in values[columns:]):
        return []
    return ["more values than columns; a comma inside a value needs quotes around it"]


def _roles(text: str) -> tuple[frozenset[Role], list[str]]:
    words = text.lower().replace(",", " ").replace(";", " ").split()
    known = {role.value: role for role in Role}
    unknown = [word for word in words if word not in known]
    wrong = [f"there is no role {word!r}; roles are {', '.join(known)}" for word in unknown]
    if not words:
        wrong.append(f"a role is missing; roles are {', '.join(known)}")
    return frozenset(known[word] for word in words if word in known), wrong
