"""Tables that break over pages between rows and, for tall rows, inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.stack import Stack
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.tagging.structure import Element

_PAD_X = 6.0
_PAD_Y = 3.0
_MAY_BREAK = 130.0  # a row lower than this moves to the next page whole
_FEW_ROWS = 3  # a table this short starts on a page where all of it fits, when it can


@dataclass
class Row:
    """One row's cells. ``continued`` marks the rest of a row that began on the page before."""

    cells: Sequence[Stack]
    element: Element
    continued: bool = False

    def height(self, widths: Sequence[float]) -> float:
        """The tallest cell and the padding."""
        return max(c.height(w) for c, w in zip(self.cells, widths, strict=True)) + 2 * _PAD_Y

    def least(self, widths: Sequence[float]) -> float:
        """The whole row when low, otherwise the tallest beginning of its cells."""
        whole = self.height(widths)
        if whole <= _MAY_BREAK:
            return whole
        return max(c.least(w) for c, w in zip(self.cells, widths, strict=True)) + 2 * _PAD_Y

    def split(self, widths: Sequence[float], room: float) -> tuple[Row, Row] | None:
        """Break every cell at ``room``; None when the row is low or a cell cannot begin there."""
        if self.height(widths) <= _MAY_BREAK:
            return None
        upper: list[Stack] = []
        lower: list[Stack] = []
        for cell, width in zip(self.cells, widths, strict=True):
            inner = room - 2 * _PAD_Y
            parts = (cell, Stack([])) if cell.height(width) <= inner else cell.split(width, inner)
            if parts is None:
                return None
            upper.append(parts[0])
            lower.append(parts[1])
        return Row(upper, self.element, self.continued), Row(lower, self.element, continued=True)


@dataclass
class Grid:
    """Rows in columns of given shares. After a page break the header stands again, as a row of its own."""

    table: Element
    shares: Sequence[float]
    rows: Sequence[Row]
    header: Sequence[TextBlock] = ()
    before: float = 0.0
    after: float = 8.0
    shaded: bool = False
    keep_with_next: bool = False
    #: the row of the header that stands again over what was broken off, None for a table's beginning
    repeated: Element | None = None

    def _widths(self, width: float) -> list[float]:
        total = sum(self.shares)
        return [width * share / total - _PAD_X for share in self.shares]

    def _head(self, widths: Sequence[float]) -> float:
        if not self.header:
            return 0.0
        return max(h.height(w) for h, w in zip(self.header, widths, strict=True)) + 2 * _PAD_Y

    def height(self, width: float) -> float:
        """Header and rows."""
        widths = self._widths(width)
        return self._head(widths) + sum(row.height(widths) for row in self.rows)

    def least(self, width: float) -> float:
        """The header with the first row; a short table whole, as far as that is reasonable."""
        widths = self._widths(width)
        if len(self.rows) <= _FEW_ROWS and self.height(width) <= _MAY_BREAK:
            return self.height(width)
        return self._head(widths) + (self.rows[0].least(widths) if self.rows else 0.0)

    def split(self, width: float, room: float) -> tuple[Grid, Grid] | None:
        """Break after the last row that fits, or inside the one that does not."""
        widths = self._widths(width)
        used = self._head(widths)
        for index, row in enumerate(self.rows):
            height = row.height(widths)
            if used + height <= room:
                used += height
                continue
            parts = row.split(widths, room - used)
            upper = [*self.rows[:index], *([parts[0]] if parts else [])]
            if not upper:
                return None
            lower = [*([parts[1]] if parts else [row]), *self.rows[index + 1 :]]
            repeated = Element("TR") if self.header else None
            head = () if repeated is None else [_repeated(cell, repeated) for cell in self.header]
            rest = replace(self, rows=lower, header=head, repeated=repeated, before=0.0)
            return replace(self, rows=upper, after=0.0), rest
        return None

    def _put_header_again(self) -> None:
        """A row of header cells where the reading order has it: when drawn, since a break may be a trial."""
        if self.repeated is not None:
            first = self.rows[0]
            place = self.table.children.index(first.element) + (1 if first.continued else 0)
            self.table.children.insert(place, self.repeated)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Shading and rules as artifacts, cells as content."""
        widths = self._widths(width)
        self._put_header_again()
        with pen.artifact():
            if self.shaded:
                height = self.height(width)
                pen.box(left, top - height, width, height, grey=0.95)
            pen.rule(left, top, left + width, weight=0.8)
        if self.header:
            self._draw_header(pen, left, top, widths)
            top -= self._head(widths)
            with pen.artifact():
                pen.rule(left, top, left + width, weight=0.8)
        for index, row in enumerate(self.rows):
            self._draw_row(pen, row, left, top, widths)
            top -= row.height(widths)
            last = index == len(self.rows) - 1
            with pen.artifact():
                pen.rule(left, top, left + width, weight=0.8 if last else 0.4, grey=0.0 if last else 0.6)

    def _draw_header(self, pen: Pen, left: float, top: float, widths: Sequence[float]) -> None:
        x = left + _PAD_X / 2
        for head, width in zip(self.header, widths, strict=True):
            head.draw(pen, x, top - _PAD_Y, width)
            x += width + _PAD_X

    def _draw_row(self, pen: Pen, row: Row, left: float, top: float, widths: Sequence[float]) -> None:
        x = left
        for column, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            if row.continued and column == 0 and not cell.blocks:
                with pen.artifact("Pagination"):
                    pen.lines(["(continued)"], x + _PAD_X / 2, top - _PAD_Y, style("note"))
            cell.draw(pen, x + _PAD_X / 2, top - _PAD_Y, width)
            x += width + _PAD_X


def _repeated(cell: TextBlock, row: Element) -> TextBlock:
    return replace(cell, element=row.add("TH", scope="Column"))
