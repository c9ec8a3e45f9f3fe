"""Who is in custody now, since when, and until when at the latest: read from a case's answers as they stand.

A clock begins with the first of the quick note's custody time and the hold statement's detention. It has a
limit once a hold statement has one, and it ends when a facility took the person over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from citdesk.casework.checks import Answers, Record

#: A clock nobody ended is not shown for ever: that long after its limit, or after its start without one.
_AFTER_LIMIT = timedelta(hours=24)
_WITHOUT_LIMIT = timedelta(hours=72)

_STARTS = (("quick_note", "times/custody_at"), ("hold", "person/detained_at"))
_LIMIT = ("hold", "destination/expires_at")
_TAKEN_IN, _HANDED_OVER = "facilities/taken_in", "handover/handed_over_at"


@dataclass(frozen=True, slots=True)
class CustodyClock:
    """Aware times. ``limit`` is None while no statement names one."""

    started: datetime
    limit: datetime | None


def custody_clock(record: Record, now: datetime, zone: tzinfo) -> CustodyClock | None:
    """The case's running clock, None where nobody is in custody.

    ``zone`` is that of times written without one.
    """
    started = _first(record)
    if started is None or started > now or _handed_over(record):
        return None
    limit = _limit(record, zone)
    over = started + _WITHOUT_LIMIT if limit is None else limit + _AFTER_LIMIT
    return CustodyClock(started, limit) if now < over else None


def _first(record: Record) -> datetime | None:
    found = (report.moment(path) for form, path in _STARTS for report in record.of(form))
    return min((moment for moment in found if moment is not None), default=None)


def _handed_over(record: Record) -> bool:
    return any(
        report.text(_TAKEN_IN) == "yes" and report.moment(_HANDED_OVER) is not None
        for report in record.of("transfer")
    )


def _limit(record: Record, zone: tzinfo) -> datetime | None:
    form, path = _LIMIT
    found = (_written(report, path, zone) for report in record.of(form))
    return min((moment for moment in found if moment is not None), default=None)


def _written(report: Answers, path: str, zone: tzinfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(report.text(path))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
