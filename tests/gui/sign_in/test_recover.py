"""Cannot sign in: the code on the paper opens a real vault, whatever became of the keyring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.sign_in.recover_model import RecoverModel
from citdesk.desktop.sign_in.recover_page import AskPart, NewCodePart, RecoverPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Link
from citdesk.vault.failures import SecretMissing
from citdesk.workspace import Desk, Did, Secret, UserError, Workspace
from tests.a11y.walk import nameless, unnamed_objects, without_role
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace
from tests.unit.vault.props import CHEAP, OFFICER, PASSPHRASE, SUPERVISOR, Laptop
from tests.unit.workspace.office import write_forms

NEW = "lantern walnut ferry"


class Car:
    """A laptop with the vaults of two people; the officer has begun a report."""

    def __init__(self, folder: Path) -> None:
        self.laptop = Laptop(folder / "profile")
        self.forms = write_forms(folder / "forms")
        self.laptop.new_vault(SUPERVISOR).close()
        self.laptop.new_vault(OFFICER).close()
        self.code = self.laptop.recovery_code
        self.desk = self.restarted()
        work = self.desk.sign_in(OFFICER.badge, PASSPHRASE)
        self.report = work.start_report("encounter")
        work.close()

    def restarted(self) -> Desk:
        """The application started again."""
        laptop = self.laptop
        return Desk(laptop.folder, clock=laptop.clock, secrets=laptop.secrets, cost=CHEAP, forms=self.forms)


@pytest.fixture
def car(tmp_path: Path) -> Car:
    """The car at the beginning of a shift on which somebody cannot sign in."""
    return Car(tmp_path)


class Person:
    """Somebody at the recovery page."""

    def __init__(self, look: Look, qtbot: QtBot, desk: Desk, bring_up: Callable[[QWidget], None]) -> None:
        self.model = RecoverModel(desk, ImmediateTasks())
        self.page = RecoverPage(look, self.model)
        self.page.resize(1024, 768)
        bring_up(self.page)
        self._qtbot = qtbot
        self.inside: list[Workspace] = []
        self.model.signed_in.connect(self.inside.append)

    @property
    def ask(self) -> AskPart:
        """The page's fields."""
        found = self.page.findChild(AskPart)
        assert found is not None
        return found

    def types(self, code: str, badge: str = OFFICER.badge, again: str = NEW) -> None:
        """Fills every field and presses the button."""
        self.ask.badge.setText(badge)
        self.ask.code.setPlainText(code)
        self.ask.first.line.setText(NEW)
        self.ask.again.line.setText(again)
        self._qtbot.mouseClick(self.ask.go, Qt.MouseButton.LeftButton)

    def writes_down(self) -> Workspace:
        """Presses the button under the new code."""
        part = self.page.findChild(NewCodePart)
        assert part is not None
        self._qtbot.mouseClick(part.go, Qt.MouseButton.LeftButton)
        assert len(self.inside) == 1
        return self.inside[0]


Sit = Callable[[Desk], Person]


@pytest.fixture
def sit(look: Look, qtbot: QtBot, bring_up: Callable[[QWidget], None]) -> Sit:
    """Seats somebody at the recovery page of a computer."""
    return lambda desk: Person(look, qtbot, desk, bring_up)


def test_enter_after_the_code_goes_on_to_the_new_passphrase(car: Car, sit: Sit, qtbot: QtBot) -> None:
    """No empty line slips into the code."""
    person = sit(car.desk)
    person.ask.code.setPlainText(car.code)
    qtbot.keyClick(person.ask.code, Qt.Key.Key_Return)
    assert person.ask.code.toPlainText() == car.code
    qtbot.waitUntil(person.ask.first.line.hasFocus)


def test_the_code_opens_the_work_and_a_new_passphrase_holds(car: Car, sit: Sit) -> None:
    """A forgotten passphrase: the report is there, and afterwards only the new passphrase signs in."""
    person = sit(car.desk)
    person.types(car.code.lower().replace("-", " "))
    work = person.writes_down()
    assert [row.id for row in work.reports()] == [car.report]
    work.close()
    with pytest.raises(UserError):
        car.restarted().sign_in(OFFICER.badge, PASSPHRASE)
    car.restarted().sign_in(OFFICER.badge, NEW).close()


def test_a_typed_code_is_used_up_once_its_successor_is_on_paper(car: Car, sit: Sit) -> None:
    """The new code opens from then on, the old one no longer, and the trail has both acts."""
    person = sit(car.desk)
    person.types(car.code)
    shown = person.model.state.new_code
    work = person.writes_down()
    did = [line.did for line in work.audit_trail()]
    assert did[0] is Did.RECOVERY_CODE_RENEWED
    assert Did.RECOVERED in did
    work.close()
    assert person.model.state.new_code == ""
    with pytest.raises(UserError, match="does not open"):
        car.restarted().recover(OFFICER.badge, car.code, NEW)
    car.restarted().recover(OFFICER.badge, shown, NEW).close()


