"""A QR code drawn as vector squares, with words beside it for those who cannot scan or see it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import segno

from citdesk.paperwork.layout.pen import Pen
from citdesk.paperwork.tagging.structure import Element

_QUIET = 4  # modules of white around a code (ISO/IEC 18004 §6.3.8)


@lru_cache(maxsize=64)
def _runs(content: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """The code's size in modules and its dark runs as (row, first column, length)."""
    matrix = segno.make_qr(content, error="m").matrix
    runs: list[tuple[int, int, int]] = []
    for row, cells in enumerate(matrix):
        start = None
        for column, dark in enumerate((*cells, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                runs.append((row, start, column - start))
                start = None
    return len(matrix), tuple(runs)


def draw_code(pen: Pen, element: Element, content: str, right: float, top: float, side: float) -> None:
    """Draw the code of ``side`` points, its quiet zone included, with its upper right corner there."""
    modules, runs = _runs(content)
    unit = side / (modules + 2 * _QUIET)
    left = right - side + _QUIET * unit
    upper = top - _QUIET * unit

    def squares() -> Iterator[tuple[float, float, float, float]]:
        for row, column, length in runs:
            yield left + column * unit, upper - (row + 1) * unit, length * unit, unit

    with pen.tagged(element):
        pen.squares(squares())
