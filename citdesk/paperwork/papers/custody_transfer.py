"""The custody-transfer sheet: the person, what went with them, who handed over and who received."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.frame import closed, opened, signed_sections
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand


def compose(draft: Draft) -> None:
    """Set the transfer report; both sides sign by hand on the same page."""
    set_ = draft.typesetter
    read = draft.only("transfer")
    opened(draft, read)
    signed_sections(draft, read)
    handed = f"Handed over by {signer(read.report.author)}, signature"
    by_hand(set_, "Transfer of custody", [handed, "Received by, name, role and signature"], level=2)
    closed(draft)


PAPER = PaperKind("Custody Transfer", compose, ("provider", "internal"), frozenset({"transfer"}))
