"""Signing in: words that help the right person and tell nobody else anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import AdministratorError, EnvironmentProblem, UserError
from citdesk.desktop.sign_in.first_use_model import FirstUseModel, Step
from citdesk.desktop.sign_in.first_use_page import ComputerPart, FirstUsePage, PersonPart
from citdesk.desktop.sign_in.model import SignInModel
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.sign_in.words import passphrase_problem, sign_in_failure
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.workspace import Secret
from tests.gui.shell.fakes import FakeDesk, FakeWorkspace

PASSPHRASE = "correct horse battery"


@pytest.fixture
def desk() -> FakeDesk:
    """A computer with one person on it."""
    return FakeDesk(FakeWorkspace())


@pytest.fixture
def model(desk: FakeDesk, qtbot: QtBot) -> SignInModel:
    """The sign-in of that computer."""
    return SignInModel(desk.desk(), ImmediateTasks())


def test_the_right_passphrase_opens_the_workspace(model: SignInModel, desk: FakeDesk, qtbot: QtBot) -> None:
    """Badge and passphrase together open the person's work."""
    with qtbot.waitSignal(model.signed_in) as signal:
        model.sign_in(" 4417 ", Secret.of(PASSPHRASE))
    assert signal.args == [desk.workspace]
    assert model.state.problem == ""


def test_a_wrong_badge_and_a_wrong_passphrase_read_the_same(model: SignInModel) -> None:
    """Nobody learns which of the two was wrong."""
    model.sign_in("4417", Secret.of("wrong wrong wrong"))
    first = model.state
    model.sign_in("9999", Secret.of(PASSPHRASE))
    assert first.problem == model.state.problem
    assert first.field == model.state.field == ""
    assert "Caps Lock" in first.problem


def test_the_badge_number_is_kept_after_a_failure(model: SignInModel) -> None:
    """Only what was wrong has to be typed again."""
    model.sign_in("4417", Secret.of("wrong wrong wrong"))
    assert model.state.badge == "4417"


@pytest.mark.parametrize(("badge", "typed", "field"), [("", PASSPHRASE, "badge"), ("4417", "", "passphrase")])
def test_an_empty_field_is_asked_for(model: SignInModel, badge: str, typed: str, field: str) -> None:
    """The button always works; what is missing is said at its field."""
    model.sign_in(badge, Secret.of(typed))
    assert model.state.field == field
    assert model.state.problem.startswith("Enter")


def test_a_damaged_vault_says_its_own_sentence() -> None:
    """What the vault says is for people already."""
    assert sign_in_failure(AdministratorError("The keyring is missing.")) == "The keyring is missing."
    assert "Too many tries" in sign_in_failure(UserError("x", code="locked_out"))


def test_the_passphrase_field_is_empty_and_focused_after_a_failure(
    qtbot: QtBot, look: Look, model: SignInModel
) -> None:
    """One can type again at once, and the error stands in the field's description."""
    page = SignInPage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    page.badge.setText("4417")
    qtbot.keyClicks(page.passphrase.line, "wrong")
    qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    assert page.passphrase.empty
    assert page.badge.text() == "4417"
    assert page.passphrase.line.accessibleDescription().startswith("Error: ")
    qtbot.waitUntil(page.passphrase.line.hasFocus)


def test_show_uncovers_the_passphrase_and_hides_it_again(
    qtbot: QtBot, look: Look, model: SignInModel
) -> None:
    """A passphrase can be looked at before it is used."""
    page = SignInPage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    show = page.findChild(type(page.button), "sign-in.passphrase.show")
    assert show is not None
    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Normal
    assert show.text() == "Hide"


