"""The one sentence on network and waiting work that the status bar and the sync centre share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import Enum

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import moment


class Link(Enum):
    """How things stand between this computer and HQ."""

    UNKNOWN = "unknown"
    OFFLINE = "offline"
    SENDING = "sending"
    CONNECTED = "connected"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class LinkState:
    """The exchange as screens show it. ``trouble`` is the whole sentence of what needs somebody."""

    link: Link = Link.UNKNOWN
    waiting: int = 0
    sending: int = 0
    of: int = 0
    last_contact: datetime | None = None
    trouble: str = ""
    refused: int = 0


def icon_of(state: LinkState) -> str:
    """The drawing that repeats the sentence."""
    if state.link is Link.STOPPED:
        return "warning"
    if state.link is Link.OFFLINE:
        return "waiting" if state.waiting else "offline"
    return "sync" if state.link in (Link.SENDING, Link.UNKNOWN) else "connected"


def sentence(state: LinkState, now: datetime, zone: tzinfo) -> str:
    """One sentence on the network and on what waits, in the words of the interface guide."""
    say = QCoreApplication.translate
    if state.link is Link.STOPPED:
        return say("Status", "{trouble} Your work is safe here.").format(trouble=_ended(state.trouble))
    if state.link is Link.SENDING and state.of:
        return say("Status", "Sending {n} of {of}.").format(n=state.sending, of=state.of)
    if state.link is Link.OFFLINE:
        return say("Status", "No network. {waiting}").format(waiting=_waiting(state.waiting))
    if state.link is Link.UNKNOWN:
        return say("Status", "Looking for HQ. {waiting}").format(waiting=_waiting(state.waiting))
    if state.waiting:
        return say("Status", "Connected. {waiting}").format(waiting=_waiting(state.waiting))
    if state.last_contact is None:
        return say("Status", "Connected. Everything is sent.")
    at = moment(state.last_contact, now, zone)
    return say("Status", "Connected. Everything sent at {time}.").format(time=at)


def _waiting(number: int) -> str:
    say = QCoreApplication.translate
    if number == 0:
        return say("Status", "Nothing is waiting to be sent.")
    if number == 2:
        return say("Status", "2 reports waiting, both safe here.")
    return counted(
        number,
        say("Status", "1 report waiting, safe here."),
        say("Status", "{n} reports waiting, all safe here."),
    )


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else text + "."
