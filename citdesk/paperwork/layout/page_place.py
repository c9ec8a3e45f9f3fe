"""A page number that is known only when everything is laid out, as in a list of contents."""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.layout.style import style
from citdesk.paperwork.tagging.structure import Element

WIDTH = 40.0


@dataclass
class PagePlace:
    """Keeps room for the number of the page where the part with this anchor starts."""

    anchor: str
    element: Element
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002
        """One line."""
        return style("body").leading

    def least(self, width: float) -> float:
        """All of it."""
        return self.height(width)

    def split(self, width: float, room: float) -> None:  # noqa: ARG002
        """Never."""
        return

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:  # noqa: ARG002
        """The place; the number follows."""
        with pen.tagged(self.element):
            pen.later(place_name(self.anchor), left, top - style("body").drop)


def place_name(anchor: str) -> str:
    """The name under which the number is filled in."""
    return f"page-of-{anchor}"
