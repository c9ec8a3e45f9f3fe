"""A paper is on record and in the printer while the person leaves: how it ends reaches them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.liaison import packet_view
from citdesk.desktop.liaison.board_view import BoardPage
from citdesk.desktop.liaison.packet_view import PacketPage
from citdesk.desktop.printing.pages import not_answering
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import Tasks
from tests.gui.liaison.slow_printer import SlowPrinter
from tests.gui.shell.conftest import Start, sign_in_as, start
from tests.gui.shell.fakes import FakeWorkspace

__all__ = ["start"]

SENTENCE = "The paper in hand is finished first. Your session ends after it."
FAILURE = "The printer is not answering."


class Desk:
    """A liaison at the application, with one paper in a printer that holds it. ``fails``: it then jams."""

    fails = True

    def __init__(self, start: Start, app: QApplication, qtbot: QtBot, patch: pytest.MonkeyPatch) -> None:
        self.work = FakeWorkspace(Role.LIAISON, name="Desk 2")
        self.printer = SlowPrinter()
        self.application: Application = start(self.work, signed_in=False, tasks=Tasks(app))
        window = self.application.window
        sign_in_as(self.application, self.work)
        qtbot.waitUntil(lambda: self.application.signed_in is not None)
        board = window.areas.page
        assert isinstance(board, BoardPage)
        qtbot.waitUntil(lambda: bool(board.frame.rows.rows))
        board.opened.emit("b-1")
        shown = window.areas.page
        assert shown is not None
        shown.paper_wanted.emit("")  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: isinstance(window.areas.page, PacketPage))
        page = window.areas.page
        assert isinstance(page, PacketPage)
        self.page, model = page, page.model
        qtbot.waitUntil(lambda: bool(model.state.choices))
        page.recipient.setText("County Court")
        page.reason.setText("Hearing")
        page._address()
        qtbot.waitUntil(lambda: model.state.paper is not None and not model.state.making)
        model.look(looked=True)

        def slowly(_pdf: bytes, _printer: object) -> int:
            self.printer.take(None)  # type: ignore[arg-type]
            if self.fails:
                raise not_answering()
            return 1

        patch.setattr(packet_view, "print_pdf", slowly)
        page._print_accepted()
        qtbot.waitUntil(lambda: self.printer.busy)

    def says(self, words: str) -> bool:
        """Whether the page of the paper says so, in sight."""
        shown = (label.text() for label in self.page.findChildren(QLabel) if label.isVisible())
        return self.application.window.areas.page is self.page and any(words in text for text in shown)


@pytest.fixture
def desk(start: Start, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The liaison; the printer goes on at the end, so that nothing waits for ever."""
    made = Desk(start, qapp, qtbot, monkeypatch)
    yield made
    made.printer.go_on()


def test_back_waits_for_the_paper_in_hand(desk: Desk, qtbot: QtBot) -> None:
    """It is on record: a jam is told where the paper is, which then goes out without a second record."""
    desk.page._back.click()
    assert desk.says("The paper in hand is finished first.")
    desk.application.window.open_area("area.liaison")
    assert desk.says("The paper in hand is finished first.")
    desk.printer.go_on()
    qtbot.waitUntil(lambda: desk.says(FAILURE))
    desk.fails = False
    desk.page._print_accepted()
    qtbot.waitUntil(lambda: desk.says("Sent to the printer and recorded."))
    assert desk.work.names().count("issue_paper") == 1
    desk.page._back.click()
    assert desk.application.window.areas.page is not desk.page


def test_closing_tells_first_that_the_paper_did_not_come_out(desk: Desk, qtbot: QtBot) -> None:
    """The window answers meanwhile and says what it waits for; told of the jam, the next press closes it."""
    window = desk.application.window
    window.open_area("area.sync")
    window.close()
    assert desk.says(SENTENCE)
    desk.printer.go_on()
    qtbot.waitUntil(lambda: desk.says(FAILURE))
    assert window.isVisible()
    assert not desk.work.closed
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())  # once the vault has tried what is before it


def test_signing_out_follows_a_paper_that_came_out(desk: Desk, qtbot: QtBot) -> None:
    """Nothing is to be told, so nobody has to press twice."""
    desk.fails = False
    desk.application.sign_out()
    assert desk.says(SENTENCE)
    desk.printer.go_on()
    qtbot.waitUntil(lambda: isinstance(desk.application.gate, SignInPage))


def test_a_locked_vault_waits_for_the_paper_and_no_longer(desk: Desk, qtbot: QtBot) -> None:
    """Nobody is there who could be told, and keys are not held in memory for it."""
    desk.application.lock_vault()
    waits = desk.application.window.findChild(QLabel, "lock.waits")
    assert waits is not None
    assert waits.text() == SENTENCE
    desk.printer.go_on()
    qtbot.waitUntil(lambda: isinstance(desk.application.gate, SignInPage))
    qtbot.waitUntil(lambda: desk.work.closed)


def test_a_jam_behind_the_lock_is_told_at_the_next_sign_in(desk: Desk, qtbot: QtBot) -> None:
    """The board says which paper is on record and did not come out; the time after that no more."""
    application = desk.application
    application.lock_vault()
    desk.printer.go_on()
    qtbot.waitUntil(lambda: isinstance(application.gate, SignInPage))
    qtbot.waitUntil(lambda: desk.work.closed)
    sign_in_as(application, desk.work)
    qtbot.waitUntil(lambda: isinstance(application.window.areas.page, BoardPage))
    board = application.window.areas.page
    assert isinstance(board, BoardPage)
    qtbot.waitUntil(lambda: board.frame.trouble.isVisible())
    said = board.frame.trouble.text()
    assert "is on record, but did not come out" in said
    qtbot.waitUntil(lambda: desk.work.kept_place == "")


def test_a_jam_behind_the_locked_screen_is_told_when_the_vault_locks_later(desk: Desk, qtbot: QtBot) -> None:
    """Whoever did not come back to the screen learns of it at the next sign-in."""
    application = desk.application
    application.lock()
    desk.printer.go_on()
    qtbot.waitUntil(lambda: not desk.page.under_way())
    application.lock_vault()
    qtbot.waitUntil(lambda: desk.work.closed)
    assert "is on record, but did not come out" in desk.work.kept_place
