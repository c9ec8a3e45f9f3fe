"""Review: a queue that holds still, comments that gather, two decisions, and the next report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.checks import Severity
from citdesk.casework.errors import Refused
from citdesk.casework.events import EventKind, ReturnReason
from citdesk.casework.lifecycle import ReportState
from citdesk.casework.people import Role
from citdesk.desktop.files import PicturePage
from citdesk.desktop.review.answer_view import AnswerView, AnswerWords
from citdesk.desktop.review.approve_view import ApprovePage
from citdesk.desktop.review.grew_from_words import grew_from_words
from citdesk.desktop.review.model import ReviewModel
from citdesk.desktop.review.queue_model import QueueModel, version_words
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.review.remarks import RemarksHeld, reason_words
from citdesk.desktop.review.report_view import ReviewReportPage
from citdesk.desktop.review.return_view import ReturnPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button, ErrorText, Link, LookText, Rank
from citdesk.desktop.widgets.labels import Words
from citdesk.workspace import (
    Acted,
    CustodyClock,
    Danger,
    Display,
    GivenOn,
    GrewFrom,
    ReportFile,
    ReviewAnswer,
    ReviewPage,
    ReviewProblem,
    ReviewSection,
    ReviewStop,
)
from tests.gui.shell.fakes import QUEUE, FakeWorkspace, now, review_page

STORY = "/d/seen/story"


@pytest.fixture
def work() -> FakeWorkspace:
    """A supervisor with three reports waiting."""
    return FakeWorkspace(Role.SUPERVISOR, name="Sgt Okafor")


@pytest.fixture
def queue(work: FakeWorkspace, qtbot: QtBot) -> QueueModel:
    """The queue, read once."""
    made = QueueModel(work.workspace(), ImmediateTasks(), now)
    made.reload()
    return made


@pytest.fixture
def held(work: FakeWorkspace, qtbot: QtBot) -> RemarksHeld:
    """No remarks yet."""
    return RemarksHeld(work.workspace(), ImmediateTasks())


@pytest.fixture
def model(work: FakeWorkspace, held: RemarksHeld, qtbot: QtBot) -> ReviewModel:
    """The second version of a report, open for review."""
    made = ReviewModel(work.workspace(), ImmediateTasks(), "q-2", held, now)
    made.load()
    return made


def test_the_queue_keeps_the_order_it_is_given(queue: QueueModel) -> None:
    """The most urgent first, as the workspace sorts it."""
    assert [row.id for row in queue.lines] == ["q-1", "q-2", "q-3"]


def test_a_queue_row_is_read_as_one_sentence(queue: QueueModel) -> None:
    """Number, author, version and what changed are heard in one go."""
    assert queue.lines[1].sentence == (
        "CR-2026-0117, Crisis encounter, sent by J. Rivera, Sent 20:44, second version, "
        "3 answers changed since the version before"
    )


def test_reports_of_one_kind_are_told_apart_by_their_call(queue: QueueModel) -> None:
    """Number and street stand whole on the second line and are heard with the rest."""
    row = queue.lines[0]
    assert row.detail == "Event 26-0187, Lincoln Avenue. Crisis encounter, first version"
    assert row.whole
    assert row.sentence.startswith("CR-2026-0115, Crisis encounter, Event 26-0187, Lincoln Avenue, ")


def test_what_is_urgent_stands_on_chips_and_is_heard(queue: QueueModel) -> None:
    """Words and an icon before the state, in the order of what runs out; read with the rest of the row."""
    held, plain, due = queue.lines
    assert [chip.words for chip in held.chips] == [
        "Custody ends in 40 min",
        "Danger to self: high",
        "Danger to others: moderate",
        "Sent 16:44",
    ]
    assert held.sentence.startswith(
        "CR-2026-0115, Crisis encounter, Event 26-0187, Lincoln Avenue, "
        "Custody ends in 40 min, Danger to self: high, Danger to others: "
    )
    assert plain.urgent == ()
    assert [chip.words for chip in due.urgent] == ["First meeting due tomorrow"]


@pytest.mark.parametrize(
    ("custody", "words"),
    [
        (CustodyClock(now(), None), "In custody 0 h 00 min"),
        (CustodyClock(now(), now() + timedelta(minutes=90)), "Custody ends 23:14"),
        (CustodyClock(now(), now() + timedelta(hours=12)), "Custody ends Fri 09:44"),
        (CustodyClock(now(), now() - timedelta(minutes=65)), "Custody limit passed 1 h 05 min ago"),
    ],
)
def test_a_clock_says_when_it_ends(work: FakeWorkspace, custody: CustodyClock, words: str) -> None:
    """The time while it is far, minutes when it is near, how long ago once it has passed."""
    work.queue = [replace(QUEUE[1], custody=custody, to_self=Danger.LOW, to_others=Danger.LOW)]
    model = QueueModel(work.workspace(), ImmediateTasks(), now)
    model.reload()
    assert [chip.words for chip in model.lines[0].urgent] == [words, "Danger to self and others: low"]


def test_clocks_go_on_while_the_list_is_looked_at(work: FakeWorkspace, qtbot: QtBot) -> None:
    """A tick counts the minutes down and moves no row; where nobody is held nothing is drawn anew."""
    passed = timedelta(0)
    model = QueueModel(work.workspace(), ImmediateTasks(), lambda: now() + passed)
    model.reload()
    model.hold_still(steady=True)
    passed = timedelta(minutes=15)
    with qtbot.waitSignal(model.changed):
        model.tick()
    assert model.lines[0].urgent[0].words == "Custody ends in 25 min"
    work.queue = [QUEUE[1]]
    model.reload()
    with qtbot.assertNotEmitted(model.changed):
        model.tick()


def test_a_report_that_became_urgent_keeps_its_place_until_asked(
    queue: QueueModel, work: FakeWorkspace
) -> None:
    """The chip comes at once, the place with the next look at the list."""
    queue.hold_still(steady=True)
    first, second, third = QUEUE
    work.queue = [replace(third, custody=first.custody), first, second]
    queue.reload()
    assert [row.id for row in queue.lines] == ["q-1", "q-2", "q-3"]
    assert queue.lines[2].urgent[0].words == "Custody ends in 40 min"
    queue.show_new()
    assert [row.id for row in queue.lines] == ["q-3", "q-1", "q-2"]


def test_what_came_in_and_is_more_urgent_is_next(queue: QueueModel, work: FakeWorkspace) -> None:
    """After a decision a hold that arrived meanwhile is not left for the end."""
    queue.hold_still(steady=True)
    work.queue.insert(0, replace(QUEUE[0], id="q-new"))
    queue.reload()
    assert queue.next_after("q-2") == "q-new"
    assert queue.next_after("q-new") == "q-1"


def test_new_reports_do_not_move_rows_under_the_finger(queue: QueueModel, work: FakeWorkspace) -> None:
    """While somebody looks, what comes in gathers behind Show 1 new."""
    queue.hold_still(steady=True)
    work.queue.insert(0, replace(QUEUE[0], id="q-new"))
    queue.reload()
    assert [row.id for row in queue.lines] == ["q-1", "q-2", "q-3"]
    assert queue.new == 1
    assert queue.waiting == 4
    queue.show_new()
    assert queue.lines[0].id == "q-new"


def test_a_list_read_again_by_hand_shows_what_came_in_and_says_so(
    queue: QueueModel, work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """The row one was at keeps the cursor and stays in sight."""
    page = QueuePage(look, queue)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.arrive()
    rows = page.frame.list
    assert rows.choose("q-2")
    work.queue = [replace(QUEUE[0], id="q-new"), QUEUE[2], QUEUE[1], replace(QUEUE[0], id="q-late"), QUEUE[0]]
    page.commands()["list.refresh"]()
    assert [row.id for row in queue.lines] == ["q-new", "q-3", "q-2", "q-late", "q-1"]
    assert page.frame.note.text() == "2 new reports are in the list"
    assert page.new.isHidden()
    assert rows.chosen == "q-2"
    at = rows.visualRect(rows.currentIndex())
    assert at.isValid()
    assert rows.viewport().rect().contains(at)
    page.commands()["list.refresh"]()
    assert page.frame.note.isHidden()


def test_a_decided_report_leaves_the_list_at_once(queue: QueueModel, work: FakeWorkspace) -> None:
    """What is done is gone, even while the list holds still."""
    queue.hold_still(steady=True)
    del work.queue[0]
    queue.reload()
    assert [row.id for row in queue.lines] == ["q-2", "q-3"]


@pytest.mark.parametrize(("report", "following"), [("q-1", "q-2"), ("q-3", "q-1"), ("gone", "q-1")])
def test_the_next_report_follows_the_decided_one(queue: QueueModel, report: str, following: str) -> None:
    """After a decision the next in order opens, from the end the first one left."""
    assert queue.next_after(report) == following


def test_after_the_last_report_nothing_follows(queue: QueueModel, work: FakeWorkspace) -> None:
    """An empty queue is good news and opens nothing."""
    work.queue = [QUEUE[0]]
    queue.reload()
    assert queue.next_after("q-1") is None


def test_versions_are_named() -> None:
    """Up to the third in words, amendments by name."""
    assert version_words(1) == "first version"
    assert version_words(7) == "version 7"
    assert version_words(3, amendment=True) == "amendment, version 3"


def test_every_reason_has_words() -> None:
    """No coded reason reaches the screen as a code."""
    assert len({reason_words(reason) for reason in ReturnReason}) == len(ReturnReason)


def test_a_second_version_opens_on_what_changed(model: ReviewModel) -> None:
    """The changed answers stand alone, the others are folded and counted."""
    assert model.only_changed
    assert [(len(s.answers), s.folded) for s in model.shown] == [(1, 1), (1, 2)]


def test_a_commented_answer_is_never_folded_away(model: ReviewModel) -> None:
    """A comment on an unchanged answer stays in sight."""
    model.comment("/d/seen/weapon", "Was there one?")
    assert "/d/seen/weapon" in [a.path for s in model.shown for a in s.answers]


def test_a_first_version_shows_everything(work: FakeWorkspace, held: RemarksHeld, qtbot: QtBot) -> None:
    """There is nothing to compare with, so nothing is marked as changed."""
    work.page = review_page(revision=1)
    model = ReviewModel(work.workspace(), ImmediateTasks(), "q-1", held, now)
    model.load()
    assert not model.compares
    assert not model.only_changed
    assert len([a for s in model.shown for a in s.answers]) == 5


def test_comments_survive_leaving_the_page(
    model: ReviewModel, work: FakeWorkspace, held: RemarksHeld
) -> None:
    """A supervisor who is called away finds the comments again."""
    model.comment(STORY, "Say what his sister told you.")
    again = ReviewModel(work.workspace(), ImmediateTasks(), "q-2", held, now)
    again.load()
    assert again.remarks.comments == {STORY: "Say what his sister told you."}


def test_an_emptied_comment_is_no_comment(model: ReviewModel) -> None:
    """Blanks alone do not count."""
    model.comment(STORY, "x")
    model.comment(STORY, "  ")
    assert model.remarks.count == 0


def test_a_return_needs_a_reason_and_something_to_change(model: ReviewModel, work: FakeWorkspace) -> None:
    """The author must learn why and what."""
    said: list[str] = []
    model.failed.connect(said.append)
    model.send_back()
    model.set_reason(ReturnReason.LANGUAGE, chosen=True)
    model.send_back()
    assert said == [
        "Choose why you return the report",
        "Say what to change: comment on an answer, or write a note",
    ]
    assert work.calls == []


def test_a_return_carries_reasons_comments_in_form_order_and_the_note(
    model: ReviewModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Everything noted goes together, against the revision that was read."""
    model.comment(STORY, "Second")
    model.comment("/d/call/arrived", "First")
    model.set_reason(ReturnReason.TIMELINE, chosen=True)
    model.set_reason(ReturnReason.MISSING_FACTS, chosen=True)
    model.set_note(" Nearly there. ")
    with qtbot.waitSignal(model.decided):
        model.send_back()
    assert work.calls[0].values == (
        "q-2",
        "rev-2",
        ("missing_facts", "timeline"),
        (("/d/call/arrived", "First"), (STORY, "Second")),
        "Nearly there.",
    )


