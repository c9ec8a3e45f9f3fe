"""The referral to a diversion programme: the person, the programme, the first date, and the hand-over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.diversion import EVENT, PERSON, diversion_paper, identity
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.parts.signatures import by_hand
from citdesk.paperwork.reading.model import Answer

_SHOWN_AGAIN = (
    ("Program", "S10"),
    ("How the person came to it", "S11"),
    ("First meeting by", "S17"),
    ("Language", "S15"),
)
"""Answers that another part of the packet owns; the programme needs them here as well."""


def body(draft: Draft, claims: Claims) -> None:
    """Who is sent to which programme, until when, and who takes over."""
    set_, read = draft.typesetter, claims.read
    set_.heading("The person and the event", claims.level)
    identity(claims)
    hand_off = claims.take("S19")
    rows = [row for label, field in _SHOWN_AGAIN for row in _again(read.fields(field), label)]
    rows += [(answer.question, answer.lines) for answer in hand_off]
    if rows:
        set_.heading("The program", claims.level)
        set_.pairs(rows)
    claims.show("Language and needs", "N01", "N02", "N03", "N04", "N05")
    by_hand(
        set_,
        "Hand-off",
        [f"{signer(read.report.author)}, signature", "Received for the program, name and signature"],
    )


def _again(answers: Sequence[Answer], label: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The first under a short label, what belongs to it under its own question: the law is no program."""
    for number, answer in enumerate(answers):
        yield (answer.question if number else label), answer.lines


def _alone(draft: Draft, claims: Claims) -> None:
    claims.take(*(field for _, field in _SHOWN_AGAIN))
    body(draft, claims)


PAPER = diversion_paper(
    "Referral to the Program",
    _alone,
    ("court", "provider", "internal"),
    *PERSON,
    *EVENT,
    *("S10", "S11", "S15", "S17", "S19", "N01", "N02", "N03", "N04", "N05"),
    of_diverted=True,
)
