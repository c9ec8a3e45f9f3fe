"""What a state's law pack puts on paper: the law, its review, who gets copies, the words to sign under."""

from __future__ import annotations

from citdesk.casework.law import LawPack
from citdesk.casework.law.pack import Rule
from citdesk.paperwork.given import Order
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.text.dates import day

_RECIPIENTS = {
    "facility": "the facility",
    "person": "the person",
    "probate_court": "the probate court",
    "agency_file": "the agency's file",
    "state_agency": "the state agency",
    "community_services": "community services",
}
UNREVIEWED = (
    "These rules are a summary that no counsel of this agency has reviewed. Check them against the law."
)


def law_of_the_place(set_: Typesetter, pack: LawPack, order: Order) -> None:
    """The statute and official form, counsel's review, copies to be delivered, and the pack's own legend."""
    set_.heading(f"Law of the place: {pack.name}", 2)
    form = " ".join(
        part for part in (pack.form.id, pack.form.edition and f"edition {pack.form.edition}") if part
    )
    expired = (
        " \N{EN DASH} THIS EDITION IS NO LONGER VALID" if pack.form_expired(order.made_at.date()) else ""
    )
    reviewed = f"{pack.reviewed_by}, {day(pack.reviewed_on)}" if pack.reviewed and pack.reviewed_on else ""
    set_.facts(
        [
            ("Law", pack.statute),
            ("Official form", f"{form}{expired}"),
            ("Rules", f"{pack.id.upper()} {pack.version}"),
            ("Reviewed by", reviewed or "nobody yet"),
            (
                "Copies to",
                ", ".join(_RECIPIENTS.get(each, each.replace("_", " ")) for each in pack.recipients),
            ),
        ]
    )
    if pack.form.note:
        set_.paragraph(f"About the form: {pack.form.note}", "legend")
    if not pack.reviewed:
        set_.paragraph(UNREVIEWED, "stamp", before=0, after=4)
        if pack.unverified:
            set_.paragraph(f"Still to be checked: {' '.join(pack.unverified)}", "legend")
    if pack.confidentiality.text:
        set_.paragraph(f"{pack.confidentiality.text} ({pack.confidentiality.citation})", "legend")


def rule(set_: Typesetter, title: str, given: Rule) -> None:
    """One rule of the pack with its citation; nothing when the pack has none."""
    if given.text:
        set_.heading(title, 3)
        set_.paragraph(f"{given.text} ({given.citation})", "legend")


def sworn_words(set_: Typesetter, pack: LawPack) -> None:
    """Whether the statement is sworn, and what a false one brings, before the lines to sign."""
    if pack.sworn:
        set_.paragraph("This state wants the statement sworn or affirmed before it is signed.", "legend")
    if pack.false_statement.text:
        set_.paragraph(f"{pack.false_statement.text} ({pack.false_statement.citation})", "legend")
