"""The notice that a completed diversion's record may be sealed or expunged."""

from __future__ import annotations

from citdesk.paperwork.parts.closing_letter import closing_letter

PAPER = closing_letter("Sealing or Expungement Notice", "expungement_notice", "completed")
