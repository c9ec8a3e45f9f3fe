"""The application on a small workspace, for journeys and walks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.desktop.application import Application
from citdesk.desktop.fresh_process import CustodyTime
from citdesk.desktop.shell.idle import Instant, instant_now
from citdesk.desktop.shell.sleep import SleepWatch
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import ImmediateTasks, Tasks
from tests.gui.shell.fakes import FakeDesk, FakeWorkspace, now

Start = Callable[..., Application]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Starts the application for a workspace and shuts it down afterwards."""
    running: list[Application] = []

    def begin(
        work: FakeWorkspace,
        *,
        desk: FakeDesk | None = None,
        enrolled: bool = True,
        signed_in: bool = True,
        tasks: Tasks | None = None,
        afresh: bool = False,
        handed: Sequence[CustodyTime] = (),
        instant: Callable[[], Instant] = instant_now,
        sleep: Callable[[QObject], SleepWatch | None] = lambda _: None,
    ) -> Application:
        made = Application(
            qapp,
            (desk or FakeDesk(work, enrolled=enrolled)).desk(),
            tasks or ImmediateTasks(qapp),
            now,
            theme="day",
            afresh=afresh,
            handed=handed,
            instant=instant,
            sleep=sleep,
        )
        running.append(made)
        made.window.look.set_measure(20, 106.0)
        made.window.resize(1024, 768)
        made.start()
        if signed_in and enrolled:
            sign_in_as(made, work)
        return made

    yield begin
    for made in running:
        made.shut_down()
        made.window.deleteLater()
        made.deleteLater()


def sign_in_as(application: Application, work: FakeWorkspace) -> None:
    """Types badge and passphrase and presses Sign in."""
    page = application.gate
    assert isinstance(page, SignInPage)
    page.badge.setText("4417")
    page.passphrase.line.setText(work.passphrase)
    page.button.click()
