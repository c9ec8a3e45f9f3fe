"""Six nights of the unit, approved: what they show together, in the supervisor's real window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.scripts import load_script
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.unit.figure_table_view import FigureTablePage
from citdesk.desktop.unit.figures_view import FiguresPage
from citdesk.desktop.unit.work_view import UnitPage
from citdesk.desktop.widgets import Button
from citdesk.workspace import Workspace
from tests.scenario.at_the_screen import PATIENCE, at_the_screen, words_on
from tests.scenario.real_agency import RealAgency
from tests.unit.forms.rehearsal import Rehearsal

FOLDER = Path(__file__).parent / "encounters"
NIGHTS = (
    "bridge",
    "dementia_neighbour",
    "trespass_diversion",
    "veteran_firearm",
    "voices_no_weapon",
    "more/suspected_overdose",
)
LATE = "/encounter/call/late_reason"


def test_six_approved_nights_make_figures(qtbot: QtBot, qapp: QApplication, agency: RealAgency) -> None:
    """From the queue to the unit's figures and to one of them in full; names stay in the reports."""
    officer, supervisor = agency.workspaces["officer"], agency.workspaces["supervisor"]
    nights = [Rehearsal(load_script(FOLDER / f"{name}.toml")) for name in NIGHTS]
    last = max((night.script for night in nights), key=lambda script: script.now)
    agency.clock.stage(last.now.astimezone(last.zone))
    for night in nights:
        night.play()
        file(agency, officer, supervisor, night)
    for workspace in agency.workspaces.values():
        workspace.lock()
    with at_the_screen(qtbot, qapp, agency, "supervisor") as screen:
        screen.app.window.open_area("area.review")
        screen.shown(QueuePage).unit_wanted.emit()
        screen.shown(UnitPage).figures.click()
        page = screen.shown(FiguresPage)
        page.periods[365].click()
        qtbot.waitUntil(
            lambda: words_on(page, "figures.words") == ["6 approved reports in these days."], timeout=PATIENCE
        )
        assert words_on(page, "figure:force")[-1].startswith("Force was used: ")
        screen.picture("figures")
        next(each for each in page.findChildren(Button, "figure.table:care") if each.isVisible()).click()
        screen.shown(FigureTablePage)
        screen.picture("figures-for-whom")


def file(agency: RealAgency, officer: Workspace, supervisor: Workspace, played: Rehearsal) -> None:
    """The night's encounter, sent by the officer and approved by the supervisor."""
    hands = agency.hands(agency.profile("officer"))
    report = officer.start_report("encounter")
    officer.save_draft(report, played.sent["encounter"], {})
    session = officer.open_report(report).session
    session.answer(LATE, "Brought in from paper.")
    officer.save_draft(report, session.to_xml(), {})
    officer.send(report)
    hands["officer"].exchange()
    hands["supervisor"].exchange()
    review = supervisor.review(report)
    supervisor.approve(report, review.revision, {stop.code: "Looked at." for stop in review.stops})
    hands["supervisor"].exchange()
