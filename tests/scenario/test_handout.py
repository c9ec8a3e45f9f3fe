"""From a question in the form to a sheet in the person's hand, in the real windows, HQ out of reach."""

from __future__ import annotations

import os
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
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


def test_three_services_from_a_question_to_paper_while_hq_is_away(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, agency: RealAgency
) -> None:
    """Open the form, press twice, search and pick three times, print: the sheet holds them, offline."""
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
        app.signed_in._my_work.start("encounter")
        form = shown(FillPage)
        assert isinstance(form, FillPage)
        begun = time.perf_counter()
        form.form.toggle_guidance()
        form.form.guidance.services_button.click()
        directory = shown(DirectoryPage)
        assert isinstance(directory, DirectoryPage)
        qtbot.waitUntil(lambda: directory._model.ready, timeout=60_000)
        names: list[str] = []
        for typed in ("detox open now", "shelter takes dog tonight", "vet suicidal"):
            directory.field.setText(typed)
            directory.field.returnPressed.emit()
            service = shown(ServicePage)
            assert isinstance(service, ServicePage)
            names.append(service._found.service.name)
            service.pick.click()
        directory.handout.click()
        sheet = shown(HandoutPage)
        assert isinstance(sheet, HandoutPage)
        qtbot.waitUntil(lambda: sheet.model.paper is not None, timeout=60_000)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        with qtbot.waitSignal(sheet.model.given, timeout=60_000):
            sheet.model.print(printer)
        took = time.perf_counter() - begun
        print(f"from the question to paper: {took:.1f} s without the person's own time")
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
