"""The participation agreement: rights, what was said, conditions, deadlines, and everybody who signs."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.answers import answer_table
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import (
    EVENT,
    PERSON,
    charges,
    conditions,
    consent,
    diversion_paper,
    everyone_who_signs,
    identity,
)
from citdesk.paperwork.parts.signatures import by_hand
from citdesk.paperwork.reading.decided import require_diverted

NOT_AGREED = "NOT AGREED: the person was offered this and has not said yes"


def body(draft: Draft, claims: Claims) -> None:
    """What the person agrees to, in the order in which it is read out."""
    set_, read, say = draft.typesetter, claims.read, draft.say
    rights = legend("participation_rights", draft.order.legends, draft.language)
    answered = consent(read)
    if answered and not any(answer.value == "yes" for answer in answered):
        set_.paragraph(say(NOT_AGREED), "stamp", before=0, after=2, keep=True)
    identity(claims, say)
    set_.heading(rights.heading, claims.level)
    set_.paragraph(rights.text)
    claims.show(say("The program"), "S10", "S19")
    claims.show(say("What the person was told and said"), "S14", "S15", "N06", "S13", "S12")
    charges(claims, say)
    conditions(claims, say)
    deadlines = claims.take("S17", "S18")
    if deadlines:
        set_.heading(say("Deadlines"), claims.level)
        with set_.speaking(read.form.language):
            answer_table(set_, deadlines)
    drawn = any(answer.picture is not None for answer in read.fields("S21"))
    signed = (
        "Signatures given on the screen" if drawn else "Names typed on the screen; no signature was drawn"
    )
    claims.show(say(signed), "S21")
    by_hand(set_, say("Signatures"), everyone_who_signs(read, say), say=say)


def _alone(draft: Draft, claims: Claims) -> None:
    if not consent(claims.read):  # whoever said no was asked, and the paper says so
        require_diverted(claims.read.report)
    body(draft, claims)


PAPER = diversion_paper(
    "Participation Agreement",
    _alone,
    ("person", "court", "internal"),
    *PERSON,
    *EVENT,
    *("S02", "S09", "S10", "S12", "S13", "S14", "S15", "S16", "S17", "S18", "S19", "S21", "N06"),
    languages=("en", "es"),
)
