"""What the status bar says to whoever is signed in: the one thing that matters most now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from citdesk.casework.people import Role
from citdesk.desktop.shell.last_sign_in import last_sign_in_words
from citdesk.desktop.shell.shift import shift_words
from citdesk.desktop.shell.status_bar import StatusSentence
from citdesk.desktop.shell.status_words import Link, brief, icon_of, sentence
from citdesk.desktop.signed_in import SignedIn
from citdesk.workspace import Workspace


def say_standing(
    bar: StatusSentence,
    signed_in: SignedIn,
    workspace: Workspace,
    entered: datetime,
    now: datetime,
    *,
    warned: bool,
) -> None:
    """Say it there. ``entered``: when they came in; ``warned``: nobody was here, the screen locks soon."""
    state, zone = signed_in.exchange.state, workspace.zone
    if warned:
        words = QCoreApplication.translate(
            "Application", "This screen locks in 2 minutes. Press any key to keep working."
        )
        bar.say(words, "lock")
    elif (words := signed_in.damage_words) or (words := signed_in.unsaved_words):
        bar.say(words, "warning")
    elif words := _shift_words(signed_in, workspace, now):
        bar.say(words, "clock")
    elif words := _last_words(workspace, entered, now):
        if state.link in (Link.OFFLINE, Link.STOPPED):  # the one does not stand in for the other
            bar.say(f"{sentence(state, now, zone)} {words}", icon_of(state))
        else:
            bar.say(words, "info")
    else:
        bar.say(sentence(state, now, zone), icon_of(state), brief(state))


def _shift_words(signed_in: SignedIn, workspace: Workspace, now: datetime) -> str:
    if workspace.shift_began is None:
        return ""
    return shift_words(
        workspace.shift_began,
        workspace.settings.shift_hours,
        now,
        workspace.zone,
        unsent=signed_in.exchange.state.waiting,
        unfinished=signed_in.unfinished,
    )


def _last_words(workspace: Workspace, entered: datetime, now: datetime) -> str:
    supervisor = workspace.person.has(Role.SUPERVISOR)
    return last_sign_in_words(workspace.last_sign_in, entered, now, workspace.zone, supervisor=supervisor)
