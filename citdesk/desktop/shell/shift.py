"""Before a shift ends: what has not left this computer, in one sentence for the status bar."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from citdesk.desktop.shell.counted import counted
from citdesk.desktop.shell.moments import clock

#: when the reminder begins: time to drive where there is network, and to finish a page
_BEFORE = timedelta(minutes=30)


def shift_words(
    began: datetime, hours: int, now: datetime, zone: tzinfo, *, unsent: int, unfinished: int
) -> str:
    """The reminder, from half an hour before the end on; '' before that, and when nothing is left to do."""
    end = began + timedelta(hours=hours)
    if now < end - _BEFORE or not (unsent or unfinished):
        return ""
    say = QCoreApplication.translate
    ends, ended = say("Shift", "Your shift ends at {time}."), say("Shift", "Your shift ended at {time}.")
    words = [(ends if now < end else ended).format(time=clock(end, zone))]
    if unsent:
        one, more = say("Shift", "1 report not sent yet."), say("Shift", "{n} reports not sent yet.")
        words.append(counted(unsent, one, more))
    if unfinished:
        one, more = say("Shift", "1 report not finished."), say("Shift", "{n} reports not finished.")
        words.append(counted(unfinished, one, more))
    return " ".join(words)
