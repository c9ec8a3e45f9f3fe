"""The receipt for what police took or kept: items, where they are, and how to get them back."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.frame import closed, opened
from citdesk.paperwork.parts.law import rule
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand

_OWNER = ("C02", "C03", "C13", "A01", "A03")
_ITEMS = ("J04", "P08")
#: Whether anything was taken is no item: what was taken says it.
_WHETHER = frozenset({"yes", "no", "unknown"})


def compose(draft: Draft) -> None:
    """Set the items of every report given; giver and receiver sign by hand.

    Raises :class:`PaperRefused` when there is no item: nobody signs that they gave what was never taken.
    """
    set_ = draft.typesetter
    if not any(answer.value not in _WHETHER for read in draft.read for answer in read.fields(*_ITEMS)):
        message = (
            "The report names nothing that was taken or kept and that this reader may see, so there is "
            "nothing to give a receipt for. Enter the item in the report first, or choose another reader."
        )
        raise PaperRefused(message, code="paper-no-items")
    opened(draft, draft.read[0])
    for read in draft.read:
        claims = Claims(set_, read)
        claims.show("Owner and event", *_OWNER)
        for field in _ITEMS:
            claims.repeats(field)
        whether = (answer for answer in read.fields(*_ITEMS) if answer.value in _WHETHER)
        claims.used.update(answer.path for answer in whether)
        claims.show("Items", *_ITEMS)
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
