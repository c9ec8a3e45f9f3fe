"""How lists name the call of a report: dispatch's number, the street, and the day where it is asked for."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from citdesk.casework.call_facts import CallFacts
from citdesk.desktop.shell.moments import day


def call_words(call: CallFacts, today: date | None = None) -> str:
    """``Event 26-0193, Oak Street``, or as much of it as is known; with a ``today`` the day after it."""
    number = QCoreApplication.translate("Call", "Event {number}").format(number=call.event_number)
    on = "" if today is None or call.on is None else day(call.on, today)
    return ", ".join(part for part in (number if call.event_number else "", call.place, on) if part)
