"""Laying blocks on pages: headings stay with what they head, nothing is lost at a page's foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from citdesk.paperwork.errors import PaperUnsound
from citdesk.paperwork.layout.block import Block
from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.stack import gap_between


@dataclass(frozen=True)
class PartStart:
    """From here on a new page under another running title; ``anchor`` names the place for the contents."""

    title: str
    anchor: str = ""


class Furniture(Protocol):
    """What stands on every page around the flow."""

    def under(self, pen: Pen) -> None:
        """Drawn first, beneath the flow."""
        ...

    def over(self, pen: Pen, running_title: str) -> None:
        """Header and footer."""
        ...


@dataclass(frozen=True)
class Sheet:
    """The measures of a page in points; ``first_top`` leaves no room for a continuation header."""

    width: float
    height: float
    margin: float = 54.0
    top_margin: float = 76.0
    first_top_margin: float = 46.0
    bottom_margin: float = 74.0
    #: how much of the usual space stands between two blocks
    spacing: float = 1.0

    def tighter(self, *, stamped: bool) -> tuple[Sheet, ...]:
        """The same page with less white in three steps: still room to breathe, and a few lines more.

        ``stamped``: a notice stands over the foot's rule on each page, and nothing may run into it.
        """
        some = replace(
            self,
            top_margin=self.top_margin - 8,
            first_top_margin=self.first_top_margin - 6,
            bottom_margin=self.bottom_margin - 4 if stamped else self.bottom_margin - 8,
            spacing=0.75,
        )
        more = replace(
            some,
            top_margin=self.top_margin - 14,
            first_top_margin=self.first_top_margin - 10,
            bottom_margin=some.bottom_margin if stamped else self.bottom_margin - 14,
            spacing=0.6,
        )
        return some, more, replace(more, spacing=0.45)

    @property
    def column(self) -> float:
        """The width of the flow."""
        return self.width - 2 * self.margin


LETTER = Sheet(612.0, 792.0)
A4 = Sheet(595.276, 841.89)


class Flow:
    """Places blocks one below the other and turns the page when the next one has no room."""

    def __init__(self, pen: Pen, sheet: Sheet, furniture: Furniture) -> None:
        self._pen = pen
        self._sheet = sheet
        self._furniture = furniture
        self._title = ""
        self._upper: Block | None = None
        self._top = 0.0
        self.anchors: dict[str, int] = {}  # where each part starts, pages from 1

    def lay(self, story: Sequence[Block | PartStart]) -> int:
        """Lay out the whole story; the number of pages."""
        self._begin_page()
        for index, piece in enumerate(story):
            if isinstance(piece, PartStart):
                self._start_part(piece)
            else:
                self._make_room(story, index)
                self._place(piece)
        self._end_page()
        return self._pen.page

    def _start_part(self, part: PartStart) -> None:
        if self._upper is not None:
            self._end_page()
            self._begin_page()
        self._title = part.title
        if part.anchor:
            self.anchors[part.anchor] = self._pen.page + 1

    def _room(self) -> float:
        return self._top - self._sheet.bottom_margin

    def _make_room(self, story: Sequence[Block | PartStart], index: int) -> None:
        """Turn the page when a heading and the start of what it heads do not fit together."""
        need, upper = 0.0, self._upper
        for piece in story[index:]:
            if isinstance(piece, PartStart):
                break
            need += self._gap(upper, piece)
            upper = piece
            if not piece.keep_with_next:
                need += piece.least(self._sheet.column)
                break
            need += piece.height(self._sheet.column)
        if need > self._room() and self._upper is not None:
            self._end_page()
            self._begin_page()

    def _place(self, block: Block) -> None:
        width = self._sheet.column
        while True:
            self._top -= self._gap(self._upper, block)
            height = block.height(width)
            if height <= self._room() + 0.01:
                self._draw(block, width)
                self._top -= height
                self._upper = block
                return
            parts = block.split(width, self._room())
            if parts is not None:
                self._draw(parts[0], width)
                block = parts[1]
            elif self._upper is None:
                message = (
                    "A piece of this paper is taller than a page and cannot be broken; report it as a defect."
                )
                raise PaperUnsound(message)
            self._end_page()
            self._begin_page()

    def _gap(self, upper: Block | None, lower: Block) -> float:
        return gap_between(upper, lower) * self._sheet.spacing

    def _draw(self, block: Block, width: float) -> None:
        block.draw(self._pen, self._sheet.margin, self._top, width)

    def _begin_page(self) -> None:
        self._top = self._page_top(self._pen.page)
        self._upper = None
        self._furniture.under(self._pen)

    def _page_top(self, page: int) -> float:
        margin = self._sheet.top_margin if page else self._sheet.first_top_margin
        return self._sheet.height - margin

    def _end_page(self) -> None:
        self._furniture.over(self._pen, self._title)
        self._pen.next_page()
