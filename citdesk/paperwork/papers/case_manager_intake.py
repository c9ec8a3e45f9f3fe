"""The case manager's confirmation that the first meeting was held, to be sent back to the liaison."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import conditions, diversion_paper, person_name
from citdesk.paperwork.parts.signatures import blanks, boxes, by_hand

_AGREED = ("S10", "S15", "S17", "S18", "S19")


def body(draft: Draft, claims: Claims) -> None:
    """Who is expected until when, and what the case manager fills in by hand."""
    set_ = draft.typesetter
    claims.take("C02", "C03")
    set_.facts([("Person", person_name(claims.read))])
    claims.show("Agreed", *_AGREED)
    conditions(claims)
    with set_.together():  # a signature stands on the page of what it signs
        set_.heading("First meeting", claims.level)
        boxes(
            set_, ["Held, in time", "Held, after the date", "The person did not come", "The person withdrew"]
        )
        blanks(set_, ["Held on", "Next appointment", "Case manager's telephone"])
        set_.paragraph(
            "Please say nothing here about diagnosis or treatment: the court does not need it.", "note"
        )
        by_hand(set_, "Case manager", ["Case manager, name, organization and signature"], level=claims.level)


PAPER = diversion_paper(
    "Case-Manager Intake",
    body,
    ("court", "provider", "internal"),
    "S16",
    *_AGREED,
    of_diverted=True,
)
