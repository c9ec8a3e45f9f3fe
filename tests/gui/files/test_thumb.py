"""A picture shown small beside an answer that is read."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

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
