"""The record of a consult: the question, the clinician's answer, and whether it was followed."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.frame import LEFT_OUT, NOTHING, closed, opened
from citdesk.paperwork.parts.history import history
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand


def compose(draft: Draft) -> None:
    """Set the consult; the clinician may sign what stands as their advice."""
    set_ = draft.typesetter
    read = draft.only("consult")
    opened(draft, read)
    set_.paragraph(LEFT_OUT if report_sections(set_, read) else NOTHING, "note")
    history(set_, read.report, "Question and answer")
    told = any(act.step == "answered" for act in read.report.history)
    if not told and not Claims(set_, read).take("N10"):
        set_.paragraph("No advice is on record.", "note")
    by_hand(
        set_, "Signatures", [f"{signer(read.report.author)}, signature", "Clinician, signature and license"]
    )
    closed(draft)


PAPER = PaperKind("Consult Record", compose, ("provider", "internal"), frozenset({"consult"}))