def test_an_approval_names_the_revision_that_was_read(
    model: ReviewModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """A newer revision cannot be approved unseen."""
    with qtbot.waitSignal(model.decided):
        model.approve()
    assert work.calls[0].values == ("q-2", "rev-2", {})


def test_an_overtaken_decision_keeps_the_comments(model: ReviewModel, work: FakeWorkspace) -> None:
    """When a newer version came first, what was written is still there."""
    model.comment(STORY, "Say more.")
    model.set_reason(ReturnReason.LANGUAGE, chosen=True)
    work.failure = Refused("A newer version arrived before this decision.", code="overtaken")
    said: list[str] = []
    model.failed.connect(said.append)
    model.send_back()
    assert said == ["A newer version arrived before this decision."]
    assert model.remarks.comments == {STORY: "Say more."}
    assert not model.busy


def test_comments_follow_to_a_newer_revision(held: RemarksHeld) -> None:
    """The author sent again meanwhile: the comments wait on the new version."""
    held.of("q-2", "rev-2").comment(STORY, "x")
    assert held.of("q-2", "rev-3").comments == {STORY: "x"}
    assert held.of("q-2", "rev-3").revision == "rev-3"


# --- the pages ---------------------------------------------------------------------------------------------


@pytest.fixture
def page(qtbot: QtBot, look: Look, model: ReviewModel) -> ReviewReportPage:
    """The report on screen."""
    made = ReviewReportPage(look, model)
    qtbot.addWidget(made)
    made.resize(930, 650)
    made.show()
    return made


def _answer(page: ReviewReportPage, path: str) -> AnswerView:
    page.finish()  # a busy computer puts a report on the page in several slices
    return next(view for view in page.findChildren(AnswerView) if view.answer.path == path)


def test_the_main_button_follows_the_work(page: ReviewReportPage, model: ReviewModel) -> None:
    """With a comment, returning is the likely act; without, approving."""
    assert (page.approve.rank, page.send_back.rank) == (Rank.PRIMARY, Rank.SECONDARY)
    model.comment(STORY, "x")
    assert (page.approve.rank, page.send_back.rank) == (Rank.SECONDARY, Rank.PRIMARY)
    assert page.send_back.text() == "Return with 1 comment"


def test_a_comment_is_written_and_kept_by_keyboard(
    page: ReviewReportPage, model: ReviewModel, qtbot: QtBot
) -> None:
    """Ctrl+M opens the comment, all of it in sight on a small page, too; Ctrl+Enter keeps it."""
    page.resize(930, 400)
    page.commands()["review.next_change"]()
    page.commands()["review.next_change"]()
    page.commands()["review.comment"]()
    view = _answer(page, STORY)
    assert view.text_box is not None
    keep, viewport = page.findChild(Button, f"comment-keep:{STORY}"), page.page.area.viewport()
    assert keep is not None
    assert viewport.rect().contains(QRect(keep.mapTo(viewport, QPoint(0, 0)), keep.size()))
    qtbot.keyClicks(view.text_box, "Say more")
    qtbot.keyClick(view.text_box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert model.remarks.comments == {STORY: "Say more"}
    assert view.button.text() == "Change comment"


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "still being built"])
def test_a_comment_that_is_kept_leaves_the_page_at_its_question(
    model: ReviewModel,
    work: FakeWorkspace,
    look: Look,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    whole: bool,
) -> None:
    """Space pressed next changes the comment just kept, it does not begin one on another answer."""
    monkeypatch.setattr("citdesk.desktop.review.report_view._SLICE_SECONDS", -1)
    answers = tuple(
        ReviewAnswer(f"/d/{n}", f"Question {n}", "Yes", "No", changed=True, note="") for n in range(40)
    )
    work.page = replace(work.page, sections=(ReviewSection("Part", answers),))
    model.load()
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.resize(930, 650)
    page.show()
    page._slices.stop()
    for _ in range(60 if whole else 20):
        page._add_slice()
    page._slices.stop()
    view = _answer(page, "/d/3")
    view.edit()
    qtbot.keyClicks(view.text_box, "Say more")
    at = page.page.area.verticalScrollBar().value()
    keep = page.findChild(Button, "comment-keep:/d/3")
    assert keep is not None
    keep.setFocus()
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert page.focusWidget() is view.button
    assert view.button.text() == "Change comment"
    assert page.page.area.verticalScrollBar().value() == at


