"""The head of a paper's first page: agency, ORI and the code that leads to the record."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.code_block import draw_code
from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.tagging.structure import Element

_SIDE = 78.0


@dataclass
class Letterhead:
    """Lines on the left, code on the right, a double rule beneath. It is never broken."""

    lines: list[TextBlock]
    code: str
    code_element: Element
    before: float = 0.0
    after: float = 10.0
    keep_with_next: bool = True

    def _text_height(self, width: float) -> float:
        return sum(line.height(width - _SIDE) for line in self.lines)

    def height(self, width: float) -> float:
        """The taller of words and code, and the rules."""
        return max(self._text_height(width), _SIDE) + 8

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:  # noqa: ARG002
        """Never."""
        return

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Words first, then the code: the order in which it is read aloud."""
        y = top - max(0.0, (_SIDE - self._text_height(width)) / 2)
        for line in self.lines:
            line.draw(pen, left, y, width - _SIDE)
            y -= line.height(width - _SIDE)
        draw_code(pen, self.code_element, self.code, left + width + 8, top + 4, _SIDE)
        foot = top - self.height(width)
        with pen.artifact():
            pen.rule(left, foot + 3, left + width, weight=1.4)
            pen.rule(left, foot, left + width, weight=0.5)
