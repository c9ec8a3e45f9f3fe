"""How a consult is said: how soon, where it stands, and when each step was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from citdesk.casework.events import Urgency
from citdesk.casework.lifecycle import ConsultState
from citdesk.desktop.widgets import State
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.workspace import ConsultRow, ConsultStatus

say = QCoreApplication.translate

At = Callable[[datetime], str]


def urgency_words(urgency: Urgency) -> str:
    """How soon an answer is needed."""
    return {
        Urgency.NOW: say("Consult", "Now, on scene"),
        Urgency.TODAY: say("Consult", "Today"),
        Urgency.ROUTINE: say("Consult", "This week"),
    }[urgency]


#: a question is no report: none of these is returned, drafted or approved
ASKED, YOURS = ChipStyle("attention", "comment"), ChipStyle("own", "person")
ANSWERED, CLOSED = ChipStyle("done", "check"), ChipStyle("own", "undo")


def chip_of(row: ConsultRow) -> State | ChipStyle:
    """The state chip of a question in the clinician's list."""
    if row.gone:
        return CLOSED
    if row.waiting:
        return State.WAITING
    return {
        ConsultState.ASKED: State.EXPIRING if row.urgency is Urgency.NOW else ASKED,
        ConsultState.TAKEN: YOURS,
        ConsultState.ANSWERED: ANSWERED,
        ConsultState.WITHDRAWN: CLOSED,
    }[row.state]


def state_words(row: ConsultRow, at: At) -> str:
    """Where a question in the clinician's list stands, with the time of its last step."""
    if row.gone:
        when = at(row.asked_at)
        said = {
            "taken": say("Consult", "Taken by another clinician {time}"),
            "withdrawn": say("Consult", "Withdrawn {time}"),
        }.get(row.gone, say("Consult", "Closed {time}"))
        return said.format(time=when)
    match row.state:
        case ConsultState.TAKEN:
            return say("Consult", "Yours since {time}").format(time=at(row.taken_at or row.asked_at))
        case ConsultState.ANSWERED:
            return say("Consult", "Answered {time}").format(time=at(row.ended_at or row.asked_at))
        case _:
            return say("Consult", "Asked {time}").format(time=at(row.asked_at))


def steps(status: ConsultStatus, at: At) -> tuple[str, ...]:
    """What happened with an officer's question, a line for each step with its time."""
    who = status.clinician
    lines = [say("Consult", "Asked {time}").format(time=at(status.asked_at))]
    if status.taken_at is not None:
        lines.append(say("Consult", "Taken {time} by {name}").format(time=at(status.taken_at), name=who))
    if status.ended_at is not None:
        answered = status.state is ConsultState.ANSWERED
        said = say("Consult", "Answered {time} by {name}") if answered else say("Consult", "Withdrawn {time}")
        lines.append(said.format(time=at(status.ended_at), name=who))
    return tuple(lines)


def brief_step(status: ConsultStatus, at: At) -> str:
    """What happened last with an officer's question, in few words."""
    if status.ended_at is None or status.state is not ConsultState.ANSWERED:
        return ""
    return say("Consult", "Answered {time}").format(time=at(status.ended_at))


def standing_words(status: ConsultStatus) -> str:
    """Where an officer's question stands, as one sentence."""
    match status.state:
        case ConsultState.ASKED if status.waiting_here:
            return say(
                "Consult",
                "No clinician has it yet: it goes by itself when there is network. Call if it cannot wait.",
            )
        case ConsultState.ASKED:
            return say("Consult", "It is with the clinicians on duty. Nobody has taken it yet.")
        case ConsultState.TAKEN:
            return say("Consult", "{name} has taken it and will answer here.").format(name=status.clinician)
        case ConsultState.ANSWERED:
            return say("Consult", "{name} has answered.").format(name=status.clinician)
        case ConsultState.WITHDRAWN:
            return say("Consult", "You withdrew the question.")
