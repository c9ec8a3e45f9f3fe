"""Places to be filled in with a pen: a box to tick, a line to write on."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.tagging.structure import Element

_BOX = 11.0
_LABEL_SHARE = 0.3
_ROOM_TO_WRITE = 24.0


@dataclass
class _Whole:
    """A block that is never broken: its words are few and belong beside its box or line."""

    words: str
    element: Element
    before: float = 3.0
    after: float = 3.0
    keep_with_next: bool = False

    def _text(self) -> TextBlock:
        return TextBlock(self.words, style("body"), self.element)

    def height(self, width: float) -> float:
        """The words at ``width``."""
        return self._text().height(width)

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:  # noqa: ARG002
        """Never."""
        return


@dataclass
class TickBox(_Whole):
    """An empty box with its words beside it."""

    def height(self, width: float) -> float:
        """The words, at least as high as the box."""
        return max(self._text().height(width - 2 * _BOX), _BOX + 2)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """The box as decoration, the words as content."""
        with pen.artifact():
            pen.frame(left, top - _BOX - 2, _BOX, _BOX)
        self._text().draw(pen, left + 2 * _BOX, top, width - 2 * _BOX)


@dataclass
class BlankLine(_Whole):
    """A label and a line to write on."""

    def height(self, width: float) -> float:
        """The label, at least room for handwriting."""
        return max(self._text().height(width * _LABEL_SHARE), _ROOM_TO_WRITE)

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """The line as decoration, the label as content."""
        foot = top - self.height(width)
        start = left + width * _LABEL_SHARE
        with pen.artifact():
            pen.rule(start, foot + 3, left + width, weight=0.6)
        text = self._text()
        text.draw(pen, left, foot + text.height(width * _LABEL_SHARE), width * _LABEL_SHARE - 6)
