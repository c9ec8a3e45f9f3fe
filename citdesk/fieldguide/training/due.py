"""From entries and requirements to what is done, due or overdue on a day. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from citdesk.fieldguide.training.entry import COURSE, Entry
from citdesk.fieldguide.training.requirement import Requirement

#: This long before its day something counts as due soon.
SOON = timedelta(days=60)


class Need(StrEnum):
    """Where a requirement stands, the most pressing first."""

    OVERDUE = "overdue"
    MISSING = "missing"
    SOON = "soon"
    DONE = "done"
    #: it begins only once the course is done
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Due:
    """One requirement on a day. ``on`` is when it has to be met next, None for once and for what is missing.

    ``have`` counts what is valid now: hours, for drills how many.
    """

    requirement: Requirement
    need: Need
    on: date | None
    have: float


def due_dates(requirements: Sequence[Requirement], entries: Sequence[Entry], today: date) -> tuple[Due, ...]:
    """Where every requirement stands on this day, in their order."""
    course = _course_done(requirements, entries, today)
    return tuple(_due(each, entries, today, course) for each in requirements)


def _due(rule: Requirement, entries: Sequence[Entry], today: date, course: date | None) -> Due:
    done = sorted(
        (entry for entry in entries if entry.kind == rule.kind and entry.done_on <= today),
        key=lambda entry: entry.done_on,
        reverse=True,
    )
    if rule.every_months == 0:
        total = sum(entry.counts for entry in done)
        return Due(rule, Need.DONE if total >= rule.least else Need.MISSING, None, total)
    have = sum(e.counts for e in done if months_after(e.done_on, rule.every_months) > today)
    met = _met_since(rule, done)
    if met is not None:
        on = months_after(met, rule.every_months)
    elif course is None:
        return Due(rule, Need.LATER, None, have)
    else:
        on = months_after(course, rule.first_after_months)
    need = Need.OVERDUE if on <= today else Need.SOON if on - today <= SOON else Need.DONE
    return Due(rule, need, on, have)


def _met_since(rule: Requirement, newest_first: Sequence[Entry]) -> date | None:
    """The day from which the latest meeting of the rule counts: its oldest entry that was still needed.

    None where no entries within one period ever added up.
    """
    for at, last in enumerate(newest_first):
        total = 0.0
        for entry in newest_first[at:]:
            if months_after(entry.done_on, rule.every_months) <= last.done_on:
                break
            total += entry.counts
            if total >= rule.least:
                return entry.done_on
    return None


def _course_done(requirements: Sequence[Requirement], entries: Sequence[Entry], today: date) -> date | None:
    """The day on which the hours of the course were complete; None while they are not."""
    least = next((each.least for each in requirements if each.kind == COURSE), 0)
    total = 0.0
    for entry in sorted(entries, key=lambda entry: entry.done_on):
        if entry.kind == COURSE and entry.done_on <= today:
            total += entry.counts
            if total >= least:
                return entry.done_on
    return None


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
