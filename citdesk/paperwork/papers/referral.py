"""The referral with its release of information: who is sent where, why, and what may be shared."""

from __future__ import annotations

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.frame import LEFT_OUT, NOTHING, ended, notices, opened
from citdesk.paperwork.parts.notices import consent_copy
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand, electronic
from citdesk.paperwork.reading.audience import permits
from citdesk.paperwork.reading.model import ReadReport

_AUTHOR = "{}, signature"
_RECEIVED = "Received by the service, name and signature"
_NOT_COVERED = (
    "No consent of the person covers this reader now: there is none, it has ended, or it was taken back. "
    "This paper therefore tells only which service was asked, how, when and by whom."
)


def compose(draft: Draft) -> None:
    """Set the referral, its release, the notices that travel with it, and what was withheld."""
    set_ = draft.typesetter
    read = draft.only("referral")
    opened(draft, read)
    shown = report_sections(set_, read)
    set_.paragraph(LEFT_OUT if shown else NOTHING, "note")
    _release(draft, read)
    electronic(set_, draft.reports)
    ended(draft)


def _release(draft: Draft, read: ReadReport) -> None:
    set_ = draft.typesetter
    set_.heading("Release of information", 2)
    if not draft.covered:
        set_.paragraph(_NOT_COVERED, "note")
        by_hand(set_, "Signatures", [_AUTHOR.format(signer(read.report.author)), _RECEIVED])
        return
    terms = legend("release_terms", draft.order.legends)
    set_.paragraph(f"{terms.heading}. {terms.text}", "legend")
    notices(draft, level=3)
    for consent in draft.order.consents:
        printed = consent is draft.reach.part2 and draft.holds_substance_use
        if permits(consent, draft.order) and not printed:
            consent_copy(set_, consent, read.report)
    people = ["The person named in this referral, signature"]
    if any(answer.value == "yes" for answer in read.fields("C09")):
        people.append("Parent or guardian, signature")
    people += [
        "Witness or interpreter, signature",
        _AUTHOR.format(signer(read.report.author)),
        _RECEIVED,
    ]
    by_hand(set_, "Signatures", people)


PAPER = PaperKind("Referral", compose, ("provider", "person", "internal"), frozenset({"referral"}))
