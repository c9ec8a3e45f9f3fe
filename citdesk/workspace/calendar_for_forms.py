"""The days on which offices are open, as forms read them: a form knows no calendar of its own."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from citdesk.workspace.law_for_forms import court_sits

#: A report about something longer ago counts no business days by itself.
_BACK = timedelta(days=370)
#: Enough for the longest count of business days that a programme may name.
_AHEAD = timedelta(days=120)


def calendar_for_forms(state: str, now: datetime, zone: tzinfo) -> bytes:
    """The instance ``calendar`` of a report that is written at ``now``; ``state`` by its two letters.

    One item for each day: its ``name`` is the day, its ``number`` how many business days there were up to
    then, itself included. So the first day numbered n more than another is the n-th business day after it.
    """
    today = now.astimezone(zone).date()
    rows: list[str] = []
    number, day = 0, today - _BACK
    while day <= today + _AHEAD:
        number += court_sits(state, day)
        rows.append(_item(day, number))
        day += timedelta(days=1)
    return f"<root>{''.join(rows)}</root>".encode()


def _item(day: date, number: int) -> str:
    return f"<item><name>{day.isoformat()}</name><number>{number}</number></item>"
