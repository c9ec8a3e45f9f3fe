"""My work: the order of the list, its words, and what opening a report leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citdesk.casework.call_facts import CallFacts
from citdesk.casework.errors import EnvironmentProblem, Refused
from citdesk.desktop.my_work import sections
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.my_work.sections import Moment, as_row, grouped
from citdesk.desktop.my_work.start_view import card_rows
from citdesk.desktop.my_work.way_on import standing_words, ways_on
from citdesk.desktop.rows.row import Row
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import LookText, State
from citdesk.desktop.widgets.state_chip import ChipStyle
from citdesk.workspace import Display, Filling, ReportRow
from tests.gui.shell.fakes import NOW, REPORTS, ZONE, FakeWorkspace, now, report_row
from tests.gui.shell.held_tasks import HeldTasks

AT = Moment(NOW, ZONE)


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer with a report of every kind."""
    return FakeWorkspace()


@pytest.fixture
def model(work: FakeWorkspace, qtbot: QtBot) -> MyWorkModel:
    """That officer's list, read once."""
    made = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    made.reload()
    return made


def test_what_needs_the_officer_comes_first() -> None:
    """Returned and refused reports stand above drafts, and what is done stands last."""
    heads = [row.title for row in grouped(REPORTS, AT) if row.heading]
    assert heads == [
        "Returned to you (1)",
        "HQ did not take these (1)",
        "You are writing (1)",
        "Waiting to be sent (1)",
        "Sent, waiting for a decision (1)",
        "Done (1)",
    ]


