"""Who acted on a report before somebody's decision or withdrawal arrived, and what became of that. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from citdesk.casework.events import EventKind
from citdesk.workspace import Acted, TooLate


def acted_words(acted: Acted, time: Callable[[datetime], str]) -> str:
    """Who did what and when, in a sentence; '' for what nobody is told of."""
    say = QCoreApplication.translate
    match acted.kind:
        case EventKind.APPROVE:
            words = say("TooLate", "{person} approved it, {time}.")
        case EventKind.RETURN:
            words = say("TooLate", "{person} returned it, {time}.")
        case EventKind.WITHDRAW:
            words = say("TooLate", "{person} took it back, {time}.")
        case EventKind.SUBMIT | EventKind.AMEND:
            words = say("TooLate", "{person} sent another version, {time}.")
        case EventKind.VOID:
            words = say("TooLate", "{person} made it void, {time}.")
        case EventKind.MARK_DUPLICATE:
            words = say("TooLate", "{person} marked it as a duplicate, {time}.")
        case _:
            return ""
    return words.format(person=acted.by or say("TooLate", "Somebody else"), time=time(acted.at))


def too_late_words(late: TooLate, time: Callable[[datetime], str]) -> str:
    """The same, and that what this person did was not needed, or not taken."""
    say = QCoreApplication.translate
    match late.kind:
        case EventKind.APPROVE if late.before.kind is EventKind.APPROVE:
            mine = say("TooLate", "Your approval was not needed.")
        case EventKind.APPROVE:
            mine = say("TooLate", "Your approval came too late and does not count.")
        case EventKind.RETURN:
            mine = say("TooLate", "Your return came too late and does not count.")
        case _:
            mine = say("TooLate", "It was too late to take it back.")
    return f"{acted_words(late.before, time)} {mine}".strip()
