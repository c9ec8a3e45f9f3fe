"""Several papers: chosen once, made in one run, with one list of what came out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import EnvironmentProblem, Refused
from citdesk.casework.people import Role
from citdesk.desktop.liaison import batch_view
from citdesk.desktop.liaison.batch_model import BatchModel
from citdesk.desktop.liaison.batch_view import BatchPage
from citdesk.desktop.rows.row import Row
from citdesk.desktop.tasks import ImmediateTasks, Tasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button
from citdesk.desktop.widgets.state_chip import State
from citdesk.paperwork.given import Paper
from citdesk.workspace import Outcome, PaperChoice
from tests.gui.liaison.slow_printer import SlowPrinter
from tests.gui.shell.fakes import FakeWorkspace, now
from tests.gui.shell.held_tasks import HeldTasks

T = TypeVar("T")


@pytest.fixture
def work() -> FakeWorkspace:
    """A liaison with three reports on the board."""
    return FakeWorkspace(Role.LIAISON, name="Desk 2")


@pytest.fixture
def model(work: FakeWorkspace, qtbot: QtBot) -> BatchModel:
    """The board, read once, with nothing chosen."""
    made = BatchModel(work.workspace(), ImmediateTasks(), now)
    made.load()
    return made


@pytest.fixture
def page(qtbot: QtBot, look: Look, model: BatchModel) -> BatchPage:
    """The page on the screen."""
    made = BatchPage(look, model)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def _chosen(model: BatchModel, *reports: str) -> BatchModel:
    for report in reports:
        model.toggle(report)
    model.choose_kind("diversion_packet", wanted=True)
    model.recipient, model.reason, model.aware = "County Court", "Docket", True
    return model


def test_choosing_one_of_thousands_writes_its_row_alone(
    work: FakeWorkspace,
    model: BatchModel,
    page: BatchPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A press on one report of a long board writes that row, not the board."""
    written: list[str] = []

    class Counted(Row):
        def __init__(self, **parts: Any) -> None:
            written.append(parts["id"])
            super().__init__(**parts)

    monkeypatch.setattr(batch_view, "Row", Counted)
    work.board = [replace(work.board[0], report=f"b-{n}", number=f"DV-{n}") for n in range(2_000)]
    model.load()
    qtbot.waitUntil(lambda: bool(written))
    assert page.frame.rows.rowCount() == 2_000
    assert len(written) < 100
    written.clear()
    model.toggle("b-1")
    qtbot.waitUntil(lambda: bool(written))
    assert written == ["b-1"]
    assert page.frame.rows.rows[1].chip == "Chosen"


def test_what_is_missing_is_asked_for_in_order(model: BatchModel) -> None:
    """Reports, papers, reader, reason, and that the liaison knows what is withheld."""
    assert model.ready_problem()[0] == "reports"
    model.toggle("b-1")
    assert model.ready_problem()[0] == "kinds"
    model.choose_kind("diversion_packet", wanted=True)
    assert model.ready_problem()[0] == "recipient"
    model.recipient = "County Court"
    assert model.ready_problem()[0] == "reason"
    model.reason = "Docket"
    assert model.ready_problem()[0] == "aware"
    model.aware = True
    assert model.ready_problem() == ("", "")


def test_a_run_saves_each_paper_and_a_list_beside_them(
    model: BatchModel, work: FakeWorkspace, tmp_path: Path, qtbot: QtBot
) -> None:
    """Two reports into a folder: two files, recorded one by one, and one CSV that names them."""
    with qtbot.waitSignal(model.ended):
        _chosen(model, "b-1", "b-2").save_into(tmp_path)
    assert work.names().count("issue_paper") == 2
    files = {each.file for each in model.results}
    (listed,) = tmp_path.glob("papers-*.csv")
    assert len(files) == 2
    assert {path.name for path in tmp_path.glob("*.pdf")} == files
    lines = list(csv.DictReader(listed.read_text("utf-8").splitlines()))
    assert [(line["report"], line["result"]) for line in lines] == [
        ("DV-2026-0003", "out"), ("DV-2026-0002", "out"),
    ]  # fmt: skip
    assert {line["file"] for line in lines} == files
    assert {line["signed"] for line in lines} == {"no"}


def test_files_that_nobody_signed_are_named_as_such(
    model: BatchModel, page: BatchPage, tmp_path: Path, qtbot: QtBot
) -> None:
    """HQ has not certified this computer: each row says so, and a sentence over the list says why."""
    with qtbot.waitSignal(model.ended):
        _chosen(model, "b-1", "b-2").save_into(tmp_path)
    qtbot.waitUntil(lambda: len(page.frame.rows.rows) == 2)
    assert all("not signed" in row.detail for row in page.frame.rows.rows)
    assert page.frame.note.text().startswith("2 files are not signed. ")
    assert "certified" in page.frame.note.text()


