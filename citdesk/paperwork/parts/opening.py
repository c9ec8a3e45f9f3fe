"""The first page's head: letterhead, title, the facts of record and the confidentiality legend."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.paperwork.given import Agency, Order, ReportOnPaper, Signed
from citdesk.paperwork.layout.letterhead import Letterhead
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.legends import legend
from citdesk.paperwork.record import code_content, short
from citdesk.paperwork.text.printable import printable
from citdesk.paperwork.text.spanish import Say, english, moment_in, say_in

UNDECIDED = "NOT APPROVED: sent, and not yet decided by a supervisor"
OWN_COPY = (
    "This copy is yours. It tells of things that are private: keep it where you want it to be, and show it "
    "to whom you choose."
)
#: What the code on page one is for, with an HQ to ask and without one.
ASKS = "Scan to see whether this paper still counts"
HOLDS = "Code of this document and of the record behind it, to compare"
_AUDIENCES = {
    "internal": "Agency use only",
    "provider": "Service provider",
    "court": "Court and prosecutor",
    "person": "The person concerned",
    "public": "Public",
}


def letterhead(
    set_: Typesetter, agency: Agency, order: Order, reports: Sequence[ReportOnPaper], say: Say = english
) -> None:
    """Agency, address, telephone and ORI beside the code that leads to the record."""
    contact = " \N{MIDDLE DOT} ".join(part for part in (agency.address, agency.phone) if part)
    words = [
        (agency.name, style("letterhead")),
        (contact, style("small")),
        (f"ORI {agency.ori}", style("small")),
    ]
    if agency.watermark:
        words.append((say(agency.watermark), style("stamp")))
    lines = [
        TextBlock(printable(text, set_.replaced), look, set_.element("P"))
        for text, look in words
        if text.strip()
    ]
    asked = "" if any(report.practice for report in reports) else agency.hq
    content = code_content(order.document_id, reports, asked)
    purpose = TextBlock(say(ASKS if asked else HOLDS), style("furniture"), set_.element("P"))
    alt = say("QR code that holds the document id {document} and the hash of the record it shows").format(
        document=order.document_id
    )
    if asked:
        alt += say("; it leads to {hq}, which says whether this paper still counts").format(hq=asked)
    set_.add(Letterhead(lines, purpose, content, set_.element("Figure", alt=alt)))


def signer(signed: Signed, say: Say = english) -> str:
    """Name, role and badge on one line."""
    badge = say("badge {badge}").format(badge=signed.badge) if signed.badge else ""
    return ", ".join(part for part in (signed.name, say(signed.role), badge) if part)


def facts(set_: Typesetter, report: ReportOnPaper, language: str = "en") -> None:
    """What identifies the report, who wrote it and who approved it."""
    say = say_in(language)
    if report.practice:
        set_.facts(
            [
                ("Form", f"{report.form.title}, {report.form.version}"),
                ("Written by", signer(report.author)),
                ("Status", "Practice: never sent, never decided"),
            ]
        )
        return
    approval = report.approval
    decided = (
        [
            (say("Approved by"), signer(approval, say)),
            (say("Approved"), moment_in(language, approval.when, report.zone)),
        ]
        if approval
        else [(say("Status"), say(UNDECIDED if report.needs_approval else "Sent; needs no approval"))]
    )
    if approval is None and report.needs_approval:
        set_.paragraph(say("NOT APPROVED"), "stamp", before=0, after=2, keep=True)
    unnumbered = say("not yet numbered")
    revision = say("{number}, hash {hash}").format(number=report.revision, hash=short(report.revision_hash))
    set_.facts(
        [
            (say("Case"), report.case_number or unnumbered),
            (say("Report"), report.report_number or unnumbered),
            (say("Form"), f"{say(report.form.title)}, {report.form.version}"),
            (say("Revision"), revision),
            (say("Written by"), signer(report.author, say)),
            (say("Sent"), moment_in(language, report.author.when, report.zone)),
            *decided,
        ]
    )


def order_facts(set_: Typesetter, order: Order, report: ReportOnPaper, language: str = "en") -> None:
    """To whom and why this copy was made: it stands on the paper as it does in the record.

    The public's copy does not say either: people write both in words, which may name the person.
    """
    say = say_in(language)
    corrected(set_, order, say)
    public = order.audience == "public"
    set_.facts(
        [
            *replaces(order, report, language),
            *([] if public else [(say("Made for"), order.recipient)]),
            (say("Readers"), say(_AUDIENCES[order.audience])),
            *([] if public else [(say("Reason"), order.reason)]),
            (say("Made by"), order.made_by),
            (say("Made"), moment_in(language, order.made_at, report.zone)),
            (say("Document"), order.document_id),
        ]
    )


def corrected(set_: Typesetter, order: Order, say: Say = english) -> None:
    """A corrected paper says that it is one before anything else of the copy."""
    if order.replaces is not None:
        set_.paragraph(say("CORRECTED PAPER"), "stamp", before=0, after=2, keep=True)


def replaces(order: Order, report: ReportOnPaper, language: str = "en") -> list[tuple[str, str]]:
    """Which paper a corrected one takes the place of, when that was issued, and what is corrected.

    What is corrected is written in words, and stands on no copy for the public.
    """
    old, say = order.replaces, say_in(language)
    if old is None:
        return []
    issued = say("{document}, issued {time}").format(
        document=old.document_id, time=moment_in(language, old.issued_at, report.zone)
    )
    said = [] if order.audience == "public" else [(say("Corrected"), old.why)]
    return [(say("Replaces"), issued), *said]


def confidentiality(set_: Typesetter, order: Order, say: Say = english) -> None:
    """The confidentiality legend, in the agency's words; the public's copy has none, the person's its own."""
    if order.audience == "public":
        return
    if order.audience == "person":
        set_.paragraph(say(OWN_COPY), "legend", before=2, after=8)
        return
    text = legend("confidentiality", order.legends)
    set_.paragraph(f"{text.heading}. {text.text}", "legend", before=2, after=8)
