"""A recovery code on the screen and nobody before it: it is covered, and asked for again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.application import Application
from citdesk.desktop.own_vault.owed_code_view import OwedCodePage
from citdesk.desktop.own_vault.renew_page import RenewPage
from citdesk.desktop.own_vault.view import VaultPage
from citdesk.desktop.shell.lock_page import LockPage
from citdesk.desktop.sign_in.first_use_page import FirstUsePage, PersonPart
from citdesk.desktop.sign_in.part import RecoveryCode
from citdesk.desktop.sign_in.recover_page import RecoverPage
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.widgets import Button
from citdesk.workspace import Settings
from tests.a11y.walk import nameless, too_small, unnamed_objects, without_role
from tests.gui.shell.conftest import Start, sign_in_as
from tests.gui.shell.fakes import FakeWorkspace
from tests.gui.shell.held_tasks import HeldTasks
from tests.gui.shell.test_locking import Clocks

PASSPHRASE = "correct horse battery"
Way = Callable[[Start, FakeWorkspace, Clocks], Application]


def first_use(start: Start, work: FakeWorkspace, clocks: Clocks) -> Application:
    """A person sets themselves up and is shown the code."""
    application = start(work, signed_in=False, instant=clocks.now)
    gate = application.gate
    assert isinstance(gate, SignInPage)
    gate.first_use.emit()
    page = application.gate
    assert isinstance(page, FirstUsePage)
    part = page._part
    assert isinstance(part, PersonPart)
    part.badge.setText("4417")
    part.code.setText("P1")
    for field in (part.first, part.again):
        field.line.setText(PASSPHRASE)
    part.go.click()
    return application


def recovery(start: Start, work: FakeWorkspace, clocks: Clocks) -> Application:
    """A person used their code and is shown the next one."""
    application = start(work, signed_in=False, instant=clocks.now)
    gate = application.gate
    assert isinstance(gate, SignInPage)
    gate.badge.setText("4417")
    gate.recover.emit()
    page = application.gate
    assert isinstance(page, RecoverPage)
    ask = page._part
    ask.code.setPlainText("A1B2")  # type: ignore[union-attr]
    for field in (ask.first, ask.again):  # type: ignore[union-attr]
        field.line.setText(PASSPHRASE)
    ask.go.click()
    return application


def renewal(start: Start, work: FakeWorkspace, clocks: Clocks) -> Application:
    """A person had everything encrypted anew and is shown the new code."""
    application = start(work, instant=clocks.now)
    application.window.commands.run("vault")
    page = application.window.areas.page
    assert isinstance(page, VaultPage)
    page.now.line.setText(work.passphrase)
    page.renew.click()
    assert isinstance(application.gate, RenewPage)
    return application


ways = pytest.mark.parametrize("way", [first_use, recovery, renewal])


@pytest.fixture
def clocks() -> Clocks:
    """The clocks at the beginning of the evening."""
    return Clocks()


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer's work."""
    return FakeWorkspace()


def codes_in_sight(application: Application) -> list[QWidget]:
    """The codes that somebody before the screen could read."""
    window = application.window
    return [code for code in window.findChildren(RecoveryCode) if code.isVisibleTo(window)]


def lock_page(application: Application) -> LockPage:
    """The page over the code."""
    pages = [page for page in application.window.findChildren(LockPage) if page.isVisible()]
    assert len(pages) == 1
    return pages[0]


@ways
def test_ten_minutes_cover_the_code_and_the_passphrase_brings_it_back(
    way: Way, start: Start, work: FakeWorkspace, clocks: Clocks, qtbot: QtBot
) -> None:
    """Behind the lock nothing can be read; whoever comes back goes on where they were."""
    application = way(start, work, clocks)
    qtbot.waitUntil(lambda: len(codes_in_sight(application)) == 1)
    clocks.pass_(9.5)
    application._idle.look()
    assert len(codes_in_sight(application)) == 1
    clocks.pass_(1)
    application._idle.look()
    assert codes_in_sight(application) == []
    page = lock_page(application)
    page.passphrase.line.setText("somebody else's guess")
    page.unlock.click()
    assert codes_in_sight(application) == []
    page.passphrase.line.setText(work.passphrase)
    page.unlock.click()
    assert len(codes_in_sight(application)) == 1
    gate = application.gate
    assert gate is not None
    written = next(b for b in gate.findChildren(Button) if b.objectName().endswith("written-down"))
    written.click()
    assert codes_in_sight(application) == []
    if way is renewal:
        assert isinstance(application.gate, SignInPage)
    else:
        assert application.signed_in is not None


@ways
@pytest.mark.parametrize("asleep", [True, False])
def test_sleep_and_half_an_hour_take_the_code_away_and_the_next_sign_in_says_so(
    way: Way, asleep: bool, start: Start, work: FakeWorkspace, clocks: Clocks
) -> None:
    """The vault closes; where the code was the only one, a new one is offered before work begins."""
    application = way(start, work, clocks)
    clocks.pass_(1 if asleep else 31, asleep=asleep)
    application._idle.look()
    assert isinstance(application.gate, SignInPage)
    assert not application.window.locked
    assert work.closed
    assert codes_in_sight(application) == []
    sign_in_as(application, work)
    page = application.window.areas.page
    if way is recovery:  # the code in their hands is still good
        assert not isinstance(page, OwedCodePage)
        return
    assert isinstance(page, OwedCodePage)
    page.go.click()
    assert isinstance(application.window.areas.page, VaultPage)


