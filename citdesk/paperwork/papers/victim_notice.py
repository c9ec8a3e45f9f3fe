"""The notice to a victim: that the charge is diverted, what was recorded of their view, whom to call.

It names neither the diverted person nor the programme, whose name can tell of an illness, and it carries no
legend that speaks of a crisis or of mental health.
"""

from __future__ import annotations

from dataclasses import replace

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.answers import mixed
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import DIVERSION
from citdesk.paperwork.parts.letter import letter, posted
from citdesk.paperwork.reading.decided import require_diverted
from citdesk.paperwork.reading.model import Answer, Group
from citdesk.paperwork.reading.selection import kept

#: the officer's questions, put to whom they are about
_TO_THE_VICTIM = {"victim_view": "What you think of a diversion", "restitution": "Restitution to you"}
_EVENT = ("A01", "A03")
_SHOWN = ("S02", "S07")
KEEP = "This notice is private. It is meant only for whom it is addressed to."
FOOT = "Private \N{EN DASH} For Whom It Is Addressed To"


def compose(draft: Draft) -> None:
    """Set the letter, the charge and the victim's recorded view."""
    read = draft.only("diversion")
    require_diverted(read.report)
    letter(draft, read, "victim_notice")
    # whether there is a victim is no question to the victim
    sections = tuple(
        Group(each.path, each.title, kept(each.entries, _not_their_own)) for each in read.sections
    )
    claims = Claims(draft.typesetter, replace(read, sections=sections))
    claims.show("The event", *_EVENT)
    claims.repeats("S02")
    view = [
        replace(each, question=_TO_THE_VICTIM.get(each.name, each.question)) for each in claims.take("S07")
    ]
    if view:
        draft.typesetter.heading("Your view and restitution", claims.level)
        mixed(draft.typesetter, view, claims.level)
    claims.rest()
    posted(draft, KEEP)


def _not_their_own(answer: Answer) -> bool:
    return answer.name != "victim"


PAPER = PaperKind(
    "Notice to the Victim",
    compose,
    ("court", "internal"),
    DIVERSION,
    frozenset({*_EVENT, *_SHOWN}),
    foot=FOOT,
)
