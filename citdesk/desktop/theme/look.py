"""The look in force: colours, sizes and fonts by name. Widgets ask it and never hold a colour or a pixel."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont

from citdesk.desktop.theme.fonts import FAMILIES
from citdesk.desktop.theme.tokens import ThemeName, token

REGULAR, MEDIUM, BOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.Bold

_TOUCH_MM, _GLOVE_MM, _QUIET_MM = 15.0, 20.0, 10.0
#: a window of fewer lines than this is short: bars and targets give way to what is to be read
_SHORT_EM = 27
_MM_PER_INCH = 25.4


class Look(QObject):
    """The theme, the unit U and the density of the glass; ``changed`` fires after any of them changed."""

    changed = Signal()

    def __init__(
        self,
        theme: ThemeName = "day",
        unit: int = 20,
        ppi: float = 106.0,
        *,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme: ThemeName = theme
        self._unit = unit
        self._ppi = ppi
        self._gloves = False
        self._room: int | None = None
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, QFont.Weight], QFont] = {}

    @property
    def theme(self) -> ThemeName:
        """The theme in force."""
        return self._theme

    @property
    def unit(self) -> int:
        """U: body text size in device-independent pixels."""
        return self._unit

    @property
    def ppi(self) -> float:
        """Device-independent pixels per inch of glass."""
        return self._ppi

    @property
    def gloves(self) -> bool:
        """Whether targets have the glove size."""
        return self._gloves

    def set_theme(self, theme: ThemeName) -> None:
        """Use another theme's colours from now on."""
        if theme != self._theme:
            self._theme = theme
            self._colours.clear()
            self._fonts.clear()
            self.changed.emit()

    def set_measure(self, unit: int, ppi: float, *, gloves: bool = False) -> None:
        """Use another unit or density, after a change of screen, distance, text size or glove setting."""
        if (unit, ppi, gloves) != (self._unit, self._ppi, self._gloves):
            self._unit, self._ppi, self._gloves = unit, ppi, gloves
            self._fonts.clear()
            self.changed.emit()

    def set_room(self, height: int) -> None:
        """Follow the height of the window, in device-independent pixels."""
        before, self._room = self.short, height
        if self.short != before:
            self.changed.emit()

    @property
    def short(self) -> bool:
        """Whether the text is so large for the window that bars and targets have to give way to it."""
        return self._room is not None and self._room < self.em(_SHORT_EM)

    def colour(self, name: str) -> QColor:
        """The colour of a token, which is everybody's: whoever wants to change it takes a copy.

        Raises ``KeyError`` for a name that is no token.
        """
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(token(self._theme, name))
        return found

    def hex(self, name: str) -> str:
        """The colour of a token as ``#RRGGBB``."""
        return token(self._theme, name)

    def em(self, units: float) -> int:
        """Whole pixels for a length in U."""
        return round(units * self._unit)

    def mm(self, millimetres: float) -> int:
        """Whole pixels for a length on the glass."""
        return round(millimetres / _MM_PER_INCH * self._ppi)

    def target(self) -> int:
        """The height of anything pressed in a vehicle: the larger of 3 U and 15 mm (20 mm with gloves).

        In a short window 2 U, which are larger than a finger by then.
        """
        return max(self.em(2.0 if self.short else 3.0), self.mm(_GLOVE_MM if self._gloves else _TOUCH_MM))

    def quiet_target(self) -> int:
        """The height of a quiet button, which is seldom used and stands apart: 2.4 U and at least 10 mm."""
        return max(self.em(1.8 if self.short else 2.4), self.mm(_QUIET_MM))

    def margin(self) -> int:
        """What stands between the edge of a page and its column: 1.6 U, and less in a short window."""
        return self.em(0.9 if self.short else 1.6)

    def radius(self) -> int:
        """The corner radius of everything that has corners."""
        return self.em(0.35)

    def font(self, size: float = 1.0, weight: QFont.Weight = REGULAR) -> QFont:
        """A font of a size in U; figures are tabular so that clocks and columns stand still."""
        found = self._fonts.get((size, weight))
        if found is None:
            found = self._fonts[size, weight] = self._make_font(size, weight)
        return QFont(found)

    def _make_font(self, size: float, weight: QFont.Weight) -> QFont:
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(max(1, round(size * self._unit)))
        font.setWeight(self._night_weight(size, weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        if self._unit >= 20:
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _night_weight(self, size: float, weight: QFont.Weight) -> QFont.Weight:
        # thin strokes vanish at low luminance
        thin = weight.value < MEDIUM.value
        return MEDIUM if thin and size < 0.9 and self._theme == "night" else weight
