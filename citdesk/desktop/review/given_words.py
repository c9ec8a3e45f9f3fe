"""That somebody else goes on with a report than wrote the version under review."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from citdesk.workspace import GivenOn


def given_words(given: GivenOn) -> str:
    """Who wrote it, who gave it to whom, and why."""
    say = QCoreApplication.translate
    if not given.by:
        words = say("Given", "{writer} wrote and sent this version. {person} goes on with it.")
        return words.format(writer=given.wrote, person=given.to)
    words = say(
        "Given", "{writer} wrote and sent this version. {giver} gave it to {person}. Reason: {reason}"
    )
    return words.format(writer=given.wrote, giver=given.by, person=given.to, reason=given.reason)
