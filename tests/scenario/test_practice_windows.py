"""From a drill to the report written for it, in the real windows: nothing of it reaches HQ."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.cli.demonstration.scripts import Add, Answer, Fill, Remove, TakeCad, load_script
from citdesk.desktop.field_guide.drill_view import DrillPage
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.field_guide.practice_view import PracticeDonePage, PracticePaperPage
from citdesk.desktop.field_guide.training_view import TrainingPage, UnitTrainingPage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.workspace import CadAnswers, Workspace
from tests.scenario.at_the_screen import PATIENCE, AtTheScreen, at_the_screen
from tests.scenario.opened_vault import everything_in_clear
from tests.scenario.real_agency import RealAgency

SCRIPT = load_script(Path(__file__).parent / "encounters" / "voices_no_weapon.toml")

#: the last name in that script
SCRIPT_NAME = b"Exemplar"


def test_a_drill_its_report_and_its_paper_while_hq_hears_only_that_it_was_done(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency
) -> None:
    """Played, written, looked over, on paper; HQ gets one training entry, and the spool holds nothing."""
    for workspace in agency.workspaces.values():
        workspace.lock()
    agency.clock.stage(SCRIPT.now.astimezone(SCRIPT.zone))
    with at_the_screen(qtbot, qapp, agency, "officer") as officer:
        officer.app.window.open_area("area.guide")
        play(officer)
        officer.picture("practice-debrief")
        officer.shown(DrillPage).write.click()
        page = officer.shown(FillPage)
        assert page.practice.isVisible()
        assert not page.form.guidance.consult_button.isVisibleTo(page.form.guidance)
        officer.picture("practice-form")
        write(officer, page)
        page.model.send()
        done = officer.shown(PracticeDonePage)
        assert SCRIPT_NAME in officer.in_vault(everything_in_clear)
        officer.picture("practice-done")
        done.paper.click()
        officer.shown(PracticePaperPage)
        signed_in = officer.app.signed_in
        assert signed_in is not None
        qtbot.waitUntil(lambda: signed_in.exchange.state.waiting == 0, timeout=PATIENCE)
        officer.shown(PracticePaperPage).back.click()
        officer.shown(PracticeDonePage).keep.click()
        officer.shown(DrillPage).back.click()
        officer.shown(GuidePage).frame.list.opened.emit("guide.training")
        training = officer.shown(TrainingPage)
        assert [row.detail for row in training.frame.rows.rows if row.aside] == ["Practice drill, ended well"]
        officer.picture("training")
    assert agency.hq_event_kinds() == ["set_number", "submit"]
    assert list(agency.spooled()) == []
    with at_the_screen(qtbot, qapp, agency, "supervisor") as supervisor:
        supervisor.app.window.open_area("area.guide")
        guide = supervisor.shown(GuidePage)
        signed_in = supervisor.app.signed_in
        assert signed_in is not None
        qtbot.waitUntil(lambda: signed_in.exchange.received > 0, timeout=PATIENCE)
        guide.frame.list.opened.emit("guide.unit-training")
        unit = supervisor.shown(UnitTrainingPage)
        assert unit.frame.title.text().startswith("Training in your unit: ")
        assert "Officer A. Marsh" in [row.title for row in unit.frame.rows.rows]
        supervisor.picture("training-unit")
        assert SCRIPT_NAME not in supervisor.in_vault(everything_in_clear)


def play(officer: AtTheScreen) -> None:
    """The drill on hearing voices, by the choice that its file names first, which ends well."""
    guide = officer.shown(GuidePage)
    guide.frame.list.opened.emit("drill:voices")
    drill = officer.shown(DrillPage)
    while drill.run.ending is None:
        drill.choices[0].setChecked(True)
        drill.go.click()


def cad_answers(text: str, workspace: Workspace) -> CadAnswers:
    """What a CAD text holds for the encounter report."""
    return workspace.cad_answers("encounter", text)


def write(officer: AtTheScreen, page: FillPage) -> None:
    """Every answer of the encounter script of that drill, what dispatch knows included."""
    session, form = page.model.form._session, page.model.form
    for step in SCRIPT.steps:
        if isinstance(step, TakeCad):
            for known in officer.in_vault(partial(cad_answers, step.text)).taken:
                form.answer(known.path, known.value)
        if isinstance(step, Fill) and step.report == "encounter":
            for change in step.changes:
                match change:
                    case Add():
                        session.add_repeat(change.path)
                    case Remove():
                        session.remove_repeat(change.path)
                    case Answer():
                        form.answer(change.path, change.value)
    form.boxes.flush()
