"""The probable-cause statement: the charges, the facts the officer attests, and the line to sign."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import EVENT, PERSON, charges, diversion_paper, identity
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand


def body(draft: Draft, claims: Claims) -> None:
    """Who and which event, facts, attestation; in the packet the charges stand in the screen before it."""
    identity(claims)
    _attested(draft, claims)


def _attested(draft: Draft, claims: Claims) -> None:
    set_ = draft.typesetter
    if not claims.tell("S03"):
        set_.paragraph(
            "The report holds no probable-cause facts that may be shown to the reader of this paper.", "note"
        )
    text = legend("probable_cause_attestation", draft.order.legends)
    set_.heading(text.heading, claims.level)
    set_.paragraph(text.text, keep=True)
    by_hand(set_, "Signature", [f"{signer(claims.read.report.author)}, signature"], level=claims.level + 1)


def _alone(draft: Draft, claims: Claims) -> None:
    """By itself the statement names its charges, under the person whom they are about."""
    identity(claims)
    charges(claims)
    _attested(draft, claims)


PAPER = diversion_paper(
    "Probable-Cause Statement", _alone, ("court", "internal"), *PERSON, *EVENT, "S02", "S03"
)
