"""The referral with its release of information: who is sent where, why, and what may be shared."""

from __future__ import annotations

from citdesk.paperwork.legends import legend
from citdesk.paperwork.papers.draft import Draft
from citdesk.paperwork.papers.encounter_report import LEFT_OUT, NOTHING
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.closing import replaced_characters, withheld_table
from citdesk.paperwork.parts.notices import consent_copy, part2_notice
from citdesk.paperwork.parts.opening import confidentiality, facts, letterhead, order_facts, signer
from citdesk.paperwork.parts.signatures import by_hand, electronic
from citdesk.paperwork.reading.model import ReadReport


def compose(draft: Draft) -> None:
    """Set the referral, its release, the notices that travel with it, and what was withheld."""
    set_ = draft.typesetter
    read = draft.only("referral")
    letterhead(set_, draft.agency, draft.order, draft.reports)
    set_.heading(draft.title, 1)
    facts(set_, read.report)
    order_facts(set_, draft.order, read.report)
    confidentiality(set_, draft.order)
    shown = report_sections(set_, read, skip=draft.skipped)
    set_.paragraph(LEFT_OUT if shown else NOTHING, "note")
    _release(draft, read)
    electronic(set_, draft.reports)
    withheld_table(set_, draft.withheld)
    replaced_characters(set_)


def _release(draft: Draft, read: ReadReport) -> None:
    set_ = draft.typesetter
    set_.heading("Release of information", 2)
    terms = legend("release_terms", draft.order.legends)
    set_.paragraph(f"{terms.heading}. {terms.text}", "legend")
    if draft.holds_substance_use:
        part2_notice(set_, draft.order, level=3)
    for consent in draft.order.consents:
        if consent is draft.reach.part2 or consent.kind == "hipaa":
            consent_copy(set_, consent, read.report)
    people = ["The person named in this referral, signature"]
    if read.text("C09").lower() == "yes":
        people.append("Parent or guardian, signature")
    people += [
        "Witness or interpreter, signature",
        f"{signer(read.report.author)}, signature",
        "Received by the service, name and signature",
    ]
    by_hand(set_, "Signatures", people)
