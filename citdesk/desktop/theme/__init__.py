"""How the desktop looks: colour tokens, measures, fonts and icons, and the one place that applies them."""

from __future__ import annotations

from citdesk.desktop.theme.chooser import DRESSED_IN, FUSION, ThemeChooser, set_theme
from citdesk.desktop.theme.contrast import contrast, luminance
from citdesk.desktop.theme.fonts import can_be_drawn, load_fonts
from citdesk.desktop.theme.icons import icon_names, icon_pixmap
from citdesk.desktop.theme.kept import DISTANCES_MM, KeptScreen, ScreenSettings, believable_card
from citdesk.desktop.theme.look import BOLD, MEDIUM, REGULAR, Look
from citdesk.desktop.theme.measure import TextSize, body_pixels, glass_density
from citdesk.desktop.theme.tokens import THEMES, TOKENS, ThemeName

__all__ = [
    "BOLD",
    "DISTANCES_MM",
    "DRESSED_IN",
    "FUSION",
    "MEDIUM",
    "REGULAR",
    "THEMES",
    "TOKENS",
    "KeptScreen",
    "Look",
    "ScreenSettings",
    "TextSize",
    "ThemeChooser",
    "ThemeName",
    "believable_card",
    "body_pixels",
    "can_be_drawn",
    "contrast",
    "glass_density",
    "icon_names",
    "icon_pixmap",
    "load_fonts",
    "luminance",
    "set_theme",
]
