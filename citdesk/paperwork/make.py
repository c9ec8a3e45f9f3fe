"""Making a paper: read and filter, set, lay out, tag. The same input gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from datetime import UTC
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from citdesk.paperwork.errors import PaperRefused
from citdesk.paperwork.given import Agency, Order, Paper, ReportOnPaper, Withheld
from citdesk.paperwork.layout.flow import A4, LETTER, Flow
from citdesk.paperwork.layout.furniture import PageFurniture
from citdesk.paperwork.layout.page_place import WIDTH, place_name
from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.papers import diversion_packet, encounter_report, referral
from citdesk.paperwork.papers.agreed import not_agreed
from citdesk.paperwork.papers.draft import Draft
from citdesk.paperwork.parts.notices import STAMP
from citdesk.paperwork.reading.answers import ReadReport, read_report
from citdesk.paperwork.reading.audience import Reach
from citdesk.paperwork.reading.withheld import withheld_kinds
from citdesk.paperwork.record import record_hash, short
from citdesk.paperwork.signing.fields import FIELDS
from citdesk.paperwork.tagging.metadata import Description
from citdesk.paperwork.tagging.structure import Element, Widget
from citdesk.paperwork.tagging.writer import tagged

_PAPERS: dict[str, tuple[str, Callable[[Draft], None]]] = {
    "encounter_report": ("Encounter Report", encounter_report.compose),
    "referral": ("Referral", referral.compose),
    "diversion_packet": ("Diversion Packet", diversion_packet.compose),
}
_USES = {"referral": frozenset({"referral"})}  # the forms a paper may show; any, when not named
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
    document = Element("Document")
    typesetter = Typesetter(document)
    draft = Draft(typesetter, agency, order, reach, read, withheld, title, skipped)
    compose(draft)
    drawn, pages = _lay_out(draft)
    for name, tip in FIELDS.items():
        document.add("Form").children.append(Widget(pages - 1, name, tip))
    case = next((report.case_number for report in reports if report.case_number), "")
    full_title = f"{title} \N{EN DASH} case {case}" if case else title
    pdf = tagged(
        drawn,
        document,
        Description(
            title=full_title,
            author=agency.name,
            subject=f"{title}, document {order.document_id}",
            language="en-US",
            made_at=order.made_at.astimezone(UTC),
            entries={"CITDeskDocument": order.document_id, "CITDeskRecord": record_hash(reports)},
        ),
    )
    digest = hashlib.sha256(pdf).hexdigest()
    return Paper(
        kind, full_title, order.document_id, pdf, pages, digest, withheld, _file_name(kind, case, order)
    )


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
    return _PAPERS[kind]


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


def _lay_out(draft: Draft) -> tuple[bytes, int]:
    order = draft.order
    sheet = A4 if order.page_format == "a4" else LETTER
    out = BytesIO()
    canvas: Any = Canvas(out, pagesize=(sheet.width, sheet.height), invariant=1, pageCompression=1)
    pen = Pen(canvas)
    furniture = PageFurniture(
        sheet=sheet,
        agency=draft.agency.name,
        title=draft.title,
        document_id=order.document_id,
        record=short(record_hash(draft.reports)),
        confidential=_CONFIDENTIAL[order.audience],
        stamp=STAMP if draft.holds_substance_use else "",
        demonstration=draft.agency.demonstration,
    )
    flow = Flow(pen, sheet, furniture)
    pages = flow.lay(draft.typesetter.story)
    furniture.finish(pen, pages)
    for anchor, page in flow.anchors.items():
        if anchor in draft.typesetter.places:
            pen.define(place_name(anchor), str(page), style("body"), WIDTH)
    canvas.save()
    return out.getvalue(), pages


def _file_name(kind: str, case: str, order: Order) -> str:
    """Kind, case number and the end of the document id; never a person's name: file names travel far."""
    parts = [
        kind.replace("_", "-"),
        _UNSAFE.sub("-", case).strip("-"),
        _UNSAFE.sub("-", order.document_id)[-12:],
    ]
    return "-".join(part for part in parts if part) + ".pdf"
