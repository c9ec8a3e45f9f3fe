"""Words with a QR code beside them: a service and the code that calls it."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.code_block import draw_code
from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.stack import Stack
from citdesk.paperwork.tagging.structure import Element

_SIDE = 82.0
_ROOM = 92.0  # points that the words leave free


@dataclass
class CodeBeside:
    """Words on the left, their code on the right, at the height of the first line."""

    words: Stack
    code: str
    code_element: Element
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        """The taller of words and code."""
        return max(self.words.height(width - _ROOM), _SIDE)

    def least(self, width: float) -> float:
        """The code with the words beside it."""
        return max(self.words.least(width - _ROOM), _SIDE)

    def split(self, width: float, room: float) -> tuple[CodeBeside, Stack] | None:
        """The code stays with the first words; what does not fit goes on beneath, across the page."""
        parts = self.words.split(width - _ROOM, room) if room >= _SIDE else None
        if parts is None:
            return None
        first, rest = parts
        return CodeBeside(first, self.code, self.code_element, self.before), rest

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Words first, then the code: the order in which it is read aloud."""
        self.words.draw(pen, left, top, width - _ROOM)
        draw_code(pen, self.code_element, self.code, left + width, top, _SIDE)
