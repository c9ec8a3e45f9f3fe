"""A signed-in person's own vault: new code, passphrase and keys, through the real windows on a real vault."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from citdesk.desktop.application import Application
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.own_vault.code_view import CodePage
from citdesk.desktop.own_vault.cut_off_view import CutOffPage
from citdesk.desktop.own_vault.journey import OwnVaultJourney
from citdesk.desktop.own_vault.model import OwnKeys, VaultModel
from citdesk.desktop.own_vault.renew_page import RenewPage
from citdesk.desktop.own_vault.view import VaultPage
from citdesk.desktop.settings.about_view import AboutPage
from citdesk.desktop.shell.areas_stack import AreaStack
from citdesk.desktop.shell.journey import Ground
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import ImmediateTasks, Tasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button
from citdesk.vault.key_change import keep_escrow
from citdesk.workspace import Desk, Did, Secret, UserError, Workspace
from tests.a11y.walk import nameless, too_small, unnamed_objects, without_role
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import NOW, FakeLoop, FakeWorkspace
from tests.unit.vault.props import CHEAP, OFFICER, PASSPHRASE, Laptop
from tests.unit.workspace.office import write_forms

NEW = "lantern walnut ferry"


def sign_in(application: Application, passphrase: str) -> None:
    """The officer types badge and passphrase and presses Sign in."""
    gate = application.gate
    assert isinstance(gate, SignInPage)
    gate.badge.setText(OFFICER.badge)
    gate.passphrase.line.setText(passphrase)
    gate.button.click()


class Car:
    """A laptop with the officer's vault, and the application on it."""

    def __init__(self, folder: Path, app: QApplication) -> None:
        self.laptop = Laptop(folder / "profile")
        self.forms = write_forms(folder / "forms")
        self.laptop.new_vault(OFFICER).close()
        self.code = self.laptop.recovery_code
        self._app = app
        self._running: Application | None = None

    def desk(self) -> Desk:
        """The device as the application has it."""
        laptop = self.laptop
        return Desk(laptop.folder, clock=laptop.clock, secrets=laptop.secrets, cost=CHEAP, forms=self.forms)

    def start(self, passphrase: str = PASSPHRASE) -> Application:
        """The officer signs in at the window."""
        made = Application(
            self._app, self.desk(), ImmediateTasks(self._app), self.laptop.clock.now, theme="day"
        )
        made.window.look.set_measure(20, 106.0)
        made.window.resize(1024, 768)
        made.start()
        self._running = made
        sign_in(made, passphrase)
        return made

    def ends(self) -> None:
        """The window closes."""
        made, self._running = self._running, None
        if made is not None:
            made.shut_down()
            made.window.deleteLater()
            made.deleteLater()

    def signs_in(self, passphrase: str) -> Workspace:
        """Without a window."""
        return self.desk().sign_in(OFFICER.badge, passphrase)


@pytest.fixture
def car(tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Car]:
    """A car without network: what the exchange would do is nothing here."""
    monkeypatch.setattr(Workspace, "exchange_loop", lambda *_: FakeLoop())
    made = Car(tmp_path, qapp)
    yield made
    made.ends()


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """Work in real threads, ended with the test."""
    made = Tasks(qapp)
    yield made
    made.close()
    made.deleteLater()


def vault_page(application: Application) -> VaultPage:
    """The page, opened from the palette."""
    application.window.commands.run("vault")
    page = application.window.areas.page
    assert isinstance(page, VaultPage)
    return page


def said(page: QWidget, name: str) -> str:
    """What a label says."""
    label = page.findChild(QLabel, name)
    assert label is not None, name
    return label.text()


def shown_codes(application: Application) -> list[CodePage]:
    """The pages with a recovery code that are open, the one in sight last."""
    return [page for page in application.window.areas.pages() if isinstance(page, CodePage)]


def ask_for_code(application: Application, page: VaultPage) -> CodePage:
    """The officer asks for a new code: exactly one page with a code opens, and it is in sight."""
    page.now.line.setText(PASSPHRASE)
    page.code.click()
    (shown,) = shown_codes(application)
    assert application.window.areas.page is shown
    return shown


def code_on(page: CodePage) -> str:
    """The code as it would be written down from the screen."""
    return said(page, "code.new").replace("\n", "-")


def test_a_new_code_counts_once_it_is_on_paper(car: Car) -> None:
    """Shown and not written down, the old one still opens; written down, only the one on the screen does."""
    application = car.start()
    page = vault_page(application)
    ask_for_code(application, page).left.emit()
    assert application.window.areas.page is page
    assert page.now.empty
    shown = ask_for_code(application, page)
    on_paper = code_on(shown)
    shown.go.click()
    assert shown_codes(application) == []
    car.ends()
    with pytest.raises(UserError):
        car.desk().recover(OFFICER.badge, car.code, NEW)
    work = car.desk().recover(OFFICER.badge, on_paper, NEW)
    assert Did.RECOVERY_CODE_RENEWED in [line.did for line in work.audit_trail()]
    work.close()


