"""Finding reports in the review queue by what its rows know, and narrowing it with one press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.people import Role
from citdesk.desktop.review.queue_model import QueueModel
from citdesk.desktop.review.queue_view import QueuePage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button
from tests.a11y.walk import nameless, unnamed_objects, without_role
from tests.gui.shell.fakes import QUEUE, FakeWorkspace, now


@pytest.fixture
def work() -> FakeWorkspace:
    """A supervisor with three reports waiting."""
    return FakeWorkspace(Role.SUPERVISOR, name="Sgt Okafor")


@pytest.fixture
def page(work: FakeWorkspace, look: Look, bring_up: Callable[[QWidget], None]) -> QueuePage:
    """The queue on the screen, looked at."""
    model = QueueModel(work.workspace(), ImmediateTasks(), now)
    made = QueuePage(look, model)
    model.setParent(made)
    made.resize(930, 650)
    bring_up(made)
    made.arrive()
    return made


def listed(page: QueuePage) -> list[str]:
    """The ids in the list."""
    return [row.id for row in page.frame.rows.rows]


def button(page: QueuePage, name: str) -> Button:
    """A button of the page."""
    found = page.findChild(Button, name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("26-0187", ["q-1"]),
        ("lincoln ave", ["q-1"]),
        ("0117", ["q-2"]),
        ("diversion", ["q-3"]),
        ("rivera", ["q-2"]),
        ("LINDQVIST encounter", ["q-1"]),
        ("nunez", ["q-3"]),
        ("north", ["q-2"]),
        ("rivera diversion", []),
        ("high", ["q-1"]),
        ("custody danger", ["q-1"]),
        ("\uff32\uff29\uff36\uff25\uff32\uff21", ["q-2"]),
        ("lind\u200bqvist", ["q-1"]),
    ],
)
def test_a_report_is_found_by_what_its_row_knows(
    page: QueuePage, work: FakeWorkspace, typed: str, found: list[str]
) -> None:
    """Event number, street, number, form, author, covered unit and chips; every word, however it is spelled.

    Without accents, in full-width letters, with a zero-width space that came along from a web page.
    """
    first, second, third = QUEUE
    work.queue = [first, replace(second, covered_unit="North"), replace(third, author="T. Núñez")]
    page._model.reload()
    page.search.field.setText(typed)
    assert listed(page) == found
    assert page.frame.title.text() == f"Waiting for you: {len(found)} of 3"


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("queue.stage.held", ["q-1"]),
        ("queue.stage.soon", ["q-1", "q-3"]),
        ("queue.stage.high", ["q-1"]),
        ("queue.stage.again", ["q-2", "q-3"]),
    ],
)
def test_one_press_leaves_what_a_supervisor_asks_for(page: QueuePage, name: str, left: list[str]) -> None:
    """Without a word typed, in the order of the queue; a second press brings the rest back."""
    chip = button(page, name)
    assert chip.isVisible()
    chip.click()
    assert listed(page) == left
    assert chip.isChecked()
    chip.click()
    assert listed(page) == ["q-1", "q-2", "q-3"]


def test_the_queue_is_narrowed_to_one_author_or_one_form(page: QueuePage) -> None:
    """Both lists hold what waits and no more."""
    authors = page.findChild(QComboBox, "queue.search.author")
    assert authors is not None
    assert [authors.itemText(at) for at in range(authors.count())] == [
        "All authors",
        "A. Lindqvist",
        "J. Rivera",
        "T. Abara",
    ]
    authors.setCurrentIndex(2)
    authors.activated.emit(2)
    assert listed(page) == ["q-2"]
    authors.activated.emit(0)
    forms = page.search.forms
    forms.activated.emit(forms.findData("diversion"))
    assert listed(page) == ["q-3"]


def test_where_nothing_matches_one_press_shows_the_whole_queue(page: QueuePage) -> None:
    """The page does not say that nothing waits: it says that nothing matches."""
    button(page, "queue.stage.held").click()
    page.search.field.setText("rivera")
    line = page.findChild(QLabel, "queue.search.words")
    assert line is not None
    assert listed(page) == []
    assert line.text() == "Nothing that you chose has all these words; try fewer of them."
    assert not page.frame.empty.isVisible()
    button(page, "queue.search.everything").click()
    assert listed(page) == ["q-1", "q-2", "q-3"]
    assert page.search.field.text() == ""


def test_what_was_looked_for_is_kept_while_one_reads_a_report(page: QueuePage) -> None:
    """Back from the report the same words and the same filter leave the same rows."""
    button(page, "queue.stage.again").click()
    page.search.field.setText("encounter")
    page.hide()
    page.show()
    page.arrive()
    assert page.search.field.text() == "encounter"
    assert button(page, "queue.stage.again").isChecked()
    assert listed(page) == ["q-2"]


def test_the_next_report_is_one_of_those_looked_for(page: QueuePage, work: FakeWorkspace) -> None:
    """After a decision on the last of them none opens, though others wait."""
    button(page, "queue.stage.soon").click()
    assert page._model.next_after("q-1") == "q-3"
    work.queue = [row for row in work.queue if row.id == "q-2"]
    page._model.reload()
    assert page._model.next_after("q-1") is None
    assert listed(page) == []
    assert button(page, "queue.search.everything").isVisible()


def test_a_report_that_is_another_now_leaves_what_is_looked_for(page: QueuePage, work: FakeWorkspace) -> None:
    """Custody ended while the list was narrowed to it: with the next reading the row goes."""
    button(page, "queue.stage.held").click()
    assert listed(page) == ["q-1"]
    work.queue = [replace(QUEUE[0], custody=None), *QUEUE[1:]]
    page._model.reload()
    assert listed(page) == []
    assert button(page, "queue.search.everything").isVisible()


def test_only_what_is_looked_for_gathers_as_new(page: QueuePage, work: FakeWorkspace) -> None:
    """Whoever looks for holds is not called away by another kind; what came in is found when typed for."""
    button(page, "queue.stage.held").click()
    work.queue += [replace(QUEUE[1], id="q-4", author="B. Quist"), replace(QUEUE[0], id="q-5")]
    page._model.reload()
    assert page._model.new == 1
    assert listed(page) == ["q-1"]
    button(page, "queue.stage.held").click()
    page.search.field.setText("quist")
    assert "q-4" in listed(page)


def test_the_queue_is_searched_by_keys_alone(page: QueuePage, qtbot: QtBot) -> None:
    """The key for searching puts the cursor there, Enter goes on to the list, Escape empties the field."""
    page.commands()["list.search"]()
    assert page.search.field.hasFocus()
    qtbot.keyClicks(page.search.field, "rivera")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.frame.list.hasFocus)
    page.search.field.setFocus()
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert listed(page) == ["q-1", "q-2", "q-3"]


def test_search_and_filters_have_names(page: QueuePage) -> None:
    """Each stop of the Tab key is heard with its name and its role."""
    button(page, "queue.stage.held").click()
    assert nameless(page) == []
    assert without_role(page) == []
    assert unnamed_objects(page) == []


def test_an_empty_queue_offers_nothing_to_search(page: QueuePage, work: FakeWorkspace) -> None:
    """What it says is that nothing waits."""
    work.queue = []
    page._model.reload()
    page._model.show_new()
    assert not page.search.isVisible()
    assert page.frame.empty.isVisible()


def test_a_report_is_found_by_whom_it_is_about_and_says_the_day(
    work: FakeWorkspace, page: QueuePage, qtbot: QtBot
) -> None:
    """As in the officer's list. The day tells equal streets apart; the name is not shown."""
    first = work.queue[0]
    call = replace(first.call, on=date(2026, 3, 10))
    work.queue[0] = replace(first, person="Marcus Caldwell", call=call)
    page.arrive()
    page.search.field.setText("caldwell")
    qtbot.waitUntil(lambda: listed(page) == [first.id])
    row = page.frame.rows.rows[0]
    assert "Tue Mar 10" in row.detail
    assert "Caldwell" not in f"{row.title} {row.detail} {row.aside} {row.spoken}"
