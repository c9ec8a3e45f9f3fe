"""Times and days as people read them on a screen (interface guide §5.4).

The clock has 24 hours and a leading zero; the month is always in letters; the year appears only when it is
another one. Texts follow ``QLocale``'s names of days and months.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.widgets.day_text import day_words


def clock(moment: datetime, zone: tzinfo) -> str:
    """The time of day in a zone, for example ``21:05``."""
    return moment.astimezone(zone).strftime("%H:%M")


def day(which: date, today: date) -> str:
    """A day, for example ``Tue Mar 12``, or ``Mar 12, 2024`` in another year."""
    return day_words(which, today)


def moment(when: datetime, now: datetime, zone: tzinfo) -> str:
    """The time alone for today, the day before it otherwise: ``21:05`` or ``Tue Mar 12, 21:05``."""
    local, today = when.astimezone(zone), now.astimezone(zone).date()
    time = clock(when, zone)
    if local.date() == today:
        return time
    return QCoreApplication.translate("Moments", "{day}, {time}").format(
        day=day(local.date(), today), time=time
    )


def until(due: date, today: date) -> str:
    """How far away a due day is, in words: overdue, today, tomorrow or in some days."""
    days = (due - today).days
    say = QCoreApplication.translate
    if days < -1:
        return say("Moments", "{days} days late").format(days=-days)
    if days == -1:
        return say("Moments", "1 day late")
    if days == 0:
        return say("Moments", "today")
    if days == 1:
        return say("Moments", "tomorrow")
    return say("Moments", "in {days} days").format(days=days)