def test_a_code_that_was_not_kept_is_never_shown_again(car: Car) -> None:
    """The next press asks for the passphrase, a change of passphrase shows no code, and the old one opens."""
    application = car.start()
    page = vault_page(application)
    first = ask_for_code(application, page)
    refused = code_on(first)
    application.window.commands.run("page.back")
    page.change.click()
    assert "Enter your passphrase" in said(page, "vault.problem")
    assert shown_codes(application) == []
    again = ask_for_code(application, page)
    assert code_on(again) != refused
    application.window.commands.run("page.back")
    car.ends()
    car.desk().recover(OFFICER.badge, car.code, NEW).close()


class Checking:
    """A laptop that is busy with checking a passphrase until it ``may_go_on``."""

    def __init__(self) -> None:
        self.may_go_on = Event()
        self.tried: list[Secret] = []

    def check(self, typed: Secret) -> None:
        """Takes whatever was typed for right, in the end."""
        self.tried.append(typed)
        assert self.may_go_on.wait(30)
        assert len(typed)


def test_a_code_that_comes_when_the_officer_is_elsewhere_is_dropped(
    tasks: Tasks, qtbot: QtBot, look: Look
) -> None:
    """No page opens over the one that they went to, no passphrase stays in its field, nothing is offered."""
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    areas = AreaStack(stack)
    for area in ("one", "other"):
        areas.offer(area, lambda: AboutPage(look, lambda: ""))
    areas.open("one")
    checking = Checking()
    keys = OwnKeys(
        checking.check, lambda *_: None, lambda: "A-NEW-CODE", lambda _: None, lambda: None, in_file=False
    )
    OwnVaultJourney(
        Ground(look, areas, FakeWorkspace().workspace(), tasks, lambda: NOW), keys, stack
    ).show_vault()
    page = areas.page
    assert isinstance(page, VaultPage)
    page.now.line.setText(PASSPHRASE)
    page.code.click()
    areas.open("other")
    checking.may_go_on.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert not [each for each in areas.pages() if isinstance(each, CodePage)]
    assert page.now.empty
    assert page.model.state.new_code == ""


def test_a_wrong_passphrase_shows_no_code_and_changes_nothing(car: Car) -> None:
    """The sentence stands at the field, and the vault opens as before."""
    page = vault_page(car.start())
    page.now.line.setText("not it at all")
    page.code.click()
    assert page.model.state.new_code == ""
    assert "not right" in page.now.line.accessibleDescription()
    page.renew.click()
    assert "Enter your passphrase" in said(page, "vault.problem")
    car.ends()
    car.signs_in(PASSPHRASE).close()


@pytest.mark.parametrize(
    ("new", "again", "words"),
    [
        (NEW, f"{NEW} typed otherwise", "must be the same"),
        ("short", "short", "12 characters"),
        ("password1234", "password1234", "tried first"),
    ],
)
def test_a_passphrase_that_may_not_be_is_said(car: Car, new: str, again: str, words: str) -> None:
    """The rules are those of the first day, and the old passphrase stays."""
    page = vault_page(car.start())
    for field, typed in ((page.now, PASSPHRASE), (page.first, new), (page.again, again)):
        field.line.setText(typed)
    page.change.click()
    assert words in said(page, "vault.problem")
    car.ends()
    car.signs_in(PASSPHRASE).close()


def test_a_new_passphrase_holds_at_once(car: Car) -> None:
    """The old one opens nothing from then on."""
    page = vault_page(car.start())
    for field, typed in ((page.now, PASSPHRASE), (page.first, NEW), (page.again, NEW)):
        field.line.setText(typed)
    page.change.click()
    car.ends()
    with pytest.raises(UserError):
        car.signs_in(PASSPHRASE)
    car.signs_in(NEW).close()


def test_new_keys_leave_the_work_and_a_new_code(car: Car) -> None:
    """Everything is encrypted anew; the code on the old paper opens nothing, the one that is shown does.

    While it is shown nobody is signed in and the vault is closed; the sign-in comes next.
    """
    application = car.start()
    assert application.workspace is not None
    report = application.workspace.start_report("encounter")
    before = (car.laptop.place() / "vault.db").read_bytes()
    page = vault_page(application)
    page.now.line.setText(PASSPHRASE)
    page.renew.click()
    gate = application.gate
    assert isinstance(gate, RenewPage)
    code = said(gate, "renew.new-code").replace("\n", "-")
    go = gate.findChild(Button, "renew.written-down")
    assert go is not None
    assert application.workspace is None
    car.signs_in(PASSPHRASE).close()  # raises VaultInUse while anybody has it open
    go.click()
    assert isinstance(application.gate, SignInPage)
    sign_in(application, PASSPHRASE)
    assert application.workspace is not None
    assert [row.id for row in application.workspace.reports()] == [report]
    assert Did.KEYS_RENEWED in [line.did for line in application.workspace.audit_trail()]
    car.ends()
    after = (car.laptop.place() / "vault.db").read_bytes()
    assert after[4096:8192] != before[4096:8192]
    with pytest.raises(UserError):
        car.desk().recover(OFFICER.badge, car.code, NEW)
    car.desk().recover(OFFICER.badge, code, NEW).close()


