"""A vertical line of moments: time on the left, a dot on the line, what happened on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.layout.text_block import TextBlock
from citdesk.paperwork.tagging.structure import Element

_TIME_SHARE = 0.40
_GAP = 22.0
_DOT = 5.0
_BETWEEN = 3.0


@dataclass
class Point:
    """One moment: its words and the elements they are drawn for."""

    when: str
    what: str
    when_element: Element
    what_element: Element


@dataclass
class Moments:
    """Points from top to bottom. It breaks between points; the line goes on over the page."""

    points: Sequence[Point]
    before: float = 4.0
    after: float = 10.0
    keep_with_next: bool = False

    def _blocks(self, point: Point) -> tuple[TextBlock, TextBlock]:
        return (
            TextBlock(point.when, style("label"), point.when_element),
            TextBlock(point.what, style("body"), point.what_element),
        )

    def _row(self, point: Point, width: float) -> float:
        when, what = self._blocks(point)
        left = width * _TIME_SHARE
        return max(when.height(left), what.height(width - left - _GAP)) + _BETWEEN

    def height(self, width: float) -> float:
        """All points."""
        return sum(self._row(point, width) for point in self.points)

    def least(self, width: float) -> float:
        """The first two points, so that a line is seen as one."""
        return sum(self._row(point, width) for point in self.points[:2])

    def split(self, width: float, room: float) -> tuple[Moments, Moments] | None:
        """Break after the last point that fits."""
        used = 0.0
        for index, point in enumerate(self.points):
            used += self._row(point, width)
            if used > room:
                if not index:
                    return None
                upper = Moments(self.points[:index], self.before, 0.0)
                return upper, Moments(self.points[index:], 0.0, self.after)
        return None

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """The line and dots as decoration, the words as content."""
        column = left + width * _TIME_SHARE + _GAP / 2
        with pen.artifact():
            pen.vertical(column, top - 8, top - self.height(width) + 8, weight=1.0, grey=0.4)
        for point in self.points:
            with pen.artifact():
                pen.dot(column, top - 7.5, _DOT / 2)
            when, what = self._blocks(point)
            when.draw(pen, left, top, width * _TIME_SHARE)
            what.draw(pen, column + _GAP / 2, top, width - width * _TIME_SHARE - _GAP)
            top -= self._row(point, width)
