"""From a question in the form to a sheet in the person's hand, in the real windows, HQ out of reach."""

from __future__ import annotations

import os
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.application import Application
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.field_guide.handout_view import HandoutPage
from citdesk.desktop.field_guide.service_view import ServicePage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.tasks import Tasks
from citdesk.vault.clock import SystemClock
from tests.scenario.real_agency import RealAgency


class Hand:
    """Presses and types as a person does, and counts it."""

    #: Seconds, from the keystroke-level model (Card, Moran and Newell 1980): a key for an average typist, a
    #: press with its way there, the hand's way to the keyboard and back, a thought before each act.
    KEY, PRESS, WAY, THOUGHT = 0.28, 1.3, 0.4, 1.35

    def __init__(self) -> None:
        self.presses = self.keys = self.ways = self.thoughts = 0

    def press(self, widget: QWidget) -> None:
        """One press in the middle of what can be seen of it."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self.presses += 1
        self.thoughts += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        """One key that is no letter."""
        self.keys += 1
        self.thoughts += 1
        QTest.keyClick(widget, key)

    def write(self, widget: QWidget, text: str) -> None:
        """A text, letter by letter, into what has the focus."""
        self.keys += len(text)
        self.ways += 2
        self.thoughts += 1
        QTest.keyClicks(widget, text)

    def seconds(self) -> float:
        """How long a person takes for all that, by the model."""
        acts = self.keys * self.KEY + self.presses * self.PRESS
        return acts + self.ways * self.WAY + self.thoughts * self.THOUGHT


def test_three_services_from_a_question_to_paper_while_hq_is_away(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, agency: RealAgency
) -> None:
    """Real keys and presses: F1, one press, search and pick three times, print: offline, in a minute."""
    desk = agency.desk("officer")
    for workspace in agency.workspaces.values():
        workspace.lock()
    agency.running.stop()
    tasks = Tasks(qapp)
    app = Application(qapp, desk, tasks, SystemClock().now, theme="day")
    app.window.resize(1024, 768)
    app.start()
    try:
        _sign_in(qtbot, app)
        areas = app.window.areas

        def shown(kind: type[QWidget]) -> QWidget:
            qtbot.waitUntil(lambda: isinstance(areas.page, kind), timeout=60_000)
            assert areas.page is not None
            return areas.page

        assert app.signed_in is not None
        app.signed_in._my_work.mine.start("encounter")
        form = shown(FillPage)
        assert isinstance(form, FillPage)
        hand = Hand()
        begun = time.perf_counter()
        hand.key(form.form, Qt.Key.Key_F1)
        hand.press(form.form.guidance.services_button)
        directory = shown(DirectoryPage)
        assert isinstance(directory, DirectoryPage)
        qtbot.waitUntil(lambda: directory._model.ready, timeout=60_000)
        names: list[str] = []
        for typed in ("detox open now", "shelter takes dog tonight", "vet suicidal"):
            qtbot.waitUntil(directory.field.hasFocus, timeout=60_000)
            hand.write(directory.field, typed)
            assert directory.field.text() == typed
            hand.key(directory.field, Qt.Key.Key_Return)
            service = shown(ServicePage)
            assert isinstance(service, ServicePage)
            names.append(service._found.service.name)
            hand.press(service.pick)
            shown(DirectoryPage)
        hand.press(directory.handout)
        sheet = shown(HandoutPage)
        assert isinstance(sheet, HandoutPage)
        qtbot.waitUntil(lambda: sheet.model.paper is not None, timeout=60_000)
        assert sheet.print_button.isEnabled()
        hand.presses += 2  # Print, and Print in the system's own dialog, which no test can press
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        with qtbot.waitSignal(sheet.model.given, timeout=60_000):
            sheet.model.print(printer)
        took = time.perf_counter() - begun
        assert (hand.presses, hand.keys) == (7, 55)
        print(
            f"from the question to paper: {took:.1f} s of the computer's, {hand.presses} presses and "
            f"{hand.keys} keys of the person's: {took + hand.seconds():.0f} s in all"
        )
        assert (tmp_path / "printed.pdf").stat().st_size > 0
        words = sheet.preview.page_text(0)
        assert all(name in words for name in names), words
        assert "988" in words
        assert not QImage(app.window.grab().toImage()).isNull()
        if folder := os.environ.get("CITDESK_PICTURES"):
            app.window.grab().save(str(Path(folder) / "handout.png"))
    finally:
        app.shut_down()
        app.window.deleteLater()
        app.deleteLater()
        tasks.deleteLater()


def _sign_in(qtbot: QtBot, app: Application) -> None:
    from citdesk.cli.demonstration.agency import MEMBERS
    from citdesk.desktop.sign_in.sign_in_page import SignInPage

    page = app.gate
    assert isinstance(page, SignInPage)
    page.badge.setText(MEMBERS["officer"].badge)
    page.passphrase.line.setText(MEMBERS["officer"].passphrase)
    page.button.click()
    qtbot.waitUntil(lambda: app.signed_in is not None, timeout=60_000)
