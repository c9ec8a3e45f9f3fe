"""Pictures of the screens: one of each, or one in every theme on every canvas."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.camera import CANVASES, Camera, EveryTheme
from citdesk.desktop.robot import Robot
from citdesk.desktop.theme import THEMES, Look, ThemeChooser


class _Screen(QLabel):
    def __init__(self, look: Look) -> None:
        super().__init__("A screen")
        self.look = look


def _photograph(qtbot: QtBot, robot: Robot, camera: Camera) -> None:
    thread = threading.Thread(target=lambda: (camera.take("sign-in"), camera.take("sign-in")))
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=60_000)
    robot.close()


def test_every_theme_on_every_canvas(qtbot: QtBot, qapp: QApplication, look: Look, tmp_path: Path) -> None:
    """Each screen is pictured in each theme at each size, and the window is as it was afterwards."""
    window = _Screen(look)
    qtbot.addWidget(window)
    window.resize(640, 480)
    window.show()
    chooser = ThemeChooser(qapp, look, parent=window)
    robot = Robot(window)
    _photograph(qtbot, robot, EveryTheme(robot, tmp_path, SimpleNamespace(window=window, chooser=chooser)))  # type: ignore[arg-type]
    for theme in THEMES:
        for canvas in CANVASES:
            image = QImage(str(tmp_path / theme / f"{canvas.width}x{canvas.height}" / "sign-in.png"))
            assert (image.width(), image.height()) == (canvas.width, canvas.height)
    assert (look.theme, look.unit, window.width(), window.height()) == ("day", 20, 640, 480)


def test_a_screen_is_pictured_once(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    """The first picture of a screen stays; a later visit does not replace it."""
    window = _Screen(look)
    qtbot.addWidget(window)
    window.show()
    robot = Robot(window)
    _photograph(qtbot, robot, Camera(robot, tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["sign-in.png"]
