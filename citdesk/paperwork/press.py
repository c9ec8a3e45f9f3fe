"""From a finished story to a finished file: laid out, signed for later, tagged, described, hashed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from citdesk.paperwork.given import Agency, Order, Paper, Withheld
from citdesk.paperwork.layout.fitting import fitting
from citdesk.paperwork.layout.flow import A4, LETTER, Flow
from citdesk.paperwork.layout.furniture import PageFurniture
from citdesk.paperwork.layout.page_place import WIDTH, place_name
from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.layout.typesetter import Typesetter
from citdesk.paperwork.record import short
from citdesk.paperwork.signing.fields import FIELDS
from citdesk.paperwork.tagging.metadata import Description
from citdesk.paperwork.tagging.structure import Widget
from citdesk.paperwork.tagging.writer import tagged
from citdesk.paperwork.text.printable import Replaced, printable
from citdesk.paperwork.text.spanish import say_in

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True)
class Imprint:
    """What the file and its pages say of themselves; none of it is an answer.

    ``record`` is the hash of what is shown (empty when the paper shows no record), ``stamp`` a notice for the
    foot of each page, ``signable`` whether the file is born with signature fields.
    """

    kind: str
    title: str
    full_title: str
    record: str
    confidential: str
    stamp: str
    language: str
    signable: bool
    case: str = ""
    shows: str = ""  # reports and revisions, as a verifier is told
    report: str = ""  # the id of the report it is issued from


def press(
    typesetter: Typesetter, agency: Agency, order: Order, imprint: Imprint, withheld: Sequence[Withheld]
) -> Paper:
    """The paper. The same story, agency, order and imprint give the same bytes."""
    drawn, pages = _lay_out(typesetter, agency, order, imprint)
    document = typesetter.document
    if imprint.signable:
        for name, tip in FIELDS.items():
            document.add("Form").children.append(Widget(pages - 1, name, tip))
    description = Description(
        title=imprint.full_title,
        author=agency.name,
        subject=f"{imprint.title}, document {order.document_id}",
        language=imprint.language,
        made_at=order.made_at.astimezone(UTC),
        entries={
            "CITDeskDocument": order.document_id,
            "CITDeskRecord": imprint.record,
            "CITDeskShows": imprint.shows,
            "CITDeskReport": imprint.report,
        },
    )
    pdf = tagged(drawn, document, description)
    return Paper(
        kind=imprint.kind,
        title=imprint.full_title,
        document_id=order.document_id,
        pdf=pdf,
        pages=pages,
        sha256=hashlib.sha256(pdf).hexdigest(),
        withheld=tuple(withheld),
        file_name=_file_name(imprint.kind, imprint.case, order.document_id),
        unprinted=typesetter.replaced.unreadable,
    )


def _lay_out(typesetter: Typesetter, agency: Agency, order: Order, imprint: Imprint) -> tuple[bytes, int]:
    usual = A4 if order.page_format == "a4" else LETTER
    sheet = fitting(typesetter.story, usual, stamped=bool(imprint.stamp))
    out = BytesIO()
    canvas: Any = Canvas(out, pagesize=(sheet.width, sheet.height), invariant=1, pageCompression=1)
    pen = Pen(canvas)
    furniture = PageFurniture(
        sheet=sheet,
        agency=printable(agency.name, Replaced()),  # page one lists what its name lacks
        title=imprint.title,
        document_id=order.document_id,
        record=short(imprint.record),
        confidential=imprint.confidential,
        stamp=imprint.stamp,
        watermark=say_in(imprint.language[:2])(agency.watermark),
        say=say_in(imprint.language[:2]),
    )
    flow = Flow(pen, sheet, furniture)
    pages = flow.lay(typesetter.story)
    furniture.finish(pen, pages)
    for anchor, page in flow.anchors.items():
        if anchor in typesetter.places:
            pen.define(place_name(anchor), str(page), style("body"), WIDTH)
    canvas.save()
    return out.getvalue(), pages


def _file_name(kind: str, case: str, document_id: str) -> str:
    """Kind, case number and the end of the document id; never a person's name: file names travel far."""
    parts = [
        kind.replace("_", "-"),
        _UNSAFE.sub("-", case).strip("-"),
        _UNSAFE.sub("-", document_id)[-12:],
    ]
    return "-".join(part for part in parts if part) + ".pdf"
