"""The page of a case: who is on it, what is linked with it, and consents taken back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import Refused
from citdesk.casework.people import Role
from citdesk.desktop.case.link_model import LinkModel
from citdesk.desktop.case.link_view import LinkPage
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


def _button(page: QWidget, name: str) -> Button | None:
    """The button of that name in sight; what was taken off the page may still be on its way out."""
    found = (button for button in page.findChildren(Button, name) if not button.isHidden())
    return next(found, None)


def _press(page: QWidget, name: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _there(page, name))
    button = _button(page, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _there(page: QWidget, name: str) -> bool:
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


def test_an_officer_is_taken_off_after_asking_once(page: CasePage, work: FakeWorkspace, qtbot: QtBot) -> None:
    """One press by mistake takes nobody off: it says what follows, and the second one decides."""
    work.on_case.append("p-7")
    page.arrive()
    _press(page, "case.take_off:4420", qtbot)
    assert work.on_case == ["p-7"]
    told = [label.text() for label in page.findChildren(QLabel)]
    assert any("then gets nothing new of this case" in words for words in told)
    _press(page, "case.take_off_not:4420", qtbot)
    qtbot.waitUntil(lambda: not _there(page, "case.take_off_sure:4420"))
    _press(page, "case.take_off:4420", qtbot)
    _press(page, "case.take_off_sure:4420", qtbot)
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


def test_a_consent_of_a_referral_that_is_not_approved_is_taken_back_too(
    work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """It was sent and waits for the approval: that is said, and the person may go back on it."""
    work.given = [replace(row, counts=False, waits=True) for row in work.given]
    made = CasePage(look, CaseModel(work.workspace(), ImmediateTasks(), "q-2", now), "CR-2026-0117")
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    qtbot.waitUntil(lambda: _there(made, "case.revoke:C-1"))
    assert any(words.startswith("Signed, and the report is not approved yet") for words in _told(made))


def test_a_refusal_is_said_on_the_page(page: CasePage, work: FakeWorkspace, qtbot: QtBot) -> None:
    """What HQ would not take is told in its words."""

    def refuse(_report: str, _officer: str) -> None:
        raise Refused("Only a supervisor may do this.", code="not_allowed")

    work.assign_officer = refuse  # type: ignore[method-assign]
    page.sought.setText("4420")
    with qtbot.waitSignal(page._model.failed) as said:
        _press(page, "case.assign:4420", qtbot)
    assert said.args == ["Only a supervisor may do this."]


# --- the same encounter in another case ---------------------------------------------------------------------


@pytest.fixture
def choosing(work: FakeWorkspace, look: Look, qtbot: QtBot) -> LinkPage:
    """The page on which the other case is chosen, shown."""
    model = LinkModel(work.workspace(), ImmediateTasks(), "q-2", now)
    made = LinkPage(look, model, "CR-2026-0117")
    model.setParent(made)
    qtbot.addWidget(made)
    made.show()
    made.arrive()
    return made


def _told(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel)]


def _says(page: QWidget, words: str) -> bool:
    return words in _told(page)


def test_the_other_case_is_chosen_among_those_that_look_alike_or_looked_for(
    choosing: LinkPage, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Each says why it is offered; what one may not see is not found, as if it were not there."""
    qtbot.waitUntil(partial(_says, choosing, "About the same person"))
    assert any(
        words.startswith("CR-2026-0109  Crisis encounter, sent 19:") and words.endswith("by T. Birch")
        for words in _told(choosing)
    )
    qtbot.keyClicks(choosing.sought, "nothing")
    words = "No other case here has all of these words. Only cases that you may see are found."
    qtbot.waitUntil(partial(_says, choosing, words))
    choosing.sought.setText("Lindqvist")
    choosing.reason.setText("  Both were at the call ")
    with qtbot.waitSignal(choosing._model.acted):
        _press(choosing, "link.with:c-3", qtbot)
    assert work.calls[-1].values == ("q-2", "c-3", "Both were at the call")


def test_a_link_is_told_with_who_made_it_and_taken_back_with_a_reason(
    page: CasePage, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Without a reason nothing happens, and the page says so."""
    work.links.link("q-2", "c-2", "The same call")
    work.links.refused = ("One of the cases is sealed by order. Ask HQ's administrator.",)
    page.arrive()
    for words in ("The same call", "Linked by Sgt Okafor, 21:44. HQ has not answered yet."):
        qtbot.waitUntil(partial(_says, page, words))
    assert any(each.startswith("HQ did not take a link: One of the cases") for each in _told(page))
    _press(page, "case.unlink:c-2", qtbot)
    _press(page, "case.unlink_sure:c-2", qtbot)
    assert work.calls[-1].name == "link"
    assert _says(page, "Say why. It stays in the history of both cases.")
    why = next(each for each in page.findChildren(QLineEdit, "case.unlink_why") if not each.isHidden())
    qtbot.keyClicks(why, "Two calls")
    _press(page, "case.unlink_sure:c-2", qtbot)
    assert work.calls[-1].values == ("q-2", "c-2", "Two calls")
    assert not _there(page, "case.unlink:c-2")


def test_who_may_not_link_sees_only_what_is_linked(page: CasePage, work: FakeWorkspace, qtbot: QtBot) -> None:
    """And where nothing is, not even the heading."""
    heading = "The same encounter in another case"
    with qtbot.waitSignal(page.link_wanted):
        _press(page, "case.link", qtbot)
    work.links.may = False
    page.arrive()
    assert not any(label.isVisible() for label in page.findChildren(QLabel) if label.text() == heading)
    work.links.link("q-2", "c-2")
    page.arrive()
    assert any(label.isVisible() for label in page.findChildren(QLabel) if label.text() == heading)
    assert not any(button.isVisible() for button in page.findChildren(Button, "case.link"))
    assert not _there(page, "case.unlink:c-2")
