"""Roboto, from its pinned package, so that every computer shows the same letters."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

FAMILIES = ("Roboto", "Segoe UI", "Noto Sans", "DejaVu Sans")
_FACES = ("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf")


class FontMissing(Exception):
    """The font package is there but a face in it cannot be read."""

    code = "theme.font_missing"


def load_fonts() -> None:
    """Make Roboto known to Qt; loading again changes nothing.

    Needs a ``QGuiApplication``. Raises :class:`FontMissing` naming the face that could not be read.
    """
    if FAMILIES[0] in QFontDatabase.families():
        return
    package = find_spec("font_roboto")  # found, not run: run, it would list the folders of its faces
    folder = Path(str(package.origin)).parent / "files" if package is not None else None
    for face in _FACES:
        if folder is None or QFontDatabase.addApplicationFont(str(folder / face)) < 0:
            raise FontMissing(f"The font {face} could not be read. Install CITDesk again.")


def can_be_drawn(words: str, font: QFont) -> bool:
    """Whether this computer has every letter of them, in this font or in one that stands in for it."""
    metrics = QFontMetrics(font)
    return all(metrics.inFontUcs4(ord(letter)) for letter in set(words) if not letter.isspace())
