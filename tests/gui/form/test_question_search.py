"""Looking for a question of the report by typing: what fits, by keys and by touch, and back again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.sought import matching
from citdesk.desktop.rows.delegate import MARGIN
from citdesk.desktop.theme import Look
from citdesk.xforms import Context, Form
from tests.gui.form.conftest import ZONE, Disk, now

CALL, PEOPLE, SEEN = "/small/call", "/small/people", "/small/seen"
NAME, WORDS = f"{PEOPLE}/person[1]/name", f"{SEEN}/words"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(look: Look, model: FormViewModel, bring_up: Callable[[QWidget], None]) -> Iterator[FormView]:
    """The form in a window with room for its outline, at a text that is half written."""
    shown = FormView(Desk(look, now), model)
    shown.resize(1000, 660)
    bring_up(shown)
    model.walk.open_section(SEEN)
    box = shown.findChild(QPlainTextEdit, WORDS)
    box.setFocus()
    box.setPlainText("He paced.")
    yield shown
    shown.toast.hide_now()
    shown.close()


def found(model: FormViewModel, typed: str) -> list[str]:
    """The paths of what fits, best first."""
    return [each.path for each in matching(model.sought.now(), typed)]


def focused() -> QWidget:
    """The control that has the focus."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def test_a_question_is_found_by_any_words_of_the_form(model: FormViewModel) -> None:
    """By its title, hint, section and choices, in any order, whatever the case."""
    assert found(model, "PRESENT how children") == [f"{CALL}/children"]
    assert found(model, "24-hour") == [f"{CALL}/arrived"]
    assert found(model, "arrival travel person")[0] == f"{CALL}/travel"
    assert set(found(model, "ambulance")) == {f"{CALL}/travel", f"{PEOPLE}/person[1]/went"}
    assert found(model, "xylophone") == []
    assert len(found(model, "  ")) == len(model.sought.now())


def test_one_slip_is_forgiven_where_no_question_has_the_words(model: FormViewModel) -> None:
    """Gloved fingers miss: a letter wrong, missing, twice or swapped; in a short word it is another word."""
    children = [f"{CALL}/children"]
    for typed in ("childern", "chidren", "childrenn", "prezent how children", "chidr"):
        assert found(model, typed) == children, typed
    assert found(model, "wya") == []
    assert found(model, "hcildrne") == []


def test_what_is_asked_in_so_many_words_comes_first(model: FormViewModel) -> None:
    """A title that has the word before a section that has it; of equals those that are asked."""
    ways = found(model, "way")
    assert ways[:2] == [f"{SEEN}/path", f"{CALL}/other_way"]
    assert f"{CALL}/travel" in ways[2:]


def test_words_are_those_of_the_language_on_the_screen(model: FormViewModel) -> None:
    """In Spanish it is found without its accents, and no more by its English words."""
    model.set_language("Español (es)")
    assert found(model, "NINOS cuantos") == [f"{CALL}/children"]
    assert found(model, "children") == []


def test_each_says_where_it_stands_and_how_it_is_answered(model: FormViewModel) -> None:
    """The section, the card, the answer in words, and what is not asked now."""
    model.answer(f"{CALL}/travel", "family")
    model.answer(f"{CALL}/children", 21)
    model.boxes.type(WORDS, "He paced\nand sang, " + "again and again, " * 9)
    told = {each.path: each for each in model.sought.now()}
    assert told[f"{CALL}/travel"].state == "With family or a friend"
    assert told[f"{CALL}/children"].state == "Has a problem"
    assert (told[NAME].where, told[NAME].state) == ("People present · Person 1", "Not answered")
    assert (told[f"{CALL}/other_way"].asked, told[f"{CALL}/other_way"].state) == (False, "Not asked now")
    assert told[WORDS].state.startswith("He paced and sang, again")
    assert len(told[WORDS].state) <= 62


def test_by_keys_to_a_question_and_back(view: FormView, model: FormViewModel) -> None:
    """Ctrl+F, a few letters, Enter: the cursor is in the answer. Esc instead: it is where it was."""
    page = view.page()
    assert isinstance(page, PageView)
    scrolled = page.area.verticalScrollBar().value()
    QTest.keyClick(focused(), Qt.Key.Key_F, CTRL)
    assert focused() is view.search.field
    assert not view.stack.isVisible()
    QTest.keyClicks(focused(), "nam")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused().objectName() == WORDS
    assert (page.area.verticalScrollBar().value(), view.search.field.text()) == (scrolled, "")
    assert view.outline.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "phone number")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert model.walk.place.key == f"{PEOPLE}/person[1]/phone[1]"
    assert focused().objectName() == f"{PEOPLE}/person[1]/phone[1]/number"
    assert not view.search.isVisible()
    assert model.question(WORDS).text == "He paced."


