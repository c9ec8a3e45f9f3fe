"""A question from the car to a clinician's desk and back, in the real windows, HQ over TLS between them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.casework.lifecycle import ConsultState
from citdesk.desktop.consult.advice_view import AdvicePage
from citdesk.desktop.consult.asked_view import AskedPage
from citdesk.desktop.consult.queue_view import ConsultQueuePage
from citdesk.desktop.my_work.fill_view import FillPage
from tests.scenario.at_the_screen import PATIENCE, AtTheScreen, at_the_screen, words_on
from tests.scenario.real_agency import RealAgency

QUESTION = "He hears voices and wants to leave. How do I keep him talking?"
ADVICE = "Let him sit down. One person talks, slowly, and says what happens next."


def test_a_question_travels_to_the_clinician_and_its_answer_into_the_report(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency
) -> None:
    """Asked from the form in hand, taken and answered by the clinician, taken into the report and sent."""
    for workspace in agency.workspaces.values():
        workspace.lock()
    with (
        at_the_screen(qtbot, qapp, agency, "officer") as officer,
        at_the_screen(qtbot, qapp, agency, "clinician") as clinician,
    ):
        asked = ask(qtbot, officer)
        qtbot.waitUntil(lambda: asked.model.status is not None, timeout=PATIENCE)
        qtbot.waitUntil(lambda: bool(asked.model.calls()), timeout=PATIENCE)
        status = asked.model.status
        assert status is not None
        assert status.state is ConsultState.ASKED
        officer.picture("consult-asked")
        queue = clinician.shown(ConsultQueuePage)
        qtbot.waitUntil(lambda: len(queue.frame.rows.rows) == 1, timeout=PATIENCE)
        clinician.picture("consult-queue")
        queue.frame.list.opened.emit(queue.frame.rows.rows[0].id)
        page = clinician.shown(AdvicePage)
        assert words_on(page, "consult.question") == [QUESTION]
        assert not page.text.isVisible()
        page.go.click()
        qtbot.waitUntil(page.text.isVisible, timeout=PATIENCE)
        clinician.picture("consult-answering")
        qtbot.waitUntil(lambda: has_state(asked, ConsultState.TAKEN), timeout=PATIENCE)
        page.advice["stay"].setChecked(True)
        page.text.setPlainText(ADVICE)
        page.go.click()
        qtbot.waitUntil(lambda: has_state(asked, ConsultState.ANSWERED), timeout=PATIENCE)
        qtbot.waitUntil(lambda: words_on(asked, "asked.text") == [ADVICE], timeout=PATIENCE)
        assert words_on(asked, "asked.advice") == ["Can stay with support"]
        officer.picture("consult-answered")
        asked.take_over.click()
        form = officer.shown(FillPage)
        assert form.model.form.question("/consult/answer/advice_text").text == ADVICE
        form.model.form.answer("/consult/answer/followed", "followed")
        form.model.form.boxes.flush()
        form.model.send()
        last = officer.shown(AskedPage)
        qtbot.waitUntil(
            lambda: last.model.status is not None and last.model.status.in_report, timeout=PATIENCE
        )
        assert not last.take_over.isVisible()


def test_advice_half_written_is_still_there_after_the_screen_was_left(
    qtbot: QtBot, qapp: QApplication, agency: RealAgency
) -> None:
    """What a clinician typed is on disk when the page is left, and in the box when it is opened again."""
    for workspace in agency.workspaces.values():
        workspace.lock()
    with (
        at_the_screen(qtbot, qapp, agency, "officer") as officer,
        at_the_screen(qtbot, qapp, agency, "clinician") as clinician,
    ):
        ask(qtbot, officer)
        queue = clinician.shown(ConsultQueuePage)
        qtbot.waitUntil(lambda: len(queue.frame.rows.rows) == 1, timeout=PATIENCE)
        queue.frame.list.opened.emit(queue.frame.rows.rows[0].id)
        page = clinician.shown(AdvicePage)
        page.go.click()
        qtbot.waitUntil(page.text.isVisible, timeout=PATIENCE)
        page.text.setPlainText("Let him sit")
        assert page.unsaved()
        page.depart()
        qtbot.waitUntil(lambda: not page.unsaved(), timeout=PATIENCE)
        page.back.click()
        queue = clinician.shown(ConsultQueuePage)
        queue.frame.list.opened.emit(queue.frame.rows.rows[0].id)
        assert clinician.shown(AdvicePage).text.toPlainText() == "Let him sit"


def ask(qtbot: QtBot, officer: AtTheScreen) -> AskedPage:
    """From an encounter being written: the guidance pane's button, the question, Send."""
    signed_in = officer.app.signed_in
    assert signed_in is not None
    signed_in._my_work.mine.start("encounter")
    encounter = officer.shown(FillPage)
    encounter.form.toggle_guidance()
    encounter.form.guidance.consult_button.click()
    qtbot.waitUntil(lambda: officer.shown(FillPage) is not encounter, timeout=PATIENCE)
    form = officer.shown(FillPage).model.form
    for path, value in {
        "request/urgency": "now",
        "request/topics": ["approach"],
        "request/question": QUESTION,
        "request/facts": "Sat on the curb with his hands over his ears.",
        "answer/signed_name": "A. Marsh",
    }.items():
        form.answer(f"/consult/{path}", value)
    form.boxes.flush()
    officer.shown(FillPage).model.send()
    return officer.shown(AskedPage)


def has_state(page: AskedPage, state: ConsultState) -> bool:
    """Whether the officer's page shows the question in this state."""
    return page.model.status is not None and page.model.status.state is state
