"""How the screen is set on this computer, kept from one start to the next. None of it is about a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSettings

from citdesk.desktop.theme.measure import CARD_MM, DEFAULT_DISTANCE_MM, TextSize
from citdesk.desktop.theme.tokens import THEMES, ThemeName

#: how far the eye can be from the screen, mm
DISTANCES_MM: tuple[int, ...] = (600, 700, 800, 900)
_MM_PER_INCH = 25.4
#: panels that exist, in dots per inch; a card measured outside of them was not a card
_PPI = (40.0, 400.0)


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """What somebody set for this screen.

    ``theme`` None: as the system prefers. ``card_pixels`` None: the panel is believed.
    ``one_question``: a page of the form holds one question instead of a section. ``language``: the code of
    the language that the screens speak; None: the system's. ``vehicle``: for use in a car, whatever else is
    set: the ``in_use`` values are those that then hold.
    """

    theme: ThemeName | None = None
    distance_mm: int = DEFAULT_DISTANCE_MM
    size: TextSize = TextSize.STANDARD
    gloves: bool = False
    one_question: bool = False
    card_pixels: float | None = None
    language: str | None = None
    vehicle: bool = False

    @property
    def in_use(self) -> ScreenSettings:
        """What holds now: in a vehicle large text, large targets and one question on a page at the least."""
        if not self.vehicle:
            return self
        size = max(self.size, TextSize.LARGE, key=lambda each: each.value)
        return replace(self, size=size, gloves=True, one_question=True)


class KeptScreen:
    """Reads and writes the settings in an INI file. A value that makes no sense counts as not set."""

    def __init__(self, file: Path) -> None:
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def read(self) -> ScreenSettings:
        """The settings as they were kept, the ordinary ones where nothing is kept."""
        ordinary = ScreenSettings()
        theme = self._text("theme")
        distance = self._number("distance_mm")
        size = self._text("text_size")
        card = self._number("card_pixels")
        return ScreenSettings(
            theme=next((name for name in THEMES if name == theme), None),
            distance_mm=int(distance) if distance in DISTANCES_MM else ordinary.distance_mm,
            size=TextSize[size] if size in TextSize.__members__ else ordinary.size,
            gloves=self._text("gloves") == "true",
            one_question=self._text("one_question") == "true",
            card_pixels=card if card is not None and believable_card(card) else None,
            language=self._text("language") or None,
            vehicle=self._text("vehicle") == "true",
        )

    def write(self, settings: ScreenSettings) -> None:
        """Keep the settings. Where the file cannot be written they hold until the application ends."""
        for key, value in (
            ("theme", settings.theme),
            ("distance_mm", settings.distance_mm),
            ("text_size", settings.size.name),
            ("gloves", "true" if settings.gloves else None),
            ("one_question", "true" if settings.one_question else None),
            ("card_pixels", settings.card_pixels),
            ("language", settings.language),
            ("vehicle", "true" if settings.vehicle else None),
        ):
            if value is None:
                self._store.remove(key)
            else:
                self._store.setValue(key, value)
        self._store.sync()

    def _text(self, key: str) -> str:
        return str(self._store.value(key, ""))

    def _number(self, key: str) -> float | None:
        try:
            return float(self._text(key))
        except ValueError:
            return None


def believable_card(pixels: float) -> bool:
    """Whether a bank card of this many pixels can lie on a panel that exists."""
    low, high = _PPI
    return low <= pixels / CARD_MM * _MM_PER_INCH <= high
