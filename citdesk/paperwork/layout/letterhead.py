"""The head of a paper's first page: agency, ORI and the code that leads to the record."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.code_block import draw_code
from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.tagging.structure import Element

_SIDE = 78.0
_BESIDE = 96.0  # points for the words that say what the code is for
_GAP = 12.0  # of these, between the agency's words and them


@dataclass
class Letterhead:
    """Lines on the left, code on the right with its words beside it, a double rule beneath; never broken."""

    lines: list[TextBlock]
    purpose: TextBlock  # what the code is for
    code: str
    code_element: Element
    before: float = 0.0
    after: float = 10.0
    keep_with_next: bool = True

    def _text_height(self, width: float) -> float:
        return sum(line.height(width - _SIDE - _BESIDE) for line in self.lines)

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
        """Words first, then what the code is for, then the code: the order in which it is read aloud."""
        y = top - max(0.0, (_SIDE - self._text_height(width)) / 2)
        beside = width - _SIDE - _BESIDE
        for line in self.lines:
            line.draw(pen, left, y, beside)
            y -= line.height(beside)
        room = _BESIDE - _GAP
        middle = top - max(0.0, (_SIDE - self.purpose.height(room)) / 2)
        self.purpose.draw(pen, left + beside + _GAP, middle, room)
        draw_code(pen, self.code_element, self.code, left + width + 8, top + 4, _SIDE)
        foot = top - self.height(width)
        with pen.artifact():
            pen.rule(left, foot + 3, left + width, weight=1.4)
            pen.rule(left, foot, left + width, weight=0.5)
