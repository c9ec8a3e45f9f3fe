"""A paragraph or heading of plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import TextStyle
from citdesk.paperwork.tagging.structure import Element
from citdesk.paperwork.text.lines import break_lines

_KEPT_TOGETHER = 2  # lines that never stand alone at the foot or head of a page

_OUTLINE = 120  # characters of a heading in the file's outline


@dataclass
class TextBlock:
    """Plain text in one style, drawn as marked content of ``element``."""

    text: str
    style: TextStyle
    element: Element
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    indent: float = 0.0
    outline: int | None = None  # level in the file's outline, for headings
    broken: tuple[float, list[str]] | None = None  # width and lines, once known

    def lines(self, width: float) -> list[str]:
        """The lines at ``width``, broken once."""
        if self.broken is None or self.broken[0] != width:
            room = width - self.indent
            self.broken = (width, break_lines(self.text, self.style.face, self.style.size, room))
        return self.broken[1]

    def height(self, width: float) -> float:
        """All lines."""
        return len(self.lines(width)) * self.style.leading

    def least(self, width: float) -> float:
        """Two lines, or everything when splitting would leave a single line over."""
        count = len(self.lines(width))
        return (count if count <= _KEPT_TOGETHER + 1 else _KEPT_TOGETHER) * self.style.leading

    def split(self, width: float, room: float) -> tuple[TextBlock, TextBlock] | None:
        """Break between lines, at least two on either side."""
        lines = self.lines(width)
        fit = min(int((room + 0.01) / self.style.leading), len(lines) - _KEPT_TOGETHER)
        if fit < _KEPT_TOGETHER:
            return None
        upper = replace(self, after=0.0, broken=(width, lines[:fit]))
        return upper, replace(self, before=0.0, outline=None, broken=(width, lines[fit:]))

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """One marked-content sequence for all lines of this piece."""
        if self.outline is not None:
            pen.bookmark(self.text[:_OUTLINE], top, self.outline)
        with pen.tagged(self.element):
            pen.lines(self.lines(width), left + self.indent, top, self.style)
