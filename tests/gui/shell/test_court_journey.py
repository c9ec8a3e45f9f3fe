"""A liaison's evening through the real window: from the board to a step, a correction and many papers."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.liaison.batch_view import BatchPage
from citdesk.desktop.liaison.board_view import BoardPage
from citdesk.desktop.liaison.court_file_view import CourtFilePage
from citdesk.desktop.liaison.packet_view import PacketPage
from citdesk.desktop.liaison.step_view import StepPage
from citdesk.desktop.widgets import Button
from citdesk.workspace import DiversionStep
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace


def _page(application: Application, kind: type[QWidget]) -> QWidget:
    page = application.window.areas.page
    assert isinstance(page, kind), page
    return page


def _press(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(Button, name)
    assert button is not None, name
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def _picture(application: Application, name: str) -> None:
    """Kept where ``make article-pictures`` asks for it."""
    folder = os.environ.get("CITDESK_PICTURES")
    if folder:
        for _ in range(8):  # until everything that was added is laid out
            QApplication.processEvents()
        application.window.grab().save(str(Path(folder) / f"{name}.png"))


def test_a_step_is_recorded_from_the_board_by_keyboard(start: Start, qtbot: QtBot) -> None:
    """Board, court file, record: back on the file, which shows it; nothing else was called."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    application = start(work)
    board = _page(application, BoardPage)
    assert isinstance(board, BoardPage)
    assert board.frame.list.choose("b-1")
    qtbot.keyClick(board.frame.list, Qt.Key.Key_Return)
    file = _page(application, CourtFilePage)
    _press(qtbot, file, "court-file.step")
    step = _page(application, StepPage)
    assert isinstance(step, StepPage)
    qtbot.keyClick(step.choices["intake_done"], Qt.Key.Key_Space)
    step.note.setPlainText("Met the case manager, who explained the plan.")
    _press(qtbot, step, "step.go")
    assert application.window.areas.page is file
    assert [call.values[1] for call in work.calls if call.name == "advance_diversion"] == [
        DiversionStep.INTAKE_DONE
    ]
    qtbot.waitUntil(lambda: file.findChild(Button, "court-file.condition:1") is not None)
    _picture(application, "court-file")


def test_a_corrected_paper_is_made_from_the_list_of_papers(start: Start, qtbot: QtBot) -> None:
    """The packet opens with the old reader and reason, and asks what is corrected."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    work.diversions.issued("D-0001")
    application = start(work)
    board = _page(application, BoardPage)
    assert isinstance(board, BoardPage)
    board.opened.emit("b-1")
    file = _page(application, CourtFilePage)
    qtbot.waitUntil(lambda: file.findChild(Button, "court-file.correct:D-0001") is not None)
    _press(qtbot, file, "court-file.correct:D-0001")
    packet = _page(application, PacketPage)
    assert isinstance(packet, PacketPage)
    assert packet.recipient.text() == "County Court"
    qtbot.waitUntil(packet.correction.isVisible)


def test_a_file_that_is_open_follows_what_comes_from_hq(start: Start, qtbot: QtBot) -> None:
    """A colleague's paper stands in it without leaving the page."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    application = start(work)
    board = _page(application, BoardPage)
    assert isinstance(board, BoardPage)
    board.opened.emit("b-1")
    file = _page(application, CourtFilePage)
    assert file.findChild(Button, "court-file.correct:D-0001") is None
    work.diversions.issued("D-0001")
    signed_in = application.signed_in
    assert signed_in is not None
    signed_in.exchange.news.emit()
    qtbot.waitUntil(lambda: file.findChild(Button, "court-file.correct:D-0001") is not None)


def test_several_papers_are_made_from_the_board(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    """Chosen by keyboard, saved into a folder, listed; and back to the board."""
    work = FakeWorkspace(Role.LIAISON, name="Desk 2")
    application = start(work)
    _press(qtbot, _page(application, BoardPage), "board.several")
    batch = _page(application, BatchPage)
    assert isinstance(batch, BatchPage)
    qtbot.waitUntil(lambda: batch.frame.rows.rowCount() == 3)
    _press(qtbot, batch, "batch.all")
    batch.kinds["diversion_packet"].click()
    batch.recipient.setText("County Court")
    batch.reason.setText("Docket of March 13")
    batch.aware.click()
    _picture(application, "several-papers")
    batch.depart()
    batch.model.save_into(tmp_path)
    qtbot.waitUntil(lambda: batch.counts.text() == "All 3 papers out")
    assert len(list(tmp_path.glob("*.pdf"))) == 3
    _press(qtbot, batch, "page.back")
    _page(application, BoardPage)
