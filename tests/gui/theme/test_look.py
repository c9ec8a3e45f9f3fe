"""One look for the whole application, and one place that changes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.theme import (
    BOLD,
    THEMES,
    Look,
    TextSize,
    ThemeChooser,
    ThemeName,
    contrast,
    icon_names,
    icon_pixmap,
    load_fonts,
)
from citdesk.desktop.widgets.styled import strip


def test_roboto_has_every_weight_we_use(qapp: QApplication, look: Look) -> None:
    """Regular, medium and bold letters are real faces, not thickened ones."""
    load_fonts()
    styles = set(QFontDatabase.styles("Roboto"))
    assert {"Regular", "Medium", "Bold"} <= styles
    assert QFontInfo(look.font(1.0, BOLD)).family() == "Roboto"


def test_choosing_a_theme_fills_the_whole_palette(qapp: QApplication, look: Look) -> None:
    """Every text role of the application's palette comes from the tokens, the disabled ones too."""
    chooser = ThemeChooser(qapp, look)
    for name in THEMES:
        chooser.choose(name)
        palette = qapp.palette()
        assert palette.color(QPalette.ColorRole.Window) == look.colour("canvas")
        assert palette.color(QPalette.ColorRole.Text) == look.colour("ink")
        disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        assert disabled == look.colour("ink_disabled")


def test_one_key_steps_through_the_themes(qtbot: QtBot, qapp: QApplication, look: Look) -> None:
    """Day, night, contrast, and day again; each step tells once."""
    chooser = ThemeChooser(qapp, look)
    seen: list[str] = []
    chooser.theme_changed.connect(seen.append)
    for _ in range(3):
        chooser.next_theme()
    assert seen == ["night", "contrast", "day"]


def test_text_size_and_gloves_reach_the_look(qapp: QApplication, look: Look) -> None:
    """Largest text doubles U, and gloves make targets 20 mm high."""
    chooser = ThemeChooser(qapp, look)
    chooser.set(replace(chooser.settings, card_pixels=337.0))
    standard = look.unit
    chooser.set(replace(chooser.settings, size=TextSize.LARGEST, gloves=True))
    assert look.unit == 2 * standard
    assert look.target() >= look.mm(20)


def test_in_a_short_window_targets_give_way_and_stay_as_large_as_a_finger(look: Look) -> None:
    """Where less than 27 lines fit, a row is 2 U high and still at least 15 mm, with gloves 20 mm."""
    look.set_measure(34, 106.0)
    look.set_room(768)
    assert look.short
    assert look.target() == 2 * look.unit >= look.mm(15)
    assert look.quiet_target() >= look.mm(10)
    look.set_measure(34, 106.0, gloves=True)
    assert look.target() >= look.mm(20)
    look.set_measure(20, 106.0)
    assert not look.short
    assert look.target() >= 3 * look.unit


def test_small_text_is_never_thin_at_night(look: Look) -> None:
    """Thin strokes vanish at low luminance, so small text is medium in the night theme."""
    look.set_theme("night")
    assert look.font(0.85).weight() == QFont.Weight.Medium
    look.set_theme("day")
    assert look.font(0.85).weight() == QFont.Weight.Normal


def test_an_unknown_colour_is_refused(look: Look) -> None:
    """A colour that is no token is a mistake in the code and says so."""
    with pytest.raises(KeyError):
        look.colour("nice_blue")


def test_every_icon_draws_something_in_its_token(look: Look) -> None:
    """Each drawing shows in the colour asked for and is sharp at double density."""
    assert len(icon_names()) >= 60
    for name in icon_names():
        pixmap = icon_pixmap(look, name, "error", 24, 2.0)
        assert pixmap.width() == 48
        image = pixmap.toImage()
        strong = [
            image.pixelColor(x, y)
            for x in range(48)
            for y in range(48)
            if image.pixelColor(x, y).alpha() == 255
        ]
        assert strong, name
        assert all(abs(colour.red() - look.colour("error").red()) <= 2 for colour in strong), name


def test_labels_follow_a_change_of_theme(qtbot: QtBot, qapp: QApplication, look: Look) -> None:
    """A standard widget changes with the palette, without a style sheet."""
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    ThemeChooser(qapp, look).choose("contrast")
    qtbot.waitUntil(lambda: label.palette().color(QPalette.ColorRole.WindowText) == look.colour("ink"))


@pytest.mark.parametrize("theme", THEMES)
def test_a_line_across_the_window_dazzles_nobody_at_night(look: Look, qtbot: QtBot, theme: ThemeName) -> None:
    """It is seen in each theme; at night its ground is darker than the words on it."""
    line = QWidget()
    qtbot.addWidget(line)
    look.set_theme(theme)
    strip(line, look)
    ground = line.palette().color(QPalette.ColorRole.Window)
    words = line.palette().color(QPalette.ColorRole.WindowText)
    assert contrast(ground.name(), words.name()) >= 4.5
    if theme == "night":
        assert ground.lightness() < words.lightness()
