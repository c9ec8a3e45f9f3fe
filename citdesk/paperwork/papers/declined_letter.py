"""The letter that the prosecutor or the program did not take a diversion."""

from __future__ import annotations

from citdesk.paperwork.parts.closing_letter import closing_letter

PAPER = closing_letter(
    "Letter of a Declined Diversion", "declined_letter", "prosecutor_declined", "program_declined"
)
