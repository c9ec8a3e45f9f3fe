"""Pictures of the screens as a performance comes to them: one of each, or one in every theme and size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from citdesk.desktop.application import Application
from citdesk.desktop.robot import Robot
from citdesk.desktop.theme import THEMES, ThemeName


@dataclass(frozen=True, slots=True)
class Canvas:
    """A screen to be looked at: its size in device-independent pixels, and the dots per inch of its glass."""

    width: int
    height: int
    ppi: float
    #: U on this screen at 70 cm, in device-independent pixels
    unit: int


#: The smallest screen the desktop is made for, and a desk's.
CANVASES: tuple[Canvas, ...] = (Canvas(1024, 768, 106.0, 20), Canvas(1920, 1080, 92.0, 17))


class Camera:
    """Takes each screen once, as it is."""

    def __init__(self, robot: Robot, folder: Path) -> None:
        self._robot = robot
        self._folder = folder
        self._taken: set[str] = set()

    def take(self, name: str) -> None:
        """Save a picture of the screen now, the first time this name is asked for."""
        if name not in self._taken:
            self._taken.add(name)
            self._expose(name)

    def _expose(self, name: str) -> None:
        self._robot.picture(self._folder / f"{name}.png")


class EveryTheme(Camera):
    """Takes each screen once in every theme on every canvas; afterwards the window is as it was before."""

    def __init__(
        self,
        robot: Robot,
        folder: Path,
        application: Application,
        canvases: Sequence[Canvas] = CANVASES,
    ) -> None:
        super().__init__(robot, folder)
        self._application = application
        self._canvases = canvases

    def _expose(self, name: str) -> None:
        window, look = self._application.window, self._application.window.look
        size, worn = window.size(), look.theme
        unit, ppi, gloves = look.unit, look.ppi, look.gloves
        for canvas in self._canvases:
            for theme in THEMES:
                self._robot.ask(lambda canvas=canvas, theme=theme: self._dress(canvas, theme))
                self._robot.settle()
                folder = self._folder / theme / f"{canvas.width}x{canvas.height}"
                self._robot.picture(folder / f"{name}.png")

        def undress() -> None:
            self._application.chooser.choose(worn)
            look.set_measure(unit, ppi, gloves=gloves)
            window.resize(size)

        self._robot.ask(undress)
        self._robot.settle()

    def _dress(self, canvas: Canvas, theme: ThemeName) -> None:
        self._application.window.look.set_measure(canvas.unit, canvas.ppi)
        self._application.window.resize(canvas.width, canvas.height)
        self._application.chooser.choose(theme)
