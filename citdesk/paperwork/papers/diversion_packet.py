"""The diversion packet: cover, eligibility screen, probable cause, referral, agreement, record, withheld.

Answers are found by their place in the data dictionary (S02 charge, S03 probable cause, S04 eligibility, S05
exclusions, S16 conditions …), so an agency may rename and regroup its questions. What no part claims is
printed under the record of the report: nothing the audience may see is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citdesk.paperwork.draft import Draft
from citdesk.paperwork.kind import PaperKind
from citdesk.paperwork.layout.typesetter import Cell, Typesetter
from citdesk.paperwork.papers import (
    diversion_referral,
    eligibility_screen,
    participation_agreement,
    probable_cause,
)
from citdesk.paperwork.parts.answers import report_sections
from citdesk.paperwork.parts.claims import Claims
from citdesk.paperwork.parts.closing import replaced_characters, withheld_table
from citdesk.paperwork.parts.diversion import Body, consent, person_name
from citdesk.paperwork.parts.frame import notices, opened
from citdesk.paperwork.parts.signatures import electronic
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.reading.undecided import NOT_YET_DECIDED

_OUTCOMES = frozenset({"eligible", "ineligible", "pending_check"})


@dataclass(frozen=True)
class _Part:
    anchor: str
    title: str
    body: Body


def compose(draft: Draft) -> None:
    """Set the packet around the diversion report; the encounter report, when given, is its last exhibit."""
    set_ = draft.typesetter
    read = draft.only("diversion")
    claims = Claims(set_, read, level=3)
    _cover(draft, read, _PARTS)
    for number, part in enumerate(_PARTS, 1):
        set_.part(part.title, part.anchor)
        set_.heading(f"{number}. {part.title}", 2)
        part.body(draft, claims)
    replaced_characters(set_)


def _cover(draft: Draft, read: ReadReport, parts: Sequence[_Part]) -> None:
    set_ = draft.typesetter
    opened(draft, read)
    set_.heading("Status", 2)
    set_.facts(
        [
            ("Person", person_name(read)),
            ("Date of birth", read.text("C07")),
            ("Program", read.text("S10")),
            ("Eligibility", _eligible(read)),
            ("Record check", read.text("S06")),
            ("Still missing", ", ".join(read.missing)),
            ("Decision", read.text("S08")),
            ("Takes part", "; ".join(", ".join(answer.lines) for answer in consent(read))),
            ("First meeting", _by(read.text("S17"))),
            ("Completion", _by(read.text("S18"))),
            ("Charge status", read.text("S23")),
        ]
    )
    with set_.together():
        set_.heading("Contents", 2)
        _contents(set_, parts)


def _eligible(read: ReadReport) -> str:
    """The result of the rules; the other answers of S04 say which rule failed."""
    told = next((", ".join(a.lines) for a in read.fields("S04") if a.value in _OUTCOMES), "")
    return (NOT_YET_DECIDED if read.missing else told).upper()


def _by(date: str) -> str:
    return f"by {date}" if date else ""


def _contents(set_: Typesetter, parts: Sequence[_Part]) -> None:
    set_.table(
        ["Part", "Title", "Page"],
        [10, 74, 16],
        [
            [Cell((str(number),)), Cell((part.title,)), Cell((), place=part.anchor)]
            for number, part in enumerate(parts, 1)
        ],
    )


def _record(draft: Draft, claims: Claims) -> None:
    set_ = draft.typesetter
    electronic(set_, draft.reports, level=3)
    for each in draft.read:
        skip = frozenset(claims.used) if each is claims.read else frozenset[str]()
        if any(answer.path not in skip for answer in each.answers()):
            rest = "further answers" if each is claims.read else "answers the reader may see"
            set_.heading(f"{each.report.form.title}: {rest}", 3)
            report_sections(set_, each, level=4, skip=skip)
    notices(draft, level=3)


def _withheld(draft: Draft, claims: Claims) -> None:  # noqa: ARG001
    withheld_table(draft.typesetter, draft.withheld, heading=False)


_PARTS = (
    _Part("eligibility", "Eligibility Screen", eligibility_screen.body),
    _Part("probable-cause", "Probable-Cause Statement", probable_cause.body),
    _Part("referral-form", "Referral to the Program", diversion_referral.body),
    _Part("agreement", "Participation Agreement", participation_agreement.body),
    _Part("record", "Record", _record),
    _Part("withheld", "What Was Withheld", _withheld),
)
PAPER = PaperKind("Diversion Packet", compose, ("court", "internal"))
