"""A danger that was told of and for which no level stands."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.casework.checks.finding import Finding, warn
from citdesk.casework.checks.record import Record

_TOLD = ("danger_self/wish_dead", "danger_self/thoughts")


def danger_without_level(record: Record) -> Iterator[Finding]:
    """A wish or thoughts of dying were told, or seen, and the other answers leave the level open.

    One answer "not known" is honest and leaves no level to compute; whoever was there can still say theirs.
    """
    for report in record.encounters():
        told = any(report.text(path) == "yes" for path in _TOLD)
        if (told or "suicidal" in report.words("seen/behaviors")) and (
            report.text("danger_self/level") == "not_assessed"
        ):
            path = (report.path("danger_self/own_level"),)
            message = "Suicide was spoken of, and the answers leave the level open. Choose your own level."
            yield warn("danger_without_level", path, message)


RULES = (danger_without_level,)
