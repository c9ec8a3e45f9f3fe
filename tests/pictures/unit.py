"""A supervisor's and a clinician's screens: the queue, a report in review, the case, the unit, consults."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from citdesk.casework.checks import Severity
from citdesk.casework.events import EventKind
from citdesk.casework.people import Role
from citdesk.desktop.case.link_view import LinkPage
from citdesk.desktop.case.view import CasePage
from citdesk.desktop.consult.advice_view import AdvicePage
from citdesk.desktop.consult.queue_view import ConsultQueuePage
from citdesk.desktop.review.approve_view import ApprovePage
from citdesk.desktop.review.comment_editor import CommentEditor
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.review.return_view import ReturnPage
from citdesk.desktop.unit.cover_view import CoverPage
from citdesk.desktop.unit.figure_table_view import FigureTablePage
from citdesk.desktop.unit.figures_view import FiguresPage
from citdesk.desktop.unit.report_steps_view import AuthorPage, MoreStepsPage, OriginalPage
from citdesk.desktop.unit.work_view import OfficerPage, UnitPage
from citdesk.desktop.unlocking.view import AnswerPage
from citdesk.desktop.widgets import Button
from citdesk.workspace import Acted, Display, TooLate, UserError
from citdesk.workspace.review_page import ReviewProblem, ReviewStop
from tests.gui.shell.fakes import NOW, FakeDesk, FakeWorkspace, report_row, review_page
from tests.pictures.screen import Screen, Stage, Way, emit, press, raising, run, stay, then, typed

_FATE = ReviewProblem("No observed fact bears on the hold. Add the fact it rests on.", severity=Severity.STOP)


def _nothing_waits(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.queue.clear()


def _first_version(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.page = review_page(revision=1)


def _too_late(work: FakeWorkspace, _desk: FakeDesk) -> None:
    before = Acted(EventKind.APPROVE, "Sgt Other", NOW - timedelta(minutes=12))
    late = TooLate(EventKind.RETURN, before, ("Say what was seen and heard, not what it seemed.",))
    row = replace(work.page.row, display=Display.APPROVED, late=late)
    work.page = replace(work.page, row=row, may_decide=False)


def _stops(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.page = replace(
        work.page,
        problems=(
            ReviewProblem("When did they arrive? The arrival is before the dispatch.", "/d/call/arrived"),
            _FATE,
            ReviewProblem(
                "Put the person's own words between quote marks.",
                "/d/seen/story",
                must=False,
                label="What happened?",
                severity=Severity.WARN,
            ),
        ),
        stops=(ReviewStop("hold_without_fact", _FATE),),
        notes=("The encounter that this report grew from was changed since it was sent.",),
    )


def _may_more(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.page = replace(
        work.page, may_reassign=True, may_mark_duplicate=True, may_look_back=True, may_link=True
    )
    work.unit.rows = (*work.unit.rows, report_row("u-2", Display.SENT, number="CR-2026-0112"))


def _linked(work: FakeWorkspace, desk: FakeDesk) -> None:
    _may_more(work, desk)
    work.on_case.append("p-7")
    work.links.link("q-2", "c-2", "Same man, same porch")


def _duplicates(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.unit.duplicates = (report_row("u-3", Display.SENT, number="CR-2026-0114"),)


def _no_questions(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.consults.rows.clear()


def _answers(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.answer_challenge = lambda _challenge: ("Car 12", "4821-7730")  # type: ignore[attr-defined]


def _unknown(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.answer_challenge = raising(  # type: ignore[attr-defined]
        UserError("No computer of your unit has this challenge. Have it read to you again.", code="unknown")
    )


def _cover(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, CoverPage)
    stage.seen("cover.deputy:2200").click()  # type: ignore[attr-defined]
    page.last.show_date(date(2026, 3, 20))
    page.go.click()


def _covered(work: FakeWorkspace, _desk: FakeDesk) -> None:
    work.unit.start_cover("p-30", date(2026, 3, 12), date(2026, 3, 20))


def _cover_twice(stage: Stage) -> None:
    page = stage.page
    assert isinstance(page, CoverPage)
    stage.seen("cover.deputy:2200").click()  # type: ignore[attr-defined]
    page.first.show_date(date(2026, 3, 3))
    page.last.show_date(date(2026, 3, 25))
    page.go.click()


def _review(way: Way = stay, shows: type = ReviewReportPage, **more: object) -> Screen:
    gone = then(emit("opened", "q-2"), way)
    return Screen(shows=shows, role=Role.SUPERVISOR, way=gone, **more)  # type: ignore[arg-type]


def _sergeant(shows: type, way: Way = stay, **more: object) -> Screen:
    return Screen(shows=shows, role=Role.SUPERVISOR, way=way, **more)  # type: ignore[arg-type]


def _clinician(shows: type, way: Way = stay, **more: object) -> Screen:
    return Screen(shows=shows, role=Role.CLINICIAN, way=way, **more)  # type: ignore[arg-type]


def _one_answer(stage: Stage) -> None:
    stage.page.finish()  # type: ignore[attr-defined]
    stage.seen("comment:/d/seen/story").click()  # type: ignore[attr-defined]
    editor = next(iter(stage.page.findChildren(CommentEditor)))
    editor.box.setPlainText("Say what he did, not what you made of it.")


_MORE = emit("more_wanted")
_UNIT = emit("unit_wanted")
_FIGURES = then(_UNIT, emit("figures_wanted"))
_UNLOCK = then(run("unlock.answer"), typed("answer.challenge", "AAAA-BBBB-CCCC"), press("answer.go"))
_QUESTION = emit("frame.list.opened", "k-1")


def _first_table(stage: Stage) -> None:
    button = next(
        each for each in stage.page.findChildren(Button) if each.objectName().startswith("figure.table:")
    )
    button.click()


SCREENS: dict[str, Screen] = {
    "queue": _sergeant(QueuePage),
    "queue-narrowed": _sergeant(QueuePage, then(typed("queue.search", "lincoln"), press("queue.stage.held"))),
    "queue-narrowed-nothing": _sergeant(
        QueuePage, then(typed("queue.search", "xylophone"), press("queue.stage.again"))
    ),
    "queue-none": _sergeant(QueuePage, ready=_nothing_waits),
    "review": _review(ready=_first_version),
    "review-differences": _review(),
    "review-checks": _review(ready=_stops),
    "review-too-late": _review(ready=_too_late),
    "review-comment": _review(_one_answer),
    "review-return": _review(run("review.return"), ReturnPage),
    "review-return-comments": _review(then(_one_answer, run("review.return")), ReturnPage),
    "review-approve": _review(run("review.approve"), ApprovePage),
    "review-approve-reasons": _review(run("review.approve"), ApprovePage, ready=_stops),
    "review-more": _review(_MORE, MoreStepsPage, ready=_may_more),
    "review-other-author": _review(then(_MORE, emit("author_wanted")), AuthorPage, ready=_may_more),
    "review-duplicate": _review(then(_MORE, emit("original_wanted")), OriginalPage, ready=_may_more),
    "review-duplicate-chosen": _review(
        then(_MORE, emit("original_wanted"), emit("frame.list.opened", "u-1")), OriginalPage, ready=_may_more
    ),
    "case": _review(then(_MORE, emit("case_wanted")), CasePage, ready=_may_more),
    "case-linked": _review(then(_MORE, emit("case_wanted")), CasePage, ready=_linked),
    "case-link": _review(then(_MORE, emit("link_wanted")), LinkPage, ready=_may_more),
    "unit": _sergeant(UnitPage, _UNIT),
    "unit-duplicates": _sergeant(UnitPage, _UNIT, ready=_duplicates),
    "unit-officer": _sergeant(OfficerPage, then(_UNIT, emit("frame.list.opened", "officer:p-6"))),
    "unit-cover": _sergeant(CoverPage, then(_UNIT, emit("cover_wanted"))),
    "unit-cover-asked": _sergeant(CoverPage, then(_UNIT, emit("cover_wanted"), _cover_twice), ready=_covered),
    "unit-cover-runs": _sergeant(CoverPage, then(_UNIT, emit("cover_wanted"), _cover)),
    "unit-figures": _sergeant(FiguresPage, _FIGURES),
    "unit-figure-table": _sergeant(FigureTablePage, then(_FIGURES, _first_table)),
    "unlock-colleague": _sergeant(AnswerPage, run("unlock.answer")),
    "unlock-colleague-answer": _sergeant(AnswerPage, _UNLOCK, ready=_answers),
    "unlock-colleague-unknown": _sergeant(AnswerPage, _UNLOCK, ready=_unknown),
    "consults": _clinician(ConsultQueuePage),
    "consults-none": _clinician(ConsultQueuePage, ready=_no_questions),
    "consult-question": _clinician(AdvicePage, _QUESTION),
    "consult-advice": _clinician(AdvicePage, then(_QUESTION, press("consult.go"))),
    "consult-advice-given": _clinician(AdvicePage, emit("frame.list.opened", "k-2")),
}
