"""A picture in the flow of a paper, never broken across pages."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.tagging.structure import Element

#: Points: a photo takes a good third of a page, a signature what a hand takes.
_PHOTO_HEIGHT, _DRAWING_HEIGHT = 260.0, 84.0
_DOTS_PER_INCH = 96.0


@dataclass
class PictureBlock:
    """JPEG or PNG bytes of ``pixels`` (width, height), no wider than the column. ``drawn``: by hand."""

    content: bytes
    pixels: tuple[int, int]
    element: Element
    drawn: bool = False
    before: float = 2.0
    after: float = 8.0
    keep_with_next: bool = False

    def _size(self, width: float) -> tuple[float, float]:
        wide, high = self.pixels
        most_high = _DRAWING_HEIGHT if self.drawn else _PHOTO_HEIGHT
        scale = min(width / wide, most_high / high, 72.0 / _DOTS_PER_INCH)
        return wide * scale, high * scale

    def height(self, width: float) -> float:
        """Of the picture as it is drawn."""
        return self._size(width)[1]

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:  # noqa: ARG002
        """Never."""
        return

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """The picture as content, the edge of a drawing as an artifact."""
        wide, high = self._size(width)
        with pen.tagged(self.element):
            pen.picture(self.content, left, top - high, wide, high)
        if self.drawn:
            with pen.artifact():
                pen.rule(left, top - high, left + wide, weight=0.5, grey=0.4)