def test_a_comment_is_about_what_is_in_sight(
    model: ReviewModel, work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """After paging down, Ctrl+M begins a comment on the first answer in sight, not on the first of all."""
    answers = tuple(
        ReviewAnswer(f"/d/{n}", f"Question {n}", "Yes", "No", changed=True, note="") for n in range(40)
    )
    work.page = replace(work.page, sections=(ReviewSection("Part", answers),))
    model.load()
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.resize(930, 650)
    page.show()
    page.finish()
    qtbot.waitUntil(lambda: page.page.area.verticalScrollBar().maximum() > 1500)
    page.page.area.verticalScrollBar().setValue(1500)
    page.commands()["review.comment"]()
    [begun] = [view for view in page.findChildren(AnswerView) if view.text_box is not None]
    above = [view for view in page.findChildren(AnswerView) if view.y() < begun.y()]
    assert 1 < len(above) < 39


def test_a_half_written_comment_is_kept_when_the_page_is_left(
    page: ReviewReportPage, model: ReviewModel
) -> None:
    """Locking the screen in mid-sentence loses nothing."""
    view = _answer(page, STORY)
    view.edit()
    assert view.text_box is not None
    view.text_box.setPlainText("Half a sen")
    page.depart()
    assert model.remarks.comments == {STORY: "Half a sen"}


def test_a_changed_answer_says_so_aloud(page: ReviewReportPage) -> None:
    """The screen reader does not depend on struck-through text."""
    names = [child.accessibleName() for child in page.findChildren(type(page._facts).__mro__[1])]
    assert "Changed. Was 20:41. Now 21:31" in names


def test_the_context_tells_version_and_changes(page: ReviewReportPage) -> None:
    """What is open and how much changed stands over the page."""
    context = page.context()
    assert context.title == "Review CR-2026-0117, second version"
    assert context.chip == "Sent again 20:44"
    assert context.aside == "2 changed, 3 the same"


def test_somebody_who_may_not_decide_gets_no_decision(
    qtbot: QtBot, look: Look, work: FakeWorkspace, held: RemarksHeld
) -> None:
    """One's own report can be read in review, not decided."""
    work.page = review_page(may_decide=False)
    model = ReviewModel(work.workspace(), ImmediateTasks(), "q-2", held, now)
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.show()
    model.load()
    assert not page.approve.isVisible()
    assert "review.approve" not in page.commands()


def test_approving_takes_two_presses(
    qtbot: QtBot, look: Look, page: ReviewReportPage, model: ReviewModel, work: FakeWorkspace
) -> None:
    """The first press opens a page that says what follows, the second decides."""
    with qtbot.waitSignal(page.approve_wanted):
        qtbot.mouseClick(page.approve, Qt.MouseButton.LeftButton)
    assert work.calls == []
    second = ApprovePage(look, model)
    qtbot.addWidget(second)
    second.resize(930, 650)
    second.show()
    with qtbot.waitSignal(model.decided):
        qtbot.mouseClick(second.go, Qt.MouseButton.LeftButton)
    assert work.names() == ["approve"]


def test_what_must_be_mended_asks_for_its_reason_before_the_second_press(
    model: ReviewModel, work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """Each stop has its own line to say why it may stand; the reason goes with the approval."""
    work.page = replace(
        work.page, stops=(ReviewStop("excited_delirium", ReviewProblem("Must be mended: a term.")),)
    )
    model.load()
    second = ApprovePage(look, model)
    qtbot.addWidget(second)
    second.show()
    qtbot.mouseClick(second.go, Qt.MouseButton.LeftButton)
    line = second.findChild(QLabel, "approve.trouble")
    assert isinstance(line, QLabel)
    assert "why it may stand" in line.text()
    assert second.focusWidget() is second.reasons[0]
    assert work.names() == []
    qtbot.keyClicks(second.reasons[0], "A quotation")
    qtbot.mouseClick(second.go, Qt.MouseButton.LeftButton)
    assert work.calls[-1].values[2] == {"excited_delirium": "A quotation"}


def test_everything_the_checks_count_is_shown_before_the_second_press(
    model: ReviewModel, work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """Two are counted and two stand there: the one that asks for a reason and the one that does not."""
    stop = ReviewProblem("a term.", severity=Severity.STOP)
    look_at = ReviewProblem("Worth a look: What happened? quote marks.", "/d/seen/story", must=False)
    work.page = replace(work.page, stops=(ReviewStop("term", stop),), problems=(stop, look_at))
    model.load()
    page = ApprovePage(look, model)
    qtbot.addWidget(page)
    page.show()
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "The checks found 2 problems." in said
    assert said.count("Must be mended: a term.") == 1
    assert said.count(look_at.sentence) == 1


def test_a_report_whose_encounter_was_returned_says_so_before_it_is_approved(
    model: ReviewModel, work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """The sentence stands over the report and where it is approved, is heard there, and blocks nothing."""
    told = "Encounter report CR-2026-0117, which this grew from, was returned and is not approved."
    above = GrewFrom("Encounter report", "CR-2026-0117", ReportState.RETURNED)
    work.page = replace(work.page, grew_from=above)
    model.load()
    report, approve = ReviewReportPage(look, model), ApprovePage(look, model)
    for page in (report, approve):
        qtbot.addWidget(page)
        page.show()
    report.finish()
    assert [label.text() for label in report.findChildren(QLabel)].count(told) == 1
    assert approve.grew_from.isVisible()
    assert (approve.grew_from.text(), approve.go.accessibleDescription()) == (told, told)
    with qtbot.waitSignal(model.decided):
        qtbot.mouseClick(approve.go, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            GivenOn("J. Rivera", "K. Birch", "Sgt Okafor", "On leave."),
            "J. Rivera wrote and sent this version. Sgt Okafor gave it to K. Birch. Reason: On leave.",
        ),
        (
            GivenOn("J. Rivera", "K. Birch"),
            "J. Rivera wrote and sent this version. K. Birch goes on with it.",
        ),
    ],
)
def test_a_report_given_on_says_who_wrote_it_and_to_whom_it_went_and_why(
    model: ReviewModel, work: FakeWorkspace, look: Look, qtbot: QtBot, given: GivenOn, told: str
) -> None:
    """One sentence over the report; where nobody knows who gave it, the two names."""
    work.page = replace(work.page, row=replace(work.page.row, given_on=given))
    model.load()
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.finish()
    line = page.findChild(QLabel, "review.given")
    assert line is not None
    assert line.text() == told


def test_nothing_is_said_of_an_encounter_that_nobody_decides_on_here(
    model: ReviewModel, work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """Whoever may not decide is told neither that an encounter is not approved, nor of another author."""
    above = GrewFrom("Encounter report", "CR-2026-0117", ReportState.RETURNED)
    work.page = replace(work.page, grew_from=above, may_decide=False)
    model.load()
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.finish()
    assert page.findChild(QLabel, "review.grew-from") is None
    assert page.findChild(QLabel, "review.given") is None


@pytest.mark.parametrize("state", list(ReportState))
def test_every_state_of_an_encounter_reads_as_a_sentence(state: ReportState) -> None:
    """Without a number the title alone names it."""
    told = grew_from_words(GrewFrom("Encounter report", "", state))
    assert told.startswith("Encounter report, which this grew from, ")
    assert told.endswith(".")


def test_approve_and_return_are_never_neighbors(
    qtbot: QtBot, page: ReviewReportPage, model: ReviewModel, look: Look
) -> None:
    """A glove that means the one does not hit the other, in a wide window and in a narrow one."""
    model.comment(model.answers[0].path, "Say what he did.")
    for width in (980, 620):
        page.resize(width, 700)
        qtbot.waitUntil(lambda: _apart(page.approve, page.send_back) >= look.em(1.5))


def _apart(one: QWidget, other: QWidget) -> int:
    """The room between two buttons of a row or of two rows, in pixels."""
    first, second = one.geometry(), other.geometry()
    across = max(second.left() - first.right(), first.left() - second.right())
    down = max(second.top() - first.bottom(), first.top() - second.bottom())
    return max(across, down)


def test_the_return_page_gathers_reasons_and_sends(
    qtbot: QtBot, look: Look, model: ReviewModel, work: FakeWorkspace
) -> None:
    """Reasons by press, note by typing, then one button."""
    page = ReturnPage(look, model)
    qtbot.addWidget(page)
    page.resize(930, 900)
    page.show()
    qtbot.mouseClick(page.reasons[ReturnReason.CONSENT], Qt.MouseButton.LeftButton)
    page.note.setPlainText("Who agreed to what?")
    with qtbot.waitSignal(model.decided):
        page.go.click()
    assert work.calls[0].values == ("q-2", "rev-2", ("consent",), (), "Who agreed to what?")


def test_the_note_is_called_optional_only_where_it_is(qtbot: QtBot, look: Look, model: ReviewModel) -> None:
    """Without a comment it is what says what to change, and is not called optional before it is asked for."""
    page = ReturnPage(look, model)
    qtbot.addWidget(page)
    page.show()
    hint = "Say what to change, here or in a comment on an answer."
    assert (page.note.accessibleName(), page._note_hint.isVisible()) == ("Note on the whole report", True)
    assert page.note.accessibleDescription() == page._note_hint.text() == hint
    model.comment(model.answers[0].path, "Which door?")
    with_comment = ReturnPage(look, model)
    qtbot.addWidget(with_comment)
    with_comment.show()
    assert with_comment._note_title.text() == "Note on the whole report (optional)"
    assert not with_comment._note_hint.isVisible()


def test_reasons_take_the_keys_that_choices_have_in_the_form(
    look: Look, model: ReviewModel, bring_up: Callable[[QWidget], None]
) -> None:
    """A digit chooses the reason beside it, arrows stay among them, and Enter goes on to the note."""
    page = ReturnPage(look, model)
    page.resize(930, 900)
    bring_up(page)
    page.arrive()
    rows = list(page.reasons.values())
    for key in (Qt.Key.Key_2, Qt.Key.Key_7, Qt.Key.Key_7):
        QTest.keyClick(QApplication.focusWidget(), key)
    assert model.remarks.reasons == {list(ReturnReason)[1]}
    assert rows[6].hasFocus()
    QTest.keyClick(rows[6], Qt.Key.Key_Down)
    assert rows[6].hasFocus()
    QTest.keyClick(rows[6], Qt.Key.Key_Up)
    assert rows[5].hasFocus()
    for reached in (0, 4, 0):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F)
        assert rows[reached].hasFocus()
    assert model.remarks.reasons == {list(ReturnReason)[1]}
    rows[5].setFocus()
    QTest.keyClick(rows[5], Qt.Key.Key_Return)
    assert page.note.hasFocus()


def test_history_is_told_in_order(page: ReviewReportPage) -> None:
    """Who did what and when stands under the answers."""
    page.finish()
    said = [child.text() for child in page.findChildren(type(page._facts).__mro__[1])]
    assert "17:44  J. Rivera: sent it" in said


PHOTO, SIGNED, RECORDING = "/d/seen/photo", "/d/seen/signed", "/d/seen/recording"


def _png(width: int = 400, height: int = 300) -> bytes:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("steelblue"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(held.data())


def _with_files() -> ReviewPage:
    """A report whose photo arrived, whose drawn signature is on its way, and which has a recording."""

    def answer(path: str, label: str, name: str, media_type: str, *, whole: bool) -> ReviewAnswer:
        file = ReportFile(name, media_type, 2048, whole)
        return ReviewAnswer(path, label, name, None, changed=False, note="", file=file)

    answers = (
        answer(PHOTO, "Photo of the place", "photo-1.png", "image/png", whole=True),
        answer(SIGNED, "Signature", "signed-2.png", "image/png", whole=False),
        answer(RECORDING, "Recording", "recording-3.ogg", "audio/ogg", whole=True),
    )
    return replace(review_page("q-1", revision=1), sections=(ReviewSection("What was observed", answers),))


def test_a_supervisor_sees_pictures_beside_their_answers(
    look: Look, work: FakeWorkspace, held: RemarksHeld, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture small, one press from large; other files by kind and size; what has not come yet says so."""
    monkeypatch.setattr(work, "review", lambda _report: _with_files())
    work.files["photo-1.png"] = _png()
    model = ReviewModel(work.workspace(), ImmediateTasks(), "q-1", held, now)
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    model.load()
    page.finish()
    views = {view.answer.path: view for view in page.findChildren(AnswerView)}
    words = {path: view.findChild(AnswerWords).text() for path, view in views.items()}
    assert words == {
        PHOTO: "Picture, 2.0 kB",
        SIGNED: "Picture, 2.0 kB. Still on its way to this computer",
        RECORDING: "Sound recording, 2.0 kB",
    }
    thumb = views[PHOTO].thumb
    assert thumb is not None
    assert thumb.isVisible()
    waiting = views[SIGNED].thumb
    assert waiting is not None
    assert not waiting.isVisible()
    with qtbot.waitSignal(page.picture_wanted) as wanted:
        thumb.click()
    assert wanted.args[0].file.name == "photo-1.png"
    large = PicturePage(look, "Photo of the place", "photo-1.png", model.pictures.show_picture)
    qtbot.addWidget(large)
    assert large.view.picture.width() == 400
    assert not large.trouble.isVisibleTo(large)
    gone = PicturePage(look, "Photo", "gone.png", model.pictures.show_picture)
    qtbot.addWidget(gone)
    assert gone.trouble.isVisibleTo(gone)


def test_what_became_of_the_encounter_stands_above_the_findings(
    work: FakeWorkspace, held: RemarksHeld, look: Look, qtbot: QtBot
) -> None:
    """Whoever decides reads first that the report shows its facts as they were sent."""
    note = "The encounter report was changed since. This shows what was taken from it when this was sent."
    work.page = replace(work.page, notes=(note,), problems=(ReviewProblem("The time is missing."),))
    model = ReviewModel(work.workspace(), ImmediateTasks(), "q-2", held, now)
    model.load()
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.finish()
    words = [each.text() for each in page.findChildren(Words)]
    assert words.index(note) < words.index("What the checks found")


def test_what_a_check_found_stands_beside_its_answer_and_leads_there(
    work: FakeWorkspace, held: RemarksHeld, look: Look, qtbot: QtBot, bring_up: Callable[[QWidget], None]
) -> None:
    """On top and again under the answer; the link goes there though only what changed is shown."""
    said = "Who was told about the transfer? Somebody has to be named."
    mild = "Worth a look: What did you see and hear? Put the person's own words between quote marks."
    work.page = replace(
        work.page,
        problems=(
            ReviewProblem(said, "/d/seen/told"),
            ReviewProblem(mild, "/d/seen/story", must=False),
            ReviewProblem("Another report of the case says otherwise."),
        ),
    )
    model = ReviewModel(work.workspace(), ImmediateTasks(), "q-2", held, now)
    model.load()
    page = ReviewReportPage(look, model)
    page.resize(1024, 768)
    bring_up(page)
    page.finish()
    assert model.only_changed
    mild_ones = [each for each in page.findChildren(LookText) if each.text() == mild]
    assert len(mild_ones) == 2
    first, second = page.findChildren(Link)
    assert second.objectName() == "problem:/d/seen/story"
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    view = next(each for each in page.findChildren(AnswerView) if each.answer.path == "/d/seen/told")
    assert not model.only_changed
    assert view.button.hasFocus()
    assert said in [each.text() for each in view.findChildren(ErrorText)]


def test_tab_goes_from_an_answer_into_its_comment_and_on(
    model: ReviewModel, look: Look, qtbot: QtBot, bring_up: Callable[[QWidget], None]
) -> None:
    """What one writes is next to what it is about, not behind everything else on the page."""
    page = ReviewReportPage(look, model)
    page.resize(1024, 768)
    bring_up(page)
    page.finish()
    view = page.findChildren(AnswerView)[0]
    view.edit()
    assert view.text_box is not None
    assert view.button.nextInFocusChain() is view.text_box


def _signature_comes(work: FakeWorkspace) -> None:
    work.arrived = {"signed-2.png": ReportFile("signed-2.png", "image/png", 2048, whole=True)}
    work.files["signed-2.png"] = _png()


def test_a_picture_that_comes_while_the_report_is_read_appears_in_its_place(
    look: Look, work: FakeWorkspace, held: RemarksHeld, qtbot: QtBot
) -> None:
    """The answer shows it, and what the supervisor was writing beside another answer stays as it was."""
    work.page = _with_files()
    model = ReviewModel(work.workspace(), ImmediateTasks(), "q-1", held, now)
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    model.load()
    page.finish()
    views = {view.answer.path: view for view in page.findChildren(AnswerView)}
    views[RECORDING].edit()
    box = views[RECORDING].text_box
    assert box is not None
    qtbot.keyClicks(box, "Who is speak")
    model.follow()
    assert not views[SIGNED].thumb.isVisible()  # type: ignore[union-attr]
    _signature_comes(work)
    model.follow()
    assert views[SIGNED].thumb.isVisible()  # type: ignore[union-attr]
    assert views[SIGNED].findChild(AnswerWords).text() == "Picture, 2.0 kB"
    assert views[RECORDING].text_box is box
    assert box.property("plainText") == "Who is speak"
    assert work.looks == ["q-1"]


def test_a_report_that_its_author_took_back_asks_for_no_decision(
    page: ReviewReportPage, model: ReviewModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """The next news says so on the open page, takes both decisions away and leads on."""
    work.page = replace(work.page, row=replace(work.page.row, display=Display.WITHDRAWN), may_decide=False)
    assert not page.following.isVisible()
    model.follow()
    said = [words.text() for words in page.findChildren(Words) if words.isVisible()]
    assert "This report was withdrawn by its author. There is nothing to decide." in said
    assert not page.approve.isVisible()
    assert not page.send_back.isVisible()
    with qtbot.waitSignal(page.next_wanted):
        page.following.click()


def test_a_report_that_somebody_else_returned_says_who_and_takes_no_comment(
    look: Look, work: FakeWorkspace, model: ReviewModel, qtbot: QtBot
) -> None:
    """It came back to its author, not to whoever reads it; what was half typed can be read, not sent."""
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    page.finish()
    view = next(each for each in page.findChildren(AnswerView) if each.answer.path == STORY)
    view.edit()
    assert view.text_box is not None
    qtbot.keyClicks(view.text_box, "Who said so")
    work.acted = Acted(EventKind.RETURN, "Sgt Other", now() - timedelta(minutes=5))
    work.page = replace(work.page, row=replace(work.page.row, display=Display.RETURNED), may_decide=False)
    model.follow()
    said = [words.text() for words in page.findChildren(Words) if words.isVisible()]
    assert "Sgt Other returned it, 21:39. There is nothing to decide." in said
    assert page.context().chip == "Returned"
    assert not [each for each in page.findChildren(AnswerView) if each.button.isVisible()]
    assert view.text_box is None
    assert "Who said so" in said
    assert "Sgt Okafor (not sent)" in said


def test_a_version_that_came_while_nobody_saw_the_other_go_is_read_where_the_report_is_open(
    model: ReviewModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Taken back and sent again within one exchange: no decision is left that could only be refused."""
    said: list[str] = []
    model.failed.connect(said.append)
    model.follow()
    assert said == []
    work.stands = "rev-4"
    newer = replace(work.page, revision="rev-4")
    with qtbot.waitSignal(model.back):
        work.page = newer
        model.follow()
    assert said[-1] == "This report was sent again. Read the version that is here now."
    assert model.page is not None
    assert model.page.revision == "rev-4"


def test_a_report_that_was_taken_back_and_sent_again_is_decided_on_where_it_is_open(
    page: ReviewReportPage, model: ReviewModel, work: FakeWorkspace
) -> None:
    """The next news brings the new version onto the open page, with both decisions; nobody reopens it."""
    waits = work.page
    work.page = replace(waits, row=replace(waits.row, display=Display.WITHDRAWN), may_decide=False)
    model.follow()
    work.page = replace(waits, revision="rev-after", row=replace(waits.row, revision_number=3))
    work.stands = "rev-after"
    model.follow()
    assert model.page is not None
    assert model.page.revision == "rev-after"
    assert page.approve.isVisible()
    assert page.send_back.isVisible()
    assert not page.following.isVisible()
    said = [words.text() for words in page.findChildren(Words) if words.isVisible()]
    assert "This report was sent again. Read the version that is here now." in said
    assert not [each for each in said if "withdrawn" in each]


def test_a_report_whose_cover_began_again_waits_as_before_and_was_not_sent_again(
    page: ReviewReportPage, model: ReviewModel, work: FakeWorkspace
) -> None:
    """The same version is to be decided on once more: nobody looks for what the author changed."""
    waits = work.page
    work.page = replace(waits, may_decide=False)
    model.follow()
    assert not page.approve.isVisible()
    work.page, work.stands = waits, waits.revision
    model.follow()
    assert page.approve.isVisible()
    said = [words.text() for words in page.findChildren(Words) if words.isVisible()]
    assert "This report waits for your decision again." in said


@pytest.mark.parametrize("asks", [ApprovePage, ReturnPage])
def test_the_key_that_decides_leaves_standing_why_there_is_nothing_to_decide(
    look: Look, work: FakeWorkspace, model: ReviewModel, qtbot: QtBot, asks: type[ApprovePage | ReturnPage]
) -> None:
    """A colleague decided first, and the key is pressed once more: the sentence stays, nothing is done."""
    asking = asks(look, model)
    qtbot.addWidget(asking)
    asking.show()
    work.page = replace(work.page, may_decide=False)
    model.follow()
    words = "This report is not waiting for your decision anymore."
    assert words in [each.text() for each in asking.findChildren(Words) if each.isVisible()]
    key = "review.approve" if isinstance(asking, ApprovePage) else "review.return"
    asking.commands()[key]()
    assert words in [each.text() for each in asking.findChildren(Words) if each.isVisible()]
    assert not {"approve", "return_report"}.intersection(work.names())


def test_a_decision_that_was_not_taken_looks_whether_there_is_still_something_to_decide(
    look: Look, work: FakeWorkspace, model: ReviewModel, qtbot: QtBot
) -> None:
    """The cover's end came in as Approve was pressed: no button is left that could only fail again."""
    asking = ApprovePage(look, model)
    qtbot.addWidget(asking)
    asking.show()
    work.failure = Refused("You no longer cover for this unit.", code="not_allowed")
    work.page = replace(work.page, may_decide=False)
    asking.go.click()
    assert not asking.go.isVisible()


def test_how_one_came_to_a_report_is_said_until_something_is_done_there(
    look: Look, work: FakeWorkspace, model: ReviewModel, qtbot: QtBot
) -> None:
    """A comment is begun, a page lies over it or it is left: what was decided before is no news anymore."""
    for act in (
        lambda page: page._comment_here(),
        lambda page: (page.lie_under(another=True), page.lie_under(another=False)),
        lambda page: page.depart(),
    ):
        page = ReviewReportPage(look, model, before="CR-1 is approved. This is the next report.")
        qtbot.addWidget(page)
        page.show()
        page.arrive()
        page.finish()
        line = page.findChild(Words, "review.before")
        assert line is not None
        assert line.isVisible()
        act(page)
        assert not line.isVisible()


def test_news_and_what_was_done_elsewhere_put_no_second_look_into_the_trail(
    look: Look, work: FakeWorkspace, held: RemarksHeld, qtbot: QtBot
) -> None:
    """The supervisor opened the report once: the trail says so, however often the page is renewed."""
    work.page = _with_files()
    model = ReviewModel(work.workspace(), ImmediateTasks(), "q-1", held, now)
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.arrive()
    model.follow()
    work.page = replace(work.page, author="Officer Okafor")
    page.look_again()
    assert model.page is not None
    assert model.page.author == "Officer Okafor"
    assert work.looks == ["q-1"]


def test_a_picture_that_comes_while_the_page_is_put_together_is_shown_too(
    look: Look, work: FakeWorkspace, held: RemarksHeld, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long report goes on the page in slices; a file may be here before its answer's slice is."""
    work.page = _with_files()
    model = ReviewModel(work.workspace(), ImmediateTasks(), "q-1", held, now)
    page = ReviewReportPage(look, model)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    monkeypatch.setattr("citdesk.desktop.review.report_view._SLICE_SECONDS", -1.0)
    model.load()
    assert SIGNED not in {view.answer.path for view in page.findChildren(AnswerView)}
    _signature_comes(work)
    model.follow()
    page.finish()
    shown = next(view for view in page.findChildren(AnswerView) if view.answer.path == SIGNED)
    assert shown.thumb is not None
    assert shown.thumb.isVisible()
