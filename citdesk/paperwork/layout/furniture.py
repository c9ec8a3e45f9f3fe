"""What stands around the flow of every page: watermark, continuation header and footer, all artifacts."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.flow import Sheet
from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import style

TOTAL_PAGES = "total-pages"
DEMONSTRATION = "DEMONSTRATION - NOT A RECORD"
_TOTAL_WIDTH = 24.0
_SLANT = 52.0


@dataclass(frozen=True)
class PageFurniture:
    """The repeated words of one paper. ``stamp`` is a notice that law wants on each page, or empty."""

    sheet: Sheet
    agency: str
    title: str
    document_id: str
    record: str
    confidential: str
    stamp: str
    demonstration: bool

    def under(self, pen: Pen) -> None:
        """The demonstration watermark, light enough to read through."""
        if self.demonstration:
            with pen.artifact():
                centre = self.sheet.width / 2, self.sheet.height / 2
                pen.slanted(DEMONSTRATION, *centre, _SLANT, style("watermark"))

    def over(self, pen: Pen, running_title: str) -> None:
        """Header on every page but the first; footer on all."""
        if pen.page > 0:
            self._header(pen, running_title)
        self._footer(pen)

    def _header(self, pen: Pen, running_title: str) -> None:
        left, right = self.sheet.margin, self.sheet.width - self.sheet.margin
        baseline = self.sheet.height - 46
        text = style("furniture")
        title = f"{self.title} \N{EN DASH} {running_title}" if running_title else self.title
        with pen.artifact("Pagination"):
            pen.line_of_text(shortened(self.agency, 0.4 * self.sheet.column), left, baseline, text)
            pen.line_of_text(shortened(title, 0.57 * self.sheet.column), right, baseline, text, align="right")
            pen.rule(left, baseline - 7, right, weight=0.5)

    def _footer(self, pen: Pen) -> None:
        left, right = self.sheet.margin, self.sheet.width - self.sheet.margin
        text, stamp = style("furniture"), style("stamp")
        with pen.artifact("Pagination"):
            if self.stamp:
                pen.line_of_text(self.stamp, self.sheet.width / 2, 58, stamp, align="middle")
            pen.rule(left, 52, right, weight=0.5)
            pen.line_of_text(self.confidential, left, 40, text)
            pen.line_of_text(f"Document {self.document_id}", left, 28, text)
            pen.line_of_text(f"Record {self.record}", right, 28, text, align="right")
            pen.line_of_text(f"Page {pen.page + 1} of ", right - _TOTAL_WIDTH, 40, text, align="right")
            pen.later(TOTAL_PAGES, right - _TOTAL_WIDTH, 40)

    def finish(self, pen: Pen, pages: int) -> None:
        """Fill in the number of pages once it is known."""
        pen.define(TOTAL_PAGES, str(pages), style("furniture"), _TOTAL_WIDTH)


def shortened(text: str, width: float) -> str:
    """``text`` cut to ``width`` points with an ellipsis; only for repeated words that stand in full on page one."""
    words = style("furniture")
    if words.face.width(text, words.size) <= width:
        return text
    while text and words.face.width(text + "\N{HORIZONTAL ELLIPSIS}", words.size) > width:
        text = text[:-1]
    return text.rstrip() + "\N{HORIZONTAL ELLIPSIS}"
