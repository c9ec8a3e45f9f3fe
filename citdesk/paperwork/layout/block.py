"""What the flow of a paper consists of: blocks that know their height, how to break and how to be drawn."""

from __future__ import annotations

from typing import Protocol

from citdesk.paperwork.layout.pen import Pen


class Block(Protocol):
    """A piece of the flow. All measures are points; ``top`` is the block's upper edge, y grows upwards."""

    @property
    def before(self) -> float:
        """Space wanted above, left out at the top of a page."""
        ...

    @property
    def after(self) -> float:
        """Space wanted below; the larger of two neighbours' wishes is granted."""
        ...

    @property
    def keep_with_next(self) -> bool:
        """True for what must not stand last on a page, as headings."""
        ...

    def height(self, width: float) -> float:
        """The height of the whole block when ``width`` wide."""
        ...

    def least(self, width: float) -> float:
        """The height of the smallest beginning that may stand at the foot of a page."""
        ...

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """A beginning no higher than ``room`` and the rest, or None when it has to start on another page."""
        ...

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Draw the whole block."""
        ...
