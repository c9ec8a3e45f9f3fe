"""Where each answer stands in the agency's CAD text: a file of the agency, a slip refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.xforms.patterns import BoundedPattern, PatternFaulty

KINDS = frozenset({"text", "time", "choice"})
#: The answer that tells one event from another, unless a mapping says which ones do.
_EVENT_NUMBER = "/event_number"


@dataclass(frozen=True, slots=True)
class CadField:
    """One answer: its path in the form, where to find it, and how to read it.

    ``find`` is a regular expression with one group, matched line by line; ``key`` a dotted key in JSON.
    ``formats`` are strptime patterns tried in turn; a time without a date is put on its day by the others.
    ``choices`` turn CAD codes, compared without case, into the form's choices. ``identifies`` the event: a
    text in which this differs holds more than one.
    """

    path: str
    label: str
    kind: str
    find: BoundedPattern | None
    key: str
    formats: tuple[str, ...]
    choices: Mapping[str, str]
    identifies: bool


@dataclass(frozen=True, slots=True)
class CadMapping:
    """All fields of one agency's CAD text, in the order in which they are taken."""

    id: str
    name: str
    fields: tuple[CadField, ...]


def read_mapping(name: str, text: str) -> CadMapping:
    """Reads a mapping from TOML. Raises DataFileError naming the file, the field and the slip."""
    row = CheckedTable.parse(name, text)
    mapping = CadMapping(
        id=row.text("id"),
        name=row.text("name"),
        fields=tuple(_field(name, field) for field in row.tables("fields", needed=True)),
    )
    row.done()
    paths = [field.path for field in mapping.fields]
    if len(paths) != len(set(paths)):
        raise DataFileError(name, "two fields fill the same answer")
    return mapping


def _field(name: str, row: CheckedTable) -> CadField:
    kind = row.word("kind", KINDS)
    find = row.text("find", blank=True)
    path = row.text("path")
    field = CadField(
        path=path,
        label=row.text("label"),
        kind=kind,
        find=_pattern(name, find) if find else None,
        key=row.text("key", blank=True),
        formats=row.words("formats") if kind == "time" else (),
        choices=_choices(row) if kind == "choice" else {},
        identifies=row.flag("identifies", absent=path.endswith(_EVENT_NUMBER)),
    )
    row.done()
    if field.find is None and not field.key:
        raise DataFileError(name, f"{field.path} has neither find nor key")
    if not field.path.startswith("/"):
        raise DataFileError(name, f"{field.path} is not a path; it begins with /")
    if kind == "time" and not field.formats:
        raise DataFileError(name, f"{field.path} is a time without formats")
    return field


def _choices(row: CheckedTable) -> Mapping[str, str]:
    pairs = [pair.split("=", 1) for pair in row.words("choices")]
    if any(len(pair) != 2 for pair in pairs):
        raise row.refuse("choices", 'must hold pairs like "SUIC=suicidal"')
    return {code.strip().casefold(): choice.strip() for code, choice in pairs}


def _pattern(name: str, find: str) -> BoundedPattern:
    try:
        pattern = BoundedPattern.read(find)
    except PatternFaulty as error:
        raise DataFileError(name, f"find {find!r} cannot be used: {error}") from error
    if pattern.groups != 1:
        raise DataFileError(name, f"find {find!r} needs exactly one group, in parentheses")
    return pattern
