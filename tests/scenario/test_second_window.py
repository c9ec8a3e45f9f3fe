"""CITDesk started twice on one computer: the second window says so, and the first loses nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.agency import MEMBERS
from citdesk.desktop.application import Application
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.start_view import StartPage
from citdesk.desktop.sign_in.sign_in_page import SignInPage
from citdesk.desktop.tasks import Tasks
from tests.scenario.at_the_screen import PATIENCE, at_the_screen
from tests.scenario.real_agency import RealAgency

SENTENCE = "Your vault is open in another CITDesk window. Use that one, or close it first."


def test_a_second_window_says_that_the_first_is_open_and_the_first_goes_on(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency
) -> None:
    """What is written in the first window is saved on; once it is closed, the second opens the vault."""
    for workspace in agency.workspaces.values():
        workspace.lock()
    tasks = Tasks(qapp)
    second = Application(qapp, agency.desk("officer"), tasks, agency.clock.now, theme="day")
    try:
        with at_the_screen(qtbot, qapp, agency, "officer") as first:
            first.app.window.commands.run("report.start")
            start = first.shown(StartPage)
            qtbot.waitUntil(lambda: start.frame.rows.rowCount() > 0, timeout=PATIENCE)
            start.frame.list.opened.emit("quick_note")
            page = first.shown(FillPage)
            second.start()
            gate = sign_in(second)
            qtbot.waitUntil(lambda: SENTENCE in said(gate), timeout=PATIENCE)
            assert second.signed_in is None
            report = page.model.report
            paths = first.in_vault(lambda open_: open_.open_report(report).session.paths())
            remember = next(path for path in paths if path.endswith("/remember"))
            page.model.form.answer(remember, "Sat on the curb, spoke slowly.")
            page.model.form.boxes.flush()
            assert first.in_vault(lambda open_: b"spoke slowly" in open_.open_report(report).session.to_xml())
        gate = sign_in(second)
        qtbot.waitUntil(lambda: second.signed_in is not None, timeout=PATIENCE)
    finally:
        second.shut_down()
        second.window.deleteLater()
        second.deleteLater()
        tasks.deleteLater()


def sign_in(application: Application) -> SignInPage:
    """The officer types badge and passphrase, and presses Sign in."""
    gate = application.gate
    assert isinstance(gate, SignInPage)
    gate.badge.setText(MEMBERS["officer"].badge)
    gate.passphrase.line.setText(MEMBERS["officer"].passphrase)
    gate.button.click()
    return gate


def said(gate: SignInPage) -> list[str]:
    """What stands on the page."""
    return [label.text() for label in gate.findChildren(QLabel) if label.isVisible()]
