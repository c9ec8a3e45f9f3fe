"""Where the window stood when it was closed, kept on this computer from one start to the next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QSettings

#: no display reaches so far, and Qt does not take a number beyond 32 bits
_FARTHEST = 1_000_000
_PLACE = ("x", "y", "width", "height")


@dataclass(frozen=True, slots=True)
class Stood:
    """Where the window stood, without its frame. ``filled``: it filled its display, and goes back there."""

    place: QRect
    filled: bool


class KeptWindow:
    """Reads and writes the place in an INI file. What makes no sense counts as not kept."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def read(self) -> Stood | None:
        """Where the window stood last; None where nobody knows."""
        try:
            x, y, width, height = (int(str(self._store.value(key, ""))) for key in _PLACE)
        except ValueError:
            return None
        if max(map(abs, (x, y, width, height))) > _FARTHEST:
            return None
        place = QRect(x, y, width, height)
        if place.isEmpty():
            return None
        return Stood(place, str(self._store.value("filled", "")) == "true")

    def write(self, stood: Stood) -> None:
        """Keep it. Where the file cannot be written the next start is as the first."""
        place = stood.place
        values = (place.x(), place.y(), place.width(), place.height())
        for key, value in zip(_PLACE, values, strict=True):
            self._store.setValue(key, value)
        self._store.setValue("filled", "true" if stood.filled else "false")
        self._store.sync()
