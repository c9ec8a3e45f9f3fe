"""Where each answer stands in the agency's CAD text: a file of the agency, a slip refused by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from citdesk.casework.checked_table import CheckedTable, DataFileError

KINDS = frozenset({"text", "time", "choice"})


@dataclass(frozen=True, slots=True)
class CadField:
    """One answer: its path in the form, where to find it, and how to read it.

    ``find`` is a regular expression with one group, matched line by line; ``key`` a dotted key in JSON.
    ``formats`` are strptime patterns tried in turn; one without a year takes the day from ``day_from``.
    ``choices`` turn CAD codes, compared without case, into the form's choices.
    """

    path: str
    label: str
    kind: str
    find: re.Pattern[str] | None
    key: str
    formats: tuple[str, ...]
    choices: Mapping[str, str]


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
    field = CadField(
        path=row.text("path"),
        label=row.text("label"),
        kind=kind,
        find=_pattern(name, find) if find else None,
        key=row.text("key", blank=True),
        formats=row.words("formats") if kind == "time" else (),
        choices=_choices(row) if kind == "choice" else {},
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


def _pattern(name: str, find: str) -> re.Pattern[str]:
    try:
        pattern = re.compile(find, re.IGNORECASE)
    except re.error as error:
        raise DataFileError(name, f"find {find!r} is not a regular expression, {error}") from error
    if pattern.groups != 1:
        raise DataFileError(name, f"find {find!r} needs exactly one group, in parentheses")
    return pattern
