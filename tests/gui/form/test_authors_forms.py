"""Forms as agencies write them: their titles, their gaps, their languages, and what people type into them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.form.editors.files import DrawingEditor, SignatureEditor
from citdesk.desktop.form.languages import reads_right_to_left
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import ErrorSummary, Mark
from citdesk.desktop.widgets.link import Link
from citdesk.xforms import Context, Form
from tests.gui.form.conftest import ZONE, now

Open = Callable[..., tuple[FormView, FormViewModel]]

VISIT = """
| survey |
| | type | name | label | required | repeat_count | appearance | choice_filter |
| | note | hello | **Welcome.** Read the manual first. | | | | |
| | text | who | Name of the person | yes | | | |
| | text | seen | What did the person say and do before anybody from the unit could speak? | yes | | | |
| | text | phone | Telephone | | | numbers | |
| | note | told | **${who}** was seen | | | | |
| | select_one place | met | Where did you meet? | | | | kind=${who} |
| | date | day | Day | | | | |
| | image | sketch | Sketch | | | draw | |
| | image | sign | Signature | | | signature | |
| | begin_repeat | person | Person | | | | |
| | text | name | Name | yes | | | |
| | end_repeat | | | | | | |
| | begin_group | where | Where | | | | |
| | integer | n | How many doors? | | | | |
| | begin_repeat | door | Door | | ${n} | | |
| | text | kind | Kind | | | | |
| | end_repeat | | | | | | |
| | begin_group | address | Address | | | field-list | |
| | text | street | Street | | | | |
| | end_group | | | | | | |
| | text | floor | Floor | | | | |
| | end_group | | | | | | |
| | text | last | Remarks | | | | |
| choices |
| | list_name | name | label | kind |
| | place | home | At home | Maria |
| settings |
| | form_id | name | form_title |
| | visit | visit | Follow-up visit |
"""

MESSAGE = """
| survey |
| | type | name | label | constraint | constraint_message |
| | text | who | Name | | |
| | text | phone | Telephone | false() | **${who}** has no telephone |
| settings |
| | form_id | name | form_title |
| | message | message | Message |
"""

TAKEN_OVER = """
| survey |
| | type | name | label | readonly | calculation | appearance |
| | begin_group | person | The person | | | field-list |
| | text | name | Name | yes | 'Sampleford' | |
| | text | lives | Address | yes | '12 Elm Street' | |
| | end_group | | | | | |
| | begin_group | charge | The charge | | | field-list |
| | text | statute | Statute | | | |
| | end_group | | | | | |
| settings |
| | form_id | name | form_title |
| | taken | taken | Taken over |
"""

TONGUES = """
| survey |
| | type | name | label::English (en) | label::العربية (ar) | label::Français (fr) |
| | text | who | Name | الاسم | Nom |
| | text | why | Reason | السبب | Raison |
| settings |
| | form_id | name | form_title | default_language |
| | tongues | tongues | Three languages | English (en) |
"""


@pytest.fixture
def open_form(qtbot: QtBot, look: Look, bring_up: Callable[[QWidget], None]) -> Iterator[Open]:
    """Shows a form in a wide window."""
    made: list[tuple[FormView, FormViewModel]] = []

    def opened(source: str) -> tuple[FormView, FormViewModel]:
        form = Form.load(source.strip().encode())
        session = form.start(Context(now=now, zone=ZONE, random=random.Random(1)))
        model = FormViewModel(session, lambda _path, _typed, _xml: None, now, title=form.title)
        view = FormView(Desk(look, now), model)
        view.resize(1024, 700)
        bring_up(view)
        made.append((view, model))
        return view, model

    yield opened
    for view, model in made:
        model.boxes.flush()
        view.toast.hide_now()
        view.close()
        model.deleteLater()


def _page(view: FormView) -> PageView:
    page = view.page()
    assert isinstance(page, PageView)
    QApplication.processEvents()
    return page


def test_loose_questions_go_under_the_title_of_the_form(open_form: Open) -> None:
    """A note that comes first is read on the page; it names neither the page nor its line in the outline."""
    view, model = open_form(VISIT)
    labels = [section.label for section in model.outline()]
    assert labels == ["Follow-up visit", "Person", "Where", "Address", "Remarks", "Check and send"]
    assert _page(view).title.text() == "Follow-up visit"
    assert model.question("/visit/hello").label == "Welcome. Read the manual first."


def test_a_page_says_its_name_once(open_form: Open) -> None:
    """A list of cards and a single question that a page is named after do not repeat its title."""
    view, model = open_form(VISIT)
    model.walk.open_section("/visit/person")
    page = _page(view)
    assert page.title.isVisible()
    cards = [w for w in page.findChildren(QWidget) if type(w).__name__ == "CardsView"]
    assert [cards[0].title.isVisible(), cards[0].cards.add.text()] == [False, "Add: Person"]  # type: ignore[attr-defined]
    model.walk.open_section("/visit/last")
    page = _page(view)
    assert not page.title.isVisible()
    view_of = page.question_view("/visit/last")
    assert view_of is not None
    assert view_of.title.text() == "Remarks (optional)"


def test_a_group_on_several_pages_is_listed_once(open_form: Open) -> None:
    """Its line is marked on each of its pages, and done only when all of them were seen."""
    view, model = open_form(VISIT)
    model.walk.open_section("/visit/where/n")
    model.walk.leave_for_now()
    assert model.page_label() == "Address"
    model.walk.leave_for_now()
    assert model.walk.place.key == "/visit/where/floor"
    assert view.outline.row("/visit/where/n").is_here
    assert model.walk.section_position() == (3, 5)
    marks = {section.label: section.mark for section in model.outline()}
    assert marks["Where"] is Mark.NONE
    model.walk.leave_for_now()
    marks = {section.label: section.mark for section in model.outline()}
    assert marks["Where"] is Mark.DONE


def test_a_long_name_stands_whole_in_the_outline(open_form: Open) -> None:
    """A row is as high as its lines, however long its section is called."""
    long = "Where the unit went first, whom it met there and what everybody said and did until help came"
    view, _model = open_form(
        VISIT.replace("| where | Where |", f"| where | {long}, from the first call on |")
    )
    QApplication.processEvents()
    row = view.outline.row("/visit/where/n")
    assert row.heightForWidth(row.width()) > view.look.em(6)
    assert row.height() >= row.heightForWidth(row.width())


def test_nothing_stands_over_nothing(open_form: Open) -> None:
    """No choices yet, or a count of none: neither question nor heading until there is something under it."""
    _view, model = open_form(VISIT)
    assert "/visit/met" not in [item.path for item in model.walk.items()]
    model.answer("/visit/who", "Maria")
    assert "/visit/met" in [item.path for item in model.walk.items()]
    assert "/visit/where/door" not in model.section_keys()
    model.answer("/visit/where/n", 1)
    assert "/visit/where/door" in model.section_keys()


def test_a_list_emptied_of_its_last_card_can_be_filled_again(open_form: Open) -> None:
    """The page of a list stays in the outline when nobody is on it, for Add stands there."""
    _view, model = open_form(VISIT)
    model.remove_instance("/visit/person[1]")
    assert "Person" in [section.label for section in model.outline()]
    model.walk.open_section("/visit/person")
    assert model.walk.place.key == "/visit/person"


@pytest.mark.parametrize("typed", ["*Maria*", "<b>x</b>", "_a_ [b](https://c.example)", "\\*"])
def test_what_people_type_is_no_markup(open_form: Open, typed: str) -> None:
    """A label that quotes an answer shows it letter by letter; the author's own bold is still only bold."""
    _view, model = open_form(VISIT)
    model.answer("/visit/who", typed)
    assert model.question("/visit/told").label == f"{typed} was seen"


