"""The notice to a victim: that the charge is diverted, what was recorded of their view, whom to call.

It names neither the diverted person nor the programme, whose name can tell of an illness, and it carries no
legend that speaks of a crisis or of mental health.
"""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import DIVERSION
from citdesk.paperwork.parts.letter import letter, posted
from citdesk.paperwork.reading.decided import require_diverted

_EVENT = ("A01", "A03")
_SHOWN = ("S02", "S07")
KEEP = "This notice is private. It is meant only for whom it is addressed to."
FOOT = "Private \N{EN DASH} For Whom It Is Addressed To"


def compose(draft: Draft) -> None:
    """Set the letter, the charge and the victim's recorded view."""
    read = draft.only("diversion")
    require_diverted(read.report)
    letter(draft, read, "victim_notice")
    claims = Claims(draft.typesetter, read)
    claims.show("The event", *_EVENT)
    claims.repeats("S02")
    claims.show("Your view and restitution", "S07")
    claims.rest()
    posted(draft, KEEP)


PAPER = PaperKind(
    "Notice to the Victim",
    compose,
    ("court", "internal"),
    DIVERSION,
    frozenset({*_EVENT, *_SHOWN}),
    foot=FOOT,
)
