"""Pictures of answers: small beside an answer that is read, and as large as the window."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from citdesk.desktop.files.picture_page import PicturePage
from citdesk.desktop.files.thumb import Thumb
from citdesk.desktop.theme import Look


def test_a_photo_is_dim_at_night(qtbot: QtBot, look: Look) -> None:
    """A white wall keeps 40 % of its light in the night theme, and all of it by day and in high contrast."""
    thumb = Thumb(look, "Photo", name="picture:/photo")
    qtbot.addWidget(thumb)
    wall = QImage(200, 100, QImage.Format.Format_RGB32)
    wall.fill(QColor("white"))
    thumb.show_picture(wall)
    light = {}
    for theme in ("day", "contrast", "night"):
        look.set_theme(theme)
        image = thumb.grab().toImage()
        light[theme] = image.pixelColor(image.rect().center()).lightness()
    assert light["day"] == light["contrast"] == 255
    assert light["night"] < 0.5 * 255


def test_a_large_photo_is_dim_at_night_until_it_is_asked_for_bright(qtbot: QtBot, look: Look) -> None:
    """One press shows it in its own light and one dims it again; by day nothing is offered."""
    wall = QImage(200, 100, QImage.Format.Format_RGB32)
    wall.fill(QColor("white"))
    page = PicturePage(look, "Photo", "wall.png", lambda _name, shown: shown(wall))
    qtbot.addWidget(page)
    page.resize(600, 400)

    def light() -> int:
        image = page.view.grab().toImage()
        return image.pixelColor(image.rect().center()).lightness()

    assert not page.light.isVisibleTo(page)
    assert light() == 255
    look.set_theme("night")
    assert page.light.isVisibleTo(page)
    assert light() < 0.5 * 255
    page.light.click()
    assert (light(), page.light.text()) == (255, "Show it dim")
    page.light.click()
    assert light() < 0.5 * 255
    assert page.light.accessibleName() == "Show it bright"


def test_a_photo_shown_bright_is_dim_again_the_next_night(qtbot: QtBot, look: Look) -> None:
    """What was asked for in one night does not outlast it."""
    wall = QImage(200, 100, QImage.Format.Format_RGB32)
    wall.fill(QColor("white"))
    look.set_theme("night")
    page = PicturePage(look, "Photo", "wall.png", lambda _name, shown: shown(wall))
    qtbot.addWidget(page)
    page.light.click()
    look.set_theme("day")
    look.set_theme("night")
    assert not page.view.bright
    assert page.light.text() == "Show it bright"
