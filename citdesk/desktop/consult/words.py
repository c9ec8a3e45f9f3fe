"""How a consult is said: how soon, where it stands, and when each step was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from citdesk.casework.events import Urgency
from citdesk.casework.lifecycle import ConsultState
from citdesk.desktop.widgets import State
from citdesk.workspace import ConsultRow, ConsultStatus

At = Callable[[datetime], str]


def _say(text: str) -> str:
    return QCoreApplication.translate("Consult", text)


def urgency_words(urgency: Urgency) -> str:
    """How soon an answer is needed."""
    return {
        Urgency.NOW: _say("Now, on scene"),
        Urgency.TODAY: _say("Today"),
        Urgency.ROUTINE: _say("This week"),
    }[urgency]


def chip_of(row: ConsultRow) -> State:
    """The state chip of a question in the clinician's list."""
    if row.gone:
        return State.WITHHELD
    if row.waiting:
        return State.WAITING
    return {
        ConsultState.ASKED: State.EXPIRING if row.urgency is Urgency.NOW else State.RETURNED,
        ConsultState.TAKEN: State.DRAFT,
        ConsultState.ANSWERED: State.APPROVED,
        ConsultState.WITHDRAWN: State.WITHHELD,
    }[row.state]


def state_words(row: ConsultRow, at: At) -> str:
    """Where a question in the clinician's list stands, with the time of its last step."""
    if row.gone:
        when = at(row.asked_at)
        said = {
            "taken": _say("Taken by another clinician {time}"),
            "withdrawn": _say("Withdrawn {time}"),
        }.get(row.gone, _say("Closed {time}"))
        return said.format(time=when)
    match row.state:
        case ConsultState.TAKEN:
            return _say("Yours since {time}").format(time=at(row.taken_at or row.asked_at))
        case ConsultState.ANSWERED:
            return _say("Answered {time}").format(time=at(row.ended_at or row.asked_at))
        case _:
            return _say("Asked {time}").format(time=at(row.asked_at))


def steps(status: ConsultStatus, at: At) -> tuple[str, ...]:
    """What happened with an officer's question, a line for each step with its time."""
    who = status.clinician
    lines = [_say("Asked {time}").format(time=at(status.asked_at))]
    if status.taken_at is not None:
        lines.append(_say("Taken {time} by {name}").format(time=at(status.taken_at), name=who))
    if status.ended_at is not None:
        answered = status.state is ConsultState.ANSWERED
        said = _say("Answered {time} by {name}") if answered else _say("Withdrawn {time}")
        lines.append(said.format(time=at(status.ended_at), name=who))
    return tuple(lines)


def standing_words(status: ConsultStatus) -> str:
    """Where an officer's question stands, as one sentence."""
    match status.state:
        case ConsultState.ASKED if status.waiting_here:
            return _say(
                "No clinician has it yet: it goes by itself when there is network. Call if it cannot wait."
            )
        case ConsultState.ASKED:
            return _say("It is with the clinicians on duty. Nobody has taken it yet.")
        case ConsultState.TAKEN:
            return _say("{name} has taken it and will answer here.").format(name=status.clinician)
        case ConsultState.ANSWERED:
            return _say("{name} has answered.").format(name=status.clinician)
        case ConsultState.WITHDRAWN:
            return _say("You withdrew the question.")