def test_one_that_is_refused_is_named_and_can_be_tried_again(
    model: BatchModel, page: BatchPage, work: FakeWorkspace, tmp_path: Path, qtbot: QtBot
) -> None:
    """The other comes out; the list on the screen says why, and a second run makes what is left only."""
    work.failure = Refused("The paper shows a version that is not on record.", code="overtaken")
    _chosen(model, "b-1", "b-2").save_into(tmp_path)
    assert [each.outcome for each in model.results] == [Outcome.FAILED, Outcome.OUT]
    qtbot.waitUntil(lambda: page.save_button.text() == "Save what is left")
    row = page.frame.rows.rows[0]
    assert (row.title, row.chip) == ("DV-2026-0003: Diversion packet", "Not made")
    assert "not on record" in row.detail
    model.save_into(tmp_path)
    assert [each.outcome for each in model.results] == [Outcome.OUT, Outcome.OUT]
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    qtbot.waitUntil(lambda: not page.save_button.isVisible())


def test_a_paper_whose_letters_cannot_be_printed_says_where_to_look_at_it(
    work: FakeWorkspace, model: BatchModel, page: BatchPage, tmp_path: Path
) -> None:
    """A name in Arabic would leave as signs that nobody can read: the run holds it back and says so."""
    work.unprinted = 9
    _chosen(model, "b-1").save_into(tmp_path)
    (row,) = page.frame.rows.rows
    assert row.chip == "Not made"
    assert row.detail == "9 letters of it cannot be printed. Look at it in its court file before it goes."
    assert not work.jobs
    assert not list(tmp_path.glob("*.pdf"))


def test_a_printer_that_stops_ends_the_run(
    model: BatchModel, page: BatchPage, work: FakeWorkspace, qtbot: QtBot
) -> None:
    """What was recorded is printed by the next run without a second record."""
    out: list[str] = []

    def printing(paper: Paper) -> None:
        if len(out) == 1 and "again" not in out:
            raise EnvironmentProblem("The printer is not answering.", code="printer")
        out.append(paper.document_id)

    _chosen(model, "b-1", "b-2", "b-3").print_with(printing)
    assert [each.outcome for each in model.results] == [Outcome.OUT, Outcome.NOT_OUT, Outcome.NOT_BEGUN]
    qtbot.waitUntil(lambda: page.print_button.text() == "Print what is left")
    out.append("again")
    model.print_with(printing)
    assert [each.outcome for each in model.results] == [Outcome.OUT] * 3
    assert work.names().count("issue_paper") == 3
    assert page.frame.note.text().startswith("Printed pages carry no digital signature.")


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """Work in real threads, ended with the test."""
    made = Tasks(qapp)
    yield made
    made.close()
    made.deleteLater()


