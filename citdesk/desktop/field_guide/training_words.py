"""How training is said: where a requirement stands, how much of it is done, what an entry is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.rows.row import Row
from citdesk.desktop.shell.moments import day
from citdesk.desktop.widgets import State
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.fieldguide.training import Due, Need
from citdesk.workspace import OfficerTraining, TrainingEntry

say = QCoreApplication.translate

_CHIPS = {
    Need.OVERDUE: State.EXPIRING.value,
    Need.MISSING: ChipStyle("attention", "warning"),
    Need.SOON: ChipStyle("attention", "calendar"),
    Need.DONE: ChipStyle("done", "check"),
    Need.LATER: ChipStyle("own", "clock", dashed=True),
}


def need_words(due: Due, today: date) -> str:
    """Where a requirement stands, with its day."""
    when = "" if due.on is None else day(due.on, today)
    match due.need:
        case Need.OVERDUE:
            return say("Training", "Overdue since {day}").format(day=when)
        case Need.MISSING:
            return say("Training", "Missing")
        case Need.SOON:
            return say("Training", "Due {day}").format(day=when)
        case Need.DONE:
            return (
                say("Training", "Done, next by {day}").format(day=when) if when else say("Training", "Done")
            )
        case Need.LATER:
            return say("Training", "After the course")


def amount_words(due: Due) -> str:
    """How much of a requirement is done and counts today."""
    have, least = f"{due.have:g}", due.requirement.least
    if due.requirement.kind == "drill":
        return say("Training", "{have} of {least} drills").format(have=have, least=least)
    return say("Training", "{have} of {least} hours").format(have=have, least=least)


def due_row(due: Due, today: date) -> Row:
    """A requirement as a line of a list."""
    return Row(
        id=f"due:{due.requirement.id}",
        title=due.requirement.title,
        detail=amount_words(due),
        state=_CHIPS[due.need],
        chip=need_words(due, today),
    )


def entry_row(held: TrainingEntry, today: date) -> Row:
    """An entry as a line of a list."""
    entry = held.entry
    kinds = {
        "course": say("Training", "40-hour CIT course"),
        "refresher": say("Training", "Refresher"),
        "drill": say("Training", "Practice drill"),
        "other": say("Training", "Other training"),
    }
    endings = {True: say("Training", "ended well"), False: say("Training", "ended badly"), None: ""}
    hours = say("Training", "{n} hours").format(n=f"{entry.hours:g}") if entry.hours else ""
    parts = (kinds[entry.kind], hours, entry.provider, endings[entry.well])
    return Row(
        id=held.report,
        title=entry.title,
        aside=day(entry.done_on, today),
        detail=", ".join(part for part in parts if part),
    )


def officer_row(training: OfficerTraining, today: date) -> Row:
    """An officer of the unit as a line of a list: the most pressing first."""
    first = training.most_pressing
    pressing = (due for due in training.dues if due.need in (Need.OVERDUE, Need.MISSING, Need.SOON))
    rest = [f"{due.requirement.title}: {need_words(due, today)}" for due in pressing]
    return Row(
        id=training.badge,
        title=training.name,
        detail=". ".join(rest),
        state=_CHIPS[first.need],
        chip=need_words(first, today),
        whole=True,
    )
