"""Reads programmes from TOML and refuses a broken one by name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citdesk.casework.checked_table import CheckedTable, DataFileError, KeptTable, check_id
from citdesk.casework.programmes.programme import (
    CHARGE_CLASSES,
    COUNTS,
    OTHER,
    PATHWAYS,
    RULES,
    Exclusion,
    Programme,
)

SIGNERS = frozenset(
    {
        "person",
        "guardian_if_minor",
        "officer",
        "witness",
        "supervisor",
        "case_manager",
        "prosecutor",
        "public_defender",
    }
)

_STATE = re.compile(r"[A-Z]{2}")
_MOST_YOUNGEST = 99  # above that there is nobody to divert
_MOST_BUSINESS_DAYS = 60  # forms are given the calendar of the months ahead, not of years


def read_programmes(
    files: Mapping[str, str],
) -> tuple[Mapping[str, Programme], tuple[DataFileError, ...]]:
    """All programmes that can be used, by id, and what is wrong with the others. ``files``: name to text."""
    found: dict[str, Programme] = {}
    errors: list[DataFileError] = []
    for name in sorted(files):
        try:
            programme = read_programme(name, files[name])
        except DataFileError as error:
            errors.append(error)
            continue
        if programme.id in found:
            errors.append(DataFileError(name, f"there is another programme {programme.id}"))
            continue
        found[programme.id] = programme
    return found, tuple(errors)


def read_programme(name: str, text: str) -> Programme:
    """One programme. Raises DataFileError for anything missing, misspelt or contradictory."""
    row = CheckedTable.parse(name, text)
    programme = _programme(row)
    row.done()
    _check(name, programme)
    return programme


def read_kept_programme(name: str, text: str) -> Programme:
    """A programme kept with a revision, read as far as it goes.

    It was checked by the schema of its day, and a revision is never lost because the schema changed.
    Raises DataFileError only where the text is no TOML.
    """
    return _programme(KeptTable.parse(name, text))


def _programme(row: CheckedTable) -> Programme:
    return Programme(
        id=row.text("id"),
        name=row.text("name"),
        version=row.text("version"),
        reviewed_on=row.day("reviewed_on"),
        reviewed_by=row.text("reviewed_by", blank=True),
        authority=row.text("authority"),
        pathways=row.words("pathways", PATHWAYS, needed=True),
        youngest=row.number("youngest", most=_MOST_YOUNGEST),
        oldest=row.number("oldest", most=120, absent=0),
        admission_required=row.flag("admission_required"),
        intake_days=row.number("intake_days", least=1, most=366),
        intake_counts=row.word("intake_counts", COUNTS, absent="days"),
        completion_days=row.number("completion_days", most=1100),
        contact_hours=row.number("contact_hours"),
        signatures=row.words("signatures", SIGNERS),
        terms=row.words("terms", needed=True),
        unverified=row.words("unverified"),
        exclusions=tuple(_exclusion(item) for item in row.tables("exclusions", needed=True)),
        name_es=row.text("name_es", blank=True, absent=""),
        states=row.words("states", absent=True),
        charge_classes=row.words("charge_classes", CHARGE_CLASSES, absent=True),
        victim_must_agree=row.flag("victim_must_agree", absent=False),
    )


def _exclusion(row: CheckedTable) -> Exclusion:
    exclusion = Exclusion(row.word("rule", frozenset(RULES)), row.text("detail"))
    row.done()
    return exclusion


def _check(name: str, programme: Programme) -> None:
    check_id(name, "id", programme.id)
    if programme.id.lower() == OTHER:
        raise DataFileError(
            name, f"id is {programme.id!r}, which stands for a program of no file; write another"
        )
    for state in programme.states:
        if not _STATE.fullmatch(state):
            raise DataFileError(name, f"states hold {state!r}; write each state as two capital letters")
    if programme.oldest and programme.oldest < programme.youngest:
        raise DataFileError(name, "oldest is less than youngest, so that nobody could take part")
    if programme.completion_days < programme.intake_days:
        raise DataFileError(name, "completion_days is less than intake_days")
    if programme.intake_counts == "business_days" and programme.intake_days > _MOST_BUSINESS_DAYS:
        raise DataFileError(name, f"intake_days is more than {_MOST_BUSINESS_DAYS} business days")
    rules = [exclusion.rule for exclusion in programme.exclusions]
    if len(rules) != len(set(rules)):
        raise DataFileError(name, "exclusions hold the same rule twice")
    if "person" not in programme.signatures:
        raise DataFileError(name, "signatures lack the person, without whom there is no agreement")
    if (programme.reviewed_on is None) != (programme.reviewed_by == ""):
        raise DataFileError(name, "reviewed_on and reviewed_by go together")
