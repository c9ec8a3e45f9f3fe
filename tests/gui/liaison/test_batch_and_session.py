"""Papers are being made while the person leaves: the one in hand is finished, no other is begun."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.liaison import batch_model
from citdesk.desktop.liaison.batch_view import BatchPage
from citdesk.desktop.liaison.board_view import BoardPage
from citdesk.desktop.printing.pages import not_answering
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import Tasks
from citdesk.workspace import Outcome, Paper
from tests.gui.liaison.slow_printer import SlowPrinter
from tests.gui.shell.conftest import Start, sign_in_as, start
from tests.gui.shell.fakes import FakeWorkspace

__all__ = ["start"]

SENTENCE = "The paper in hand is finished first. Your session ends after it."


class Desk:
    """A liaison at the application, with three papers on their way to a printer that holds the first."""

    def __init__(self, start: Start, app: QApplication, qtbot: QtBot) -> None:
        self.work = FakeWorkspace(Role.LIAISON, name="Desk 2")
        self.printer = SlowPrinter()
        self.tasks = Tasks(app)
        self.application: Application = start(self.work, signed_in=False, tasks=self.tasks)
        self.qtbot = qtbot
        sign_in_as(self.application, self.work)
        qtbot.waitUntil(lambda: self.application.signed_in is not None)
        board = self.application.window.areas.page
        assert isinstance(board, BoardPage)
        board.several_wanted.emit()
        page = self.application.window.areas.page
        assert isinstance(page, BatchPage)
        self.page = page
        qtbot.waitUntil(lambda: page.model.loaded)
        page.model.choose_all(wanted=True)
        page.model.choose_kind("diversion_packet", wanted=True)
        page.model.recipient, page.model.reason, page.model.aware = "County Court", "Docket", True

    def prints(self) -> None:
        """The run begins, and the first paper is in the printer."""
        self.page.model.print_with(self.printer.take)
        self.qtbot.waitUntil(lambda: self.printer.busy)

    def says(self, where: QWidget, name: str) -> str:
        """What a label in sight says."""
        label = where.findChild(QLabel, name)
        assert label is not None, name
        return label.text() if label.isVisible() else ""


@pytest.fixture
def desk(start: Start, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    """The liaison; the printer goes on at the end, so that nothing waits for ever."""
    made = Desk(start, qapp, qtbot)
    yield made
    made.printer.go_on()


def test_signing_out_finishes_the_paper_in_hand(desk: Desk, qtbot: QtBot) -> None:
    """From another page: the run comes into sight and says so; then the sign-in shows."""
    desk.prints()
    application = desk.application
    application.window.open_area("area.sync")
    application.sign_out()
    assert application.window.areas.page is desk.page
    assert SENTENCE in [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]
    assert application.signed_in is not None
    desk.printer.go_on()
    qtbot.waitUntil(lambda: isinstance(application.gate, SignInPage))
    qtbot.waitUntil(lambda: desk.work.closed)
    assert desk.work.names().count("issue_paper") == 1


def test_the_vault_is_locked_after_the_paper_in_hand(desk: Desk, qtbot: QtBot) -> None:
    """The screen is covered at once and says what is waited for; nothing that is untrue of unsaved work."""
    desk.prints()
    application = desk.application
    application.lock_vault()
    assert application.window.locked
    assert desk.says(application.window, "lock.waits") == SENTENCE
    assert desk.says(application.window, "lock.problem") == ""
    desk.printer.go_on()
    qtbot.waitUntil(lambda: isinstance(application.gate, SignInPage))
    assert desk.work.names().count("issue_paper") == 1


def test_what_jams_behind_the_lock_is_named_at_the_next_sign_in(desk: Desk, qtbot: QtBot) -> None:
    """The board says which paper is on record and did not come out, and which were not begun after it."""

    def jam(_paper: Paper) -> None:
        desk.printer.take(_paper)
        raise not_answering()

    desk.page.model.print_with(jam)
    qtbot.waitUntil(lambda: desk.printer.busy)
    application = desk.application
    application.lock_vault()
    desk.printer.go_on()
    qtbot.waitUntil(lambda: desk.work.closed)
    assert "On record, but did not come out: DV-" in desk.work.kept_place
    jammed, *left = desk.page.model.results
    assert [each.outcome for each in left] == [Outcome.NOT_BEGUN] * 2
    sign_in_as(application, desk.work)
    qtbot.waitUntil(lambda: desk.work.kept_place == "")
    board = application.window.areas.page
    assert isinstance(board, BoardPage)
    on_record, not_issued = board.frame.trouble.text().split(" Not issued: ")
    assert jammed.item.number in on_record
    assert not_issued == (
        "; ".join(f"{each.item.number}, {each.item.title}" for each in left)
        + ". Choose them again in Several papers."
    )


def test_whoever_unlocks_meanwhile_stays(desk: Desk, qtbot: QtBot) -> None:
    """They are here again: the run has stopped and can go on, and the session is theirs."""
    desk.prints()
    application = desk.application
    application.lock_vault()
    application._unlock()
    desk.printer.go_on()
    qtbot.waitUntil(lambda: not desk.page.model.running)
    assert [each.outcome for each in desk.page.model.results] == [Outcome.OUT] + [Outcome.NOT_BEGUN] * 2
    assert application.signed_in is not None
    assert application.window.areas.page is desk.page
    application.sign_out()
    qtbot.waitUntil(lambda: isinstance(application.gate, SignInPage))


def test_a_press_on_the_area_leaves_the_run_alone(desk: Desk, qtbot: QtBot) -> None:
    """The rail leads back to the board, but not out of a run: its list would be lost."""
    desk.prints()
    window = desk.application.window
    window.open_area("area.liaison")
    assert window.areas.page is desk.page
    desk.printer.go_on()
    qtbot.waitUntil(lambda: not desk.page.model.running)
    assert [each.outcome for each in desk.page.model.results] == [Outcome.OUT] * 3
    window.open_area("area.liaison")
    assert isinstance(window.areas.page, BoardPage)


def test_a_page_that_goes_in_mid_run_holds_nobody(desk: Desk, qtbot: QtBot) -> None:
    """The run's page was left for the board while the session waited: there is nothing to wait for."""
    desk.prints()
    application = desk.application
    application.sign_out()
    application.window.areas.back()
    qtbot.waitUntil(lambda: isinstance(application.gate, SignInPage))


def test_the_window_closes_after_the_paper_in_hand_and_its_list(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run into a folder ends with its list; closing waits for that too."""
    write = batch_model.write_paper

    def slowly(target: Path, content: bytes) -> Path:
        if target.suffix == ".pdf":
            desk.printer.take(None)  # type: ignore[arg-type]
        return write(target, content)

    monkeypatch.setattr(batch_model, "write_paper", slowly)
    desk.page.model.save_into(tmp_path)
    qtbot.waitUntil(lambda: desk.printer.busy)
    application = desk.application
    application.window.close()
    assert application.window.isVisible()
    desk.printer.go_on()
    qtbot.waitUntil(lambda: not application.window.isVisible())
    (listed,) = tmp_path.glob("papers-*.csv")
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert len(listed.read_text("utf-8").splitlines()) == 4
