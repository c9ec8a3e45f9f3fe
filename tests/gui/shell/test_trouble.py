"""What went wrong is said once, on the page where it was pressed, and only while it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import EnvironmentProblem, Refused
from citdesk.casework.people import Role
from citdesk.desktop.liaison.court_file_model import CourtFileModel
from citdesk.desktop.liaison.court_file_view import CourtFilePage
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.shell import trouble
from citdesk.desktop.shell.areas_stack import AreaStack
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.unit.report_steps_model import ReportStepsModel
from citdesk.desktop.unit.report_steps_view import AuthorPage, MoreStepsPage
from citdesk.workspace import DiversionStep
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import BOARD, FakeWorkspace, now, review_page
from tests.gui.shell.held_tasks import HeldTasks

DAY = date(2026, 3, 12)
FULL = "The disk is full. Free some space."


@pytest.fixture
def said_aloud(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    heard: list[str] = []
    monkeypatch.setattr(trouble, "announce", lambda _line, words, *, urgent: heard.append(words))
    return heard


@pytest.fixture
def areas(qtbot: QtBot) -> AreaStack:
    """Two areas, the first one open."""
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    made = AreaStack(stack, stack)
    stack.resize(930, 650)
    stack.show()
    return made


def _line(page: QWidget, name: str) -> str:
    """What the line about trouble says, '' when it is not there."""
    line = page.findChild(QLabel, name)
    assert isinstance(line, QLabel)
    return "" if line.isHidden() else line.text()


def test_it_is_said_where_it_was_pressed_and_once(
    areas: AreaStack, look: Look, said_aloud: list[str]
) -> None:
    """The page beneath, which shares the model, neither shows it nor says it a second time."""
    work = FakeWorkspace(Role.SUPERVISOR)
    model = ReportStepsModel(
        work.workspace(), ImmediateTasks(), replace(review_page(), may_reassign=True), now
    )
    beneath = MoreStepsPage(look, model)
    model.setParent(beneath)
    areas.offer("area.review", lambda: beneath)
    areas.open("area.review")
    author = AuthorPage(look, model)
    areas.push(author)
    model.give_to("p-30", "")
    why = "Say why. It stays in the report's history."
    assert _line(author, "author.trouble") == why
    assert said_aloud == [why]
    areas.back()
    assert _line(beneath, "more.trouble") == ""


def test_what_could_be_done_after_all_leaves_no_trouble(
    areas: AreaStack, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that is read again, a step that is taken again: the old sentence goes."""
    work = FakeWorkspace(Role.LIAISON)
    model = CourtFileModel(work.workspace(), ImmediateTasks(), BOARD[0], now)
    page = CourtFilePage(look, model)
    model.setParent(page)
    areas.offer("area.liaison", lambda: page)
    with monkeypatch.context() as broken:
        broken.setattr(work.papers, "of_report", _unreadable)
        areas.open("area.liaison")
    assert _line(page, "court-file.trouble") == FULL
    model.load()
    assert _line(page, "court-file.trouble") == ""
    work.failure = Refused("It is being amended. Try later.", code="not_in_this_state")
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    assert _line(page, "court-file.trouble") == "It is being amended. Try later."
    model.load()
    assert _line(page, "court-file.trouble") == "It is being amended. Try later."
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    assert _line(page, "court-file.trouble") == ""


def test_a_refusal_that_comes_while_one_is_elsewhere_waits_there(
    areas: AreaStack, look: Look, said_aloud: list[str]
) -> None:
    """It is not lost with the page that was left for another area, and not said over another page."""
    work, tasks = FakeWorkspace(Role.LIAISON), HeldTasks()
    model = CourtFileModel(work.workspace(), tasks, BOARD[0], now)
    page = CourtFilePage(look, model)
    model.setParent(page)
    areas.offer("area.liaison", lambda: page)
    other = CourtFilePage(look, CourtFileModel(work.workspace(), tasks, BOARD[1], now, page))
    areas.offer("area.review", lambda: other)
    areas.open("area.liaison")
    tasks.let_go()
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    work.failure = Refused("It is being amended. Try later.", code="not_in_this_state")
    areas.open("area.review")
    tasks.let_go()
    assert said_aloud == []
    areas.open("area.liaison")
    tasks.let_go()
    assert _line(page, "court-file.trouble") == "It is being amended. Try later."


def test_only_what_was_asked_for_disturbs_a_report_in_hand(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that cannot be read in the background says nothing over the form.

    A report that was to be begun does, until the next press.
    """
    work = FakeWorkspace()
    application = start(work)
    signed_in = application.signed_in
    assert signed_in is not None
    signed_in._my_work.mine.write("r-draft")
    page = application.window.areas.page
    assert isinstance(page, FillPage)
    with monkeypatch.context() as broken:
        broken.setattr(work, "reports", _unreadable)
        signed_in.exchange.news.emit()
    assert _line(page, "fill.trouble") == ""
    work.failure = EnvironmentProblem(FULL, code="disk_full")
    page._want_begun("referral")
    assert _line(page, "fill.trouble") == FULL
    work.failure = EnvironmentProblem("The network is gone.", code="offline")
    page._want_consult()
    assert _line(page, "fill.trouble") == "The network is gone."
    page.model.send()
    assert _line(page, "fill.trouble") == ""


def _unreadable(*_given: object) -> None:
    raise EnvironmentProblem(FULL, code="disk_full")
