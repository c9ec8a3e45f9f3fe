"""What stands around the flow of every page: watermark, continuation header and footer, all artifacts."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.flow import Sheet
from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.text.spanish import Say, english

_LINE = 120.0
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
    watermark: str
    say: Say = english

    def under(self, pen: Pen) -> None:
        """The watermark, light enough to read through."""
        if self.watermark:
            with pen.artifact():
                centre = self.sheet.width / 2, self.sheet.height / 2
                pen.slanted(self.watermark, *centre, _SLANT, style("watermark"))

    def over(self, pen: Pen, running_title: str) -> None:
        """Header on every page but the first; footer on all."""
        if pen.page > 0:
            self._header(pen, running_title)
        self._footer(pen)

    def _header(self, pen: Pen, running_title: str) -> None:
        left, right = self.sheet.margin, self.sheet.width - self.sheet.margin
        baseline = self.sheet.height - 48
        text = style("furniture")
        title = f"{self.title} \N{EN DASH} {running_title}" if running_title else self.title
        with pen.artifact("Pagination"):
            pen.line_of_text(shortened(self.agency, self.sheet.column), left, baseline + 12, text)
            pen.line_of_text(shortened(title, self.sheet.column), left, baseline, text)
            pen.rule(left, baseline - 7, right, weight=0.5)

    def _footer(self, pen: Pen) -> None:
        left, right = self.sheet.margin, self.sheet.width - self.sheet.margin
        text, stamp = style("furniture"), style("stamp")
        with pen.artifact("Pagination"):
            if self.stamp:
                pen.line_of_text(self.stamp, self.sheet.width / 2, 58, stamp, align="middle")
            pen.rule(left, 52, right, weight=0.5)
            pen.line_of_text(self.confidential, left, 40, text)
            pen.line_of_text(
                self.say("Document {document}").format(document=self.document_id), left, 28, text
            )
            if self.record:
                record = self.say("Record {record}").format(record=self.record)
                pen.line_of_text(record, right, 28, text, align="right")
            pen.later(_page_line(pen.page + 1), right - _LINE, 40)

    def finish(self, pen: Pen, pages: int) -> None:
        """Fill in each page's number and the number of all once it is known."""
        for number in range(1, pages + 1):
            line = self.say("Page {page} of {pages}").format(page=number, pages=pages)
            pen.define(_page_line(number), line, style("furniture"), _LINE, align="right")


def _page_line(number: int) -> str:
    return f"page-line-{number}"


def shortened(text: str, width: float) -> str:
    """``text`` cut to ``width`` points with an ellipsis; only for words that stand in full on page one."""
    words = style("furniture")
    if words.face.width(text, words.size) <= width:
        return text
    while text and words.face.width(text + "\N{HORIZONTAL ELLIPSIS}", words.size) > width:
        text = text[:-1]
    return text.rstrip() + "\N{HORIZONTAL ELLIPSIS}"
