"""The hold worksheet: what the official form asks, gathered; its title keeps it from being taken for one."""

from __future__ import annotations

from citdesk.paperwork.legends import legend
from citdesk.paperwork.papers.draft import Draft
from citdesk.paperwork.papers.encounter_report import LEFT_OUT, NOTHING
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.closing import replaced_characters, withheld_table
from citdesk.paperwork.parts.opening import confidentiality, facts, letterhead, order_facts, signer
from citdesk.paperwork.parts.signatures import by_hand, electronic


def compose(draft: Draft) -> None:
    """Set the hold report with its warning on top and the lines to sign beneath."""
    set_ = draft.typesetter
    read = draft.only("hold")
    letterhead(set_, draft.agency, draft.order, draft.reports)
    set_.heading(draft.title, 1)
    warning = legend("worksheet", draft.order.legends)
    set_.paragraph(warning.heading.upper(), "stamp", before=0, after=2, keep=True)
    set_.paragraph(warning.text, "legend")
    facts(set_, read.report)
    order_facts(set_, draft.order, read.report)
    confidentiality(set_, draft.order)
    set_.paragraph(LEFT_OUT if report_sections(set_, read) else NOTHING, "note")
    people = [f"{signer(read.report.author)}, signature"]
    if read.fields("Q12"):
        people.append("Clinician who authorized the hold, signature and license")
    people += ["Received by the facility, name, role and signature"]
    by_hand(set_, "Signatures", people, level=2)
    electronic(set_, draft.reports)
    withheld_table(set_, draft.withheld)
    replaced_characters(set_)
