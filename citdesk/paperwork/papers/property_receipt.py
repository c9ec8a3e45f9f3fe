"""The receipt for what police took or kept: items, where they are, and how to get them back."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.frame import closed, opened
from citdesk.paperwork.parts.law import rule
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand

_OWNER = ("C02", "C03", "C13", "A01", "A03")
_ITEMS = ("J04", "P08")
NO_ITEMS = "The report names no item that may be shown to the reader of this paper."


def compose(draft: Draft) -> None:
    """Set the items of every report given; giver and receiver sign by hand."""
    set_ = draft.typesetter
    opened(draft, draft.read[0])
    listed = False
    for read in draft.read:
        claims = Claims(set_, read)
        claims.show("Owner and event", *_OWNER)
        for field in _ITEMS:
            listed = claims.repeats(field) or listed
        listed = claims.show("Items", *_ITEMS) or listed
    if not listed:
        set_.paragraph(NO_ITEMS, "note")
    text = legend("property_return", draft.order.legends)
    set_.heading(text.heading, 2)
    set_.paragraph(text.text)
    pack = next((report.law for report in draft.reports if report.law), None)
    if pack is not None:
        rule(set_, "Weapons", pack.weapons)
    by_hand(
        set_,
        "Signatures",
        [f"Taken by {signer(draft.reports[0].author)}, signature", "Given by the owner or keeper, signature"],
    )
    closed(draft)


PAPER = PaperKind(
    "Property Receipt",
    compose,
    ("person", "internal", "court", "provider"),
    frozenset({"encounter", "hold", "transfer", "supplement"}),
    frozenset({*_OWNER, *_ITEMS}),
)
