"""What the screens say of a file on a stick, in whole sentences."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QLocale

from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import moment
from citdesk.workspace import OnStick, StickTakenIn, StickWritten


def on_stick_words(stick: OnStick, now: datetime, zone: tzinfo) -> str:
    """Which file lies on a stick, since when, and what has to happen before anything counts."""
    say = QCoreApplication.translate
    since = moment(stick.since, now, zone)
    if not (stick.steps or stick.others or stick.pieces):
        return say(
            "Stick", "File {number} is on a stick since {time}, to bring back what HQ has for you."
        ).format(number=stick.number, time=since)
    return say(
        "Stick",
        "File {number} is on a stick since {time}: {what} It counts once HQ's answer is taken in here.",
    ).format(number=stick.number, time=since, what=_holds(stick))


def written_words(written: StickWritten) -> str:
    """That a file was just put on the stick; what is in it, :func:`on_stick_words` says."""
    say = QCoreApplication.translate
    size = QLocale().formattedDataSize(written.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    done = say("Stick", "File {number} is on the stick ({size}). Eject it before you pull it out.").format(
        number=written.number, size=size
    )
    if not written.more:
        return done
    return done + " " + say("Stick", "Not everything had room. The next file brings the rest.")


def taken_in_words(taken: StickTakenIn) -> str:
    """What HQ's answer has brought."""
    say = QCoreApplication.translate
    arrived = taken.steps - taken.refused
    lines = [say("Stick", "HQ's answer to file {number} is taken in.").format(number=taken.number)]
    if arrived:
        lines.append(
            counted(
                arrived, say("Stick", "1 entry arrived at HQ."), say("Stick", "{n} entries arrived at HQ.")
            )
        )
    if taken.refused:
        lines.append(
            counted(
                taken.refused,
                say("Stick", "HQ did not take 1 entry: see the sync center."),
                say("Stick", "HQ did not take {n} entries: see the sync center."),
            )
        )
    if taken.others:
        lines.append(
            counted(
                taken.others,
                say("Stick", "1 entry of colleagues arrived."),
                say("Stick", "{n} entries of colleagues arrived."),
            )
        )
    if taken.received:
        lines.append(
            counted(
                taken.received,
                say("Stick", "1 thing came from HQ."),
                say("Stick", "{n} things came from HQ."),
            )
        )
    if taken.more:
        lines.append(say("Stick", "HQ has more for you: write another file."))
    return " ".join(lines)


def _holds(stick: OnStick) -> str:
    say = QCoreApplication.translate
    said: list[str] = []
    if stick.reports:
        said.append(
            counted(stick.reports, say("Stick", "1 report of yours."), say("Stick", "{n} reports of yours."))
        )
    elif stick.steps:
        said.append(
            counted(stick.steps, say("Stick", "1 entry of yours."), say("Stick", "{n} entries of yours."))
        )
    if stick.others:
        said.append(
            counted(
                stick.others,
                say("Stick", "1 entry of colleagues."),
                say("Stick", "{n} entries of colleagues."),
            )
        )
    if stick.pieces:
        said.append(say("Stick", "Attached files go with it."))
    return " ".join(said)
