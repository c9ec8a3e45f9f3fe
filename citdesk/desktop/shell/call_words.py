"""How lists name the call of a report: dispatch's number and the street."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from citdesk.casework.call_facts import CallFacts


def call_words(call: CallFacts) -> str:
    """``Event 26-0193, Oak Street``, or as much of it as is known."""
    number = QCoreApplication.translate("Call", "Event {number}").format(number=call.event_number)
    return ", ".join(part for part in (number if call.event_number else "", call.place) if part)
