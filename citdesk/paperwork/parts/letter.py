"""A letter's head and end: shorter than a report's, since it is read by those it concerns."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.closing import replaced_characters, withheld_lines
from citdesk.paperwork.parts.frame import head, notices
from citdesk.paperwork.parts.opening import confidentiality, corrected, replaces
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.record import short
from citdesk.paperwork.text.dates import moment


def letter(draft: Draft, read: ReadReport, slot: str) -> None:
    """Title, to whom and why, the text of that slot in the agency's words, and whom to call."""
    set_, order, report = draft.typesetter, draft.order, read.report
    head(draft)
    corrected(set_, order)
    set_.facts(
        [
            *replaces(order, report),
            ("To", order.recipient),
            ("Date", moment(order.made_at, report.zone)),
            ("About", order.reason),
            ("Case", report.case_number or "not yet numbered"),
            ("Report", f"{report.report_number}, revision {report.revision}, {short(report.revision_hash)}"),
            ("Document", order.document_id),
        ]
    )
    text = legend(slot, order.legends)
    set_.heading(text.heading, 2)
    set_.paragraph(text.text)
    if draft.agency.phone:
        set_.paragraph(f"Questions? Call {draft.agency.name}, {draft.agency.phone}.")


def posted(draft: Draft) -> None:
    """How a letter ends: notices, who must keep it close, what was withheld."""
    notices(draft)
    confidentiality(draft.typesetter, draft.order)
    withheld_lines(draft.typesetter, draft.withheld)
    replaced_characters(draft.typesetter)
