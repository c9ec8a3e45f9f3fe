"""Consults on screen: the clinician's list and answer, the officer's question as it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.lifecycle import ConsultState
from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.consult.advice_view import AdvicePage
from citdesk.desktop.consult.asked_view import AskedPage
from citdesk.desktop.consult.queue_view import ConsultQueuePage
from citdesk.workspace import Display, EnvironmentProblem
from tests.a11y.walk import nameless, too_small, without_role
from tests.gui.shell.fakes import NOW, FakeWorkspace, report_row

Start = Callable[..., Application]


def clinician(start: Start) -> tuple[Application, ConsultQueuePage, FakeWorkspace]:
    """A clinician at the list of questions."""
    work = FakeWorkspace(Role.CLINICIAN)
    app = start(work)
    page = app.window.areas.page
    assert isinstance(page, ConsultQueuePage)
    return app, page, work


def officer(start: Start, **changes: object) -> tuple[AskedPage, FakeWorkspace]:
    """An officer looking at a question that was sent."""
    work = FakeWorkspace()
    work.rows.append(
        report_row("r-ask", Display.SENT, form_id="consult", title="Consult request", state="submitted")
    )
    work.consults.asked = replace(work.consults.asked, **cast("dict[str, Any]", changes))
    app = start(work)
    signed_in = app.signed_in
    assert signed_in is not None
    signed_in._my_work.look_at_alone("r-ask")
    page = app.window.areas.page
    assert isinstance(page, AskedPage)
    return page, work


def said(page: QWidget, name: str) -> list[str]:
    """What labels of this name say."""
    return [label.text() for label in page.findChildren(QLabel) if label.objectName() == name]


def test_a_clinician_begins_at_the_questions_that_wait(start: Start) -> None:
    """What waits comes first; what was answered or withdrawn stands apart, with its time in words."""
    _, page, _ = clinician(start)
    assert page.frame.title.text() == "Waiting for you: 1"
    assert [row.chip for row in page.frame.rows.rows if row.chip] == [
        "Asked 21:42",
        "Answered 19:44",
        "Withdrawn 17:44",
    ]


def test_questions_that_cannot_be_read_are_not_asked_for_without_end(start: Start) -> None:
    """A disk that fails is told once for each time somebody looks; what was read before stays."""
    _, page, work = clinician(start)
    asked: list[str] = []

    def broken() -> tuple[()]:
        asked.append("queue")
        raise EnvironmentProblem("The disk does not answer.")

    work.consults.queue = broken  # type: ignore[method-assign]
    page.commands()["list.refresh"]()
    assert asked == ["queue"]
    assert page.frame.trouble.text() == "The disk does not answer."
    assert page.frame.title.text() == "Waiting for you: 1"


def test_questions_are_searched_as_one_types(start: Start, qtbot: QtBot) -> None:
    """By who asked and any word, answered or not; what is gone is not among them."""
    app, page, work = clinician(start)
    whole = [row.id for row in page.frame.rows.rows]
    qtbot.keyClicks(page.search.field, "sleep")
    assert [(row.id, row.detail) for row in page.frame.rows.rows] == [
        ("k-2", "… Where can she sleep tonight? …")
    ]
    assert page.frame.title.text() == "Waiting for you: 1"
    page.search._stages["open"].click()
    assert work.consults.calls[-1] == ("search", "sleep|open")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    page.frame.list.opened.emit("k-2")
    assert isinstance(app.window.areas.page, AdvicePage)
    app.window.areas.back()
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert [row.id for row in page.frame.rows.rows] == ["k-1"]
    page.search._stages["done"].click()
    assert "k-1" not in [row.id for row in page.frame.rows.rows]
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert [row.id for row in page.frame.rows.rows] == whole


def test_a_question_is_taken_and_then_answered(start: Start) -> None:
    """The boxes for advice appear only once it is this clinician's."""
    app, queue, work = clinician(start)
    queue.frame.list.opened.emit("k-1")
    page = app.window.areas.page
    assert isinstance(page, AdvicePage)
    assert not page.text.isVisible()
    assert page.go.text() == "Take this question"
    page.go.click()
    assert page.text.isVisible()
    page.advice["stay"].setChecked(True)
    page.text.setPlainText("Let him sit down.")
    page.go.click()
    assert work.consults.calls[-1] == ("k-1", "Let him sit down.|stay")
    assert not page.text.isVisible()
    assert not nameless(page)
    look = app.window.look
    assert too_small(page, min(look.mm(10), look.em(2))) == []
    assert not without_role(page)


def test_what_is_gone_cannot_be_opened(start: Start) -> None:
    """Nothing is kept of a question that was withdrawn, so there is nothing to show."""
    app, queue, _ = clinician(start)
    queue.frame.list.opened.emit("k-3")
    assert app.window.areas.page is queue


def test_without_network_the_page_says_whom_to_call(start: Start) -> None:
    """Nobody has the question yet: numbers stand on the page, and calling is the main act."""
    page, work = officer(start)
    assert page.standing.text().startswith("No clinician has it yet")
    assert any("Mobile" in label.text() for label in page.findChildren(QLabel))
    assert page.called.isVisible()
    page.called.click()
    assert work.consults.calls == [("record_call", "r-ask")]


def test_an_answer_stands_with_every_time_and_can_be_taken_over(start: Start) -> None:
    """Asked, taken and answered, each by whom and when."""
    page, work = officer(
        start,
        state=ConsultState.ANSWERED,
        taken_at=NOW,
        ended_at=NOW,
        clinician="R. Sample",
        text="Let him sit down.",
        advice="Can stay with support",
        waiting_here=False,
    )
    assert said(page, "asked.step") == [
        "Asked 21:42",
        "Taken 21:44 by R. Sample",
        "Answered 21:44 by R. Sample",
    ]
    assert not page.called.isVisible()
    page.take_over.click()
    assert work.consults.calls == [("take_answer_over", "r-ask")]


def test_a_question_can_be_withdrawn(start: Start) -> None:
    """Once withdrawn there is nothing to wait for and nobody to call."""
    page, work = officer(start)
    page.withdraw.click()
    assert work.consults.calls == [("withdraw", "r-ask")]
    assert page.standing.text() == "You withdrew the question."
    assert not page.withdraw.isVisible()