def test_a_window_closed_before_the_new_code_is_written_down_leaves_the_old_one_good(
    car: Car, sit: Sit
) -> None:
    """At every moment one code on paper opens the vault."""
    person = sit(car.desk)
    person.types(car.code)
    person.model.abandon()
    car.restarted().recover(OFFICER.badge, car.code, NEW).close()


def test_a_wiped_keyring_is_no_end(car: Car, sit: Sit) -> None:
    """Nobody's secret is left on the computer: the paper opens the vault and a new one is made."""
    car.laptop.secrets.kept.clear()
    desk = car.restarted()
    with pytest.raises(SecretMissing, match="recovery code"):
        desk.sign_in(OFFICER.badge, PASSPHRASE)
    person = sit(desk)
    person.types(car.code)
    work = person.writes_down()
    assert [row.id for row in work.reports()] == [car.report]
    work.close()
    car.restarted().sign_in(OFFICER.badge, NEW).close()


def test_five_wrong_tries_are_forgiven_by_the_code(car: Car, sit: Sit) -> None:
    """A lock-out ends with the recovery code, and the trail tells of both."""
    for _ in range(5):
        with pytest.raises(UserError):
            car.desk.sign_in(OFFICER.badge, "not it at all")
    person = sit(car.desk)
    person.types(car.code)
    work = person.writes_down()
    assert Did.LOCKED_OUT in [line.did for line in work.audit_trail()]
    work.close()
    car.restarted().sign_in(OFFICER.badge, NEW).close()


def test_a_code_under_the_wrong_badge_moves_nobodys_vault(car: Car, sit: Sit) -> None:
    """The code is right and the badge mistyped: it is said, and the vault still opens under its own badge."""
    person = sit(car.desk)
    person.types(car.code, badge="rivero")
    assert "badge number" in person.model.state.problem
    car.restarted().sign_in(OFFICER.badge, PASSPHRASE).close()


def test_a_lost_tail_is_told_once_and_then_the_code_opens_what_is_there(car: Car, sit: Sit) -> None:
    """The same two steps as at the ordinary sign-in."""
    (car.laptop.place() / "tail").unlink()
    person = sit(car.desk)
    person.types(car.code)
    assert "again" in person.model.state.problem
    person.types(car.code)
    work = person.writes_down()
    assert Did.LOSS_ACCEPTED in [line.did for line in work.audit_trail()]
    work.close()


@pytest.mark.parametrize(
    ("code", "again", "field", "words"),
    [
        ("", NEW, "recover.code", "Enter your recovery code"),
        ("ABCDE", NEW, "recover.code", "ten groups"),
        ("right", "something else here", "recover.again", "must be the same"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    car: Car, sit: Sit, code: str, again: str, field: str, words: str
) -> None:
    """The sentence is in the description of the field it is about, and the vault is not touched."""
    person = sit(car.desk)
    person.types(car.code if code == "right" else code, again=again)
    wrong = [w for w in person.page.findChildren(QWidget) if words in w.accessibleDescription()]
    assert [w.objectName() for w in wrong] == [field]
    car.restarted().sign_in(OFFICER.badge, PASSPHRASE).close()


def test_a_passphrase_everybody_tries_is_refused_here_too(car: Car, sit: Sit) -> None:
    """The rules hold wherever a passphrase is chosen."""
    person = sit(car.desk)
    person.ask.badge.setText(OFFICER.badge)
    weak = "password1234"
    person.model.recover(OFFICER.badge, car.code, Secret.of(weak), Secret.of(weak))
    assert person.model.state.field == "passphrase"
    assert "tried first" in person.model.state.problem


def test_both_steps_can_be_heard(car: Car, sit: Sit) -> None:
    """Every stop of the Tab key has a name and a role; the new code is read out as one."""
    person = sit(car.desk)
    for _ in range(2):
        assert nameless(person.page) == []
        assert without_role(person.page) == []
        assert unnamed_objects(person.page) == []
        if not person.model.state.new_code:
            person.types(car.code)
    shown = person.page.findChild(QWidget, "recover.new-code")
    assert shown is not None
    assert shown.accessibleName() == f"Recovery code: {person.model.state.new_code}"
    person.model.abandon()


def test_the_sign_in_page_leads_there_and_back(start: Start) -> None:
    """The badge that was typed is taken along."""
    application = start(FakeWorkspace(), signed_in=False)
    gate = application.gate
    assert gate is not None
    gate.badge.setText("4417")  # type: ignore[attr-defined]
    link = gate.findChild(Link, "sign-in.recover")
    assert link is not None
    link.click()
    page = application.gate
    assert isinstance(page, RecoverPage)
    ask = page.findChild(AskPart)
    assert ask is not None
    assert ask.badge.text() == "4417"
    page.sign_in.emit()
    assert application.gate is not page