@ways
def test_f12_covers_the_code(
    way: Way, start: Start, work: FakeWorkspace, clocks: Clocks, qtbot: QtBot
) -> None:
    """One key hides it, before sign-in too."""
    application = way(start, work, clocks)
    window = application.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert window.cover.isVisible()
    assert window.childAt(window.rect().center()) in (window.cover, *window.cover.findChildren(QLabel))
    qtbot.keyClick(window.cover, Qt.Key.Key_Space)
    assert not window.cover.isVisible()


def test_the_agencys_own_times_hold_for_the_code(start: Start, work: FakeWorkspace, clocks: Clocks) -> None:
    """Where screens lock after three minutes, this one does."""
    work.settings = Settings(screen_lock_minutes=3, vault_lock_minutes=5)
    application = first_use(start, work, clocks)
    clocks.pass_(3.1)
    application._idle.look()
    assert application.window.locked
    clocks.pass_(2)
    application._idle.look()
    assert isinstance(application.gate, SignInPage)


def test_somebody_else_may_sign_in_at_the_lock(start: Start, work: FakeWorkspace, clocks: Clocks) -> None:
    """The laptop is shared: who is not the owner of the code gets the sign-in, not the code."""
    application = first_use(start, work, clocks)
    application.lock()
    lock_page(application).switch.emit()
    assert isinstance(application.gate, SignInPage)
    assert work.closed


def test_keys_being_renewed_are_covered_and_not_broken_off(
    start: Start, work: FakeWorkspace, clocks: Clocks
) -> None:
    """A lid shut in the middle of it: the process goes on, the screen is locked."""
    application = renewal(start, work, clocks)
    application.gatekeeper._renewing = lambda: True
    clocks.pass_(5, asleep=True)
    application._idle.look()
    assert isinstance(application.gate, RenewPage)
    assert application.window.locked
    application.gatekeeper._renewing = lambda: False
    application._idle.look()
    assert isinstance(application.gate, SignInPage)


class Sleeping(QObject):
    """A computer that says when it is about to sleep, and waits."""

    coming = Signal()

    def __init__(self, work: FakeWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        #: whether the vault was closed when the computer was let go, each time
        self.closed: list[bool] = []

    def start(self) -> None:
        """Begin to watch."""

    def stop(self) -> None:
        """Watch no longer."""

    def let_go(self) -> None:
        """The computer need not wait."""
        self.closed.append(self._work.closed)


def test_a_computer_about_to_sleep_waits_for_the_vault_behind_the_code(
    start: Start, work: FakeWorkspace, clocks: Clocks
) -> None:
    """A lid shut over the code: the key is out of memory before the computer sleeps."""
    watches: list[Sleeping] = []

    def watch(parent: QObject) -> Sleeping:
        watches.append(Sleeping(work, parent))
        return watches[-1]

    tasks = HeldTasks()
    started = partial(start, sleep=watch, tasks=tasks)
    application = first_use(started, work, clocks)
    tasks.let_go()
    assert len(watches) == 1
    watches[0].closed.clear()
    watches[0].coming.emit()
    assert watches[0].closed == []
    tasks.let_go()
    assert watches[0].closed
    assert all(watches[0].closed)
    assert isinstance(application.gate, SignInPage)


def test_once_on_paper_nothing_is_asked(start: Start, work: FakeWorkspace, clocks: Clocks) -> None:
    """Who wrote it down comes to their work at the next sign-in."""
    application = first_use(start, work, clocks)
    page = application.gate
    assert isinstance(page, FirstUsePage)
    page._part.go.click()  # type: ignore[union-attr]
    assert application.signed_in is not None
    application.sign_out()
    sign_in_as(application, work)
    assert not isinstance(application.window.areas.page, OwedCodePage)


def test_who_has_no_time_now_is_asked_again_another_day(start: Start, work: FakeWorkspace) -> None:
    """Not now goes to work; the page can be heard, found and hit."""
    work.code_owed = True
    application = start(work, signed_in=False)
    application._desk.owe_code("4417")
    sign_in_as(application, work)
    page = application.window.areas.page
    assert isinstance(page, OwedCodePage)
    assert nameless(page) == without_role(page) == unnamed_objects(page) == []
    assert too_small(page, 48) == []
    page.left.emit()
    assert not isinstance(application.window.areas.page, OwedCodePage)
    application.sign_out()
    sign_in_as(application, work)
    page = application.window.areas.page
    assert isinstance(page, OwedCodePage)
    page.have.click()
    assert not isinstance(application.window.areas.page, OwedCodePage)
    application.sign_out()
    sign_in_as(application, work)
    assert not isinstance(application.window.areas.page, OwedCodePage)
