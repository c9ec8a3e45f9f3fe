"""The agency's roster as a CSV file: read whole, every faulty row named, nothing taken unless all is well."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citdesk.casework.errors import UserError
from citdesk.casework.people import Role

#: Bytes of a roster.
LARGEST_ROSTER = 5 * 1024 * 1024
COLUMNS = ("name", "badge", "unit", "roles")
_LONGEST = 200


class FaultyRoster(UserError):
    """The roster cannot be taken; each fault with its line."""

    code = "roster"

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("Nobody was imported. Mend the roster and import it again:\n" + "\n".join(faults))
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

    Comma or semicolon between values; several roles with spaces or commas between them. Raises FaultyRoster.
    """
    if len(content) > LARGEST_ROSTER:
        raise FaultyRoster([f"The file is larger than {LARGEST_ROSTER // 1024 // 1024} MB."])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise FaultyRoster(["The file is not UTF-8. In a spreadsheet, save it as CSV UTF-8."]) from wrong
    heading, _, _ = text.partition("\n")
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        missing = [name for name in COLUMNS if names.count(name) != 1]
        if missing:
            raise FaultyRoster([f"The first line has to name each column once: {', '.join(missing)}."])
        return _checked(reader, {name: names.index(name) for name in COLUMNS})
    except csv.Error as wrong:
        raise FaultyRoster([f"line {reader.line_num}: {wrong}."]) from wrong


def _checked(reader: Iterator[list[str]], at: dict[str, int]) -> tuple[RosterRow, ...]:
    rows: list[RosterRow] = []
    faults: list[str] = []
    seen: dict[str, int] = {}
    for values in reader:
        line = int(getattr(reader, "line_num", 0))
        if not any(value.strip() for value in values):
            continue
        said = {name: values[place].strip() if place < len(values) else "" for name, place in at.items()}
        roles, wrong = _roles(said["roles"])
        wrong += [f"{name} is missing" for name in ("name", "badge") if not said[name]]
        wrong += [f"{name} is too long" for name in COLUMNS if len(said[name]) > _LONGEST]
        wrong += ["a control character" for name in COLUMNS if not said[name].isprintable()]
        if said["badge"] in seen:
            wrong.append(f"badge {said['badge']} stands in line {seen[said['badge']]} already")
        seen.setdefault(said["badge"], line)
        if wrong:
            faults.append(f"line {line}: {'; '.join(wrong)}.")
        else:
            rows.append(RosterRow(line, said["name"], said["badge"], said["unit"], roles))
    if not rows and not faults:
        faults.append("The file names nobody.")
    if faults:
        raise FaultyRoster(faults)
    return tuple(rows)


def _roles(text: str) -> tuple[frozenset[Role], list[str]]:
    words = text.lower().replace(",", " ").replace(";", " ").split()
    known = {role.value: role for role in Role}
    unknown = [word for word in words if word not in known]
    wrong = [f"there is no role {word!r}; roles are {', '.join(known)}" for word in unknown]
    if not words:
        wrong.append(f"a role is missing; roles are {', '.join(known)}")
    return frozenset(known[word] for word in words if word in known), wrong
