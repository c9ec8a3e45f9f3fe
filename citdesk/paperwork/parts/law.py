"""What a law pack puts on paper: the law, its review, who signs, who gets copies, prescribed texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo

from citdesk.casework.law import LawPack
from citdesk.casework.law.pack import Rule, Slot
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
_SIGNERS = {
    "peace_officer": "a peace officer",
    "police_officer": "a police officer",
    "law_enforcement_officer": "a law enforcement officer",
    "officer_who_may_arrest": "an officer who may arrest",
    "sheriff": "a sheriff",
    "clinician": "a clinician",
    "physician": "a physician",
    "designated_professional": "a designated professional",
    "any_adult": "any adult",
}
UNREVIEWED = (
    "These rules are a summary that no counsel of this agency has reviewed. Check them against the law."
)
#: Points by which the law's own text stands in, so that its end is seen.
_QUOTED = 12
IN_OUR_WORDS = "[Summary; the prescribed wording has not been entered.]"


def law_of_the_place(set_: Typesetter, pack: LawPack, order: Order, zone: tzinfo, *, minor: bool) -> None:
    """The statute and official form, counsel's review, who signs and gets copies, and the pack's own words.

    ``zone`` is the agency's, by whose day an edition ends; ``minor`` adds what the pack says of minors.
    """
    set_.heading(f"Law of the place: {pack.name}", 2)
    form = " ".join(
        part for part in (pack.form.id, pack.form.edition and f"edition {pack.form.edition}") if part
    )
    made = order.made_at.astimezone(zone).date()
    expired = " \N{EN DASH} THIS EDITION IS NO LONGER VALID" if pack.form_expired(made) else ""
    reviewed = f"{pack.reviewed_by}, {day(pack.reviewed_on)}" if pack.reviewed and pack.reviewed_on else ""
    set_.facts(
        [
            ("Law", pack.statute),
            ("Official form", f"{form}{expired}"),
            ("Rules", f"{pack.id.upper()} {pack.version}"),
            ("Reviewed by", reviewed or "nobody yet"),
            ("Who may sign", _named(pack.signers, _SIGNERS)),
            ("Copies to", _named(pack.recipients, _RECIPIENTS)),
        ]
    )
    if not pack.reviewed:
        set_.paragraph(UNREVIEWED, "stamp", before=0, after=4)
        if pack.still_to_check:
            set_.paragraph(f"Still to be checked: {' '.join(pack.still_to_check)}", "legend")
    for title, text in _words(pack, minor=minor):
        if text:
            set_.paragraph(f"{title}: {text}", "legend", before=2, after=2)
    for slot in pack.slots:
        _slot(set_, slot)
    if pack.confidentiality.text:
        set_.paragraph(_cited(pack.confidentiality), "legend")


def _slot(set_: Typesetter, slot: Slot) -> None:
    """The prescribed text under its citation, nothing of ours within it; or our summary, marked as such."""
    if slot.text:
        set_.paragraph(f"Prescribed by {slot.citation}:", "legend", before=2, after=0, keep=True)
        set_.paragraph(slot.text, "legend", before=2, after=2, indent=_QUOTED)
    else:
        set_.paragraph(f"Prescribed by {slot.citation}: {slot.summary} {IN_OUR_WORDS}", "legend", before=2)


def _words(pack: LawPack, *, minor: bool) -> Iterator[tuple[str, str]]:
    yield "What the law asks for, in our own words", pack.standard
    yield "About the form", pack.form.note
    yield "The clock", pack.clock.note
    yield "A clinician\N{RIGHT SINGLE QUOTATION MARK}s part", pack.clinician_note
    yield "Weapons", _cited(pack.weapons)
    if minor:
        yield "For a minor", _cited(pack.juvenile)


def _cited(given: Rule) -> str:
    return f"{given.text} ({given.citation})" if given.text and given.citation else given.text


def _named(words: Iterable[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(each, each.replace("_", " ")) for each in words)


def rule(set_: Typesetter, title: str, given: Rule) -> None:
    """One rule of the pack, with its citation if it has one; nothing when the pack has no such rule."""
    if given.text:
        set_.heading(title, 3)
        set_.paragraph(_cited(given), "legend")


def sworn_words(pack: LawPack) -> list[str]:
    """Whether the statement is sworn, and what a false one brings: the words over the lines to sign."""
    words = ["This state wants the statement sworn or affirmed before it is signed."] if pack.sworn else []
    return [*words, *filter(None, [_cited(pack.false_statement)])]
