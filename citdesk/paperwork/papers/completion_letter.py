"""The letter to somebody who completed a diversion, and to the court."""

from __future__ import annotations

from citdesk.paperwork.parts.closing_letter import closing_letter

PAPER = closing_letter("Completion Letter", "completion_letter", "completed", unkept="completion_on_record")
