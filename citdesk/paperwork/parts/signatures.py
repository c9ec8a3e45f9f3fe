"""Who signed electronically, and the lines for those who sign by hand."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.paperwork.given import ReportOnPaper, Signed
from citdesk.paperwork.layout.by_hand import BlankLine, TickBox
from citdesk.paperwork.layout.signature_line import SignatureLine
from citdesk.paperwork.layout.typesetter import Cell, Typesetter
from citdesk.paperwork.parts.opening import signer
from citdesk.paperwork.record import short
from citdesk.paperwork.text.printable import printable
from citdesk.paperwork.text.spanish import Say, english, moment_in, say_in


def electronic(
    set_: Typesetter, reports: Sequence[ReportOnPaper], *, level: int = 2, language: str = "en"
) -> None:
    """The electronic signatures under each revision shown, with the hash they stand for."""
    say = say_in(language)
    set_.heading(say("Electronic signatures"), level)
    if any(report.practice for report in reports):
        set_.paragraph("Nobody signs what was written in practice.", "note")
        return
    rows: list[list[Cell]] = []
    for report in reports:
        rows.append(_row(report, "Sent and signed", report.author, language))
        if report.approval:
            rows.append(_row(report, "Approved", report.approval, language))
        elif report.needs_approval:
            waiting = Cell((say("No supervisor has approved this revision."),))
            rows.append([_what(report, say), Cell((say("Approval"),)), waiting, Cell(("\N{EM DASH}",))])
    titles = ("Report and revision", "Act", "By", "When")
    set_.table([say(title) for title in titles], [27, 16, 32, 25], rows)
    set_.paragraph(
        say("The file of this paper may carry digital signatures; a PDF reader shows them."), "note"
    )


def _what(report: ReportOnPaper, say: Say) -> Cell:
    number = report.report_number or report.report_id
    revision = say("{report}, revision {number}").format(report=number, number=report.revision)
    return Cell((revision, say("hash {hash}").format(hash=short(report.revision_hash))), "small")


def _row(report: ReportOnPaper, act: str, signed: Signed, language: str) -> list[Cell]:
    say = say_in(language)
    when = moment_in(language, signed.when, report.zone)
    return [_what(report, say), Cell((say(act),)), Cell((signer(signed, say),)), Cell((when,))]


def by_hand(
    set_: Typesetter,
    title: str,
    people: Sequence[str],
    *,
    words: Sequence[str] = (),
    level: int = 3,
    say: Say = english,
) -> None:
    """A line to sign for each of ``people``, on one page with heading and the words over them."""
    with set_.together():
        set_.heading(title, level)
        for text in words:
            set_.paragraph(text, "legend")
        for who in people:
            line = SignatureLine(printable(who, set_.replaced), set_.element("P"), dated=say("Date and time"))
            set_.add(line)


def boxes(set_: Typesetter, choices: Sequence[str]) -> None:
    """Boxes to tick by hand, one to a line."""
    for choice in choices:
        set_.add(TickBox(printable(choice, set_.replaced), set_.element("P")))


def blanks(set_: Typesetter, labels: Sequence[str]) -> None:
    """Lines to fill in by hand, each with its label."""
    for label in labels:
        set_.add(BlankLine(printable(label, set_.replaced), set_.element("P")))
