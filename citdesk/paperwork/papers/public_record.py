"""The copy for a public-records request: without identifying details, in free text and text layer alike."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.frame import LEFT_OUT, NOTHING, closed, opened
from citdesk.paperwork.reading.redaction import REMOVED


def compose(draft: Draft) -> None:
    """Set what the form releases to the public, and say how the rest was taken out."""
    set_ = draft.typesetter
    opened(draft, draft.read[0])
    for read in draft.read:
        set_.paragraph(LEFT_OUT if report_sections(set_, read) else NOTHING, "note")
    set_.heading("How this copy was made", 2)
    set_.paragraph(
        "Answers that identify a person, or tell of health, of victims or juveniles, or of criminal justice "
        "information, are not in this file; nothing is painted over. Where a name, a number or an address "
        f"known from the record stood inside a sentence, {REMOVED} stands instead. Removed: "
        f"{_removed(draft)}."
    )
    closed(draft)


def _removed(draft: Draft) -> str:
    count = sum(read.removed for read in draft.read)
    return "nothing" if not count else "1 passage" if count == 1 else f"{count} passages"


PAPER = PaperKind("Public-Records Copy", compose, ("public",))
