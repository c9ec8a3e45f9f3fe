"""The report itself: every section the audience may see, signatures, and what was withheld."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.frame import LEFT_OUT, NOTHING, closed, opened
from citdesk.paperwork.parts.opening import facts, signer
from citdesk.paperwork.parts.signatures import by_hand
from citdesk.paperwork.parts.timeline import timeline


def compose(draft: Draft) -> None:
    """Set the first report given; further ones (supplements) follow under their own titles."""
    set_ = draft.typesetter
    for number, read in enumerate(draft.read):
        if number:
            set_.part(read.report.form.title, f"report-{number}")
            set_.heading(read.report.form.title, 2)
            facts(set_, read.report)
        else:
            opened(draft, read)
            timeline(set_, read)
        set_.paragraph(LEFT_OUT if report_sections(set_, read) else NOTHING, "note")
    if draft.order.audience == "court":
        by_hand(set_, "Signatures by hand, where the court wants them", _signers(draft), level=2)
    closed(draft)


def _signers(draft: Draft) -> list[str]:
    report = draft.reports[0]
    supervisor = signer(report.approval) if report.approval else "Supervisor"
    return [f"{signer(report.author)}, signature", f"{supervisor}, signature"]


PAPER = PaperKind("Encounter Report", compose, ("internal", "court", "provider", "person"))