def test_leaving_while_the_passphrase_is_checked_begins_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    """The page goes before the passphrase is known to be right: no new keys, and it is wiped everywhere."""
    checking, wanted = Checking(), list[object]()
    keys = OwnKeys(checking.check, lambda *_: None, str, lambda _: None, lambda: None, in_file=False)
    model = VaultModel(FakeWorkspace().workspace(), tasks, keys)
    model.renew_wanted.connect(wanted.append)
    typed = Secret.of(PASSPHRASE)
    model.renew(typed)
    qtbot.waitUntil(lambda: bool(checking.tried))
    delete(model)
    checking.may_go_on.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert wanted == []
    assert [len(each) for each in (typed, *checking.tried)] == [0, 0]


@pytest.mark.logs_warnings
def test_no_room_for_new_keys_is_said_and_the_next_sign_in_goes_on(
    car: Car, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy does not fit on the disk: the page says that nothing is lost and leads to the sign-in."""
    application = car.start()
    page = vault_page(application)
    page.now.line.setText(PASSPHRASE)
    with monkeypatch.context() as full:
        full.setattr("shutil.copy", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
        page.renew.click()
    gate = application.gate
    assert isinstance(gate, RenewPage)
    assert "disk is full" in " ".join(label.text() for label in gate.findChildren(QLabel))
    go = gate.findChild(Button, "renew.sign-in")
    assert go is not None
    go.click()
    assert isinstance(application.gate, SignInPage)
    car.ends()
    work = car.signs_in(PASSPHRASE)
    assert Did.KEYS_RENEWED in [line.did for line in work.audit_trail()]
    work.close()


def test_who_may_open_the_vault_is_said(car: Car) -> None:
    """Nobody but its owner; or the agency too, by the slot that is really there."""
    assert "Only you open this vault" in said(vault_page(car.start()), "vault.who")
    car.ends()
    vault = car.laptop.open()
    keep_escrow(vault, X25519PrivateKey.generate().public_key().public_bytes_raw())
    vault.close()
    assert "escrow key" in said(vault_page(car.start()), "vault.who")


def test_the_sign_in_before_is_shown(car: Car) -> None:
    """Somebody else's sign-in would be noticed (CJIS AC-9)."""
    assert "first sign-in" in said(vault_page(car.start()), "vault.last")
    car.ends()
    car.laptop.clock.forward(timedelta(days=1))
    assert "Thu Mar 12, 21:0" in said(vault_page(car.start()), "vault.last")


def test_after_the_power_went_the_moment_of_the_last_save_is_told_first(
    car: Car, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything else; then work goes on."""
    work = car.signs_in(PASSPHRASE)
    work.start_report("encounter")
    shutil.copytree(car.laptop.place(), tmp_path / "off")
    work.close()
    shutil.rmtree(car.laptop.place())
    shutil.move(tmp_path / "off", car.laptop.place())
    ground = Desk._ground
    monkeypatch.setattr(
        Desk, "_ground", lambda desk, device: replace(ground(desk, device), start=lambda: "second start")
    )
    application = car.start()
    page = application.window.areas.page
    assert isinstance(page, CutOffPage)
    assert "21:0" in said(page, "cut-off.saved")
    page.go.click()
    assert isinstance(application.window.areas.page, MyWorkPage)


def test_secrets_in_a_file_are_on_the_screen_for_ever(start: Start) -> None:
    """At the sign-in and, signed in, beside the name at the foot of every page."""
    work = FakeWorkspace()
    application = start(work, signed_in=False)
    application._desk.secrets_in_file = True  # type: ignore[misc]
    application.show_gate()
    gate = application.gate
    assert isinstance(gate, SignInPage)
    assert "protected file" in said(gate, "sign-in.in-file")
    gate.badge.setText("4417")
    gate.passphrase.line.setText(work.passphrase)
    gate.button.click()
    assert application.signed_in is not None
    assert "Secrets in a file" in application.signed_in.person_words


def _cut_off(application: Application) -> QWidget:
    page = CutOffPage(application.window.look, NOW - timedelta(hours=1), NOW)
    application.window.areas.push(page)
    return page


@pytest.mark.parametrize("made", [vault_page, _cut_off])
def test_the_pages_can_be_heard_found_and_hit(
    start: Start, made: Callable[[Application], QWidget], qtbot: QtBot
) -> None:
    """Names, roles and 10 mm for everything that the Tab key stops at."""
    application = start(FakeWorkspace())
    page = made(application)
    assert nameless(page) == []
    assert without_role(page) == []
    assert unnamed_objects(page) == []
    qtbot.waitUntil(lambda: too_small(page, application.window.look.mm(10)) == [])
    application.window.commands.run("page.back")
    assert application.window.areas.page is not page
