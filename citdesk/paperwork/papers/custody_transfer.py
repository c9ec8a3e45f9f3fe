"""The custody-transfer sheet: the person, what went with them, who handed over and who received."""

from __future__ import annotations

from citdesk.paperwork.papers.draft import Draft
from citdesk.paperwork.papers.encounter_report import LEFT_OUT, NOTHING
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.closing import replaced_characters, withheld_table
from citdesk.paperwork.parts.opening import confidentiality, facts, letterhead, order_facts, signer
from citdesk.paperwork.parts.signatures import by_hand, electronic


def compose(draft: Draft) -> None:
    """Set the transfer report; both sides sign by hand on the same page."""
    set_ = draft.typesetter
    read = draft.only("transfer")
    letterhead(set_, draft.agency, draft.order, draft.reports)
    set_.heading(draft.title, 1)
    facts(set_, read.report)
    order_facts(set_, draft.order, read.report)
    confidentiality(set_, draft.order)
    set_.paragraph(LEFT_OUT if report_sections(set_, read) else NOTHING, "note")
    handed = f"Handed over by {signer(read.report.author)}, signature"
    by_hand(set_, "Transfer of custody", [handed, "Received by, name, role and signature"], level=2)
    electronic(set_, draft.reports)
    withheld_table(set_, draft.withheld)
    replaced_characters(set_)
