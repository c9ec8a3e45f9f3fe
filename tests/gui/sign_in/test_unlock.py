"""A locked sign-in and the supervisor who opens it over the radio: both screens, on real vaults."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.sign_in.model import SignInModel
from citdesk.desktop.sign_in.recover_page import RecoverPage
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.sign_in.unlock_model import UnlockModel
from citdesk.desktop.sign_in.unlock_page import UnlockPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.unlocking.model import AnswerModel
from citdesk.desktop.unlocking.view import AnswerPage
from citdesk.desktop.widgets import Link
from citdesk.vault.mailbox import VaultMailbox
from citdesk.wire.terms import Settings, Terms, UnlockKey
from citdesk.wire.unlock import unlock_key
from citdesk.workspace import Desk, Secret, UserError, Workspace
from tests.a11y.walk import nameless, unnamed_objects, without_role
from tests.gui.shell.conftest import Start, sign_in_as
from tests.gui.shell.fakes import FakeDesk, FakeWorkspace
from tests.unit.vault.props import CHEAP, HQ_KEY, OFFICER, PASSPHRASE, SUPERVISOR, Laptop
from tests.unit.workspace.office import write_forms


class Radio:
    """The officer's car, and the supervisor at their own computer with the car's key."""

    def __init__(self, folder: Path) -> None:
        forms = write_forms(folder / "forms")
        car, station = Laptop(folder / "car"), Laptop(folder / "station", seed=8)
        car.new_vault(OFFICER).close()
        vault = station.new_vault(SUPERVISOR)
        key = UnlockKey("device-12", "Car 12", unlock_key(hashlib.sha256(b"secret").hexdigest()))
        now = station.clock.now()
        terms = Terms(vault.identity.vault, now, now + timedelta(days=14), Settings(), (key,))
        VaultMailbox(vault).receive_terms(terms.sign(HQ_KEY))
        vault.close()
        self.car = Desk(car.folder, clock=car.clock, secrets=car.secrets, cost=CHEAP, forms=forms)
        at_station = Desk(
            station.folder, clock=station.clock, secrets=station.secrets, cost=CHEAP, forms=forms
        )
        self.supervisor: Workspace = at_station.sign_in(SUPERVISOR.badge, PASSPHRASE)


@pytest.fixture
def radio(tmp_path: Path) -> Iterator[Radio]:
    """Both ends of the radio."""
    made = Radio(tmp_path)
    yield made
    made.supervisor.close()


def test_five_wrong_tries_lead_to_the_challenge(radio: Radio, qtbot: QtBot) -> None:
    """The fifth wrong passphrase locks the sign-in and asks for the page with the challenge."""
    model = SignInModel(radio.car, ImmediateTasks())
    with qtbot.waitSignal(model.locked_out) as locked:
        for _ in range(5):
            model.sign_in(OFFICER.badge, Secret.of("not it at all"))
    assert locked.args == [OFFICER.badge]
    assert "supervisor" in model.state.problem


def test_two_voices_open_a_locked_sign_in(
    radio: Radio, look: Look, qtbot: QtBot, bring_up: Callable[[QWidget], None]
) -> None:
    """Challenge over the air, answer back: the passphrase may be tried again, and is still needed."""
    for _ in range(5):
        with pytest.raises(UserError):
            radio.car.sign_in(OFFICER.badge, "not it at all")
    there = UnlockPage(look, UnlockModel(radio.car, ImmediateTasks(), OFFICER.badge))
    here = AnswerPage(look, AnswerModel(radio.supervisor, ImmediateTasks()))
    for page in (there, here):
        page.resize(1024, 768)
        bring_up(page)
    here.challenge.setText(there.challenge.text().lower().replace("-", " "))
    here.go.click()
    assert here.answer.isVisible()
    there.supervisor.setText(SUPERVISOR.badge)
    there.answer.setText(here.answer.text().lower())
    with qtbot.waitSignal(there._model.unlocked):
        there.go.click()
    with pytest.raises(UserError) as wrong:
        radio.car.sign_in(OFFICER.badge, "not it at all")
    assert wrong.value.code == "wrong_sign_in"
    radio.car.sign_in(OFFICER.badge, PASSPHRASE).close()


def test_a_wrong_answer_is_said_at_its_field(
    radio: Radio, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Nothing is unlocked; after five of them the challenge is another one."""
    page = UnlockPage(look, UnlockModel(radio.car, ImmediateTasks(), OFFICER.badge))
    bring_up(page)
    page.go.click()
    assert "badge number" in page.supervisor.accessibleDescription()
    page.supervisor.setText(SUPERVISOR.badge)
    page.go.click()
    assert page.answer.accessibleDescription() == "Enter the answer"
    shown = page.challenge.text()
    page.answer.setText("0000-0000")
    for _ in range(5):
        page.go.click()
    assert "not the answer" in page.answer.accessibleDescription()
    assert page.challenge.text() != shown


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH", "0000-0000-0000"])
def test_what_is_no_challenge_gets_no_answer(
    radio: Radio, look: Look, bring_up: Callable[[QWidget], None], typed: str
) -> None:
    """The supervisor is told to ask again."""
    page = AnswerPage(look, AnswerModel(radio.supervisor, ImmediateTasks()))
    bring_up(page)
    page.challenge.setText(typed)
    page.go.click()
    assert page.challenge.accessibleDescription()
    assert not page.answer.isVisible()


def test_both_pages_can_be_heard(radio: Radio, look: Look, bring_up: Callable[[QWidget], None]) -> None:
    """Every stop of the Tab key has a name and a role; the challenge is read as one."""
    there = UnlockPage(look, UnlockModel(radio.car, ImmediateTasks(), OFFICER.badge))
    here = AnswerPage(look, AnswerModel(radio.supervisor, ImmediateTasks()))
    for page in (there, here):
        bring_up(page)
        assert nameless(page) == []
        assert without_role(page) == []
        assert unnamed_objects(page) == []
    assert there.challenge.accessibleName() == f"Challenge: {there.challenge.text()}"


def test_only_supervisors_are_offered_to_answer(start: Start) -> None:
    """An officer's palette does not have it."""
    officer = start(FakeWorkspace())
    assert "unlock.answer" not in [each.id for each in officer.window.commands.offered()]
    supervisor = start(FakeWorkspace(Role.SUPERVISOR))
    assert supervisor.window.commands.run("unlock.answer")
    assert isinstance(supervisor.window.areas.page, AnswerPage)


def test_the_way_through_the_application(start: Start) -> None:
    """Locked out at the sign-in: the challenge shows; from there back, or on to the recovery code."""
    application = start(FakeWorkspace(), signed_in=False)
    desk = cast("FakeDesk", application._desk)
    desk.failure = UserError("Too many tries.", code="locked_out")
    sign_in_as(application, desk.workspace)
    page = application.gate
    assert isinstance(page, UnlockPage)
    assert page.challenge.text() == "AAAA-BBBB-CCCC"
    page.supervisor.setText("2001")
    page.answer.setText("1234-5678")
    page.go.click()
    again = application.gate
    assert isinstance(again, SignInPage)
    assert again.badge.text() == "4417"
    sign_in_as(application, desk.workspace)
    locked = application.gate
    assert locked is not None
    link = locked.findChild(Link, "unlock.recover")
    assert link is not None
    link.click()
    assert isinstance(application.gate, RecoverPage)
