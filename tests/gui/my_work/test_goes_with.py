"""What goes with a report is begun from inside it, and what goes first is sent first with one press."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citdesk.desktop.form import Desk
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, Rank
from tests.gui.shell.fakes import now
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.workspace.nights import office_of, played_night
from tests.unit.workspace.office import Office

START_HOLD = "/encounter/outcome/disposition#begin:hold"


@pytest.fixture(scope="module")
def played() -> Rehearsal:
    """A hold in Texas, as its script has it."""
    return played_night("more/hold_refused_tx")


@pytest.fixture
def agency(tmp_path: Path, played: Rehearsal) -> Iterator[Office]:
    """Three people with the shipped forms, on the night of the script."""
    with office_of(played, tmp_path) as made:
        yield made


@pytest.fixture
def encounter(agency: Office, played: Rehearsal) -> str:
    """The encounter, written whole and not sent."""
    report = agency.officer.start_report("encounter")
    agency.officer.save_draft(report, played.written["encounter"], {})
    return report


def page_of(agency: Office, report: str, look: Look, qtbot: QtBot) -> FillPage:
    """The report open in the form."""
    model = FillingModel(agency.officer, ImmediateTasks(), agency.officer.open_report(report), now)
    page = FillPage(Desk(look, now), model)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    return page


def press(page: FillPage, name: str, qtbot: QtBot) -> None:
    """Presses a button by its name."""
    button = page.findChild(Button, name)
    assert isinstance(button, Button)
    assert button.isVisibleTo(page)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_check_that_asks_for_the_statement_begins_it(
    agency: Office, encounter: str, look: Look, qtbot: QtBot
) -> None:
    """Beside "Write the hold statement" stands the button that does it."""
    page = page_of(agency, encounter, look, qtbot)
    page.model.form.walk.open_section(CHECK)
    with qtbot.waitSignal(page.begin_wanted) as wanted:
        press(page, START_HOLD, qtbot)
    assert wanted.args == ["hold", encounter]


def test_a_statement_that_is_begun_is_opened_not_begun_again(
    agency: Office, encounter: str, look: Look, qtbot: QtBot
) -> None:
    """The same place leads to the draft there is."""
    hold = agency.officer.start_report("hold", encounter)
    page = page_of(agency, encounter, look, qtbot)
    page.model.form.walk.open_section(CHECK)
    button = page.findChild(Button, START_HOLD)
    assert isinstance(button, Button)
    assert button.text() == "Open: Emergency hold statement"
    with qtbot.waitSignal(page.report_wanted) as wanted:
        press(page, START_HOLD, qtbot)
    assert wanted.args == [hold]


def test_all_that_goes_with_a_report_is_one_press_away_on_every_page(
    agency: Office, encounter: str, look: Look, qtbot: QtBot
) -> None:
    """The guidance leads to it from any question, and is silent where nothing goes with the report."""
    page = page_of(agency, encounter, look, qtbot)
    page.form.guidance.show()
    with qtbot.waitSignal(page.companions_wanted) as wanted:
        press(page, "form.companions", qtbot)
    assert wanted.args == [encounter]
    hold = page_of(agency, agency.officer.start_report("hold", encounter), look, qtbot)
    assert not hold.form.guidance.companions_button.isVisibleTo(hold.form.guidance)


def test_a_hold_takes_its_encounter_along_with_one_press(
    agency: Office, encounter: str, played: Rehearsal, look: Look, qtbot: QtBot
) -> None:
    """Sent before its encounter, it says so and sends both, the encounter first."""
    hold = agency.officer.start_report("hold", encounter)
    agency.officer.save_draft(hold, played.written["hold"], {})
    page = page_of(agency, hold, look, qtbot)
    page.model.send()
    assert page.parent_first.isVisible()
    assert "Send both now" in page.parent_first.words.text()
    assert (page.parent_first.go.rank, page.form.foot.go.rank) == (Rank.PRIMARY, Rank.SECONDARY)
    with qtbot.waitSignal(page.both_wanted) as wanted:
        press(page, "fill.parent_first.go", qtbot)
    assert wanted.args == [encounter]
    with qtbot.waitSignal(page.model.sent):
        page.model.send_with_parent()
    assert page.form.foot.go.rank is Rank.PRIMARY
    agency.sync()
    assert [row.id for row in agency.supervisor.review_queue()] == [encounter, hold]


def test_an_encounter_that_is_not_finished_is_opened_with_one_press(
    agency: Office, encounter: str, played: Rehearsal, look: Look, qtbot: QtBot
) -> None:
    """What is missing there is counted, and one press leads there."""
    agency.fill(encounter, {"/encounter/narrative/signed_name": ""})
    hold = agency.officer.start_report("hold", encounter)
    agency.officer.save_draft(hold, played.written["hold"], {})
    page = page_of(agency, hold, look, qtbot)
    page.model.send()
    assert "1 answer must be looked at" in page.parent_first.words.text()
    with qtbot.waitSignal(page.parent_wanted) as wanted:
        press(page, "fill.parent_first.go", qtbot)
    assert wanted.args == [encounter]


def test_a_sent_hold_says_that_its_encounter_was_changed(
    agency: Office, encounter: str, played: Rehearsal, look: Look, qtbot: QtBot
) -> None:
    """Its author reads above it what reads otherwise in the encounter now."""
    hold = agency.officer.start_report("hold", encounter)
    agency.officer.save_draft(hold, played.written["hold"], {})
    agency.officer.send_with_parent(hold)
    agency.sync()
    assert not page_of(agency, hold, look, qtbot).notes.isVisible()
    revision = agency.supervisor.review(encounter).revision
    agency.supervisor.return_report(encounter, revision, ["missing_facts"], [], "")
    agency.sync(agency.supervisor)
    agency.officer.rework(encounter)
    agency.fill(encounter, {"/encounter/person/last_name": "Otherperson"})
    agency.officer.send(encounter)
    page = page_of(agency, hold, look, qtbot)
    assert page.notes.isVisible()
    assert page.notes.text().endswith("It reads otherwise there now: Last name.")
