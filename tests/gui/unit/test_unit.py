"""The unit's pages: who has what open, another author, the report that stays, and covering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.call_facts import CallFacts
from citdesk.casework.errors import Refused
from citdesk.casework.people import Role
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.review.remarks import RemarksHeld
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.shell.areas_stack import AreaStack
from citdesk.desktop.shell.journey import Ground
from citdesk.desktop.shell.kept_words import KeptWords
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.unit.cover_model import CoverModel
from citdesk.desktop.unit.cover_view import CoverPage
from citdesk.desktop.unit.journey import UnitJourney
from citdesk.desktop.unit.report_steps_model import ReportStepsModel
from citdesk.desktop.unit.report_steps_view import AuthorPage, MoreStepsPage, OriginalPage
from citdesk.desktop.unit.work_model import OfficerModel, UnitModel
from citdesk.desktop.unit.work_view import OfficerPage, UnitPage
from citdesk.desktop.widgets import Button, ChoiceRow, Rank
from tests.a11y.walk import press_round
from tests.gui.shell.fake_unit import BIRCH
from tests.gui.shell.fakes import UNITS_REPORT, FakeWorkspace, now, review_page

Shown = Callable[[QWidget], None]


@pytest.fixture
def work() -> FakeWorkspace:
    """A supervisor."""
    return FakeWorkspace(Role.SUPERVISOR, name="Sgt Okafor")


@pytest.fixture
def show(qtbot: QtBot) -> Shown:
    """Puts a page on the screen."""

    def shown(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(930, 650)
        page.show()

    return shown


def steps(work: FakeWorkspace, *, duplicate_of: str = "") -> ReportStepsModel:
    """The steps of a report that waits, or that is a duplicate."""
    page = replace(
        review_page(),
        author="J. Rivera",
        may_reassign=not duplicate_of,
        may_mark_duplicate=not duplicate_of,
        may_link=not duplicate_of,
        may_look_back=not duplicate_of,
        duplicate_of=duplicate_of,
    )
    return ReportStepsModel(work.workspace(), ImmediateTasks(), page, now)


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    """A press on the button of that name in sight."""
    # what was taken off the page may still be on its way out, and what came is laid out a moment later
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(Button, name)))
    button = next(button for button in page.findChildren(Button, name) if button.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page: QWidget, name: str) -> str:
    """What the line of that name says."""
    line = page.findChild(QLabel, name)
    assert isinstance(line, QLabel)
    return line.text()


# --- who has what open -------------------------------------------------------------------------------------


def test_the_unit_is_read_at_a_glance(work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot) -> None:
    """How much each has open and since when, in words; nothing open is said too."""
    model = UnitModel(work.workspace(), ImmediateTasks(), now)
    page = UnitPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    first, second = page.frame.rows.rows
    assert first.sentence == (
        "J. Rivera, 3 open, 2 waiting for a decision, 1 to change. Oldest since Mon Mar 9, 21:44"
    )
    assert (second.title, second.detail) == ("T. Birch", "Nothing open")
    with qtbot.waitSignal(page.officer_wanted) as wanted:
        page.frame.list.opened.emit(first.id)
    assert wanted.args is not None
    assert wanted.args[0].person.name == "J. Rivera"


def test_duplicates_and_covers_are_in_sight(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """A mark can be found again and taken back; who covers is said over the list."""
    work.unit.duplicates = (UNITS_REPORT,)
    work.unit.start_cover("p-30", date(2026, 3, 12), date(2026, 3, 20))
    model = UnitModel(work.workspace(), ImmediateTasks(), now)
    page = UnitPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    assert [row.title for row in page.frame.rows.rows][2:] == [
        "Marked as duplicates (1)",
        "CR-2026-0109  Crisis encounter",
    ]
    assert [row.chip for row in page.frame.rows.rows][3:] == ["Returned"]
    assert said(page, "unit.note") == "Sgt Hale covers for your unit until Fri Mar 20."
    with qtbot.waitSignal(page.report_wanted) as wanted:
        page.frame.list.opened.emit("u-1")
    assert wanted.args == ["u-1"]


def test_one_persons_open_reports_lead_to_each_of_them(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """Each opens; somebody who has none is said to have none."""
    shown = [
        OfficerPage(look, OfficerModel(work.workspace(), ImmediateTasks(), officer, now))
        for officer in work.unit.officers
    ]
    for page in shown:
        show(page)
        page.arrive()
    assert [len(page.frame.rows.rows) for page in shown] == [1, 0]
    assert said(shown[1], "officer.empty") == "Nothing of T. Birch is open."


# --- another author, and duplicates ------------------------------------------------------------------------


def test_only_what_can_be_done_is_offered(work: FakeWorkspace, look: Look, show: Shown) -> None:
    """A report that waits can be looked back at, linked, given away or marked; a duplicate unmarked."""
    for duplicate_of, offered in (
        ("", ["case", "after_action", "link", "papers", "author", "duplicate"]),
        ("CR-2026-0101", ["case", "papers", "unmark"]),
    ):
        model = steps(work, duplicate_of=duplicate_of)
        page = MoreStepsPage(look, model)
        model.setParent(page)
        show(page)
        names = [button.objectName() for button in page.findChildren(Button)]
        assert [name for name in names if name.startswith("more.")] == [f"more.{each}" for each in offered]


def test_nothing_says_that_the_author_is_away(work: FakeWorkspace, look: Look, show: Shown) -> None:
    """Whether they are is not known here: another author is for the case that they are."""
    model = steps(work)
    page = MoreStepsPage(look, model)
    model.setParent(page)
    show(page)
    meaning = next(b for b in page.findChildren(Button) if b.objectName() == "more.author")
    assert meaning.accessibleDescription().startswith(f"If {model.holder} is away: ")


def test_a_report_is_given_to_another_officer_with_a_reason(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """Without a reason nothing happens, and the page says so; a badge number finds who is meant."""
    model = steps(work)
    page = AuthorPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    press(page, "author.give:4420", qtbot)
    assert work.calls == []
    assert said(page, "author.trouble") == "Say why. It stays in the report's history."
    qtbot.keyClicks(page.reason, "On leave until April")
    qtbot.keyClicks(page.sought, "2200")
    with qtbot.waitSignal(model.acted):
        press(page, "author.give:2200", qtbot)
    assert work.calls[-1].values == ("q-2", "p-30", "On leave until April")
    page.sought.setText("nobody")
    assert not [
        b for b in page.findChildren(Button) if b.objectName().startswith("author.give") and b.isVisible()
    ]


def test_a_reason_that_was_not_sent_stands_there_again(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """Back from the page loses nothing within the sign-in."""
    kept = KeptWords()
    for before in ("", "On leave until April"):
        model = steps(work)
        page = AuthorPage(look, model, kept=kept)
        model.setParent(page)
        show(page)
        assert page.reason.text() == before
        page.reason.setText("On leave until April")


def test_the_report_that_stays_is_named_before_the_other_is_marked(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """Rows look alike: a press on one marks nothing yet; what HQ refuses is said in its place."""
    call = CallFacts("26-0193", "5th Street", date(2026, 3, 11))
    work.unit.rows = (replace(work.unit.rows[0], call=call),)
    model = steps(work)
    page = OriginalPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    assert said(page, "original.note") == (
        "CR-2026-0117  Crisis encounter by J. Rivera is then marked as its duplicate. You can take that back."
    )
    assert page.go.isHidden()
    page.frame.list.opened.emit("u-1")
    assert work.calls == []
    assert page.focusWidget() is page.go
    assert said(page, "original.note") == (
        "CR-2026-0117  Crisis encounter by J. Rivera is marked as a duplicate of "
        "CR-2026-0109, J. Rivera, Event 26-0193, 5th Street, Wed Mar 11. Is that right?"
    )
    assert "Wed Mar 11" in (model.originals or ())[0].detail
    with qtbot.waitSignal(model.acted):
        page.go.click()
    assert work.calls[-1].values == ("q-2", "u-1")
    work.failure = Refused("The report that is to stay is void. Choose another.", code="not_in_this_state")
    page.go.click()
    assert said(page, "original.trouble") == "The report that is to stay is void. Choose another."


def test_reports_that_could_stay_keep_their_places_while_one_looks(
    work: FakeWorkspace, look: Look, show: Shown
) -> None:
    """News puts another report nearest in time: it comes beneath, and no row slips under the finger."""
    model = steps(work)
    page = OriginalPage(look, model)
    model.setParent(page)
    first = work.unit.rows[0]
    work.unit.rows = (first, replace(first, id="u-2"))
    show(page)
    page.arrive()
    work.unit.rows = tuple(replace(first, id=each) for each in ("u-3", "u-2", "u-1"))
    page.arrive()
    assert [row.id for row in model.originals or ()] == ["u-1", "u-2", "u-3"]


def test_what_was_read_for_the_steps_goes_with_their_page(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """A supervisor who looks at the steps often does not gather them behind the report."""
    stack = QStackedWidget()
    show(stack)
    areas = AreaStack(stack, stack)
    journey = UnitJourney(Ground(look, areas, work.workspace(), ImmediateTasks(), now), stack)
    model = ReviewModel(
        work.workspace(), ImmediateTasks(), "q-2", RemarksHeld(work.workspace(), ImmediateTasks()), now
    )
    review = ReviewReportPage(look, model)
    model.setParent(review)
    areas.offer("area.review", lambda: review)
    areas.open("area.review")
    for _ in range(3):
        journey.show_steps(review, model.page)
        areas.back()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert stack.findChildren(ReportStepsModel) == []


# --- covering ----------------------------------------------------------------------------------------------


def _chosen(page: CoverPage, qtbot: QtBot) -> None:
    choice = page.findChildren(ChoiceRow, "cover.deputy:2200")[-1]  # one of an earlier list may be going
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)


def test_a_cover_from_a_day_that_is_over_is_said_to_begin_today(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """Before it is set one sentence says so; a second press sets it, and another day is asked about anew."""
    model = CoverModel(work.workspace(), ImmediateTasks(), now)
    page = CoverPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    _chosen(page, qtbot)
    page.first.show_date(date(2026, 3, 3))
    page.last.show_date(date(2026, 3, 20))
    press(page, "cover.go", qtbot)
    assert said(page, "cover.trouble") == "It begins today, not on Tue Mar 3: that day is over."
    assert page.go.text() == "Start it all the same"
    assert work.calls == []
    page.last.day.setText("19")
    page.last.day.textEdited.emit("19")
    assert page.go.text() == "Start the cover"
    press(page, "cover.go", qtbot)
    assert work.calls == []
    press(page, "cover.go", qtbot)
    assert work.calls[-1].values == ("p-30", date(2026, 3, 3), date(2026, 3, 19))


def test_tab_goes_from_who_covers_to_the_days_and_then_to_the_start(
    work: FakeWorkspace, look: Look, show: Shown
) -> None:
    """Who may cover is read from the vault after the page was made, and still comes first by key."""
    model = CoverModel(work.workspace(), ImmediateTasks(), now)
    page = CoverPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    QApplication.processEvents()
    deputy = page.findChildren(ChoiceRow)[0].objectName()
    names = [each.objectName() for each in press_round(QApplication.focusWidget())]  # type: ignore[arg-type]
    order = [names.index(name) for name in (deputy, "cover.first#month", "cover.last#month", "cover.go")]
    assert order == sorted(order)


def test_days_that_the_same_colleague_covers_already_are_refused_at_once(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """Nothing would be added: the sentence says so, what was entered stays, and nothing is asked first."""
    work.unit.start_cover("p-30", date(2026, 3, 12), date(2026, 3, 20))
    model = CoverModel(work.workspace(), ImmediateTasks(), now)
    page = CoverPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    _chosen(page, qtbot)
    before = len(work.calls)
    for last in (date(2026, 3, 15), date(2026, 3, 20)):
        page.last.show_date(last)
        press(page, "cover.go", qtbot)
        assert said(page, "cover.trouble") == (
            "Sgt Hale covers on all of these days already. Choose other days, or end that cover first."
        )
        assert page.go.text() == "Start another cover"
        assert page.last.date() == last
    assert len(work.calls) == before
    page.last.show_date(date(2026, 9, 1))  # longer than a cover lasts: refused before anything is asked
    press(page, "cover.go", qtbot)
    assert page.go.text() != "Start it all the same"


def test_who_covers_already_is_named_before_another_cover_is_added(
    work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot
) -> None:
    """Two covers at a time are both in force: one sentence says who covers until when, before it is set."""
    work.unit.start_cover("p-30", date(2026, 3, 12), date(2026, 3, 20))
    other = replace(work.unit.running[0], id="c-0", deputy=BIRCH)
    work.unit.running[:] = [other]
    model = CoverModel(work.workspace(), ImmediateTasks(), now)
    page = CoverPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    _chosen(page, qtbot)
    page.last.show_date(date(2026, 3, 15))
    before = len(work.calls)
    press(page, "cover.go", qtbot)
    assert said(page, "cover.trouble") == (
        "T. Birch already covers from Thu Mar 12 to Fri Mar 20: this one is added, and both decide."
    )
    assert len(work.calls) == before
    press(page, "cover.go", qtbot)
    assert work.calls[-1].name == "start_cover"
    assert page.go.text() == "Start another cover"
    _chosen(page, qtbot)
    page.first.show_date(date(2026, 3, 21))
    page.last.show_date(date(2026, 3, 22))
    press(page, "cover.go", qtbot)
    assert work.calls[-1].values[1:] == (date(2026, 3, 21), date(2026, 3, 22))


def test_a_cover_is_arranged_and_ended(work: FakeWorkspace, look: Look, show: Shown, qtbot: QtBot) -> None:
    """Somebody chosen, two days, one press; then it stands there with its end and a way to end it now."""
    model = CoverModel(work.workspace(), ImmediateTasks(), now)
    page = CoverPage(look, model)
    model.setParent(page)
    show(page)
    page.arrive()
    press(page, "cover.go", qtbot)
    assert said(page, "cover.trouble") == "Choose who covers for your unit"
    choice = page.findChild(ChoiceRow, "cover.deputy:2200")
    assert isinstance(choice, ChoiceRow)
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    press(page, "cover.go", qtbot)
    assert said(page, "cover.trouble").startswith("Enter the first and the last day")
    page.last.show_date(date(2026, 3, 20))
    with qtbot.waitSignal(model.acted):
        press(page, "cover.go", qtbot)
    assert work.calls[-1].values == ("p-30", date(2026, 3, 12), date(2026, 3, 20))
    sentence = "Sgt Hale covers for unit 12 from Thu Mar 12 to Fri Mar 20."
    qtbot.waitUntil(lambda: sentence in [label.text() for label in page.findChildren(QLabel)])
    end = page.findChild(Button, "cover.end:2200")
    assert isinstance(end, Button)
    assert (end.rank, page.go.rank) == (Rank.PRIMARY, Rank.SECONDARY)
    press(page, "cover.go", qtbot)  # pressed once more it is not the same cover twice
    assert said(page, "cover.trouble") == "Choose who covers for your unit"
    press(page, "cover.end:2200", qtbot)
    assert work.calls[-1].name == "end_cover"
    assert model.covers == ()
    assert page.go.rank is Rank.PRIMARY
