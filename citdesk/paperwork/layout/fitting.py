"""Sparing a page that would hold two lines: the story is measured first, and set tighter where that helps."""

from __future__ import annotations

from collections.abc import Sequence

from citdesk.paperwork.layout.block import Block
from citdesk.paperwork.layout.flow import Flow, PartStart, Sheet

#: A last page filled less than this is nearly empty.
_FEW = 0.25


class _Measure(Flow):
    """Lays a story out and draws nothing. ``least`` is how full the emptiest last page of a part is.

    A part of one page is as full as it is: nothing can be spared there.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._title = ""
        self._upper = None
        self._top = 0.0
        self.anchors = {}
        self.pages = 0
        self.least = 1.0
        self._part_began = 0

    def lay(self, story: Sequence[Block | PartStart]) -> int:
        """The number of pages."""
        self._begin_page()
        for index, piece in enumerate(story):
            if isinstance(piece, PartStart):
                self._look_at_end()
                self._turn()
                self._part_began = self.pages
            else:
                self._make_room(story, index)
                self._place(piece)
        self._look_at_end()
        self._end_page()
        return self.pages

    def _turn(self) -> None:
        if self._upper is not None:
            self._end_page()
            self._begin_page()

    def _draw(self, block: Block, width: float) -> None:
        pass

    def _begin_page(self) -> None:
        self._top = self._page_top(self.pages)
        self._upper = None

    def _end_page(self) -> None:
        self.pages += 1

    def _look_at_end(self) -> None:
        if self.pages > self._part_began and self._upper is not None:
            top = self._page_top(self.pages)
            self.least = min(self.least, (top - self._top) / (top - self._sheet.bottom_margin))


def fitting(story: Sequence[Block | PartStart], sheet: Sheet, *, stamped: bool) -> Sheet:
    """The sheet, or a tighter one where that makes fewer pages of a story that ends with a few lines."""
    usual = _Measure(sheet)
    pages = usual.lay(story)
    if usual.least <= _FEW:
        for tight in sheet.tighter(stamped=stamped):
            if _Measure(tight).lay(story) < pages:
                return tight
    return sheet
