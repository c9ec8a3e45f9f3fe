"""A night that ends in a diversion, before it is sent: what the last page asks for is begun from it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.scripts import load_script
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.widgets import Button
from tests.scenario.at_the_screen import AtTheScreen, at_the_screen
from tests.scenario.real_agency import RealAgency
from tests.unit.forms.rehearsal import Rehearsal

NIGHT = Path(__file__).parent / "encounters" / "trespass_diversion.toml"


def test_the_check_page_begins_the_diversion_that_it_asks_for(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency
) -> None:
    """The button stands beside the finding; pressed, a diversion is open that belongs to the report."""
    night = Rehearsal(load_script(NIGHT))
    agency.clock.stage(night.script.now.astimezone(night.script.zone))
    night.play()
    officer = agency.workspaces["officer"]
    encounter = officer.start_report("encounter")
    officer.save_draft(encounter, night.sent["encounter"], {})
    for workspace in agency.workspaces.values():
        workspace.lock()
    with at_the_screen(qtbot, qapp, agency, "officer") as screen:
        signed_in = screen.app.signed_in
        assert signed_in is not None
        signed_in._my_work.mine.write(encounter)
        page = screen.shown(FillPage)
        page.model.form.walk.open_section(CHECK)
        begin = _button(page, "Start: Diversion")
        screen.picture("check")
        begin.click()
        qtbot.waitUntil(lambda: _form_of(screen) == "diversion")
        assert screen.shown(FillPage).model.row.parent == encounter


def _button(page: FillPage, words: str) -> Button:
    return next(each for each in page.findChildren(Button) if each.isVisible() and each.text() == words)


def _form_of(screen: AtTheScreen) -> str:
    page = screen.app.window.areas.page
    return page.model.row.form_id if isinstance(page, FillPage) else ""
