"""The report itself: every section the audience may see, signatures, and what was withheld."""

from __future__ import annotations

from citdesk.paperwork.papers.draft import Draft
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.closing import replaced_characters, withheld_table
from citdesk.paperwork.parts.notices import consent_copy, part2_notice
from citdesk.paperwork.parts.opening import confidentiality, facts, letterhead, order_facts, signer
from citdesk.paperwork.parts.signatures import by_hand, electronic

LEFT_OUT = "Questions that were not asked or not answered are left out."
NOTHING = "Nothing in this report may be shown to the reader of this paper."


def compose(draft: Draft) -> None:
    """Set the first report given; further ones (supplements) follow under their own titles."""
    set_ = draft.typesetter
    letterhead(set_, draft.agency, draft.order, draft.reports)
    for number, read in enumerate(draft.read):
        if number:
            set_.part(read.report.form.title, f"report-{number}")
            set_.heading(read.report.form.title, 2)
        else:
            set_.heading(draft.title, 1)
        facts(set_, read.report)
        if not number:
            order_facts(set_, draft.order, read.report)
            confidentiality(set_, draft.order)
        if not report_sections(set_, read):
            set_.paragraph(NOTHING, "note")
        else:
            set_.paragraph(LEFT_OUT, "note")
    if draft.holds_substance_use:
        part2_notice(set_, draft.order)
        if draft.reach.part2:
            consent_copy(set_, draft.reach.part2, draft.reports[0])
    electronic(set_, draft.reports)
    if draft.order.audience == "court":
        by_hand(
            set_,
            "Signatures by hand, where the court wants them",
            _signers(draft),
        )
    withheld_table(set_, draft.withheld)
    replaced_characters(set_)


def _signers(draft: Draft) -> list[str]:
    report = draft.reports[0]
    supervisor = signer(report.approval) if report.approval else "Supervisor"
    return [f"{signer(report.author)}, signature", f"{supervisor}, signature"]