def test_a_row_is_written_when_it_comes_into_sight(
    work: FakeWorkspace, model: MyWorkModel, look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of thousands of reports those in sight are written, of a new reading what says something else."""
    written: list[str] = []

    def counted(row: ReportRow, at: Moment) -> Row:
        written.append(row.id)
        return as_row(row, at)

    monkeypatch.setattr(sections, "as_row", counted)
    work.rows = [report_row(f"r-{n}", Display.APPROVED, number=f"CR-{n}") for n in range(3_000)]
    page = MyWorkPage(look, model)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    model.reload()
    shown = page.frame.list
    qtbot.waitUntil(lambda: bool(written))
    assert shown.row_model.rowCount() == 3_001
    assert len(written) < 100
    assert shown.choose("r-1500")
    qtbot.waitUntil(lambda: "r-1500" in written)
    assert len(written) < 200
    place, seen = shown.verticalScrollBar().value(), len(written)
    assert place > 0
    work.rows = [
        report_row(row.id, Display.APPROVED, number="CR-X" if row.id == "r-1500" else row.number)
        for row in work.rows
    ]
    model.reload()
    qtbot.waitUntil(lambda: "r-1500" in written[seen:])
    assert len(written) < seen + 20
    assert shown.verticalScrollBar().value() == place
    model.group_by_case(wanted=True)
    page.grab()
    assert shown.row_model.rowCount() > 3_000
    assert len(written) < 300


def test_the_list_is_come_to_at_what_came_back(
    work: FakeWorkspace, model: MyWorkModel, look: Look, qtbot: QtBot
) -> None:
    """It was left at an approved report; from a report that was looked at it is come back to at that one."""
    work.rows = [report_row("r-done", Display.APPROVED), report_row("r-mine", Display.SENT)]
    page = MyWorkPage(look, model)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    rows = page.frame.list
    assert rows.choose("r-done")
    page.lie_under(another=True)
    page.lie_under(another=False)
    page.arrive()
    assert rows.chosen == "r-done"
    work.rows = [report_row("r-done", Display.APPROVED), report_row("r-mine", Display.RETURNED)]
    page.arrive()
    assert rows.chosen == "r-mine"
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.chosen == "r-done"
    model.reload()
    assert rows.chosen == "r-done"


def test_after_a_report_was_sent_the_list_is_come_back_to_at_it(
    work: FakeWorkspace, model: MyWorkModel, look: Look, qtbot: QtBot
) -> None:
    """Wherever it stands by then, and whatever else came back."""
    work.rows = [
        report_row("r-old", Display.SENT),
        report_row("r-back", Display.RETURNED),
        report_row("r-now", Display.DRAFT),
    ]
    page = MyWorkPage(look, model)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert page.frame.list.choose("r-now")
    page.lie_under(another=True)
    model.note_sent("r-now")
    work.rows = [*work.rows[:2], report_row("r-now", Display.WAITING)]
    page.lie_under(another=False)
    page.arrive()
    assert page.frame.list.chosen == "r-now"


def test_an_empty_group_has_no_head() -> None:
    """Only groups that hold something are shown."""
    assert [row.title for row in grouped([REPORTS[2]], AT)] == ["You are writing (1)", "Crisis encounter"]


def test_the_latest_change_leads_its_group() -> None:
    """Among drafts the one worked on last is the first."""
    older = report_row("a", Display.DRAFT, changed_at=NOW - timedelta(days=2))
    newer = report_row("b", Display.DRAFT)
    assert [row.id for row in grouped([older, newer], AT) if not row.heading] == ["b", "a"]


@pytest.mark.parametrize(
    ("display", "state", "words"),
    [
        (Display.RETURNED, State.RETURNED, ""),
        (Display.WAITING, State.WAITING, ""),
        (Display.SENT, State.SENT, "Sent 21:32"),
        (Display.APPROVED, State.APPROVED, ""),
        (Display.REFUSED, State.REFUSED, ""),
        (Display.DRAFT, State.DRAFT, ""),
        (Display.WITHDRAWN, State.DRAFT, "Taken back"),
        (Display.VOID, State.REFUSED, "Void"),
        (Display.DUPLICATE, ChipStyle("own", "link"), "Duplicate"),
    ],
)
def test_every_state_has_a_chip_with_a_word(display: Display, state: State, words: str) -> None:
    """Where a report stands is said as a value."""
    row = as_row(report_row("a", display), AT)
    assert (row.state, row.chip) == (state, words)


def test_a_sent_report_says_when_that_version_was_sent() -> None:
    """What happened to it since, a change of author say, is not the time of sending."""
    row = as_row(report_row("a", Display.SENT, changed_at=NOW, sent_at=NOW - timedelta(hours=1)), AT)
    assert row.chip == "Sent 20:44"
    assert row.aside == ""


def test_a_returned_report_says_how_many_comments() -> None:
    """The second line tells how much there is to do."""
    row = as_row(report_row("a", Display.RETURNED, comments=2, summary="Welfare check"), AT)
    assert row.detail == "2 comments. Welfare check"


def test_a_refused_report_says_why_and_the_way_out() -> None:
    """The reason stands in the list, not behind a code."""
    assert as_row(REPORTS[1], AT).detail == REPORTS[1].problem


def test_drafts_of_one_kind_are_told_apart_by_their_call() -> None:
    """Number and street stand on the second line, seen whole and heard, before when the draft was begun."""
    drafts = [
        report_row("a", Display.DRAFT, summary="Begun 20:10", call=CallFacts("26-0193", "Oak Street")),
        report_row("b", Display.DRAFT, summary="Begun 20:40", call=CallFacts("", "Elm Road")),
        report_row("c", Display.REFUSED, problem=REPORTS[1].problem, call=CallFacts("26-0201", "")),
    ]
    first, second, third = (as_row(each, AT) for each in drafts)
    assert first.detail == "Event 26-0193, Oak Street. Begun 20:10"
    assert first.whole
    assert "Event 26-0193, Oak Street" in first.sentence
    assert second.detail == "Elm Road. Begun 20:40"
    assert third.detail == f"Event 26-0201. {REPORTS[1].problem}"


def test_the_rail_counts_only_what_waits_for_the_officer(model: MyWorkModel) -> None:
    """Drafts and sent reports are no debt."""
    assert model.waiting == 2


def test_a_draft_opens_in_the_form(model: MyWorkModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """A draft goes on where it was, without a new one being made."""
    with qtbot.waitSignal(model.filling) as signal:
        model.open("r-draft")
    filling = signal.args[0]
    assert isinstance(filling, Filling)
    assert not filling.readonly
    assert work.names() == []


def test_a_returned_report_gets_a_draft_from_its_revision(
    model: MyWorkModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Opening what came back makes a draft of it and shows the comments."""
    with qtbot.waitSignal(model.filling) as signal:
        model.open("r-back")
    assert work.names() == ["rework"]
    assert signal.args[0].comments


def test_a_sent_report_is_looked_at_first(model: MyWorkModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """Nothing can be typed into a sent report, so it opens on where it stands."""
    with qtbot.waitSignal(model.looking) as signal:
        model.open("r-sent")
    assert signal.args[0].id == "r-sent"
    assert work.calls == []


def test_taking_a_report_back_makes_it_a_draft_again(
    model: MyWorkModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """Withdraw, draft, form: in one press."""
    with qtbot.waitSignal(model.filling):
        model.take_back("r-sent")
    assert work.names() == ["withdraw", "rework"]


def test_a_failure_is_said_in_its_own_words(model: MyWorkModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """When the decision came first, the officer reads that and the list is read again."""
    work.failure = Refused("It was approved a minute ago.", code="overtaken")
    with qtbot.waitSignal(model.failed) as signal:
        model.take_back("r-sent")
    assert signal.args == ["It was approved a minute ago."]


def test_a_child_form_offers_only_reports_it_can_belong_to(model: MyWorkModel) -> None:
    """A referral belongs to an encounter that stands, also while that is written or waits to be sent."""
    card = model.child_starts[0]
    offered = {row.id for row in model.parents_for(card)}
    fitting = [row for row in model.reports if row.form_id == card.parent_form]
    assert offered == {row.id for row in fitting if row.display is not Display.REFUSED}
    assert {"r-draft", "r-back", "r-sent", "r-done"} <= offered


def test_starting_a_child_report_names_its_parent(
    model: MyWorkModel, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """The facts of the parent come along because the parent is named."""
    with qtbot.waitSignal(model.filling):
        model.start("referral", "r-done")
    assert work.calls[0].values == ("referral", "r-done")


def test_the_start_page_says_when_a_form_needs_a_report_first(
    model: MyWorkModel, work: FakeWorkspace
) -> None:
    """Without a report to belong to the child form says what to do first."""
    work.rows = [row for row in work.rows if row.display is Display.REFUSED]
    model.reload()
    details = {row.id: row.detail for row in card_rows(model)}
    assert details["referral"] == "It takes its facts from a report. Begin that report first."


@pytest.mark.parametrize("display", list(Display))
def test_every_standing_is_said_in_a_sentence(display: Display) -> None:
    """Wherever a report stands, the page says so and what happens next."""
    row = report_row("a", display, problem="HQ said no. Open it.")
    assert standing_words(row).endswith(".")


def test_an_amendment_under_review_says_that_the_approved_version_stays() -> None:
    """An author knows which version counts meanwhile."""
    row = report_row("a", Display.SENT, on_record=True)
    assert "approved version stays on record" in standing_words(row)


def test_a_void_report_has_no_way_on() -> None:
    """What is void stays as it is."""
    assert ways_on(report_row("a", Display.VOID)) == ()


def test_a_refused_report_has_its_way_out_as_the_main_act() -> None:
    """The way out of a refusal is the one main button."""
    ways = ways_on(report_row("a", Display.REFUSED))
    assert [way.main for way in ways] == [True]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Open it and send it again"),
        ({"on_record": True}, "Open it and send it as an amendment"),
        ({"problem_code": "too_many_attachments"}, "Open it and send it again"),
        ({"problem_code": "not_allowed"}, "Open it"),
        ({"problem_code": "overtaken"}, "Open it"),
    ],
)
def test_the_way_out_of_a_refusal_says_what_its_sentence_says(
    changes: Mapping[str, object], words: str
) -> None:
    """An amendment is called one, and where somebody is to be asked nothing is sent again blindly."""
    ways = ways_on(report_row("a", Display.REFUSED, **changes))
    assert [way.words for way in ways] == [words]


def test_a_list_that_cannot_be_read_says_so(model: MyWorkModel, work: FakeWorkspace, qtbot: QtBot) -> None:
    """A disk that fails is told, and what was read before stays on screen."""

    def broken() -> tuple[()]:
        raise EnvironmentProblem("The disk does not answer.")

    work.reports = broken  # type: ignore[method-assign]
    said: list[str] = []
    model.failed.connect(said.append)
    model.reload()
    assert said == ["The disk does not answer."]
    assert len(model.reports) == len(REPORTS)


def test_a_draft_of_an_approved_report_is_called_an_amendment() -> None:
    """The chip tells a new report from a change to one on record."""
    row = replace(report_row("a", Display.DRAFT), on_record=True)
    assert as_row(row, AT).chip == "Amendment, not sent"


def test_a_broken_law_pack_is_told_over_the_list(work: FakeWorkspace, qtbot: QtBot, look: Look) -> None:
    """From the first moment the officer knows which file is broken, and that the rest works."""
    work.faults = ("tx.toml: clock is missing. Mend the file; the other files still work.",)
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    page = MyWorkPage(look, model)
    qtbot.addWidget(page)
    page.show()
    assert not page.frame.note.isVisible()
    model.reload()
    assert page.faults.text().startswith(work.faults[0])


def test_what_takes_long_to_open_says_so(work: FakeWorkspace, look: Look, qtbot: QtBot) -> None:
    """Nothing flashes for a report that is there at once; for any other a word stands until it is."""
    tasks = HeldTasks()
    model = MyWorkModel(work.workspace(), tasks, now)
    model.reload()
    page = MyWorkPage(look, model)
    qtbot.addWidget(page)
    page.show()
    tasks.let_go()
    long = page.frame.taking_long
    model.open("r-draft")
    assert long.pause.isActive()
    assert not page.frame.opening.isVisible()
    long.pause.timeout.emit()
    assert page.frame.opening.isVisible()
    assert page.frame.opening.text() == "Opening \u2026"
    tasks.let_go()
    assert not page.frame.opening.isVisible()
    model.open("r-draft")
    tasks.let_go()
    assert not long.pause.isActive()
    assert not page.frame.opening.isVisible()


def test_a_list_that_could_not_be_read_offers_to_read_it_again(
    work: FakeWorkspace, look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says to try again, and the button that does it stands beneath until it worked."""
    failing = EnvironmentProblem("The disk does not answer. Try again in a moment.")

    def fails() -> tuple[ReportRow, ...]:
        raise failing

    whole = work.reports
    monkeypatch.setattr(work, "reports", fails)
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    page = MyWorkPage(look, model)
    qtbot.addWidget(page)
    page.show()
    model.reload()
    assert page.frame.again.isVisible()
    monkeypatch.setattr(work, "reports", whole)
    page.frame.again.click()
    assert model.lines
    assert not page.frame.again.isVisible()
    assert not page.frame.trouble.isVisible()


def test_a_form_that_cannot_be_used_says_what_to_do(work: FakeWorkspace, look: Look, qtbot: QtBot) -> None:
    """It carries a sign, and the sentence after it says what still works and who mends it."""
    work.faults = ("The form Referral cannot be used.",)
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    page = MyWorkPage(look, model)
    qtbot.addWidget(page)
    page.show()
    model.reload()
    assert isinstance(page.faults, LookText)
    assert page.faults.isVisible()
    assert page.faults.text().splitlines() == [
        "The form Referral cannot be used.",
        "Everything else can be written. Tell your administrator what stands here.",
    ]
