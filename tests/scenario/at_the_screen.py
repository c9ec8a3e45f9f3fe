"""Somebody signed in at their own laptop's real window, for stories with more than one person."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.agency import MEMBERS
from citdesk.desktop.application import Application
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Workspace
from tests.scenario.real_agency import RealAgency

#: Milliseconds; what is waited for is always a condition.
PATIENCE = 60_000
_TURNS = 8
Kind = TypeVar("Kind", bound=QWidget)
Result = TypeVar("Result")


class AtTheScreen:
    """One signed-in person's window."""

    def __init__(self, qtbot: QtBot, app: Application) -> None:
        self._qtbot = qtbot
        self.app = app

    def shown(self, kind: type[Kind]) -> Kind:
        """The page in sight, once it is of this kind."""
        areas = self.app.window.areas
        self._qtbot.waitUntil(lambda: isinstance(areas.page, kind), timeout=PATIENCE)
        page = areas.page
        assert isinstance(page, kind)
        return page

    def in_vault(self, work: Callable[[Workspace], Result]) -> Result:
        """What the work gives, done where the vault is: on its own thread."""
        workspace, found = self.app.workspace, list[Result]()
        assert workspace is not None
        self.app.tasks.vault(lambda: work(workspace), found.append)
        self._qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
        return found[0]

    def picture(self, name: str) -> None:
        """Keeps what is on the screen where pictures are wanted: ``CITDESK_PICTURES`` names the folder."""
        if folder := os.environ.get("CITDESK_PICTURES"):
            for _ in range(_TURNS):  # Qt hands a change of size up one widget per turn of its loop
                QApplication.sendPostedEvents()
                QApplication.processEvents()
            self.app.window.grab().save(str(Path(folder) / f"{name}.png"))


@contextmanager
def at_the_screen(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency, role: str, theme: str = "day"
) -> Iterator[AtTheScreen]:
    """Somebody signs in on their own laptop, and signs out at the end."""
    tasks = Tasks(qapp)
    app = Application(qapp, agency.desk(role), tasks, agency.clock.now, theme=theme)
    app.window.resize(1024, 768)
    app.start()
    try:
        gate = app.gate
        assert isinstance(gate, SignInPage)
        gate.badge.setText(MEMBERS[role].badge)
        gate.passphrase.line.setText(MEMBERS[role].passphrase)
        gate.button.click()
        qtbot.waitUntil(lambda: app.signed_in is not None, timeout=PATIENCE)
        yield AtTheScreen(qtbot, app)
    finally:
        app.shut_down()
        app.window.deleteLater()
        app.deleteLater()
        tasks.deleteLater()


def words_on(page: QWidget, name: str) -> list[str]:
    """What labels of this name say."""
    return [label.text() for label in page.findChildren(QLabel) if label.objectName() == name]
