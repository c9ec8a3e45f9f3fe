"""What the papers of a diversion have in common: who, which event, which charges, and by when."""

from __future__ import annotations

from collections.abc import Callable

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.frame import closed, opened, shows_nothing
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.reading.decided import require_diverted
from citdesk.paperwork.reading.model import Answer, ReadReport
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


def diversion_paper(
    title: str,
    body: Body,
    audiences: tuple[str, ...],
    *fields: str,
    languages: tuple[str, ...] = ("en",),
    with_steps: bool = False,
    of_diverted: bool = False,
) -> PaperKind:
    """A paper that shows one part of a diversion by itself; the packet shows several under one cover.

    It is refused for a reader who may see no answer on it, unless it tells the diversion's steps anyway, and
    where it would be untrue, because nothing was diverted (``of_diverted``).
    """

    def compose(draft: Draft) -> None:
        read = draft.only("diversion")
        if of_diverted:
            require_diverted(read.report)
        if not with_steps and not any(True for _ in read.answers()):
            raise shows_nothing()
        claims = Claims(draft.typesetter, read)
        opened(draft, read)
        body(draft, claims)
        claims.rest()
        closed(draft)

    asked = frozenset({*PERSON[:2], *fields})
    return PaperKind(title, compose, audiences, DIVERSION, asked, languages=languages)


def person_name(read: ReadReport) -> str:
    """The person's name as far as the reader may see it."""
    return " ".join(text for text in (read.told("C03"), read.told("C04"), read.told("C02")) if text)


def program_name(read: ReadReport) -> str:
    """The program's name as far as the reader may see it, without the law that it rests on."""
    names = (answer for answer in read.fields("S10") if not answer.path.endswith("/authority"))
    return "; ".join(", ".join(answer.lines) for answer in names)


def consent(read: ReadReport) -> list[Answer]:
    """What the person answered when asked to take part, as far as the reader may see it; none when not asked.

    Whether a diversion was offered stands under the same field, and is no answer of theirs.
    """
    return [answer for answer in read.fields("S13") if not answer.path.endswith("/offered")]


def identity(claims: Claims, say: Say = english) -> None:
    """Who, and which event: it stands on each part, since parts are filed apart."""
    read = claims.read
    claims.take(*PERSON, *EVENT)
    pairs = [(say("Name"), person_name(read)), (say("Name used"), read.told("C05"))]
    claims.typesetter.facts([*pairs, *((say(label), read.told(field)) for label, field in _IDENTITY)])


def charges(claims: Claims, say: Say = english) -> None:
    """The would-be charges, as rows where they fit."""
    if not claims.repeats("S02"):
        claims.show(say("Charges"), "S02", "S09")


def conditions(claims: Claims, say: Say = english) -> None:
    """What the person undertakes to do, each with its date."""
    claims.repeats("S16")
    claims.show(say("Conditions"), "S16")


def everyone_who_signs(read: ReadReport, say: Say = english) -> list[str]:
    """The lines of the agreement, a guardian's among them when the person is a minor.

    A reader who is not told that still sees the guardian's name where one signed on the screen.
    """
    approval = read.report.approval
    people = [person_name(read) or say("The person")]
    minor = any(answer.value == "yes" for answer in read.fields("C09"))
    if minor or any("guardian" in answer.path for answer in read.fields("S21")):
        people.append(say("Parent or guardian"))
    people += [
        signer(read.report.author, say),
        say("Witness or interpreter"),
        signer(approval, say) if approval else say("Supervisor"),
        say("Case manager"),
        say("Prosecutor"),
    ]
    return [say("{who}, signature").format(who=who) for who in people]
