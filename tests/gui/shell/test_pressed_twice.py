"""A glove taps twice: what enters the record enters it once, while the vault is still busy with the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from citdesk.casework.errors import EnvironmentProblem, Refused
from citdesk.casework.people import Role
from citdesk.desktop.case.model import CaseModel
from citdesk.desktop.consult.queue_model import ConsultQueueModel
from citdesk.desktop.liaison.court_file_model import CourtFileModel
from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.review.remarks import RemarksHeld
from citdesk.desktop.unit.cover_model import CoverModel
from citdesk.desktop.unit.report_steps_model import ReportStepsModel
from citdesk.workspace import DiversionStep
from tests.gui.shell.fakes import BOARD, CONSENTS, FakeWorkspace, now, review_page
from tests.gui.shell.held_tasks import HeldTasks

DAY = date(2026, 3, 12)
END = date(2026, 3, 20)


@dataclass(frozen=True)
class _Desk:
    """A workspace and the door to it, busy."""

    work: FakeWorkspace
    tasks: HeldTasks


@pytest.fixture
def desk(qapp: QApplication) -> _Desk:
    """Somebody who may do everything."""
    return _Desk(FakeWorkspace(*Role), HeldTasks())


def _cover(desk: _Desk) -> Callable[[], None]:
    model = CoverModel(desk.work.workspace(), desk.tasks, now)
    return lambda: model.start("p-30", DAY, END)


def _author(desk: _Desk) -> Callable[[], None]:
    model = ReportStepsModel(desk.work.workspace(), desk.tasks, review_page(), now)
    return lambda: model.give_to("p-30", "On leave until April")


def _duplicate(desk: _Desk) -> Callable[[], None]:
    page = replace(review_page(), may_mark_duplicate=True)
    model = ReportStepsModel(desk.work.workspace(), desk.tasks, page, now)
    return lambda: model.mark_duplicate("u-1")


def _officer(desk: _Desk) -> Callable[[], None]:
    model = CaseModel(desk.work.workspace(), desk.tasks, "q-2", now)
    return lambda: model.assign("p-7")


def _consent(desk: _Desk) -> Callable[[], None]:
    model = CaseModel(desk.work.workspace(), desk.tasks, "q-2", now)
    return lambda: model.revoke(CONSENTS[0])


def _step(desk: _Desk) -> Callable[[], None]:
    model = CourtFileModel(desk.work.workspace(), desk.tasks, BOARD[0], now)
    return lambda: model.advance(DiversionStep.INTAKE_DONE, DAY, "")


def _new_report(desk: _Desk) -> Callable[[], None]:
    model = MyWorkModel(desk.work.workspace(), desk.tasks, now)
    return lambda: model.start("encounter")


@pytest.mark.parametrize(
    ("pressed", "recorded"),
    [
        (_cover, "start_cover"),
        (_author, "reassign"),
        (_duplicate, "mark_duplicate"),
        (_officer, "assign_officer"),
        (_consent, "revoke_consent"),
        (_step, "advance_diversion"),
        (_new_report, "start_report"),
    ],
)
def test_two_taps_enter_the_record_once(
    desk: _Desk, pressed: Callable[[_Desk], Callable[[], None]], recorded: str
) -> None:
    """The second tap finds the first one still under way and does nothing."""
    tap = pressed(desk)
    tap()
    tap()
    desk.tasks.let_go()
    assert desk.work.names() == [recorded]


def test_after_a_refusal_the_next_press_counts(desk: _Desk) -> None:
    """What was refused can be tried again."""
    model = CourtFileModel(desk.work.workspace(), desk.tasks, BOARD[0], now)
    desk.work.failure = Refused("The report is being amended. Try later.", code="not_in_this_state")
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    desk.tasks.let_go()
    assert desk.work.names() == []
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    desk.tasks.let_go()
    assert desk.work.names() == ["advance_diversion"]


def test_a_list_that_cannot_be_read_meanwhile_lets_no_second_tap_through(
    desk: _Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was pressed is still under way when reading fails."""

    def unreadable(_report: str) -> None:
        raise EnvironmentProblem("The disk is full. Free some space.", code="disk_full")

    model = CourtFileModel(desk.work.workspace(), desk.tasks, BOARD[0], now)
    monkeypatch.setattr(desk.work.papers, "of_report", unreadable)
    model.load()
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    desk.tasks.let_go_first()
    model.advance(DiversionStep.INTAKE_DONE, DAY, "")
    desk.tasks.let_go()
    assert desk.work.names() == ["advance_diversion"]


def test_an_approval_under_way_outlasts_a_report_that_cannot_be_read_anew(
    desk: _Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """News has the report read again; that this fails makes no second tap on Approve count."""

    def unreadable(_report: str) -> None:
        raise EnvironmentProblem("The disk is full. Free some space.", code="disk_full")

    held = RemarksHeld(desk.work.workspace(), desk.tasks)
    model = ReviewModel(desk.work.workspace(), desk.tasks, "q-2", held, now)
    model.load()
    desk.tasks.let_go()
    monkeypatch.setattr(desk.work, "review_again", unreadable)
    model.look_again()
    model.approve()
    desk.tasks.let_go_first()
    assert model.busy
    model.approve()
    desk.tasks.let_go()
    assert desk.work.names().count("approve") == 1


def test_a_question_is_taken_once(desk: _Desk) -> None:
    """A clinician's second tap on Take is no second step."""
    model = ConsultQueueModel(desk.work.workspace(), desk.tasks, now)
    model.reload()
    desk.tasks.let_go()
    consult = desk.work.consults.queue()[0].id
    model.take(consult)
    model.take(consult)
    desk.tasks.let_go()
    assert desk.work.consults.calls == [(consult, "take")]
