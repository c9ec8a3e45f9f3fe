"""A number says how many people there are, and each has a card: the number may be corrected at no cost."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.repeat_cards import Card
from citdesk.xforms import Context, Form
from tests.gui.form.conftest import ZONE, Disk, now

COUNT, PERSON = "/house/home/n", "/house/home/person"
FORM = b"""
| survey |
| | type | name | label | repeat_count | constraint | constraint_message |
| | begin_group | home | Household | | | |
| | integer | n | How many people live there? | | . <= 2000 | No more than 2,000 |
| | begin_repeat | person | Person | ${n} | | |
| | text | name | Name | | | |
| | begin_repeat | phone | Phone | | | |
| | text | number | Number | | | |
| | end_repeat | | | | | |
| | end_repeat | | | | | |
| | end_group | | | | | |
| | begin_repeat | visit | Visit | | | |
| | integer | calls | How many calls? | | | |
| | begin_repeat | call | Call | ${calls} | | |
| | text | to | To whom? | | | |
| | end_repeat | | | | | |
| | end_repeat | | | | | |
| settings |
| | form_id | name |
| | house | house |
"""


@pytest.fixture
def model(qtbot: QtBot, disk: Disk) -> Iterator[FormViewModel]:
    """A fresh report."""
    session = Form.load(FORM).start(Context(now=now, zone=ZONE, random=random.Random(1)))
    made = FormViewModel(session, disk.save, now)
    disk.model = made
    yield made
    made.boxes.flush()
    made.deleteLater()


@pytest.fixture
def view(look: Look, model: FormViewModel, bring_up: Callable[[QWidget], None]) -> Iterator[FormView]:
    """The form on screen."""
    shown = FormView(Desk(look, now), model)
    shown.resize(930, 660)
    bring_up(shown)
    yield shown
    shown.toast.hide_now()
    shown.close()


def _cards(view: FormView) -> list[str]:
    return [card.words.title for card in view.findChildren(Card) if card.isVisible()]


def _box(view: FormView) -> QLineEdit:
    box = view.findChild(QLineEdit, COUNT)
    assert isinstance(box, QLineEdit)
    return box


def _fill_two(model: FormViewModel) -> None:
    model.answer(COUNT, 2)
    model.answer(f"{PERSON}[1]/name", "Ann")
    model.answer(f"{PERSON}[2]/name", "Ben")


def test_a_number_on_its_way_to_another_takes_no_card(
    qtbot: QtBot, view: FormView, model: FormViewModel
) -> None:
    """Backspace in the count leaves both cards alone, and 3 adds a third."""
    _fill_two(model)
    model.walk.open_section(model.outline()[0].key)
    box = _box(view)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    with qtbot.assertNotEmitted(model.items_changed, wait=900):
        pass
    assert model.question(f"{PERSON}[2]/name").value == "Ben"
    QTest.keyClicks(box, "3")
    qtbot.waitUntil(lambda: model.question(COUNT).value == 3, timeout=2000)
    assert model.question(f"{PERSON}[2]/name").value == "Ben"


def test_enter_comes_to_the_first_card_where_none_can_be_added(view: FormView, model: FormViewModel) -> None:
    """A count makes the cards and nothing adds one: Enter goes from the count to Change of the first."""
    model.walk.open_section(model.outline()[0].key)
    box = _box(view)
    box.setFocus()
    QTest.keyClicks(box, "2")
    QTest.keyClick(box, Qt.Key.Key_Return)
    at = QApplication.focusWidget()
    assert at is not None
    assert at.objectName() == f"{PERSON}[1]#change"


def test_locking_in_the_middle_of_a_number_keeps_every_card(model: FormViewModel, disk: Disk) -> None:
    """The count was cleared and not yet typed again when the screen locked: both people are on disk."""
    _fill_two(model)
    model.boxes.type(COUNT, "")
    model.boxes.flush()
    assert b"Ann" in disk.saves[-1][2]
    assert b"Ben" in disk.saves[-1][2]
    model.leave(COUNT)
    assert b"Ben" not in disk.saves[-1][2]


def test_a_report_that_ends_in_the_middle_of_a_number_keeps_every_card(
    view: FormView, model: FormViewModel
) -> None:
    """The count was cleared as a colleague got the report: both people stay to be read."""
    _fill_two(model)
    model.walk.open_section(model.outline()[0].key)
    box = _box(view)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    view.end_writing()
    assert _cards(view) == ["Ann", "Ben"]
    assert model.question(COUNT).value == 2
    assert [shown.text() for shown in view.page().findChildren(QLineEdit, COUNT)] == ["2"]


def test_fewer_people_are_said_by_name_and_can_be_put_back(view: FormView, model: FormViewModel) -> None:
    """Leaving the box with 0 takes the cards, names them with Undo, and Undo gives every answer back."""
    _fill_two(model)
    box = _box(view)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "0")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert view.toast.words() == "Ann, Ben removed"
    assert view.toast.undo.isVisible()
    view.toast.undo.click()
    assert model.question(COUNT).value == 2
    assert model.question(f"{PERSON}[1]/name").value == "Ann"
    assert model.question(f"{PERSON}[2]/name").value == "Ben"


def test_typing_the_former_number_again_brings_the_answers_back(model: FormViewModel) -> None:
    """Two, none, two: the same two people."""
    _fill_two(model)
    model.answer(COUNT, 0)
    model.answer(COUNT, 2)
    assert [model.cards.words(f"{PERSON}[{n}]")[0] for n in (1, 2)] == ["Ann", "Ben"]


def test_minus_takes_the_last_card_at_once_and_offers_it_back(view: FormView, model: FormViewModel) -> None:
    """A press of minus is a whole number, not half of one: Ben goes, named, with Undo."""
    _fill_two(model)
    QTest.keyClicks(_box(view), "2")
    fewer = view.findChild(QPushButton, f"{COUNT}#fewer")
    assert isinstance(fewer, QPushButton)
    fewer.click()
    assert model.question(COUNT).value == 1
    assert view.toast.words() == "Ben removed"
    model.undo()
    assert model.question(f"{PERSON}[2]/name").value == "Ben"


def test_a_count_against_its_rule_makes_no_cards(view: FormView, model: FormViewModel) -> None:
    """Fifty thousand is a slip: Continue says so and the two people are still there."""
    _fill_two(model)
    model.answer(COUNT, 50_000)
    QApplication.processEvents()
    assert len(_cards(view)) == 2
    assert not model.walk.advance()
    assert model.problems.shown[COUNT].message == "No more than 2,000"


def test_many_cards_are_shown_a_few_at_a_time(view: FormView, model: FormViewModel) -> None:
    """Of a hundred cards twenty stand there, and a button that says how many are left brings more."""
    model.answer(COUNT, 100)
    QApplication.processEvents()  # new cards show with the next layout
    more = view.findChild(QPushButton, f"{PERSON}#more")
    assert isinstance(more, QPushButton)
    assert len(_cards(view)) == 20
    assert more.text() == "Show more (80 left)"
    more.click()
    QApplication.processEvents()
    assert len(_cards(view)) == 40
    model.answer(COUNT, 30)
    QApplication.processEvents()
    assert len(_cards(view)) == 30
    assert not more.isVisible()


def test_an_undone_removal_brings_counted_cards_inside_it_back(model: FormViewModel) -> None:
    """A visit with its two calls is removed and put back whole."""
    model.add_instance("/house/visit")
    model.answer("/house/visit[1]/calls", 2)
    model.answer("/house/visit[1]/call[2]/to", "HQ")
    model.remove_instance("/house/visit[1]")
    model.undo()
    assert model.question("/house/visit[1]/call[2]/to").value == "HQ"