def test_a_run_is_stopped_after_the_paper_in_hand(
    work: FakeWorkspace, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """While it runs only Stop is offered, and nobody is cut off; what is in the printer comes out."""
    printer = SlowPrinter()
    model = BatchModel(work.workspace(), tasks, now)
    page = BatchPage(look, model)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    model.load()
    qtbot.waitUntil(lambda: model.loaded)
    _chosen(model, "b-1", "b-2", "b-3").print_with(printer.take)
    qtbot.waitUntil(lambda: printer.busy)
    qtbot.waitUntil(page.stop_button.isVisible)
    back = page.findChild(Button, "page.back")
    assert back is not None
    offered = {each for each in page.findChildren(Button) if each.isVisible()}
    assert offered == {page.stop_button}
    assert page.under_way()
    assert page.counts.text() == "0 of 3 papers out"
    with qtbot.waitSignal(page.ended):
        page.stop_button.click()
        printer.go_on()
    assert [each.outcome for each in model.results] == [Outcome.OUT, Outcome.NOT_BEGUN, Outcome.NOT_BEGUN]
    assert not page.under_way()
    assert back.isVisible()
    assert not page.stop_button.isVisible()
    assert work.names().count("issue_paper") == 1


def test_a_run_ends_with_its_list(work: FakeWorkspace, tmp_path: Path, qtbot: QtBot) -> None:
    """Whoever waits for the end, to close the window for one, must find the list beside the papers."""
    tasks = HeldTasks(pool=True)
    model = BatchModel(work.workspace(), tasks, now)
    model.load()
    _chosen(model, "b-1").save_into(tmp_path)
    tasks.let_go_first()
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert model.running
    with qtbot.waitSignal(model.ended):
        tasks.let_go_first()
    assert len(list(tmp_path.glob("papers-*.csv"))) == 1
    assert not model.running


def test_at_the_largest_text_the_way_back_is_in_sight_in_both_parts(
    page: BatchPage, look: Look, qtbot: QtBot
) -> None:
    """Of reports and papers one is in sight at a time, with its own acts; the way to the other leads on."""
    look.set_measure(40, 106.0)
    page.resize(836, 500)
    turn = page.findChild(Button, "batch.turn")
    assert turn is not None

    def in_sight(button: Button) -> bool:
        box = QRect(button.mapTo(page, QPoint(0, 0)), button.size())
        return button.isVisible() and page.rect().contains(box)

    qtbot.waitUntil(lambda: in_sight(page._back))
    assert in_sight(turn)
    assert not page.print_button.isVisible()
    turn.click()
    qtbot.waitUntil(lambda: all(map(in_sight, (page._back, turn, page.print_button, page.save_button))))
    assert page.save_button.accessibleName() == "Save in a folder"


def test_everything_on_the_board_is_chosen_by_one_press(page: BatchPage, model: BatchModel) -> None:
    """And left out again by the next; the rows say which are chosen, with no sign of a report's state."""

    def drawings() -> set[str]:
        return {chip.style.icon for row in page.frame.rows.rows for chip in row.chips}

    assert not drawings() & {state.value.icon for state in State}
    page.all.click()
    assert model.chosen == {"b-1", "b-2", "b-3"}
    assert {row.chip for row in page.frame.rows.rows} == {"Chosen"}
    assert not drawings() & {state.value.icon for state in State}
    page.all.click()
    assert model.chosen == set()


def test_a_press_on_a_row_chooses_it_and_offers_its_papers(page: BatchPage, model: BatchModel) -> None:
    """Papers come into sight with the reports that allow them, and go with them."""
    page.frame.list.opened.emit("b-1")
    assert page.kinds["diversion_packet"].isVisibleTo(page)
    page.kinds["diversion_packet"].click()
    assert len(model.items) == 1
    page.frame.list.opened.emit("b-1")
    assert model.items == ()
    assert not page.kinds["diversion_packet"].isVisibleTo(page)


def test_a_missing_reader_is_marked_at_its_field(page: BatchPage, model: BatchModel) -> None:
    """Nothing begins, and the sentence stands above."""
    _chosen(model, "b-1")
    page.save_button.click()
    assert page.recipient.accessibleDescription() == "Enter who gets these papers"
    assert model.run_items == ()


def test_a_field_is_not_marked_any_more_once_it_is_typed_in(
    page: BatchPage, model: BatchModel, qtbot: QtBot
) -> None:
    """The red border and the sentence go with the first letter."""
    _chosen(model, "b-1")
    page.save_button.click()
    assert page.recipient._wrong
    qtbot.keyClicks(page.recipient, "C")
    assert not page.recipient._wrong
    assert page.recipient.accessibleDescription() == ""
    assert not page._problem.isVisible()


@pytest.mark.parametrize("reader", ["court", "person"])
def test_the_batch_asks_who_reads_and_makes_that_readers_copy(
    work: FakeWorkspace, look: Look, qtbot: QtBot, tmp_path: Path, reader: str
) -> None:
    """A completion letter for a court is never the person's copy: nothing leaves before somebody has said."""
    letter = PaperChoice(
        "completion_letter", "Completion letter", readers=("person", "court"), languages=("es", "en")
    )
    work.paper_choices = lambda report: (letter,)  # type: ignore[method-assign,assignment]
    model = BatchModel(work.workspace(), ImmediateTasks(), now)
    page = BatchPage(look, model)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    model.load()
    page.recipient.setText("County Court")
    page.reason.setText("Docket")
    page.aware.setChecked(True)
    model.toggle("b-1")
    assert not page.readers[reader].isVisible()
    model.choose_kind("completion_letter", wanted=True)
    page.save_button.click()
    assert page._problem.text() == "Choose who reads these papers"
    assert model.ready_problem()[0] == "reader"
    page.readers[reader].click()
    assert not page._problem.isVisible()
    assert model.ready_problem() == ("", "")
    model.save_into(tmp_path)
    assert [job.audience for job in work.jobs] == [reader]


def test_a_paper_that_does_not_exist_for_the_reader_is_named_before_the_run(
    work: FakeWorkspace, qtbot: QtBot
) -> None:
    """A packet for the court is not sent to the person because a letter beside it is."""
    letter = PaperChoice("completion_letter", "Completion letter", readers=("person", "court"))
    packet = PaperChoice("diversion_packet", "Diversion packet", readers=("court",))
    work.paper_choices = lambda report: (letter, packet)  # type: ignore[method-assign,assignment]
    model = BatchModel(work.workspace(), ImmediateTasks(), now)
    model.load()
    _chosen(model, "b-1")
    assert model.readers == ()
    model.choose_kind("completion_letter", wanted=True)
    model.choose_reader("person")
    assert model.ready_problem() == ("kinds", "Diversion packet does not exist for the person. Leave it out.")
    model.choose_reader("court")
    assert model.ready_problem() == ("", "")


@pytest.fixture
def letters(work: FakeWorkspace) -> FakeWorkspace:
    """A letter for the person and a packet for the court; of the first report a packet went out before."""
    letter = PaperChoice("completion_letter", "Completion letter", readers=("person", "court"))
    packet = PaperChoice("diversion_packet", "Diversion packet", readers=("court",))
    work.paper_choices = lambda report: (letter, packet)  # type: ignore[method-assign,assignment]
    work.diversions.issued("D-0")
    return work


def _packets(model: BatchModel, *reports: str) -> BatchModel:
    model.load()
    return _chosen(model, *reports)


def test_what_was_issued_before_is_named_and_waits_for_a_word(
    letters: FakeWorkspace, model: BatchModel, page: BatchPage
) -> None:
    """Nothing leaves a second time unasked: the page says when and to whom the first one went."""
    (before,) = (each.paper for each in letters.papers.log() if each.paper.issued.paper == "diversion_packet")
    _packets(model, "b-1", "b-2")
    page.recipient.setText("County Court")
    page.reason.setText("Docket")
    assert page.before.isVisible()
    assert page.before.told.text() == (
        f"DV-2026-0003: Diversion packet, issued {model.day_words(before.at)} to {before.issued.recipient}"
    )
    page.save_button.click()
    assert page._problem.text() == "Choose what to do with those issued before"
    assert page.before.choices["leave"].hasFocus()
    assert model.run_items == ()
    model.toggle("b-1")
    assert not page.before.isVisible()
    assert model.ready_problem() == ("", "")


def test_what_was_issued_before_can_be_left_out(
    letters: FakeWorkspace, model: BatchModel, page: BatchPage, tmp_path: Path
) -> None:
    """The others are issued; where none is left that is said."""
    _packets(model, "b-1", "b-2")
    page.before.choices["leave"].click()
    assert model.paper_count == 1
    model.toggle("b-2")
    assert model.ready_problem()[1].startswith("All of these were issued before.")
    model.toggle("b-2")
    model.save_into(tmp_path)
    assert [job.report for job in letters.jobs] == ["b-2"]


def test_what_is_issued_again_has_a_reason_of_its_own_and_the_list_says_so(
    letters: FakeWorkspace, model: BatchModel, page: BatchPage, tmp_path: Path
) -> None:
    """The reason stands on the paper and in the list, with whose copy it is and when one went out before."""
    _packets(model, "b-1", "b-2")
    page.recipient.setText("County Court")
    page.reason.setText("Docket")
    page.before.choices["issue"].click()
    page.save_button.click()
    assert page._problem.text() == "Enter why they are issued again"
    assert page.before.reason._wrong
    page.before.reason.setText("The first copy was lost")
    page._keep()
    assert model.ready_problem() == ("", "")
    model.save_into(tmp_path)
    assert [(job.report, job.reason) for job in letters.jobs] == [
        ("b-1", "The first copy was lost"), ("b-2", "Docket"),
    ]  # fmt: skip
    (listed,) = tmp_path.glob("papers-*.csv")
    first, second = csv.DictReader(listed.read_text("utf-8").splitlines())
    assert first["copy for"] == second["copy for"] == "court and prosecutor"
    assert (first["reason"], second["reason"]) == ("The first copy was lost", "Docket")
    assert first["issued before"].endswith(", to County Court")
    assert second["issued before"] == ""
    page._show()
    assert page.frame.rows.rows[0].detail.startswith("copy for court and prosecutor, ")


def test_a_paper_that_is_void_was_not_issued_before(letters: FakeWorkspace, model: BatchModel) -> None:
    """What is not to be relied upon is no reason to ask; nor is a copy for another reader."""
    for each in letters.papers.log():
        letters.papers.make_void("b-1", each.paper.issued.document_id, "Wrong date")
    _packets(model, "b-1")
    assert model.issued_before == []
    model.choose_kind("diversion_packet", wanted=False)
    model.choose_kind("completion_letter", wanted=True)
    model.choose_reader("person")
    assert model.issued_before == []