def test_the_arrows_choose_and_the_answer_is_whole_in_sight(view: FormView, model: FormViewModel) -> None:
    """The fourth of what fits, far down on a page that was not open."""
    model.walk.open_section(CALL)
    QTest.keyClick(view, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "they")
    wanted = [row.id for row in view.search.list.row_model.rows]
    first = view.search.list.grab().toImage()
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is view.search.field
    assert view.search.list.grab().toImage() != first, "it is seen which one Enter takes"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert focused().objectName() == wanted[3] == f"{SEEN}/height"
    assert focused().visibleRegion().boundingRect() == focused().rect()


def test_by_touch_alone(view: FormView, model: FormViewModel) -> None:
    """A button above the sections, a row that is pressed, a button to close."""
    view.resize(1000, 660)
    QApplication.processEvents()
    assert view.search_button.isVisible()
    assert view.search_button.height() >= view.look.mm(10)
    QTest.mouseClick(view.search_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.search.close_button, Qt.MouseButton.LeftButton)
    assert focused().objectName() == WORDS
    model.walk.open_section(CALL)
    QApplication.processEvents()
    view.resize(900, 660)
    button = view.findChild(QPushButton, "form.search")
    QApplication.processEvents()
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    view.search.field.setText("tall")
    rows = view.search.list
    place = rows.visualRect(rows.row_model.index_of(f"{SEEN}/height")).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    assert isinstance(focused(), QLineEdit)
    assert focused().objectName() == f"{SEEN}/height"
    assert not view.outline.isVisible()


def test_what_is_not_asked_says_so_and_nothing_is_found_says_so(view: FormView, model: FormViewModel) -> None:
    """Enter on such a question leads nowhere; the sentence says why."""
    place = model.walk.place
    QTest.keyClick(focused(), Qt.Key.Key_F, CTRL)
    QTest.keyClicks(focused(), "which other way")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert "not asked now" in view.search.nothing.text()
    assert model.walk.place == place
    QTest.keyClicks(focused(), " xx")
    assert view.search.nothing.text() == "No question fits “which other way xx”. Try fewer or other words."
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused() is view.search.field
    # what goes on elsewhere puts the form back in its place
    QTest.keyClick(focused(), Qt.Key.Key_F8)
    assert not view.search.isVisible()


def test_typing_reads_nothing_of_a_long_form_again(
    look: Look, qapp: QApplication, bring_up: Callable[[QWidget], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 400 questions each is read once as the search opens; letters cost no more than comparing words."""
    asked = "\n".join(
        f"| | begin_group | g{group} | Part {group} | field-list |\n"
        + "\n".join(f"| | text | q{group}_{at} | Question {group * 20 + at} | |" for at in range(20))
        + "\n| | end_group | | | |"
        for group in range(20)
    )
    source = f"""| survey |
| | type | name | label | appearance |
{asked}
| settings |
| | form_id | version | form_title |
| | long | 1 | Long |
""".encode()
    session = Form.load(source).start(Context(now=now, zone=ZONE, random=random.Random(7), user="4417"))
    disk = Disk()
    disk.model = model = FormViewModel(session, disk.save, now)
    view = FormView(Desk(look, now), model)
    bring_up(view)
    view.find_question()
    assert len(view.search.list.row_model.rows) < 400
    monkeypatch.setattr(session, "question", None)
    for letters in ("q", "question 3", "question 399"):
        view.search.field.setText(letters)
    assert [row.title for row in view.search.list.row_model.rows] == ["Question 399"]
    monkeypatch.undo()
    view.close()
    model.deleteLater()


def test_it_speaks_spanish(
    spanish: QApplication, look: Look, model: FormViewModel, bring_up: Callable[[QWidget], None]
) -> None:
    """Its button and what it says are translated."""
    view = FormView(Desk(look, now), model)
    bring_up(view)
    assert view.search_button.text() == "Buscar una pregunta"
    view.find_question()
    view.search.field.setText("xylophone")
    assert view.search.nothing.text().startswith("Ninguna pregunta")
    view.close()


def test_the_field_is_as_wide_as_the_questions_beneath_it(view: FormView, look: Look) -> None:
    """On a large screen too: what is typed in and what it finds are one column."""
    view.resize(1900, 900)
    view.find_question()
    found_list, field = view.search.list, view.search.field
    row = found_list.visualRect(found_list.row_model.index(0))
    edge = found_list.viewport().mapTo(view, row.topRight()).x() - look.em(MARGIN)
    assert field.mapTo(view, field.rect().topRight()).x() == edge
