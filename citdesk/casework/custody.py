"""Who is in custody now, since when, and until when at the latest: read from a case's answers as they stand.

A clock begins with the first of the quick note's custody time and the hold statement's detention. It has a
limit once a hold statement has one. It ends when a facility took the person over; when none did and the
transfer says when the person was let go; when every hold that was stated was lifted; when the quick note says
so and no other report holds the person; or when nobody was held in the end: every encounter report of the
case is signed and ends with outcomes that leave the person free, and no hold was stated. Whoever is detained
again after that is in custody again, under a clock of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from citdesk.casework.custody_facts import ENCOUNTER, HOLD, NOTE, TRANSFER, CustodyFacts

#: A clock nobody ended is not shown for ever: that long after its limit, or after its start without one.
_AFTER_LIMIT = timedelta(hours=24)
_WITHOUT_LIMIT = timedelta(hours=72)
#: Two clocks may differ by so much: a time that far ahead was written on another computer, and has come.
_CLOCKS_DIFFER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class CustodyClock:
    """Aware times; ``started`` is never ahead of the clock it is shown by.

    ``limit`` is None while no statement names one.
    """

    started: datetime
    limit: datetime | None


@dataclass(frozen=True, slots=True)
class _Detention:
    """One report that says that somebody was detained."""

    began: datetime
    limit: datetime | None


def running_clock(case: Sequence[CustodyFacts], now: datetime, zone: tzinfo) -> CustodyClock | None:
    """The clock that runs by what the reports of a case say, None where nobody is in custody.

    ``zone`` is that of times written without one, by forms of an earlier time; where such a time comes twice
    in a night of autumn, the first of both is meant, so that nobody is held an hour too long.
    """
    by_now = now + _CLOCKS_DIFFER
    detentions = [each for each in _detentions(case, zone, by_now) if each.began <= by_now]
    if not detentions:
        return None
    ends = (_last_handover(case, detentions, by_now), _lifted(case, by_now), _let_go(case, by_now))
    ended = max((end for end in ends if end is not None), default=None)
    held = [each for each in detentions if ended is None or each.began > ended]
    if not held:
        return None
    started = min(now, *(each.began for each in held))
    limit = min((each.limit for each in held if each.limit is not None), default=None)
    over = started + _WITHOUT_LIMIT if limit is None else limit + _AFTER_LIMIT
    return CustodyClock(started, limit) if now < over else None


def _of(case: Sequence[CustodyFacts], form: str) -> Iterator[CustodyFacts]:
    return (facts for facts in case if facts.form == form)


def _detentions(case: Sequence[CustodyFacts], zone: tzinfo, by_now: datetime) -> Iterator[_Detention]:
    contradicted = any(facts.holds for facts in case)
    for note in _of(case, NOTE):
        if note.began is None:
            continue
        free = note.ended is not None and note.began <= note.ended <= by_now
        if contradicted or not free:  # a slip on the note never frees whom another report holds
            yield _Detention(note.began, None)
    for hold in _of(case, HOLD):
        if hold.began is not None and not _is_lifted(hold, by_now):
            yield _Detention(hold.began, _in_zone(hold.expires, zone))


def _last_handover(
    case: Sequence[CustodyFacts], detentions: list[_Detention], by_now: datetime
) -> datetime | None:
    """When a facility last took the person over, or none did and the person was let go.

    Only times count that ended a detention and have come.
    """
    times = (transfer.ended for transfer in _of(case, TRANSFER))
    return max(
        (
            time
            for time in times
            if time is not None and time <= by_now and any(each.began <= time for each in detentions)
        ),
        default=None,
    )


def _lifted(case: Sequence[CustodyFacts], by_now: datetime) -> datetime | None:
    """When the last hold was lifted; None while one that was stated still counts."""
    stated = [hold for hold in _of(case, HOLD) if hold.holds]
    if not stated or not all(_is_lifted(hold, by_now) for hold in stated):
        return None
    return max(hold.ended for hold in stated if hold.ended is not None)


def _is_lifted(hold: CustodyFacts, by_now: datetime) -> bool:
    """A time before the detention or still to come frees nobody: it is a slip, or not so yet."""
    return hold.began is not None and hold.ended is not None and hold.began <= hold.ended <= by_now


def _let_go(case: Sequence[CustodyFacts], by_now: datetime) -> datetime | None:
    """When the person was left free, by all accounts of the encounter; None while one may say otherwise.

    A statement of a hold outweighs them: as long as it stands, only its lifting or a transfer ends its clock.
    """
    accounts = list(_of(case, ENCOUNTER))
    if not accounts or not all(account.free for account in accounts):
        return None
    if any(hold.holds for hold in _of(case, HOLD)):
        return None
    times = [account.ended for account in accounts if account.ended is not None]
    return max(times) if len(times) == len(accounts) and max(times) <= by_now else None


def _in_zone(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return moment if moment is None or moment.tzinfo is not None else moment.replace(tzinfo=zone)
