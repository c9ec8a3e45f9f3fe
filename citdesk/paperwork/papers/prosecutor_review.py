"""The prosecutor's review sheet: charge, facts, rules and agreement at a glance, and the decision to tick."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import EVENT, PERSON, charges, diversion_paper, identity
from citdesk.paperwork.parts.signatures import blanks, boxes, by_hand

_SCREEN = ("S04", "S05", "S06", "S10", "S12", "S08")
_DECISIONS = (
    "Accepted for diversion",
    "Declined, for this reason:",
    "Returned to the officer, for this reason:",
)
_AGREED = ("S13", "S17", "S18", "S19")
_DECIDED = ("S22", "S23")


def body(draft: Draft, claims: Claims) -> None:
    """What the decision rests on, then the decision."""
    set_ = draft.typesetter
    identity(claims)
    charges(claims)
    claims.tell("S03")
    claims.show("Screen", *_SCREEN)
    claims.show("Victim", "S07")
    claims.show("Agreement", *_AGREED)
    claims.show("On record so far", *_DECIDED)
    with set_.together():  # a signature stands on the page of the decision that it signs
        set_.heading("Decision of the prosecutor", claims.level)
        boxes(set_, _DECISIONS)
        blanks(set_, ["Reason", "Charge held until"])
        by_hand(set_, "Prosecutor", ["Prosecutor, name, bar number and signature"], level=claims.level)


PAPER = diversion_paper(
    "Prosecutor Review Sheet",
    body,
    ("court", "internal"),
    *PERSON,
    *EVENT,
    *("S02", "S03", "S07", "S09", *_SCREEN, *_AGREED, *_DECIDED),
)