def test_a_message_is_read_like_a_label(open_form: Open) -> None:
    """The author's bold in a message is only bold, and the answer it quotes stays as typed."""
    _view, model = open_form(MESSAGE)
    model.answer("/message/who", "*Maria*")
    model.answer("/message/phone", "5")
    assert [problem.message for problem in model.problems.all()] == ["*Maria* has no telephone"]


def test_a_summary_says_which_question_and_wraps(open_form: Open) -> None:
    """Each line names its question before the message, and a long one is as high as its lines."""
    view, model = open_form(VISIT)
    assert not model.walk.advance()
    page = _page(view)
    links = [link for link in page.findChild(ErrorSummary).findChildren(Link) if link.isVisible()]
    assert links[0].text() == "Name of the person: This question needs an answer."
    assert links[1].text() == (
        "What did the person say and do before anybody from the unit could speak?"
        " This question needs an answer."
    )
    assert links[1].height() >= links[1].heightForWidth(links[1].width())
    assert links[1].height() > links[0].height()


def test_a_telephone_number_with_its_country_fits(open_form: Open) -> None:
    """Nothing of it is scrolled out of the box."""
    view, _model = open_form(VISIT)
    box = view.findChild(QLineEdit, "/visit/phone")
    assert isinstance(box, QLineEdit)
    assert box.fontMetrics().horizontalAdvance("+34 600 123 456 789") < box.width() - view.look.em(1.4)


