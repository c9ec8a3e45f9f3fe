"""Making a paper: read and filter, set, lay out, tag. The same input gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.given import Agency, Order, Paper, ReportOnPaper, Withheld
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.papers import (
    custody_transfer,
    diversion_packet,
    encounter_report,
    hold_worksheet,
    referral,
)
from citdesk.paperwork.papers.agreed import not_agreed
from citdesk.paperwork.papers.draft import Draft
from citdesk.paperwork.parts.notices import STAMP
from citdesk.paperwork.press import Imprint, press
from citdesk.paperwork.reading.answers import read_report
from citdesk.paperwork.reading.audience import Reach
from citdesk.paperwork.reading.model import ReadReport
from citdesk.paperwork.reading.withheld import withheld_kinds
from citdesk.paperwork.record import record_hash
from citdesk.paperwork.tagging.structure import Element

_PAPERS: dict[str, tuple[str, Callable[[Draft], None]]] = {
    "encounter_report": ("Encounter Report", encounter_report.compose),
    "referral": ("Referral", referral.compose),
    "hold_worksheet": ("Emergency Hold Worksheet", hold_worksheet.compose),
    "custody_transfer": ("Custody Transfer", custody_transfer.compose),
    "diversion_packet": ("Diversion Packet", diversion_packet.compose),
}
_USES = {
    "referral": frozenset({"referral"}),
    "hold_worksheet": frozenset({"hold"}),
    "custody_transfer": frozenset({"transfer"}),
}
"""The forms whose reports a paper may show; any, when it is not named here."""
KINDS: tuple[str, ...] = tuple(_PAPERS)
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")
_CONFIDENTIAL = {
    "internal": "Confidential \N{EN DASH} Agency Use Only",
    "provider": "Confidential \N{EN DASH} Named Service Only",
    "court": "Confidential \N{EN DASH} Court and Prosecutor",
    "person": "Confidential \N{EN DASH} Person's Own Copy",
    "public": "Public Copy",
}


def make_paper(kind: str, reports: Sequence[ReportOnPaper], agency: Agency, order: Order) -> Paper:
    """The paper of that kind, filtered to ``order.audience`` whatever the instances hold.

    Raises :class:`PaperRefused` for an unknown kind or audience, a missing report or a time without offset,
    and :class:`~citdesk.paperwork.errors.AnswersUnreadable` when answers are not an instance of their form.
    """
    title, compose = _checked(kind, reports, order)
    reach = Reach.of(order)
    given = reports
    reports = [report for report in given if not _USES.get(kind) or report.form.id in _USES[kind]]
    read = tuple(read_report(report, reach, order.language) for report in reports)
    skipped, not_shared = _beyond_consent(kind, read, order)
    withheld = (*not_shared, *_withheld(read, reach), *_not_part(given, reports, title))
    typesetter = Typesetter(Element("Document"))
    draft = Draft(typesetter, agency, order, reach, read, withheld, title, skipped)
    compose(draft)
    case = next((report.case_number for report in reports if report.case_number), "")
    imprint = Imprint(
        kind=kind,
        title=title,
        full_title=f"{title} \N{EN DASH} case {case}" if case else title,
        record=record_hash(reports),
        confidential=_CONFIDENTIAL[order.audience],
        stamp=STAMP if draft.holds_substance_use else "",
        language="en-US",
        signable=True,
        case=case,
    )
    return press(typesetter, agency, order, imprint, withheld)


def _checked(
    kind: str, reports: Sequence[ReportOnPaper], order: Order
) -> tuple[str, Callable[[Draft], None]]:
    if kind not in _PAPERS:
        message = f"There is no paper called {kind!r}. Choose one of: {', '.join(_PAPERS)}."
        raise PaperRefused(message, code="paper-unknown")
    if not reports:
        message = "A paper needs at least one report, and none was given. Choose a report and try again."
        raise PaperRefused(message, code="paper-report-missing")
    times = [order.made_at, *(signed.when for r in reports for signed in (r.author, r.approval) if signed)]
    if any(time.tzinfo is None for time in times):
        message = (
            "A time on this paper has no offset from UTC. Report it as a defect; the record always has one."
        )
        raise PaperRefused(message, code="paper-time-without-offset")
    title, compose = _PAPERS[kind]
    if kind == "encounter_report" and reports[0].form.id != "encounter":
        title = reports[0].form.title  # a supplement, a follow-up: the same paper under its own name
    return title, compose


def _beyond_consent(
    kind: str, read: Sequence[ReadReport], order: Order
) -> tuple[frozenset[str], tuple[Withheld, ...]]:
    """A service's copy of a referral holds what the person agreed to share, and no more."""
    if kind != "referral" or order.audience != "provider" or not read:
        return frozenset(), ()
    return not_agreed(read[0])


def _not_part(given: Sequence[ReportOnPaper], used: Sequence[ReportOnPaper], title: str) -> list[Withheld]:
    rule = f"not part of a {title.lower()} (minimum necessary)"
    return [Withheld(report.form.title, "All answers", rule) for report in given if report not in used]


def _withheld(read: Sequence[ReadReport], reach: Reach) -> list[Withheld]:
    found: list[Withheld] = []
    for each in read:
        for kind in withheld_kinds(each.report, each.form, reach):
            section = f"{each.report.form.title}: {kind.section}" if len(read) > 1 else kind.section
            found.append(Withheld(section, kind.label, kind.rule))
    return found
