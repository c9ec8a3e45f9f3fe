"""Who is in custody now, since when, and until when at the latest: read from a case's answers as they stand.

A clock begins with the first of the quick note's custody time and the hold statement's detention. It has a
limit once a hold statement has one. It ends when a facility took the person over; when none did and the
transfer says when the person was let go; when the quick note says so and no other report holds the person;
or when nobody was held in the end: every encounter report of the case is signed and ends with outcomes that
leave the person free, and no hold was stated. Whoever is detained again after that is in custody again,
under a clock of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from citdesk.casework.checks import Answers, Record

#: A clock nobody ended is not shown for ever: that long after its limit, or after its start without one.
_AFTER_LIMIT = timedelta(hours=24)
_WITHOUT_LIMIT = timedelta(hours=72)
#: Two clocks may differ by so much: a time that far ahead was written on another computer, and has come.
_CLOCKS_DIFFER = timedelta(minutes=15)

_NOTE, _TAPPED, _LET_GO = "quick_note", "times/custody_at", "times/let_go_at"
_HOLD, _DETAINED, _EXPIRES = "hold", "person/detained_at", "destination/expires_at"
_TAKEN_IN, _HANDED_OVER = "facilities/taken_in", "handover/handed_over_at"
_NOT_KEPT = "facilities/let_go_at"
_OUTCOME, _CHOICE, _LEFT = "outcome/disposition", "outcome/voluntary", "outcome/left_at"
_SIGNED = "narrative/signed_name"

#: Outcomes after which nobody is held; of every other one, and of one not known here, somebody may be.
FREE = frozenset(
    {
        "resolved", "verbal_referral", "notified", "diversion", "citation", "declined", "unable_contact",
        "left_before", "no_action", "deceased",
    }
)  # fmt: skip
#: Outcomes that take the person along: free where the person chose it.
FREE_BY_CHOICE = frozenset(
    {
        "warm_handoff", "mobile_crisis", "courtesy_transport", "voluntary_transport", "medical", "detox",
        "shelter",
    }
)  # fmt: skip
_CHOSEN = frozenset({"voluntary", "after_explaining"})


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


def custody_clock(record: Record, now: datetime, zone: tzinfo) -> CustodyClock | None:
    """The case's running clock, None where nobody is in custody.

    ``zone`` is that of times written without one, by forms of an earlier time; where such a time comes twice
    in a night of autumn, the first of both is meant, so that nobody is held an hour too long.
    """
    by_now = now + _CLOCKS_DIFFER
    detentions = [each for each in _detentions(record, zone, by_now) if each.began <= by_now]
    ends = (_last_handover(record, detentions, by_now), _let_go(record, by_now))
    ended = max((end for end in ends if end is not None), default=None)
    held = [each for each in detentions if ended is None or each.began > ended]
    if not held:
        return None
    started = min(now, *(each.began for each in held))
    limit = min((each.limit for each in held if each.limit is not None), default=None)
    over = started + _WITHOUT_LIMIT if limit is None else limit + _AFTER_LIMIT
    return CustodyClock(started, limit) if now < over else None


def _detentions(record: Record, zone: tzinfo, by_now: datetime) -> Iterator[_Detention]:
    contradicted = _hold_stated(record) or any(map(_held, record.accounts()))
    for note in record.of(_NOTE):
        tapped, let_go = note.moment(_TAPPED), note.moment(_LET_GO)
        if tapped is None:
            continue
        free = let_go is not None and tapped <= let_go <= by_now
        if contradicted or not free:  # a slip on the note never frees whom another report holds
            yield _Detention(tapped, None)
    for hold in record.of(_HOLD):
        detained = hold.moment(_DETAINED)
        if detained is not None:
            yield _Detention(detained, _written(hold, _EXPIRES, zone))


def _last_handover(record: Record, detentions: list[_Detention], by_now: datetime) -> datetime | None:
    """When a facility last took the person over, or none did and the person was let go.

    Only times count that ended a detention and have come.
    """
    times = (
        transfer.moment(_HANDED_OVER if transfer.text(_TAKEN_IN) == "yes" else _NOT_KEPT)
        for transfer in record.of("transfer")
    )
    return max(
        (
            time
            for time in times
            if time is not None and time <= by_now and any(each.began <= time for each in detentions)
        ),
        default=None,
    )


def _let_go(record: Record, by_now: datetime) -> datetime | None:
    """When the person was left free, by all accounts of the encounter; None while one may say otherwise.

    A statement of a hold outweighs them: as long as it stands, only a transfer ends its clock.
    """
    accounts = record.accounts()
    if not accounts or not all(map(_left_free, accounts)):
        return None
    if _hold_stated(record):
        return None
    left = [account.moment(_LEFT) for account in accounts]
    times = [time for time in left if time is not None]
    return max(times) if len(times) == len(left) and max(times) <= by_now else None


def _hold_stated(record: Record) -> bool:
    return any(hold.text(_DETAINED) for hold in record.of(_HOLD))


def _held(account: Answers) -> bool:
    return bool(account.words(_OUTCOME) - FREE - FREE_BY_CHOICE)


def _left_free(account: Answers) -> bool:
    outcomes = account.words(_OUTCOME)
    chosen = account.text(_CHOICE) in _CHOSEN
    return (
        bool(account.text(_SIGNED))
        and bool(outcomes)
        and outcomes <= (FREE | FREE_BY_CHOICE)
        and (chosen or not outcomes & FREE_BY_CHOICE)
    )


def _written(report: Answers, path: str, zone: tzinfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(report.text(path))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
