"""Blocks on top of each other: the content of a table cell, or things that must stay on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from citdesk.paperwork.layout.block import Block
from citdesk.paperwork.layout.pen import Pen

_ONE_PAGE = 560.0  # what is taller cannot be kept together


def gap_between(upper: Block | None, lower: Block) -> float:
    """The space between two neighbours; none above the first."""
    return 0.0 if upper is None else max(upper.after, lower.before)


@dataclass
class Stack:
    """Blocks in order. ``together`` forbids breaking them, as far as a page holds them."""

    blocks: Sequence[Block] = field(default_factory=list[Block])
    together: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        """Heights and gaps."""
        total, upper = 0.0, None
        for block in self.blocks:
            total += gap_between(upper, block) + block.height(width)
            upper = block
        return total

    def least(self, width: float) -> float:
        """The first block's, or all when kept together."""
        if self._whole(width):
            return self.height(width)
        return self.blocks[0].least(width) if self.blocks else 0.0

    def _whole(self, width: float) -> bool:
        return self.together and self.height(width) <= _ONE_PAGE

    def split(self, width: float, room: float) -> tuple[Stack, Stack] | None:
        """Break at the last place that fits, inside a block where that block allows it."""
        if self._whole(width):
            return None
        taken: list[Block] = []
        used, upper = 0.0, None
        for index, block in enumerate(self.blocks):
            gap = gap_between(upper, block)
            height = block.height(width)
            if used + gap + height > room:
                parts = block.split(width, room - used - gap)
                rest = [*self.blocks[index:]] if parts is None else [parts[1], *self.blocks[index + 1 :]]
                if parts is not None:
                    taken.append(parts[0])
                return (Stack(taken), Stack(rest, after=self.after)) if taken else None
            taken.append(block)
            used += gap + height
            upper = block
        return Stack(taken), Stack([])

    def draw(self, pen: Pen, left: float, top: float, width: float) -> None:
        """Each block below the one before."""
        upper = None
        for block in self.blocks:
            top -= gap_between(upper, block)
            block.draw(pen, left, top, width)
            top -= block.height(width)
            upper = block
