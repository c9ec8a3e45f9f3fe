"""A place to sign by hand: a line, the words under it, and beside it the place for the date."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.tagging.structure import Element

_ROOM_TO_WRITE = 34.0
_SHARE = 0.62
_GAP = 18.0


@dataclass
class SignatureLine:
    """One wet-ink signature: ``who`` under the long line, ``dated`` under the short one."""

    who: str
    element: Element
    before: float = 4.0
    after: float = 8.0
    keep_with_next: bool = False
    dated: str = "Date and time"

    def _blocks(self) -> tuple[TextBlock, TextBlock]:
        words = style("small")
        return TextBlock(self.who, words, self.element), TextBlock(self.dated, words, self.element)

    def height(self, width: float) -> float:
        """Room to write above the line, the words below it."""
        who, _ = self._blocks()
        return _ROOM_TO_WRITE + 3 + who.height(width * _SHARE)

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:  # noqa: ARG002
        """Never: a signature belongs under what it signs."""
        return

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Lines as artifacts, words as content."""
        y = top - _ROOM_TO_WRITE
        second = left + width * _SHARE + _GAP
        with pen.artifact():
            pen.rule(left, y, left + width * _SHARE, weight=0.8)
            pen.rule(second, y, left + width, weight=0.8)
        who, when = self._blocks()
        who.draw(pen, left, y - 3, width * _SHARE)
        when.draw(pen, second, y - 3, width - width * _SHARE - _GAP)
