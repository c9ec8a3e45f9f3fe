"""What makes a report urgent, as chips in words: the custody clock, a day that is near, danger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from citdesk.desktop.rows.row import Chip
from citdesk.desktop.shell.custody_words import Nearness, custody_end, nearness_of
from citdesk.desktop.shell.moments import until
from citdesk.desktop.widgets.state_chip import ChipStyle, State
from citdesk.workspace import Danger, QueueRow

_CLOCK_FAR = ChipStyle("attention", "timer")
_DUE = ChipStyle("attention", "calendar")
_STYLES = {
    Danger.LOW: ChipStyle("own", "info"),
    Danger.UNASSESSED: ChipStyle("attention", "warning"),
    Danger.MODERATE: ChipStyle("attention", "warning"),
    Danger.HIGH: ChipStyle("stop", "warning"),
}
_LEVELS = {
    Danger.LOW: str(QT_TRANSLATE_NOOP("Urgency", "low")),
    Danger.UNASSESSED: str(QT_TRANSLATE_NOOP("Urgency", "not assessed")),
    Danger.MODERATE: str(QT_TRANSLATE_NOOP("Urgency", "moderate")),
    Danger.HIGH: str(QT_TRANSLATE_NOOP("Urgency", "high")),
}


def urgency_chips(row: QueueRow, now: datetime, zone: tzinfo) -> tuple[Chip, ...]:
    """The chips of a waiting report, what runs out first."""
    return (*_clock(row, now, zone), *_due(row, now, zone), *_dangers(row))


def _clock(row: QueueRow, now: datetime, zone: tzinfo) -> Iterator[Chip]:
    if row.custody is not None:
        far = nearness_of(row.custody, now) is Nearness.FAR
        yield Chip(_CLOCK_FAR if far else State.EXPIRING.value, custody_end(row.custody, now, zone))


def _due(row: QueueRow, now: datetime, zone: tzinfo) -> Iterator[Chip]:
    if row.due is not None:
        words = QCoreApplication.translate("Urgency", "{what} due {when}")
        today = now.astimezone(zone).date()
        yield Chip(_DUE, words.format(what=row.due.label, when=until(row.due.date, today)))


def _dangers(row: QueueRow) -> Iterator[Chip]:
    say = QCoreApplication.translate
    if row.to_self == row.to_others and row.to_self:
        yield _danger(say("Urgency", "Danger to self and others: {level}"), row.to_self)
        return
    if row.to_self:
        yield _danger(say("Urgency", "Danger to self: {level}"), row.to_self)
    if row.to_others:
        yield _danger(say("Urgency", "Danger to others: {level}"), row.to_others)


def _danger(words: str, danger: Danger) -> Chip:
    level = QCoreApplication.translate("Urgency", _LEVELS[danger])
    return Chip(_STYLES[danger], words.format(level=level))
