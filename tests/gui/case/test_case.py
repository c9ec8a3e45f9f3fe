"""The page of a case: who is on it, putting an officer on it, and consents taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import Refused
from citdesk.casework.people import Role
from citdesk.desktop.case.model import CaseModel
from citdesk.desktop.case.view import CasePage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button
from tests.gui.shell.fakes import FakeWorkspace, now


@pytest.fixture
def work() -> FakeWorkspace:
    """A supervisor with one case open."""
    return FakeWorkspace(Role.SUPERVISOR, name="Sgt Okafor")


@pytest.fixture
def page(work: FakeWorkspace, look: Look, qtbot: QtBot) -> CasePage:
    """The case of a report, shown."""
    model = CaseModel(work, ImmediateTasks(), "q-2", now)  # type: ignore[arg-type]
    made = CasePage(look, model, "CR-2026-0117")
    model.setParent(made)
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    return made


def _button(page: CasePage, name: str) -> Button | None:
    """The button of that name in sight; what was taken off the page may still be on its way out."""
    found = (button for button in page.findChildren(Button, name) if not button.isHidden())
    return next(found, None)


def _press(page: CasePage, name: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _there(page, name))
    button = _button(page, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _there(page: CasePage, name: str) -> bool:
    return _button(page, name) is not None


def test_an_officer_is_found_by_badge_or_name_and_put_on_the_case(
    page: CasePage, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Nobody is offered before something was typed; one press assigns, and the officer stands on the list."""
    assert not _there(page, "case.assign:4420")
    qtbot.keyClicks(page.sought, "birch")
    qtbot.waitUntil(lambda: _there(page, "case.assign:4420") and _there(page, "case.assign:4431"))
    page.sought.setText("4420")
    _press(page, "case.assign:4420", qtbot)
    assert work.calls[-1].values == ("q-2", "p-7")
    qtbot.waitUntil(lambda: _there(page, "case.take_off:4420"))
    assert page.sought.text() == ""
    _press(page, "case.take_off:4420", qtbot)
    assert work.on_case == []


def test_who_may_not_assign_reads_only(work: FakeWorkspace, look: Look, qtbot: QtBot) -> None:
    """An officer on the case sees who is on it, and no way to change that."""
    work.may_assign = False
    work.on_case.append("p-7")
    model = CaseModel(work, ImmediateTasks(), "q-2", now)  # type: ignore[arg-type]
    page = CasePage(look, model, "CR-2026-0117")
    model.setParent(page)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert not page.sought.isVisible()
    assert not _there(page, "case.take_off:4420")


def test_a_consent_is_taken_back_after_asking_once(page: CasePage, work: FakeWorkspace, qtbot: QtBot) -> None:
    """It cannot be undone, so the second press decides; what was taken back offers nothing more."""
    _press(page, "case.revoke:C-1", qtbot)
    assert work.given[0].counts
    _press(page, "case.revoke_not:C-1", qtbot)
    _press(page, "case.revoke:C-1", qtbot)
    _press(page, "case.revoke_sure:C-1", qtbot)
    assert work.calls[-1].values == ("q-9", "")
    assert not _there(page, "case.revoke:C-1")


def test_a_refusal_is_said_on_the_page(page: CasePage, work: FakeWorkspace, qtbot: QtBot) -> None:
    """What HQ would not take is told in its words."""

    def refuse(_report: str, _officer: str) -> None:
        raise Refused("Only a supervisor may do this.", code="not_allowed")

    work.assign_officer = refuse  # type: ignore[method-assign]
    page.sought.setText("4420")
    with qtbot.waitSignal(page._model.failed) as said:
        _press(page, "case.assign:4420", qtbot)
    assert said.args == ["Only a supervisor may do this."]
