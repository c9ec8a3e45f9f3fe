"""The one hand that draws: everything on a page is either marked content of an element or an artifact."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any

from reportlab.lib.utils import ImageReader

from citdesk.paperwork.layout.style import TextStyle
from citdesk.paperwork.tagging.structure import Element, Mark


class Pen:
    """Draws on reportlab's canvas and counts marked-content numbers per page."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self.page = 0
        self._next_mcid = 0
        self._open = False

    @contextmanager
    def tagged(self, element: Element) -> Generator[None]:
        """Content drawn inside belongs to ``element`` (ISO 32000-1 §14.7.4.2)."""
        mark = Mark(self.page, self._next_mcid)
        self._next_mcid += 1
        element.children.append(mark)
        with self._sequence(f"/{element.role} <</MCID {mark.mcid}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Generator[None]:
        """Content drawn inside is decoration or repetition that reading aloud skips (§14.8.2.2)."""
        with self._sequence(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def _sequence(self, opening: str) -> Generator[None]:
        if self._open:
            message = "marked content must not nest: the outer sequence would claim what the inner one holds"
            raise RuntimeError(message)
        self._open = True
        self._canvas.addLiteral(opening)
        yield
        self._canvas.addLiteral("EMC")
        self._open = False

    def lines(self, lines: Iterable[str], left: float, top: float, style: TextStyle) -> None:
        """Lines of text, the first one's box starting at ``top``."""
        writer = self._canvas.beginText(left, top - style.drop)
        writer.setFont(style.face.name, style.size, style.leading)
        writer.setFillGray(style.grey)
        for line in lines:
            writer.textLine(line)
        self._canvas.drawText(writer)

    def line_of_text(
        self, text: str, x: float, baseline: float, style: TextStyle, *, align: str = "left"
    ) -> None:
        """One line of text on its baseline, set from, to or around ``x``."""
        if align != "left":
            width = style.face.width(text, style.size)
            x -= width if align == "right" else width / 2
        writer = self._canvas.beginText(x, baseline)
        writer.setFont(style.face.name, style.size, style.leading)
        writer.setFillGray(style.grey)
        writer.textOut(text)
        self._canvas.drawText(writer)

    def rule(self, left: float, y: float, right: float, *, weight: float = 0.5, grey: float = 0.0) -> None:
        """A horizontal line."""
        self._canvas.setLineWidth(weight)
        self._canvas.setStrokeGray(grey)
        self._canvas.line(left, y, right, y)

    def vertical(self, x: float, top: float, bottom: float, *, weight: float, grey: float) -> None:
        """A vertical line."""
        self._canvas.setLineWidth(weight)
        self._canvas.setStrokeGray(grey)
        self._canvas.line(x, top, x, bottom)

    def dot(self, x: float, y: float, radius: float) -> None:
        """A filled black circle."""
        self._canvas.setFillGray(0)
        self._canvas.circle(x, y, radius, stroke=0, fill=1)

    def box(self, left: float, bottom: float, width: float, height: float, *, grey: float) -> None:
        """A filled rectangle without edge."""
        self._canvas.setFillGray(grey)
        self._canvas.rect(left, bottom, width, height, stroke=0, fill=1)

    def frame(self, left: float, bottom: float, width: float, height: float, *, weight: float = 0.8) -> None:
        """The edge of a rectangle."""
        self._canvas.setLineWidth(weight)
        self._canvas.setStrokeGray(0)
        self._canvas.rect(left, bottom, width, height, stroke=1, fill=0)

    def squares(self, squares: Iterable[tuple[float, float, float, float]]) -> None:
        """Many filled black rectangles (left, bottom, width, height) as one path."""
        self._canvas.setFillGray(0)
        path = self._canvas.beginPath()
        for left, bottom, width, height in squares:
            path.rect(left, bottom, width, height)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def picture(self, content: bytes, left: float, bottom: float, width: float, height: float) -> None:
        """A JPEG or PNG picture."""
        self._canvas.drawImage(ImageReader(io.BytesIO(content)), left, bottom, width, height)

    def slanted(self, text: str, x: float, y: float, angle: float, style: TextStyle) -> None:
        """One line of text centred on a point and turned by ``angle`` degrees."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.rotate(angle)
        self.line_of_text(text, 0, 0, style, align="middle")
        self._canvas.restoreState()

    def later(self, name: str, x: float, y: float) -> None:
        """Place for text that is known only when the last page is laid out; see :meth:`define`."""
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def define(self, name: str, text: str, style: TextStyle, width: float, *, align: str = "left") -> None:
        """Fill the place that :meth:`later` kept, as a form XObject of ``width`` points."""
        self._canvas.beginForm(name, 0, -style.size, width, style.size)
        self.line_of_text(text, width if align == "right" else 0, 0, style, align=align)
        self._canvas.endForm()

    def bookmark(self, title: str, top: float, level: int) -> None:
        """An entry of the file's outline that leads here."""
        key = f"at-{self.page}-{self._next_mcid}"
        self._canvas.bookmarkHorizontal(key, 0, top)
        self._canvas.addOutlineEntry(title, key, level=level)

    def next_page(self) -> None:
        """Close the page."""
        self._canvas.showPage()
        self.page += 1
        self._next_mcid = 0
