"""The one sentence on network and waiting work that the status bar and the sync center share."""

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
    """The exchange as screens show it. ``trouble`` is the whole sentence of what needs somebody.

    ``counted``: ``waiting`` and ``refused`` were read; before that nobody knows whether anything waits.
    ``entries``: what waits are single steps, none of them a report's. ``out_of_service``: HQ takes nothing
    from this computer any more, by network or by stick.
    """

    link: Link = Link.UNKNOWN
    waiting: int = 0
    sending: int = 0
    of: int = 0
    last_contact: datetime | None = None
    trouble: str = ""
    refused: int = 0
    counted: bool = True
    entries: bool = False
    out_of_service: bool = False


def icon_of(state: LinkState) -> str:
    """The drawing that repeats the sentence."""
    if state.link is Link.STOPPED or state.refused:
        return "warning"
    if state.link is Link.OFFLINE:
        return "waiting" if state.waiting else "offline"
    return "sync" if state.link in (Link.SENDING, Link.UNKNOWN) else "connected"


def sentence(state: LinkState, now: datetime, zone: tzinfo) -> str:
    """One sentence on the network and on what waits, in the words of the interface guide."""
    say = QCoreApplication.translate
    if state.out_of_service:  # short enough for the bar; the sync center has what HQ said
        return say("Status", "Nothing leaves this computer anymore. Ask your administrator.")
    if state.link is Link.STOPPED:
        return say("Status", "{trouble} Your work is safe here.").format(trouble=_ended(state.trouble))
    if state.link is Link.SENDING and state.of:
        sending = say("Status", "Sending {n} of {of}.").format(n=state.sending, of=state.of)
        return " ".join(filter(None, (sending, refused_words(state.refused))))
    if state.link is Link.OFFLINE:
        begun = say("Status", "No network. {waiting}")
    elif state.link is Link.UNKNOWN:
        begun = say("Status", "Looking for HQ. {waiting}")
    else:
        begun = say("Status", "Connected. {waiting}")
    return begun.format(waiting=_held(state, now, zone)).rstrip()


def brief(state: LinkState) -> str:
    """What waits and what was not taken, where the sentence has no room; '' where that says neither."""
    say = QCoreApplication.translate
    if state.out_of_service or state.link in (Link.STOPPED, Link.SENDING) or not state.counted:
        return ""
    if state.refused and state.waiting:
        words = say("Status", "{refused} not sent, {n} waiting, safe here")
        return words.format(refused=state.refused, n=state.waiting)
    if state.refused:
        return say("Status", "{n} not sent, safe here").format(n=state.refused)
    if state.waiting:
        return say("Status", "{n} waiting, safe here").format(n=state.waiting)
    if state.link in (Link.OFFLINE, Link.UNKNOWN):
        return say("Status", "Nothing is waiting to be sent.")
    return ""


def refused_words(number: int) -> str:
    """What HQ did not take, '' where it took everything: it is neither sent nor waiting."""
    say = QCoreApplication.translate
    if number == 0:
        return ""
    return counted(
        number, say("Status", "1 report could not be sent."), say("Status", "{n} reports could not be sent.")
    )


def _held(state: LinkState, now: datetime, zone: tzinfo) -> str:
    """What has not left this computer. Where HQ was heard and all of it has left: when."""
    if not state.counted:
        return ""
    said = [refused_words(state.refused)]
    if state.waiting:
        said.append(_entries(state.waiting) if state.entries else _waiting(state.waiting))
    elif not state.refused:
        said.append(_nothing(state, now, zone))
    return " ".join(filter(None, said))


def _nothing(state: LinkState, now: datetime, zone: tzinfo) -> str:
    say = QCoreApplication.translate
    if state.link in (Link.OFFLINE, Link.UNKNOWN):
        return say("Status", "Nothing is waiting to be sent.")
    if state.last_contact is None:
        return say("Status", "Everything is sent.")
    return say("Status", "Everything sent at {time}.").format(time=moment(state.last_contact, now, zone))


def _entries(number: int) -> str:
    say = QCoreApplication.translate
    return counted(
        number,
        say("Status", "1 entry waiting, safe here."),
        say("Status", "{n} entries waiting, all safe here."),
    )


def _waiting(number: int) -> str:
    say = QCoreApplication.translate
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
