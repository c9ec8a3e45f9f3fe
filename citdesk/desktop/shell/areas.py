"""The main areas of the rail and who sees which (interface guide §4.1)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.casework.people import Person, Role

_WRITERS = frozenset({Role.OFFICER, Role.SUPERVISOR})


@dataclass(frozen=True, slots=True)
class Area:
    """One entry of the rail. ``id`` is also the command that opens it."""

    id: str
    word: str
    icon: str
    roles: frozenset[Role]

    @property
    def words(self) -> str:
        """The entry's word in the language of the screen."""
        return QCoreApplication.translate("Area", self.word)


AREAS: tuple[Area, ...] = (
    Area("area.reports", str(QT_TRANSLATE_NOOP("Area", "Reports")), "reports", _WRITERS),
    Area("area.review", str(QT_TRANSLATE_NOOP("Area", "Review")), "review", frozenset({Role.SUPERVISOR})),
    Area("area.liaison", str(QT_TRANSLATE_NOOP("Area", "Liaison")), "liaison", frozenset({Role.LIAISON})),
    Area("area.consults", str(QT_TRANSLATE_NOOP("Area", "Consults")), "comment", frozenset({Role.CLINICIAN})),
    Area("area.guide", str(QT_TRANSLATE_NOOP("Area", "Guide")), "guide", frozenset(Role)),
    Area("area.sync", str(QT_TRANSLATE_NOOP("Area", "Sync")), "sync", frozenset(Role)),
)


def areas_for(person: Person) -> tuple[Area, ...]:
    """The areas this person's roles can use, in the order of the rail."""
    return tuple(area for area in AREAS if area.roles & person.roles)


def area_keys(areas: int) -> str:
    """The keys that lead to so many areas."""
    return f"Alt+1 … Alt+{areas}"


def first_area(person: Person) -> Area:
    """Where a person starts: the work their role is for, not merely the top of the rail."""
    offered = areas_for(person)
    starts = {area.id: area for area in offered}
    if person.has(Role.SUPERVISOR):
        return starts["area.review"]
    return offered[0]
