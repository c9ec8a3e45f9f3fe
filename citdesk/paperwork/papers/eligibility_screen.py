"""The eligibility screen: the charge, each rule with its answer and what follows, the result, who decided."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.layout.typesetter import Cell
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import EVENT, PERSON, charges, diversion_paper, identity
from citdesk.paperwork.parts.opening import signer

_RESULTS = {"no": "Clear", "yes": "EXCLUDES", "unknown": "PENDING CHECK"}
_REASON = "See the reason"  # the encounter report says otherwise than the officer does
_RESULT = ("S06", "S04", "S10", "S11", "S12", "S07", "S08", "S22", "S23")


def body(draft: Draft, claims: Claims) -> None:
    """Charges, rules and result; in the packet the cover and the next part say who it is about."""
    set_, read = draft.typesetter, claims.read
    set_.paragraph(f"Screened by {signer(read.report.author)}.")
    charges(claims)
    rules = claims.take("S05")
    if rules:
        set_.heading("Rules that exclude", claims.level)
        rows = [
            [Cell((each.question,)), Cell(each.lines), Cell((_RESULTS.get(each.value, _REASON),))]
            for each in rules
        ]
        with set_.speaking(read.form.language):
            set_.table(["Rule", "Answer", "Result"], [58, 18, 24], rows)
    set_.paragraph(
        "A rule that excludes bars the diversion. "
        "While anything is missing nobody may call the person eligible.",
        "note",
    )
    claims.show("Result and decision", *_RESULT)


def _alone(draft: Draft, claims: Claims) -> None:
    """By itself the screen begins with the person whom it is about."""
    identity(claims)
    body(draft, claims)


PAPER = diversion_paper(
    "Eligibility Screen", _alone, ("court", "internal"), *PERSON, *EVENT, "S02", "S05", "S09", *_RESULT
)