def test_the_last_look_says_the_year_of_each_day(open_form: Open) -> None:
    """A report is read in other years too."""
    _view, model = open_form(VISIT)
    model.answer("/visit/day", now().date())
    lines = {line.path: line.answer for part in model.last_look.parts() for line in part.lines}
    assert lines["/visit/day"] == "Mar 12, 2026"


def test_a_drawing_is_not_signed(open_form: Open) -> None:
    """Only a signature has a line to sign on and says whether it is signed."""
    view, _model = open_form(VISIT)
    page = _page(view)
    sketch, sign = page.question_view("/visit/sketch"), page.question_view("/visit/sign")
    assert sketch is not None
    assert sign is not None
    assert isinstance(sign.editor, SignatureEditor)
    assert isinstance(sketch.editor, DrawingEditor)
    assert sketch.editor.pad.accessibleName() == "Sketch, nothing drawn"
    assert sign.editor.pad.accessibleName() == "Signature, not signed"
    plain, lined = (editor.pad.grab().toImage() for editor in (sketch.editor, sign.editor))
    middle = lined.width() // 2
    assert plain.pixel(middle, round(plain.height() * 0.75)) == plain.pixel(middle, plain.height() // 2)
    assert lined.pixel(middle, round(lined.height() * 0.75)) != lined.pixel(middle, lined.height() // 2)


def test_one_of_many_languages_is_chosen_from_a_list(open_form: Open) -> None:
    """The button says the language in use, the list has all, and choosing changes every question."""
    view, model = open_form(TONGUES)
    assert view.head.language.text() == "English"
    QTest.mouseClick(view.head.language, Qt.MouseButton.LeftButton)
    menu = view.head.languages
    assert [action.text() for action in menu.actions()] == ["English", "العربية", "Français"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["English"]
    menu.actions()[2].trigger()
    menu.close()
    assert model.question("/tongues/who").label == "Nom"
    assert view.head.language.text() == "Français"


def test_arabic_turns_the_screen_round(open_form: Open) -> None:
    """While a language from right to left is on, the outline stands at the right; then it goes back."""
    view, model = open_form(TONGUES)
    model.set_language("العربية (ar)")
    QApplication.processEvents()
    assert view.outline.x() > view.right.x()
    box = view.findChild(QLineEdit, "/tongues/who")
    assert isinstance(box, QLineEdit)
    assert box.layoutDirection() == Qt.LayoutDirection.RightToLeft
    model.set_language("Français (fr)")
    QApplication.processEvents()
    assert view.outline.x() < view.right.x()


@pytest.mark.parametrize(
    ("language", "turned"),
    [
        ("العربية (ar)", True),
        ("Arabic (ar)", True),
        ("עברית", True),
        ("English (en)", False),
        ("default", False),
    ],
)
def test_how_a_language_is_read_is_known_by_its_code_or_its_letters(language: str, turned: bool) -> None:
    """Authors write languages with a code, or only by name."""
    assert reads_right_to_left(language) is turned


def test_a_page_of_facts_that_were_taken_over_is_read_by_the_keys(open_form: Open) -> None:
    """Nothing on it is asked: it has the focus itself, Enter presses nothing, and Ctrl+Enter goes on."""
    view, _model = open_form(TAKEN_OVER)
    area = view.page().area
    assert QApplication.focusWidget() is area
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert view.page().area is area
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    assert box.objectName() == "/taken/charge/statute"
