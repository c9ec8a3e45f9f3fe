"""The one place that applies a look to the application: style, palette, colour scheme, fonts."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QScreen
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from citdesk.desktop.theme.fonts import load_fonts
from citdesk.desktop.theme.kept import KeptScreen, ScreenSettings
from citdesk.desktop.theme.look import Look
from citdesk.desktop.theme.measure import body_pixels, glass_density
from citdesk.desktop.theme.palette import palette_of
from citdesk.desktop.theme.tokens import THEMES, ThemeName

#: what an application is made with, and the property that says so
FUSION, DRESSED_IN = ("-style", "fusion"), "dressedIn"


def set_theme(app: QApplication, name: ThemeName, look: Look | None = None) -> Look:
    """Dress the application in a theme and return the look. Call it before the first widget is made.

    Loads Roboto, sets Fusion, fills the palette and tells the system which scheme our title bars should have.
    """
    load_fonts()
    dressed = look or Look(name, parent=app)
    if (
        app.property(DRESSED_IN) != "fusion"
    ):  # PySide sets up hundreds of names for whoever asks which style it has
        app.setStyle("Fusion")
        app.setProperty(DRESSED_IN, "fusion")
    hints = app.styleHints()
    hints.setColorScheme(Qt.ColorScheme.Light if name == "day" else Qt.ColorScheme.Dark)
    dressed.set_theme(name)
    app.setPalette(palette_of(dressed))
    app.setCursorFlashTime(0)  # nothing in the dark may blink (interface guide, 2.5)
    app.setFont(_base_font(dressed))
    return dressed


def _base_font(look: Look) -> QFont:
    return look.font()


class ThemeChooser(QObject):
    """Theme, distance, text size and gloves as one person set them; keeps the application's look in step.

    With ``kept`` they are taken from there and every change is kept.
    """

    theme_changed = Signal(str)

    def __init__(
        self, app: QApplication, look: Look, *, kept: KeptScreen | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._kept = kept
        self._settings = ScreenSettings() if kept is None else kept.read()
        self._screen: QScreen | None = None

    @property
    def look(self) -> Look:
        """The look that widgets share."""
        return self._look

    @property
    def settings(self) -> ScreenSettings:
        """What is set now."""
        return self._settings

    @staticmethod
    def preferred(app: QApplication) -> ThemeName:
        """The theme to start in: contrast when the system asks for it, else day."""
        hints = app.styleHints()
        accessibility = hints.accessibility()  # kept: chained calls lose the object
        wanted = accessibility.contrastPreference()
        return "contrast" if wanted == Qt.ContrastPreference.HighContrast else "day"

    def choose(self, name: ThemeName) -> None:
        """Change the theme now, everywhere, without a flash."""
        windows = [w for w in self._app.topLevelWidgets() if w.isVisible()]
        for window in windows:
            window.setUpdatesEnabled(False)
        set_theme(self._app, name, self._look)
        for window in windows:
            window.setUpdatesEnabled(True)
        self._keep(replace(self._settings, theme=name))
        self.theme_changed.emit(name)

    @Slot()
    def next_theme(self) -> None:
        """Step day, night, contrast (Ctrl+Shift+N)."""
        at = THEMES.index(self._look.theme)
        self.choose(THEMES[(at + 1) % len(THEMES)])

    @Slot()
    def switch_vehicle(self) -> None:
        """Vehicle mode on, or off to what was set before (Ctrl+Shift+V)."""
        self.set(replace(self._settings, vehicle=not self._settings.vehicle))
        self.theme_changed.emit(self._look.theme)

    def set(self, settings: ScreenSettings) -> None:
        """Take what the person set on the settings page, all of it at once."""
        theme = settings.theme
        self._keep(settings)
        if theme is not None and theme != self._look.theme:
            self.choose(theme)
        self._apply_measure()

    def follow_screen(self, screen: QScreen | None) -> None:
        """Measure for this screen; connect it to ``QWindow.screenChanged``.

        None: the display was unplugged and there is no other. Everything stays as large as it was.
        """
        self._screen = screen
        self._apply_measure()

    def _keep(self, settings: ScreenSettings) -> None:
        if settings != self._settings:
            self._settings = settings
            if self._kept is not None:
                self._kept.write(settings)

    def _apply_measure(self) -> None:
        screen = self._screen
        if screen is None or not isValid(screen):
            screen = cast("QScreen | None", self._app.primaryScreen())
        if screen is None:
            return
        settings = self._settings.in_use
        ppi = glass_density(screen, settings.card_pixels)
        unit = round(body_pixels(settings.distance_mm, ppi) * settings.size.value)
        self._look.set_measure(unit, ppi, gloves=settings.gloves)
        self._app.setFont(self._look.font())
