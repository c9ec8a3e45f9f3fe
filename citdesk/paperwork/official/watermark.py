"""The words that mark a state's own form as no record, over each of its pages."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from citdesk.paperwork.layout.style import style

_SLANT = 52.0
#: So much of the form's own print is covered: it reads through, on a scanned page as well.
_DARKNESS = 0.15
_NAME = "/CITDeskMark"


def mark_pages(opened: pikepdf.Pdf, words: str) -> None:
    """Sets the words slanted over every page; nothing without words."""
    if not words:
        return
    for page in opened.pages:
        left, bottom, right, top = (float(each) for each in page.cropbox)
        with pikepdf.open(BytesIO(_sheet(words, right - left, top - bottom))) as sheet:
            mark = opened.copy_foreign(sheet.pages[0].as_form_xobject())
        # by a name of its own: pikepdf's overlay makes one up, and the same input gives the same bytes
        page.add_resource(mark, pikepdf.Name.XObject, pikepdf.Name(_NAME))
        page.contents_add(b"q", prepend=True)
        page.contents_add(f"Q q 1 0 0 1 {left:.2f} {bottom:.2f} cm {_NAME} Do Q".encode("ascii"))


def _sheet(words: str, width: float, height: float) -> bytes:
    out, look = BytesIO(), style("watermark")
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(_SLANT)
    canvas.setFillAlpha(_DARKNESS)
    canvas.setFont("Helvetica-Bold", look.size)
    canvas.drawCentredString(0, 0, words)
    canvas.save()
    return out.getvalue()
