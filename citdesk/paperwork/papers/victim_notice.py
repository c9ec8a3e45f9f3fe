"""The notice to a victim: that the charge is diverted, what was recorded of their view, whom to call.

It names neither the diverted person nor the programme, whose name can tell of an illness.
"""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import DIVERSION
from citdesk.paperwork.parts.letter import letter, posted

_EVENT = ("A01", "A03")
_SHOWN = ("S02", "S07")


def compose(draft: Draft) -> None:
    """Set the letter, the charge and the victim's recorded view."""
    read = draft.only("diversion")
    letter(draft, read, "victim_notice")
    claims = Claims(draft.typesetter, read)
    claims.show("The event", *_EVENT)
    claims.repeats("S02")
    claims.show("Your view and restitution", "S07")
    claims.rest()
    posted(draft)


PAPER = PaperKind(
    "Notice to the Victim", compose, ("court", "internal"), DIVERSION, frozenset({*_EVENT, *_SHOWN})
)
