"""A vault is encrypted anew: nothing stands open after it, and closing the window is never silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from citdesk.casework.custody import CustodyClock
from citdesk.casework.errors import AdministratorError
from citdesk.desktop.application import Application
from citdesk.desktop.own_vault.renew_page import RenewPage
from citdesk.desktop.own_vault.view import VaultPage
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import Tasks
from citdesk.desktop.widgets import Button
from citdesk.workspace import Secret, Workspace
from tests.gui.shell.conftest import Start, sign_in_as
from tests.gui.shell.fakes import NOW, FakeWorkspace


class Renewing(Tasks):
    """Real threads on a laptop that takes its time: a renewal ends when the tasks are closed, not before.

    ``seen`` is whether the window was in sight when the close began to wait for the vault.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.window: object = None
        self.may_end = Event()
        self.seen: bool | None = None

    def close(self, *, finish_vault: bool = True) -> None:
        """Notes what is in sight, lets the renewal end, and waits for it."""
        if self.seen is None and self.window is not None:
            self.seen = self.window.isVisible()  # type: ignore[attr-defined]
        self.may_end.set()
        super().close(finish_vault=finish_vault)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Renewing]:
    """The slow laptop."""
    made = Renewing(qapp)
    yield made
    made.close()


def begin(application: Application, work: FakeWorkspace) -> None:
    """The officer has everything encrypted anew."""
    application.window.commands.run("vault")
    page = application.window.areas.page
    assert isinstance(page, VaultPage)
    page.now.line.setText(work.passphrase)
    page.renew.click()


def gate(application: Application) -> RenewPage:
    """The page of the renewal."""
    page = application.gate
    assert isinstance(page, RenewPage)
    return page


def words(page: RenewPage) -> str:
    """Everything that the page says."""
    return " ".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def slowly(application: Application, tasks: Renewing) -> None:
    """The laptop takes as long as it takes."""
    renew = application._desk.renew_keys

    def wait(workspace: Workspace, passphrase: Secret) -> str:
        assert tasks.may_end.wait(30)
        return renew(workspace, passphrase)

    application._desk.renew_keys = wait  # type: ignore[method-assign]


def test_closing_under_way_says_what_is_lost_and_then_closes_at_once(
    start: Start, tasks: Renewing, qtbot: QtBot
) -> None:
    """The first press tells of the code that nobody will see; the second hides the window and waits."""
    work = FakeWorkspace()
    application = start(work, signed_in=False, tasks=tasks)
    tasks.window = application.window
    slowly(application, tasks)
    sign_in_as(application, work)
    qtbot.waitUntil(lambda: application.signed_in is not None)
    begin(application, work)
    qtbot.waitUntil(lambda: isinstance(application.gate, RenewPage))
    application.window.close()
    assert application.window.isVisible()
    assert "you will not see your new recovery code" in words(gate(application))
    application.window.close()
    assert tasks.seen is False
    assert work.closed


def test_a_lid_shut_while_keys_are_renewed_does_not_break_it_off(
    start: Start, tasks: Renewing, qtbot: QtBot
) -> None:
    """The screen is locked and the renewal goes on; the new code waits behind the lock."""
    work = FakeWorkspace()
    application = start(work, signed_in=False, tasks=tasks)
    slowly(application, tasks)
    sign_in_as(application, work)
    qtbot.waitUntil(lambda: application.signed_in is not None)
    begin(application, work)
    qtbot.waitUntil(lambda: isinstance(application.gate, RenewPage))
    qtbot.waitUntil(lambda: application.gatekeeper.renewing)
    application.lock_vault()
    assert application.window.locked
    assert application.gatekeeper.renewing
    tasks.may_end.set()
    qtbot.waitUntil(lambda: not application.gatekeeper.renewing)
    assert application.window.locked
    assert isinstance(application.gate, RenewPage)


def test_a_code_that_is_not_on_paper_holds_the_window_once(start: Start) -> None:
    """Closed by mistake, it says to write the code down; closed again, it goes."""
    work = FakeWorkspace()
    application = start(work)
    begin(application, work)
    assert application.signed_in is None
    assert work.closed
    application.window.close()
    assert application.window.isVisible()
    assert "Write the code down first" in words(gate(application))
    application.window.close()
    assert not application.window.isVisible()


def test_a_keyring_that_fails_leaves_no_vault_open(start: Start) -> None:
    """What goes wrong before the renewal closes the vault must not leave it open with nobody at it."""
    work = FakeWorkspace()
    application = start(work)
    application.window.commands.run("vault")
    page = application.window.areas.page
    assert isinstance(page, VaultPage)

    def fails(*_: object) -> str:
        raise AdministratorError("The keyring does not answer.", code="keyring")

    application._desk.renew_keys = fails  # type: ignore[method-assign]
    page.now.line.setText(work.passphrase)
    page.renew.click()
    assert "keyring" in words(gate(application))
    assert work.closed


def test_a_custody_runs_on_over_the_renewal(start: Start) -> None:
    """The sign-in after it shows the time limit that began before."""
    work = FakeWorkspace()
    work.clocks = (CustodyClock(NOW - timedelta(hours=1), NOW + timedelta(minutes=38)),)
    application = start(work)
    begin(application, work)
    go = gate(application).findChild(Button, "renew.written-down")
    assert go is not None
    go.click()
    page = application.gate
    assert isinstance(page, SignInPage)
    assert "Custody limit: 22:22" in " ".join(label.text() for label in page.findChildren(QLabel))


def test_a_fresh_process_asks_for_the_sign_in(start: Start) -> None:
    """Where who leaves ends the process, the end of a renewal does too: nothing of the old keys stays."""
    work = FakeWorkspace()
    application = start(work, afresh=True)
    begin(application, work)
    assert application.following is None
    go = gate(application).findChild(Button, "renew.written-down")
    assert go is not None
    go.click()
    assert application.following == ()
    assert not application.window.isVisible()
