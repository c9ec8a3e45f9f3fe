"""What was typed on a page and not sent is named before its author leaves, and outlasts every lock."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from citdesk.casework.events import DiversionAdvanced, DiversionStep, EventKind
from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.liaison.board_view import BoardPage
from citdesk.desktop.liaison.court_file_view import CourtFilePage
from citdesk.desktop.liaison.not_taken_view import NotTakenPage
from citdesk.desktop.liaison.step_view import StepPage
from citdesk.desktop.shell.unsent_page import UnsentPage
from citdesk.desktop.sync_centre.view import SyncPage
from citdesk.desktop.widgets import Words
from citdesk.workspace import RefusedRow, RefusedStep, SyncStatus
from tests.gui.shell.conftest import Start, sign_in_as
from tests.gui.shell.fakes import NOW, FakeWorkspace

NOTE = "Met the case manager."
SAID = "The note about a step of DV-2026-0003 was not sent."


@pytest.fixture
def work() -> FakeWorkspace:
    """A liaison with a diversion on the board."""
    made = FakeWorkspace(Role.LIAISON, name="Desk 2")
    made.pin = "482913"
    return made


def _file(application: Application) -> CourtFilePage:
    application.window.open_area("area.liaison")
    board = application.window.areas.page
    if isinstance(board, BoardPage):
        board.opened.emit("b-1")
    page = application.window.areas.page
    assert isinstance(page, CourtFilePage)
    return page


def _step(application: Application) -> StepPage:
    _file(application).step_wanted.emit(None)
    page = application.window.areas.page
    assert isinstance(page, StepPage)
    return page


def _leave_a_note(application: Application) -> None:
    page = _step(application)
    page.note.setPlainText(NOTE)
    page.left.emit()


def _asked(application: Application) -> UnsentPage:
    page = application.window.areas.page
    assert isinstance(page, UnsentPage)
    return page


def test_signing_out_names_what_was_not_sent(start: Start, work: FakeWorkspace) -> None:
    """Nobody is signed out yet; going back leads to where one was, with the note where it was typed."""
    application = start(work)
    _leave_a_note(application)
    application.sign_out()
    page = _asked(application)
    assert SAID in [label.text() for label in page.findChildren(QLabel)]
    assert not work.closed
    page.back.click()
    assert not work.closed
    assert _step(application).note.toPlainText() == NOTE


def test_who_leaves_without_it_finds_nothing_of_it_later(start: Start, work: FakeWorkspace) -> None:
    """The second button signs out, and the note is gone."""
    application = start(work)
    _leave_a_note(application)
    application.sign_out()
    _asked(application).go.click()
    assert work.closed
    assert NOTE not in work.kept_place
    sign_in_as(application, work)
    assert _step(application).note.toPlainText() == ""


def test_a_second_press_of_sign_out_keeps_it_as_the_page_says(start: Start, work: FakeWorkspace) -> None:
    """Not let go of by its own button, it waits for the same person's next sign-in."""
    application = start(work)
    _leave_a_note(application)
    application.sign_out()
    said = " ".join(label.text() for label in _asked(application).findChildren(QLabel))
    assert "waits for your next sign-in on this computer" in said
    application.sign_out()
    assert work.closed
    sign_in_as(application, work)
    assert _step(application).note.toPlainText() == NOTE


def test_closing_the_window_asks_as_well(start: Start, work: FakeWorkspace) -> None:
    """The window stays for one answer; closed once more it goes, and keeps the note for the next sign-in."""
    application = start(work)
    _leave_a_note(application)
    application.window.close()
    assert _asked(application).isVisible()
    assert not work.closed
    application.window.close()
    assert work.closed
    assert NOTE in work.kept_place


def test_a_locked_vault_gives_the_note_back(start: Start, work: FakeWorkspace) -> None:
    """Away for half an hour: nobody is asked, and after the next sign-in the note stands on its page."""
    application = start(work)
    _leave_a_note(application)
    application.lock_vault()
    assert work.closed
    assert json.loads(work.kept_place)["words"] == {"step/b-1/": [SAID, NOTE]}
    sign_in_as(application, work)
    assert _step(application).note.toPlainText() == NOTE


def test_a_note_that_was_sent_is_asked_about_no_more(start: Start, work: FakeWorkspace) -> None:
    """Recorded, it is on its way: signing out asks nothing."""
    application = start(work)
    page = _step(application)
    page.note.setPlainText(NOTE)
    page.choices["intake_done"].click()
    page.go.click()
    application.sign_out()
    assert work.closed
    assert work.kept_place == ""


def test_a_refused_step_leads_from_the_sync_center_to_its_court_file(
    start: Start, work: FakeWorkspace
) -> None:
    """The row names report and step, and opens the file of that report in the liaison's own area."""
    advanced = DiversionAdvanced(DiversionStep.INTAKE_DONE, date(2026, 3, 11), NOTE)
    step = RefusedStep(EventKind.ADVANCE_DIVERSION, NOTE, "", advanced, "wrong_step", "It does not go so.")
    row = RefusedRow("b-1", "DV-2026-0003", "Diversion", "wrong_step", "It does not go so.", 0, (step,))
    work.status = SyncStatus(0, 0, (row,), NOW)
    application = start(work)
    application.window.open_area("area.sync")
    page = application.window.areas.page
    assert isinstance(page, SyncPage)
    page.opened.emit("b-1")
    assert isinstance(application.window.areas.page, CourtFilePage)
    assert application.window.areas.area == "area.liaison"


def test_a_refused_step_of_a_report_that_left_the_board_can_be_read_and_let_go(
    start: Start, work: FakeWorkspace
) -> None:
    """What was typed stands there with what to do about it, and one press takes it off the list."""
    advanced = DiversionAdvanced(DiversionStep.INTAKE_DONE, date(2026, 3, 11), NOTE)
    step = RefusedStep(EventKind.ADVANCE_DIVERSION, NOTE, "", advanced, "wrong_step", "It does not go so.")
    work.status = SyncStatus(
        0, 0, (RefusedRow("b-gone", None, "", "wrong_step", "It does not go so.", 0, (step,)),), NOW
    )
    application = start(work)
    application.window.open_area("area.sync")
    page = application.window.areas.page
    assert isinstance(page, SyncPage)
    page.opened.emit("b-gone")
    opened = application.window.areas.page
    assert isinstance(opened, NotTakenPage)
    words = "\n".join(each.text() for each in opened.findChildren(Words))
    assert f"It does not go so. You wrote: {NOTE}" in words
    opened.go.click()
    assert work.status.refused == ()
    assert application.window.areas.page is page
