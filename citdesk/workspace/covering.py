"""A supervisor goes away, and a colleague decides for the unit meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from citdesk.casework.errors import UserError
from citdesk.casework.events import CoverStarted
from citdesk.casework.ids import EventId, PersonId
from citdesk.casework.lifecycle import MOST_DAYS as MOST_COVER_DAYS
from citdesk.casework.lifecycle import may_cover
from citdesk.casework.people import Person
from citdesk.workspace.inside import Inside


class WrongDays(UserError):
    """The days of a cover do not fit together."""

    code = "wrong_days"


class CoveredAlready(UserError):
    """A cover that adds no moment to what its deputy covers already."""

    code = "covered_already"

    def __init__(self) -> None:
        super().__init__(
            "They cover on all of these days already. Choose other days, or end that cover first."
        )


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A cover that runs or is still to begin. ``own``: this person is the deputy."""

    id: str
    unit: str
    deputy: Person
    begins: datetime
    ends: datetime
    running: bool
    own: bool

    @property
    def last_moment(self) -> datetime:
        """The last moment that belongs to it: its end is the beginning of the day after."""
        return self.ends - timedelta(seconds=1)


def covers(inside: Inside) -> tuple[CoverRow, ...]:
    """The covers of this supervisor's unit and those they stand in for, what ends first, first."""
    person, now = inside.person, _now(inside)
    rows = [
        CoverRow(
            cover.id,
            cover.unit,
            _person(inside, cover.deputy),
            cover.begins,
            cover.ends,
            cover.begins <= now,
            own=cover.deputy == person.id,
        )
        for cover in inside.vault.covers.all()
        if cover.ends > now and (cover.unit == person.unit or cover.deputy == person.id)
    ]
    return tuple(sorted(rows, key=lambda row: row.ends))


def deputies(inside: Inside) -> tuple[Person, ...]:
    """Who could cover: the other units' supervisors. Those of the own unit decide for it anyway."""
    person = inside.person
    found = [
        each
        for each in inside.vault.directory.people().values()
        if may_cover(each) and each.id != person.id and each.unit != person.unit
    ]
    return tuple(sorted(found, key=lambda each: each.name))


def start_cover(inside: Inside, deputy: PersonId, first_day: date, last_day: date) -> bool:
    """The deputy decides for this supervisor's unit from the first day to the end of the last.

    False where this very cover stands already: a double tap enters the record once.
    Raises WrongDays, CoveredAlready, Refused.
    """
    now, zone = _now(inside), inside.zone
    today = now.astimezone(zone).date()
    if last_day < first_day:
        raise WrongDays("The last day is before the first. Choose a later one.")
    if last_day < today:
        raise WrongDays("The last day is over. Choose today or a later one.")
    # from the day's beginning, not from now: HQ's clock may be a little behind this one
    begins = datetime.combine(max(first_day, today), time(), zone)
    ends = datetime.combine(last_day + timedelta(days=1), time(), zone)
    if ends - begins > timedelta(days=MOST_COVER_DAYS):
        raise WrongDays("A cover lasts three months at most. Choose an earlier last day.")
    wanted = CoverStarted(inside.person.unit, deputy, begins, ends)
    same = [c for c in inside.vault.covers.all() if (c.unit, c.deputy) == (wanted.unit, deputy)]
    if any((c.begins, c.ends) == (begins, ends) for c in same):
        return False
    if any(c.begins <= max(begins, now) and ends <= c.ends for c in same):
        raise CoveredAlready
    inside.vault.chain.start_cover(wanted)
    return True


def end_cover(inside: Inside, cover: EventId) -> None:
    """Ends it before its time, by either of the two. Raises Refused."""
    inside.vault.chain.end_cover(cover)


def _now(inside: Inside) -> datetime:
    return inside.vault.terms.time.known_now()


def _person(inside: Inside, person: PersonId) -> Person:
    known = inside.vault.directory.people().get(person)
    return known or Person(person, inside.vault.directory.name_of(person), "", "", frozenset())
