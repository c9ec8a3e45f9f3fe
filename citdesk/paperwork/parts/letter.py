"""The head of a letter: letterhead, title, to whom and why, and the text the agency may have prescribed."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.frame import opened
from citdesk.paperwork.reading.model import ReadReport


def letter(draft: Draft, read: ReadReport, slot: str) -> None:
    """Open the paper and set the text of that slot."""
    opened(draft, read)
    text = legend(slot, draft.order.legends)
    draft.typesetter.heading(text.heading, 2)
    draft.typesetter.paragraph(text.text)
    contact = draft.agency.phone
    if contact:
        draft.typesetter.paragraph(f"Questions? Call {draft.agency.name}, {contact}.")
