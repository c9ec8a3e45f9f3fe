"""The typefaces of every paper: Roboto, embedded, from the pinned package ``font-roboto`` (Apache-2.0)."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

Weight = Literal["regular", "medium", "bold", "italic"]

_FILES: dict[Weight, str] = {
    "regular": "Roboto-Regular.ttf",
    "medium": "Roboto-Medium.ttf",
    "bold": "Roboto-Bold.ttf",
    "italic": "Roboto-Italic.ttf",
}
_loading = threading.Lock()


@dataclass(frozen=True)
class Face:
    """One typeface registered with reportlab; widths are kept per code point for one em of 1 point."""

    name: str
    weight: Weight
    advances: dict[int, float]
    covered: frozenset[int]

    def width(self, text: str, size: float) -> float:
        """The advance width of ``text`` in points at ``size`` points."""
        advances = self.advances
        return size * sum(advances.get(ord(char), 0.0) for char in text)

    def covers(self, char: str) -> bool:
        """True when the typeface has a glyph for ``char``."""
        return ord(char) in self.covered


@cache
def _load(weight: Weight) -> Face:
    name = f"Paper-{weight}"
    with as_file(files("font_roboto") / "files" / _FILES[weight]) as path:
        font: Any = TTFont(name, str(path))
    pdfmetrics.registerFont(font)
    widths: dict[int, float] = font.face.charWidths
    advances = {code: advance / 1000.0 for code, advance in widths.items()}
    return Face(name, weight, advances, frozenset(font.face.charToGlyph))


def face(weight: Weight) -> Face:
    """The typeface of that weight, read from its file once per process."""
    with _loading:  # papers are made in a small pool: two threads must not register the same font twice
        return _load(weight)