def test_caps_lock_is_said_in_words(qtbot: QtBot, look: Look, model: SignInModel) -> None:
    """A capital typed without Shift is remarked upon under the field."""
    page = SignInPage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    qtbot.keyClick(page.passphrase.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert page.passphrase.line.accessibleDescription() == ""
    qtbot.keyClick(page.passphrase.line, "A")
    assert page.passphrase.line.accessibleDescription() == "Caps Lock is on"


def test_first_use_walks_from_code_to_recovery_code(qtbot: QtBot, desk: FakeDesk) -> None:
    """Computer, person, recovery code: then work begins."""
    fresh = FakeDesk(FakeWorkspace(), enrolled=False)
    model = FirstUseModel(fresh.desk(), ImmediateTasks())
    assert model.state.step is Step.COMPUTER
    model.enrol(" AB CD\nEF ")
    assert fresh.code == "ABCDEF"
    assert model.state.step is Step.PERSON
    model.create("P1", "4417", Secret.of(PASSPHRASE), Secret.of(PASSPHRASE))
    assert model.state.recovery_code == "A1B2-C3D4-E5F6"
    with qtbot.waitSignal(model.signed_in):
        model.written_down()
    assert model.state.recovery_code == ""


def test_an_enrollment_code_comes_in_by_a_press(qtbot: QtBot, look: Look, qapp: QApplication) -> None:
    """It has over 200 characters: whoever has no keyboard pastes it with one button."""
    model = FirstUseModel(FakeDesk(FakeWorkspace(), enrolled=False).desk(), ImmediateTasks())
    part = ComputerPart(look, model)
    qtbot.addWidget(part)
    qapp.clipboard().setText("AB CD EF")
    part.paste.click()
    assert part.code.toPlainText() == "AB CD EF"


def test_a_personal_code_comes_in_by_a_press(qtbot: QtBot, look: Look, qapp: QApplication) -> None:
    """It may have come in a message, as the computer's code does; what stands around it is left out."""
    part = PersonPart(look, FirstUseModel(FakeDesk(FakeWorkspace()).desk(), ImmediateTasks()))
    qtbot.addWidget(part)
    for act in part.acts:
        qtbot.addWidget(act)
    qapp.clipboard().setText(" P-EXAMPLE-CODE\n")
    part.paste.click()
    assert part.code.text() == "P-EXAMPLE-CODE"


def test_an_enrolment_that_fails_says_why_and_keeps_the_step(qtbot: QtBot) -> None:
    """Without network the computer stays as it was and says so."""
    fresh = FakeDesk(FakeWorkspace(), enrolled=False)
    fresh.failure = EnvironmentProblem("HQ is not answering. Try again when there is network.")
    model = FirstUseModel(fresh.desk(), ImmediateTasks())
    model.enrol("AB")
    assert model.state.step is Step.COMPUTER
    assert model.state.problem == "HQ is not answering. Try again when there is network."


@pytest.mark.parametrize(
    ("first", "again", "words"),
    [
        ("", "", "Enter a passphrase"),
        ("short", "short", "12 characters or more. It has 5"),
        (PASSPHRASE, PASSPHRASE + "x", "must be the same"),
        (PASSPHRASE, PASSPHRASE, ""),
    ],
)
def test_a_passphrase_is_long_and_typed_twice(first: str, again: str, words: str) -> None:
    """Length is the only rule, and a slip of the finger is caught."""
    problem = passphrase_problem(Secret.of(first), Secret.of(again))
    assert words in problem
    assert bool(problem) is bool(words)


def test_the_first_use_page_shows_a_problem_at_its_field(qtbot: QtBot, look: Look, desk: FakeDesk) -> None:
    """A passphrase that differs is marked at the second field."""
    model = FirstUseModel(desk.desk(), ImmediateTasks())
    page = FirstUsePage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    part = page.findChild(PersonPart)
    assert part is not None
    part.badge.setText("4417")
    part.code.setText("P1")
    part.first.line.setText(PASSPHRASE)
    part.again.line.setText("something else here")
    qtbot.mouseClick(part.go, Qt.MouseButton.LeftButton)
    assert "same" in part.again.line.accessibleDescription()
    assert part.first.line.accessibleDescription() == ""


def test_enter_after_a_pasted_code_enrolls_the_computer(qtbot: QtBot, look: Look, desk: FakeDesk) -> None:
    """The box is high enough to show a long code whole; a line of its own a code has not."""
    desk.enrolled = False
    model = FirstUseModel(desk.desk(), ImmediateTasks())
    page = FirstUsePage(look, model)
    qtbot.addWidget(page)
    page.show()
    part = page.findChild(ComputerPart)
    assert part is not None
    part.code.setPlainText("CD1-EXAMPLE")
    qtbot.keyClick(part.code, Qt.Key.Key_Return)
    assert model.state.step is Step.PERSON


def test_the_recovery_code_can_be_read_aloud(qtbot: QtBot, look: Look, desk: FakeDesk) -> None:
    """The code has a name of its own and stays until the person says it is written down."""
    model = FirstUseModel(desk.desk(), ImmediateTasks())
    page = FirstUsePage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 768)
    page.show()
    model.create("P1", "4417", Secret.of(PASSPHRASE), Secret.of(PASSPHRASE))
    names = [w.accessibleName() for w in page.findChildren(type(page._title))]
    assert "Recovery code: A1B2-C3D4-E5F6" in names


def test_every_step_of_the_first_use_begins_in_sight(look: Look, bring_up: Callable[[QWidget], None]) -> None:
    """Each step gives the focus to its first field; under the recovery code it is the button that goes on."""
    model = FirstUseModel(FakeDesk(FakeWorkspace(), enrolled=False).desk(), ImmediateTasks())
    page = FirstUsePage(look, model)
    page.resize(1024, 768)
    bring_up(page)
    reached: list[str] = []
    for act in (
        lambda: model.enrol("CD1-EXAMPLE"),
        lambda: model.create("P1", "4417", Secret.of(PASSPHRASE), Secret.of(PASSPHRASE)),
    ):
        act()
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused.objectName())
    assert reached == ["first-use.badge", "first-use.written-down"]


def test_the_first_use_fits_a_small_screen_also_with_what_is_wrong(
    qtbot: QtBot, look: Look, desk: FakeDesk
) -> None:
    """At 1024 by 768 the title is whole, the wrong field has the focus and the button is in sight."""
    look.set_measure(20, 106)
    model = FirstUseModel(desk.desk(), ImmediateTasks())
    page = FirstUsePage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 738)  # beneath the demonstration's ribbon
    page.show()
    model.enrol("CD1-EXAMPLE")
    part = page._part
    assert isinstance(part, PersonPart)
    part.badge.setText("4417")
    part.code.setText("P-1")
    part.first.line.setText("lantern walnut ferry")
    part.again.line.setText("other")
    part.go.click()
    title = page.findChild(QWidget, "first-use.title")
    assert isinstance(title, QWidget)
    for widget in (title, part.again, part.go):
        qtbot.waitUntil(lambda shown=widget: not shown.visibleRegion().isEmpty())
        assert widget.visibleRegion().boundingRect() == widget.rect(), widget.objectName()
