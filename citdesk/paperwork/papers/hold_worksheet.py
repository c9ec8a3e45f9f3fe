"""The hold worksheet: what the official form asks, gathered; its title keeps it from being taken for one."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.frame import LEFT_OUT, NOTHING, closed, head, record
from citdesk.paperwork.parts.law import law_of_the_place, sworn_words
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand


def compose(draft: Draft) -> None:
    """Set the hold report with its warning on top, the state's rules, and the lines to sign beneath."""
    set_ = draft.typesetter
    read = draft.only("hold")
    pack = read.report.law
    head(draft)
    warning = legend("worksheet", draft.order.legends)
    set_.paragraph(warning.heading.upper(), "stamp", before=0, after=2, keep=True)
    set_.paragraph(warning.text, "legend")
    record(draft, read)
    if pack is not None:
        law_of_the_place(set_, pack, draft.order)
    set_.paragraph(LEFT_OUT if report_sections(set_, read) else NOTHING, "note")
    people = [f"{signer(read.report.author)}, signature"]
    if read.fields("Q12") or (pack is not None and pack.clinician_gate != "none"):
        people.append("Clinician who authorized the hold, signature and license")
    people += ["Received by the facility, name, role and signature"]
    if pack is not None:
        sworn_words(set_, pack)
    by_hand(set_, "Signatures", people, level=2)
    closed(draft)


PAPER = PaperKind(
    "Emergency Hold Worksheet", compose, ("provider", "internal", "court", "person"), frozenset({"hold"})
)
