"""What the papers of a diversion have in common: who, which event, which charges, and by when."""

from __future__ import annotations

from collections.abc import Callable

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.frame import closed, opened
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.text.spanish import Say, english

DIVERSION = frozenset({"diversion"})
PERSON = ("C02", "C03", "C04", "C05", "C07", "C09", "C13", "C14")
EVENT = ("A01", "A03", "B01")
Body = Callable[[Draft, Claims], None]

_IDENTITY = (
    ("Date of birth", "C07"),
    ("Address", "C13"),
    ("Phone", "C14"),
    ("Event", "A01"),
    ("Happened", "A03"),
    ("Where", "B01"),
    ("Juvenile", "C09"),
)


def diversion_paper(title: str, body: Body, audiences: tuple[str, ...], *fields: str) -> PaperKind:
    """A paper that shows one part of a diversion by itself; the packet shows several under one cover."""

    def compose(draft: Draft) -> None:
        read = draft.only("diversion")
        claims = Claims(draft.typesetter, read)
        opened(draft, read)
        body(draft, claims)
        claims.rest()
        closed(draft)

    return PaperKind(title, compose, audiences, DIVERSION, frozenset({*PERSON[:2], *fields}))


def person_name(read: ReadReport) -> str:
    """The person's name as far as the reader may see it."""
    return " ".join(text for text in (read.told("C03"), read.told("C04"), read.told("C02")) if text)


def identity(claims: Claims) -> None:
    """Who, and which event: it stands on each part, since parts are filed apart."""
    read = claims.read
    claims.take(*PERSON, *EVENT)
    pairs = [("Name", person_name(read)), ("Name used", read.told("C05"))]
    claims.typesetter.facts([*pairs, *((label, read.told(field)) for label, field in _IDENTITY)])


def charges(claims: Claims, say: Say = english) -> None:
    """The would-be charges, as rows where they fit."""
    if not claims.repeats("S02"):
        claims.show(say("Charges"), "S02", "S09")


def conditions(claims: Claims) -> None:
    """What the person undertakes to do, each with its date."""
    claims.repeats("S16")
    claims.show("Conditions", "S16")


def everyone_who_signs(read: ReadReport) -> list[str]:
    """The lines of the agreement, a guardian's among them when the person is a minor."""
    people = [f"{person_name(read) or 'The person'}, signature"]
    if read.text("C09").lower() == "yes":
        people.append("Parent or guardian, signature")
    approval = read.report.approval
    return [
        *people,
        f"{signer(read.report.author)}, signature",
        "Witness or interpreter, signature",
        f"{signer(approval) if approval else 'Supervisor'}, signature",
        "Case manager, signature",
        "Prosecutor, signature",
    ]
