"""A figure in words: the finding as a sentence, and each amount as it stands beside its bar."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.translation import spoken
from citdesk.insights import LEAST, Amount, Figure, Measure, Part, Unit

say = QCoreApplication.translate
_MINUTES_IN_HOUR = 60
#: up to here a time is said in minutes
_MOST_MINUTES = 99


def statement(measure: Measure) -> str:
    """What is measured, in the language of the screen."""
    return measure.statement.by(spoken())


def finding(figure: Figure) -> str:
    """What the figure says, with how it was in the period before."""
    what, now, before = statement(figure.measure), figure.now, figure.before
    if now is None:
        return say("Figures", "{what}: fewer than {least} people").format(what=what, least=LEAST)
    value = value_words(figure.measure, now)
    if before is None:
        return say("Figures", "{what}: {value}").format(what=what, value=value)
    was = value_words(figure.measure, before)
    if was == value:
        return say("Figures", "{what}: {value}, as before").format(what=what, value=value)
    words = say("Figures", "{what}: {value}, up from {was}") if now.value > before.value else ""
    return (words or say("Figures", "{what}: {value}, down from {was}")).format(
        what=what, value=value, was=was
    )


def value_words(measure: Measure, amount: Amount) -> str:
    """The value: "12 in 100", or a length of time."""
    if measure.unit is None:
        return say("Figures", "{n} in 100").format(n=round(amount.value))
    return _time(amount.value * (_MINUTES_IN_HOUR if measure.unit is Unit.HOURS else 1))


def too_few() -> str:
    """Why a figure is not told."""
    return say("Figures", "Fewer than {least} people").format(least=LEAST)


def amount_words(measure: Measure, amount: Amount) -> str:
    """The value and what it was counted over."""
    value = value_words(measure, amount)
    if measure.unit is None:
        over = say("Figures", "{count} of {total}").format(
            count=f"{amount.count:,}", total=f"{amount.total:,}"
        )
    else:
        over = say("Figures", "{total} reports").format(total=f"{amount.total:,}")
    return f"{value} ({over})"


def part_title(part: Part) -> str:
    """The head over the figures of one part of the work."""
    return {
        Part.TIME: say("Figures", "Help in time"),
        Part.TOGETHER: say("Figures", "Working together"),
        Part.LISTENING: say("Figures", "Listening and calming"),
        Part.CARE: say("Figures", "Care and diversion"),
        Part.AFTER: say("Figures", "Afterward"),
    }[part]


def _time(minutes: float) -> str:
    whole = round(minutes)
    if whole <= _MOST_MINUTES:
        return say("Figures", "1 minute") if whole == 1 else say("Figures", "{n} minutes").format(n=whole)
    hours, rest = divmod(whole, _MINUTES_IN_HOUR)
    return say("Figures", "{hours} h {minutes} min").format(hours=f"{hours:,}", minutes=rest)
