"""The rules of ``training/requirements.toml``."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.casework.checked_table import CheckedTable, DataFileError
from citdesk.fieldguide.training.entry import COURSE, DRILL, REFRESHER

_KINDS = frozenset({COURSE, REFRESHER, DRILL})
_MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Requirement:
    """``least`` hours (drills: how many) within ``every_months``; 0 months means once for all."""

    id: str
    title: str
    kind: str
    least: int
    every_months: int
    first_after_months: int
    source: str


def read_requirements(file: str, text: str) -> tuple[Requirement, ...]:
    """The requirements in the file's order. Raises DataFileError naming what is wrong."""
    whole = CheckedTable.parse(file, text)
    found: list[Requirement] = []
    for row in whole.tables("requirement", needed=True):
        found.append(
            Requirement(
                id=row.text("id"),
                title=row.text("title"),
                kind=row.word("kind", _KINDS),
                least=row.number("least", least=1),
                every_months=row.number("every_months", most=_MOST_MONTHS),
                first_after_months=row.number("first_after_months", most=_MOST_MONTHS),
                source=row.text("source"),
            )
        )
        row.done()
    whole.done()
    ids = [each.id for each in found]
    if len(set(ids)) < len(ids):
        raise DataFileError(file, "two requirements have the same id")
    return tuple(found)
