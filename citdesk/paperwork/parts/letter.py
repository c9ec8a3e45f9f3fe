"""A letter's head and end: shorter than a report's, since it is read by those it concerns."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.closing import AS_WRITTEN, replaced_characters, withheld_lines
from citdesk.paperwork.parts.frame import head, notices
from citdesk.paperwork.parts.opening import confidentiality, corrected, replaces
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.text.spanish import english, moment_in


def letter(draft: Draft, read: ReadReport, slot: str) -> None:
    """Title, to whom and why, the text of that slot in the agency's words, and whom to call."""
    set_, order, report, say = draft.typesetter, draft.order, read.report, draft.say
    head(draft)
    corrected(set_, order, say)
    # the start of its hash stands at the foot of the page
    shown = say("{report}, revision {number}").format(report=report.report_number, number=report.revision)
    set_.facts(
        [
            *replaces(order, report, draft.language),
            (say("To"), order.recipient),
            (say("Date"), moment_in(draft.language, order.made_at, report.zone)),
            (say("About"), order.reason),
            (say("Case"), report.case_number or say("not yet numbered")),
            (say("Report"), shown),
            (say("Document"), order.document_id),
        ]
    )
    text = legend(slot, order.legends, draft.language)
    set_.heading(text.heading, 2)
    set_.paragraph(text.text)
    if draft.agency.phone:
        call = say("Questions? Call {agency}, {phone}.")
        set_.paragraph(call.format(agency=draft.agency.name, phone=draft.agency.phone))


def posted(draft: Draft, keep: str = "") -> None:
    """How a letter ends: notices, who must keep it close, what was withheld.

    ``keep`` says how to keep it in place of the confidentiality legend, where its reader may not learn what
    that legend tells.
    """
    notices(draft)
    if keep:
        draft.typesetter.paragraph(keep, "legend", before=2, after=8)
    else:
        confidentiality(draft.typesetter, draft.order, draft.say)
    if draft.say is not english:
        draft.typesetter.paragraph(draft.say(AS_WRITTEN), "legend", before=2, after=2)
    withheld_lines(draft.typesetter, draft.withheld, draft.say)
    replaced_characters(draft.typesetter, say=draft.say)
