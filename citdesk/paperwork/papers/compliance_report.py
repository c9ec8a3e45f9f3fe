"""The compliance report: each condition with its date and whether it was met, from the record or by hand."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.layout.typesetter import Cell
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import conditions, diversion_paper, person_name
from citdesk.paperwork.parts.signatures import blanks, by_hand
from citdesk.paperwork.text.dates import day, moment

_BLANK_ROWS = 6
_TERMS = ("S10", "S17", "S18")


def body(draft: Draft, claims: Claims) -> None:
    """Conditions, what is on record about them, and rows for what is not."""
    set_, read = draft.typesetter, claims.read
    claims.take("C02", "C03")
    set_.facts([("Person", person_name(read))])
    claims.show("Program and dates", *_TERMS)
    conditions(claims)
    claims.repeats("S24")
    claims.show("Compliance", "S24")
    claims.show("Result", "S25")
    set_.heading("Kept or missed", claims.level)
    recorded = [act for act in read.report.history if act.step]
    rows = [
        [
            Cell((day(act.on) if act.on else moment(act.signed.when, read.report.zone),)),
            Cell((act.what,)),
            Cell((act.note,)),
            Cell((f"{act.signed.name}, {day(act.signed.when.astimezone(read.report.zone).date())}",)),
        ]
        for act in recorded
    ]
    if rows:
        set_.table(["Date", "Step, and kept or missed", "Note", "Recorded by"], [15, 28, 30, 27], rows)
    blanks(set_, ["Date, step, kept or missed"] * max(1, _BLANK_ROWS - len(rows)))
    by_hand(set_, "Report made by", ["Case manager or liaison, name and signature"], level=claims.level)


PAPER = diversion_paper(
    "Compliance Report",
    body,
    ("court", "provider", "internal"),
    *("S16", "S24", "S25", *_TERMS),
    with_steps=True,
)
