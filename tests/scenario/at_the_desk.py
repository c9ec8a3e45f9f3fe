"""Somebody's own laptop in the real window, and their hands on its mouse or its keyboard."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.agency import MEMBERS
from citdesk.cli.demonstration.window_hands import Laptop, WindowHands
from citdesk.desktop.application import Application
from citdesk.desktop.tasks import Tasks
from tests.scenario.mouse import Mouse
from tests.scenario.real_agency import RealAgency

ROLES = ("officer", "supervisor", "liaison")


class AtTheDesk:
    """Signed in with what ``robot`` uses: a mouse, or nothing but keys."""

    def __init__(
        self,
        qtbot: QtBot,
        qapp: QApplication,
        agency: RealAgency,
        role: str,
        output: Path,
        robot: type[Mouse] = Mouse,
    ) -> None:
        self.tasks = Tasks(qapp)
        self.app = Application(qapp, agency.desk(role), self.tasks, agency.clock.now, theme="day")
        self.app.window.resize(1280, 800)
        self.app.start()
        self.robot = robot(qtbot, self.app.window)
        self.laptop = Laptop(self.robot, self.app, MEMBERS, output)
        self.hands = WindowHands(self.laptop, role)
        self.laptop.be(role)

    def close(self) -> None:
        """The window goes, and everything of it."""
        self.robot.close()
        self.robot.deleteLater()
        self.app.shut_down()
        self.app.window.deleteLater()
        self.app.deleteLater()
        self.tasks.deleteLater()


@contextmanager
def three_desks(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency, output: Path, robot: type[Mouse] = Mouse
) -> Generator[dict[str, AtTheDesk]]:
    """Officer, supervisor and liaison, each signed in at their own window."""
    for workspace in agency.workspaces.values():
        workspace.lock()
    with ExitStack() as ending:
        opened: dict[str, AtTheDesk] = {}
        for role in ROLES:
            opened[role] = AtTheDesk(qtbot, qapp, agency, role, output, robot)
            ending.callback(opened[role].close)
        yield opened
