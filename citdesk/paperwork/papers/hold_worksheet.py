"""The hold worksheet: what the official form asks, gathered; its title keeps it from being taken for one."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.casework.law import LawPack
from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.legends import legend
from citdesk.paperwork.parts.frame import closed, head, record, signed_sections
from citdesk.paperwork.parts.law import law_of_the_place, sworn_words
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand
from citdesk.paperwork.reading.model import ReadReport

#: The one answer about a clinician that tells of nobody who could sign.
_NOBODY = "none_available"
#: What stands under the law of the place already.
_TOLD_BY_THE_PACK = frozenset(
    {
        "/hold/law/state",
        "/hold/law/statute",
        "/hold/law/official_form",
        "/hold/law/may_sign",
        "/hold/destination/copies_due",
    }
)


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
    told = frozenset[str]()
    if pack is not None:
        minor = any(answer.value == "yes" for answer in read.fields("C09"))
        law_of_the_place(set_, pack, draft.order, read.report.zone, minor=minor)
        told = _TOLD_BY_THE_PACK
    signed_sections(draft, read, skip=told)
    words = () if pack is None else sworn_words(pack)
    by_hand(set_, "Signatures", list(_signers(read, pack)), words=words, level=2)
    closed(draft)


def _signers(read: ReadReport, pack: LawPack | None) -> Iterator[str]:
    """A clinician has a line where one took part or takes part there, and none where none was to be had."""
    yield f"{signer(read.report.author)}, signature"
    if pack is not None and pack.sworn:
        yield "Sworn or affirmed before, name, title and signature"
    if any(answer.name != _NOBODY for answer in read.fields("Q12")):
        yield "Clinician who authorized the hold, signature and license"
    elif pack is not None and pack.clinician_gate == "at_facility":
        yield "Clinician who certifies at the facility, signature and license"
    yield "Received by the facility, name, role and signature"


PAPER = PaperKind(
    "Emergency Hold Worksheet", compose, ("provider", "internal", "court", "person"), frozenset({"hold"})
)
