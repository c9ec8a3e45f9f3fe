"""The diversion packet: cover, eligibility screen, probable cause, referral, agreement, record, withheld.

Answers are found by their place in the data dictionary (S02 charge, S03 probable cause, S04 eligibility, S05
exclusions, S16 conditions …), so an agency may rename and regroup its questions. What no part claims is
printed under the record of the report: nothing the audience may see is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citdesk.paperwork.layout.typesetter import Cell, Typesetter
from citdesk.paperwork.legends import legend
from citdesk.paperwork.papers.draft import Draft
from citdesk.paperwork.parts.answers import (
    answer_table,
    narrative,
    repeat,
    report_sections,
    terse,
    terse_table,
)
from citdesk.paperwork.parts.closing import replaced_characters, withheld_table
from citdesk.paperwork.parts.opening import confidentiality, facts, letterhead, order_facts, signer
from citdesk.paperwork.parts.signatures import by_hand, electronic
from citdesk.paperwork.reading.model import Answer, ReadReport

_RESULTS = {"no": "Clear", "yes": "EXCLUDES", "unknown": "PENDING CHECK"}
_OUTCOMES = frozenset({"eligible", "ineligible", "pending_check"})
_PERSON = ("C02", "C03", "C04", "C05", "C07", "C09", "C13", "C14")
_EVENT = ("A01", "A03", "B01")


@dataclass(frozen=True)
class _Part:
    anchor: str
    title: str
    compose: Callable[[Draft, ReadReport, set[str]], None]


def compose(draft: Draft) -> None:
    """Set the packet around the diversion report; the encounter report, when given, is its last exhibit."""
    set_ = draft.typesetter
    read = draft.only("diversion")
    used: set[str] = set()
    parts = [
        _Part("eligibility", "Eligibility Screen", _eligibility),
        _Part("probable-cause", "Probable-Cause Statement", _probable_cause),
        _Part("referral-form", "Referral to the Program", _referral_form),
        _Part("agreement", "Participation Agreement", _agreement),
        _Part("record", "Record", _record),
        _Part("withheld", "What Was Withheld", _withheld),
    ]
    _cover(draft, read, parts)
    for number, part in enumerate(parts, 1):
        set_.part(part.title, part.anchor)
        set_.heading(f"{number}. {part.title}", 2)
        part.compose(draft, read, used)
    replaced_characters(set_)


def _name(read: ReadReport) -> str:
    return " ".join(text for text in (read.text("C03"), read.text("C04"), read.text("C02")) if text)


def _cover(draft: Draft, read: ReadReport, parts: Sequence[_Part]) -> None:
    set_ = draft.typesetter
    letterhead(set_, draft.agency, draft.order, draft.reports)
    set_.heading(draft.title, 1)
    facts(set_, read.report)
    order_facts(set_, draft.order, read.report)
    confidentiality(set_, draft.order)
    set_.heading("Status", 2)
    set_.facts(
        [
            ("Person", _name(read)),
            ("Date of birth", read.text("C07")),
            ("Program", read.text("S10")),
            ("Eligibility", _eligible(read)),
            ("Record check", read.text("S06")),
            ("Decision", read.text("S08")),
            ("Takes part", read.text("S13")),
            ("First meeting", _by(read.text("S17"))),
            ("Completion", _by(read.text("S18"))),
            ("Charge status", read.text("S23")),
        ]
    )
    set_.heading("Contents", 2)
    _contents(set_, parts)


def _eligible(read: ReadReport) -> str:
    """The result of the rules; the other answers of S04 say which rule failed."""
    return next((", ".join(a.lines).upper() for a in read.fields("S04") if a.value in _OUTCOMES), "")


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


def _claim(answers: Sequence[Answer], used: set[str]) -> list[Answer]:
    fresh = [answer for answer in answers if answer.path not in used]
    used.update(answer.path for answer in fresh)
    return fresh


def _mixed(set_: Typesetter, answers: Sequence[Answer], level: int = 3) -> None:
    """Very short answers side by side, short ones as a table, long ones beneath it."""
    terse_table(set_, [answer for answer in answers if terse(answer)])
    answer_table(set_, [answer for answer in answers if not terse(answer) and not answer.long])
    for answer in answers:
        if answer.long:
            narrative(set_, answer, level)


def _repeats(set_: Typesetter, read: ReadReport, field: str, used: set[str]) -> None:
    for found in read.repeats(field):
        used.update(answer.path for instance in found.instances for answer in instance.answers())
        repeat(set_, found, 2)


def _eligibility(draft: Draft, read: ReadReport, used: set[str]) -> None:
    set_ = draft.typesetter
    set_.paragraph(f"Screened by {read.report.author.name}, {read.report.author.role}.")
    _repeats(set_, read, "S02", used)
    rules = _claim(read.fields("S05"), used)
    if rules:
        set_.heading("Rules that exclude", 3)
        rows = [
            [Cell((rule.question,)), Cell(rule.lines), Cell((_RESULTS.get(rule.value, ""),))]
            for rule in rules
        ]
        set_.table(["Rule", "Answer", "Result"], [58, 18, 24], rows)
    result = _claim(read.fields("S06", "S04", "S10", "S11", "S07", "S08", "S22", "S23"), used)
    if result:
        set_.heading("Result and decision", 3)
        _mixed(set_, result)
        set_.paragraph(
            "A rule that excludes bars the diversion. "
            "While a check is pending nobody may call the person eligible.",
            "note",
        )


def _probable_cause(draft: Draft, read: ReadReport, used: set[str]) -> None:
    set_ = draft.typesetter
    set_.facts(_identity(read))
    found = _claim(read.fields("S03"), used)
    if not found:
        set_.paragraph(
            "The report holds no probable-cause facts that may be shown to the reader of this paper.", "note"
        )
    for answer in found:
        narrative(set_, answer, 2)
    text = legend("probable_cause_attestation", draft.order.legends)
    set_.heading(text.heading, 3)
    set_.paragraph(text.text, keep=True)
    author = read.report.author
    by_hand(set_, "Signature", [f"{signer(author)}, signature"], level=4)


def _identity(read: ReadReport) -> list[tuple[str, str]]:
    """Who, and which event: it stands on each part, since parts are filed apart."""
    return [
        ("Name", _name(read)),
        ("Date of birth", read.text("C07")),
        ("Address", read.text("C13")),
        ("Phone", read.text("C14")),
        ("Event", read.text("A01")),
        ("Happened", read.text("A03")),
        ("Where", read.text("B01")),
        ("Juvenile", read.text("C09")),
    ]


def _referral_form(draft: Draft, read: ReadReport, used: set[str]) -> None:
    set_ = draft.typesetter
    set_.heading("The person and the event", 3)
    set_.facts(_identity(read))
    _claim(read.fields(*_PERSON, *_EVENT), used)
    hand_off = _claim(read.fields("S19"), used)
    rows = [("Program", read.text("S10")), ("How the person came to it", read.text("S11"))]
    rows += [("First meeting by", read.text("S17")), ("Language", read.text("S15"))]
    rows += [(answer.question, ", ".join(answer.lines)) for answer in hand_off]
    set_.heading("The program", 3)
    set_.pairs([(label, (text,)) for label, text in rows if text])
    by_hand(
        set_,
        "Hand-off",
        [f"{signer(read.report.author)}, signature", "Received for the program, name and signature"],
    )


def _agreement(draft: Draft, read: ReadReport, used: set[str]) -> None:
    set_ = draft.typesetter
    rights = legend("participation_rights", draft.order.legends)
    set_.facts(_identity(read))
    set_.heading(rights.heading, 3)
    set_.paragraph(rights.text)
    said = _claim(read.fields("S14", "S15", "N06", "S13", "S12"), used)
    if said:
        set_.heading("What the person was told and said", 3)
        _mixed(set_, said)
    _conditions(set_, read, used)
    deadlines = _claim(read.fields("S17", "S18"), used)
    if deadlines:
        set_.heading("Deadlines", 3)
        answer_table(set_, deadlines)
    typed = _claim(read.fields("S21"), used)
    if typed:
        set_.heading("Names entered as signatures", 3)
        answer_table(set_, typed)
    people = [f"{_name(read) or 'The person'}, signature"]
    if read.text("C09").lower() == "yes":
        people.append("Parent or guardian, signature")
    approval = read.report.approval
    people += [f"{signer(read.report.author)}, signature", "Witness or interpreter, signature"]
    people += [f"{signer(approval) if approval else 'Supervisor'}, signature"]
    people += ["Case manager, signature", "Prosecutor, signature"]
    by_hand(set_, "Signatures", people)


def _conditions(set_: Typesetter, read: ReadReport, used: set[str]) -> None:
    _repeats(set_, read, "S16", used)
    loose = _claim(read.fields("S16"), used)
    if loose:
        set_.heading("Conditions", 3)
        answer_table(set_, loose)


def _record(draft: Draft, read: ReadReport, used: set[str]) -> None:
    set_ = draft.typesetter
    electronic(set_, draft.reports, level=3)
    for each in draft.read:
        skip = frozenset(used) if each is read else frozenset[str]()
        if any(answer.path not in skip for answer in each.answers()):
            rest = "further answers" if each is read else "answers the reader may see"
            set_.heading(f"{each.report.form.title}: {rest}", 3)
            report_sections(set_, each, level=4, skip=skip)


def _withheld(draft: Draft, read: ReadReport, used: set[str]) -> None:  # noqa: ARG001
    withheld_table(draft.typesetter, draft.withheld, heading=False)
