"""The letter that a diversion ended before it was completed."""

from __future__ import annotations

from citdesk.paperwork.parts.closing_letter import closing_letter

PAPER = closing_letter("Termination Letter", "termination_letter", "terminated", "withdrew")
