"""Type sizes and spacing: readable at arm's length, in black and white."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from citdesk.paperwork.text.faces import Face, Weight, face

StyleName = Literal[
    "letterhead", "title", "heading", "subheading", "minor", "body", "question", "column", "label", "small",
    "large", "large-strong", "large-heading", "fair", "fair-strong", "fair-heading",
    "note", "legend", "furniture", "stamp", "watermark",
]  # fmt: skip


@dataclass(frozen=True)
class TextStyle:
    """A typeface with its size, leading (points, line to line) and grey (0 is black)."""

    face: Face
    size: float
    leading: float
    grey: float = 0.0

    @property
    def drop(self) -> float:
        """From the top of a line's box to its baseline."""
        return self.size * 0.93 + (self.leading - self.size * 1.17) / 2


_STYLES: dict[StyleName, tuple[Weight, float, float, float]] = {
    "letterhead": ("bold", 14, 18, 0),
    "title": ("bold", 18, 23, 0),
    "heading": ("bold", 13.5, 18, 0),
    "subheading": ("bold", 11.5, 15.5, 0),
    "minor": ("bold", 10.5, 14.5, 0),
    "body": ("regular", 10.5, 15, 0),
    "question": ("regular", 10, 15, 0.25),
    "column": ("bold", 9.5, 13, 0),
    "label": ("regular", 9, 15, 0.25),
    "small": ("regular", 9, 12.5, 0.1),
    "large": ("regular", 16, 22, 0),
    "large-strong": ("bold", 16, 22, 0),
    "large-heading": ("bold", 18.5, 24, 0),
    "fair": ("regular", 14, 20, 0),
    "fair-strong": ("bold", 14, 20, 0),
    "fair-heading": ("bold", 17, 22, 0),
    "note": ("italic", 9.5, 13.5, 0.1),
    "legend": ("regular", 9.5, 13.5, 0),
    "furniture": ("regular", 8.5, 11, 0.2),
    "stamp": ("bold", 9.5, 12, 0),
    "watermark": ("bold", 40, 44, 0.93),
}


@cache
def style(name: StyleName) -> TextStyle:
    """The style of that name."""
    weight, size, leading, grey = _STYLES[name]
    return TextStyle(face(weight), size, leading, grey)
