"""A custody clock in words: how near its limit is, in hours and minutes, never seconds."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.shell.moments import clock

if TYPE_CHECKING:  # loaded while the person types
    from citdesk.workspace import CustodyClock

_NEAR = timedelta(minutes=60)


class Nearness(Enum):
    """How near the limit of the custody is."""

    FAR = "far"
    NEAR = "near"
    PASSED = "passed"


def nearness_of(running: CustodyClock, now: datetime) -> Nearness:
    """How near the limit is; far while no statement names one."""
    if running.limit is None or running.limit - now > _NEAR:
        return Nearness.FAR
    return Nearness.NEAR if running.limit > now else Nearness.PASSED


def custody_line(running: CustodyClock, now: datetime, zone: tzinfo) -> str:
    """The clock in one line, also for how long it has run while its limit is far."""
    since = hours_words(now - running.started)
    if running.limit is not None and nearness_of(running, now) is Nearness.FAR:
        words = QCoreApplication.translate("CustodyModel", "In custody {time}, ends {end}")
        return words.format(time=since, end=_end(running.limit, now, zone))
    return custody_end(running, now, zone)


def custody_end(running: CustodyClock, now: datetime, zone: tzinfo) -> str:
    """When the clock ends, in few words; for how long it has run where no limit is known."""
    say = QCoreApplication.translate
    if running.limit is None:
        words = say("CustodyModel", "In custody {time}")
        return words.format(time=hours_words(now - running.started))
    left = running.limit - now
    match nearness_of(running, now):
        case Nearness.PASSED:
            return say("CustodyModel", "Custody limit passed {time} ago").format(time=hours_words(-left))
        case Nearness.NEAR:
            return say("CustodyModel", "Custody ends in {n} min").format(n=_minutes(left))
        case Nearness.FAR:
            words = say("CustodyModel", "Custody ends {end}")
            return words.format(end=_end(running.limit, now, zone))


def hours_words(span: timedelta) -> str:
    """A span as ``2 h 05 min``."""
    minutes = int(span.total_seconds() // 60)
    return f"{minutes // 60} h {minutes % 60:02} min"


def _minutes(span: timedelta) -> int:
    return max(1, int(span.total_seconds() // 60))


def _end(limit: datetime, now: datetime, zone: tzinfo) -> str:
    local = limit.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return clock(limit, zone)
    words = QCoreApplication.translate("CustodyModel", "{day} {time}")
    return words.format(day=local.strftime("%a"), time=clock(limit, zone))
