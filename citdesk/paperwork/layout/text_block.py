"""A paragraph or heading of plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import TextStyle
from citdesk.paperwork.tagging.structure import Element
from citdesk.paperwork.text.lines import break_lines

_KEPT_TOGETHER = 2  # lines that never stand alone at the foot or head of a page


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

    def __post_init__(self) -> None:
        self._broken: tuple[float, list[str]] | None = None

    def lines(self, width: float) -> list[str]:
        """The lines at ``width``, broken once."""
        if self._broken is None or self._broken[0] != width:
            room = width - self.indent
            self._broken = (width, break_lines(self.text, self.style.face, self.style.size, room))
        return self._broken[1]

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
        return self._part(width, lines[:fit], after=0.0), self._part(width, lines[fit:], after=self.after)

    def _part(self, width: float, lines: list[str], *, after: float) -> TextBlock:
        part = replace(self, text="", after=after, outline=None if after else self.outline)
        part._broken = (width, lines)
        return part

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """One marked-content sequence for all lines of this piece."""
        if self.outline is not None:
            pen.bookmark(self.text, top, self.outline)
        with pen.tagged(self.element):
            pen.lines(self.lines(width), left + self.indent, top, self.style)
