"""The pages that follow are made while one is read, and whoever comes early finds all of them made."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.form import Desk, FormView, FormViewModel, ahead
from citdesk.desktop.form.check_page import CheckPage
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.form.place import CHECK
from citdesk.desktop.form.question_view import QuestionView
from citdesk.desktop.theme import Look
from citdesk.xforms import Context, Form
from tests.gui.form.conftest import ZONE, now

FIRST, SECOND, THIRD = "/report/first", "/report/second", "/report/third"
_FORM = """
| survey |
| | type | name | label::English (en) | label::Español (es) | relevant |
| | begin_group | first | First | Primera | |
| | select_one yn | more | Was there more? | ¿Hubo más? | |
| | end_group | | | | |
| | begin_group | second | Second | Segunda | |
| | text | one | One | Uno | |
| | text | two | Two | Dos | ${more} = 'yes' |
| | dateTime | seen | When was it seen? | ¿Cuándo se vio? | |
| | end_group | | | | |
| | begin_group | third | Third | Tercera | |
| | text | three | Three | Tres | |
| | image | photo | Photo | Foto | |
| | end_group | | | | |
| choices |
| | list_name | name | label::English (en) | label::Español (es) |
| | yn | yes | Yes | Sí |
| | yn | no | No | No |
| settings |
| | form_id | name | form_title | version | default_language |
| | report | report | Report | 1 | English (en) |
"""


@pytest.fixture
def model() -> FormViewModel:
    """A report of three sections, open at the first."""
    session = Form.load(_FORM.encode()).start(Context(now=now, zone=ZONE, random=random.Random(7)))
    return FormViewModel(session, lambda *_: None, now)


@pytest.fixture
def fetched() -> list[str]:
    """The names of the kept pictures that were fetched."""
    return []


@pytest.fixture
def moment() -> list[datetime]:
    """The time it is on this computer."""
    return [now()]


@pytest.fixture
def view(
    look: Look,
    model: FormViewModel,
    fetched: list[str],
    moment: list[datetime],
    bring_up: Callable[[QWidget], None],
) -> FormView:
    """The report on screen."""

    def fetch(name: str, shown: Callable[[QImage], None]) -> None:
        fetched.append(name)
        shown(QImage())

    desk = Desk(look, lambda: moment[0], attach=lambda *_: None, picture=fetch)
    shown = FormView(desk, model)
    model.setParent(shown)
    shown.resize(1024, 768)
    bring_up(shown)
    return shown


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody at work who never pauses long enough for more than what they open to be made."""
    monkeypatch.setattr(ahead, "_QUIET_MS", 3_600_000)


def _made_ahead(view: FormView, section: str) -> PageView | None:
    return view.stack.findChild(PageView, f"page:{section}")


def _questions(page: QWidget) -> list[str]:
    """The paths of the questions of a page, from top to bottom."""
    views = [each for each in page.findChildren(QuestionView) if not each.isHidden()]
    return [each.path for each in sorted(views, key=lambda each: each.y())]


def _wait(qtbot: QtBot, view: FormView) -> None:
    qtbot.waitUntil(lambda: view.ahead.is_over)


def test_the_pages_that_follow_are_there_before_somebody_comes(
    qtbot: QtBot, view: FormView, model: FormViewModel
) -> None:
    """While the first page is read the second and the third are made, and are the ones that are shown."""
    _wait(qtbot, view)
    second, third = _made_ahead(view, SECOND), _made_ahead(view, THIRD)
    assert second is not None
    assert third is not None
    made = second.question_view(f"{SECOND}/seen")
    assert made is not None
    assert not second.isVisible()
    model.walk.open_section(SECOND)
    page = view.page()
    assert page is second
    assert second.question_view(f"{SECOND}/seen") is made
    assert _questions(second) == [f"{SECOND}/one", f"{SECOND}/seen"]


def test_a_page_made_ahead_is_never_seen_squeezed(qtbot: QtBot, view: FormView, model: FormViewModel) -> None:
    """However long a page is that was made unseen, its questions have their full height when it comes up."""
    _wait(qtbot, view)
    view.setFixedHeight(300)
    model.walk.open_section(SECOND)
    page = view.page()
    assert isinstance(page, PageView)
    for path in _questions(page):
        question = page.question_view(path)
        assert question is not None
        assert question.height() >= question.heightForWidth(question.width())


def test_a_page_made_ahead_bears_its_own_name(qtbot: QtBot, view: FormView) -> None:
    """Its title is there before somebody comes, and is not that of the page that is read meanwhile."""
    _wait(qtbot, view)
    second = _made_ahead(view, SECOND)
    assert second is not None
    assert (second.title.text(), second.title.isHidden()) == ("Second", False)


def test_the_page_before_sending_waits_empty(qtbot: QtBot, view: FormView, model: FormViewModel) -> None:
    """It is there once nothing else is left to be made, and says nothing before somebody comes."""
    _wait(qtbot, view)
    made = view.stack.findChild(CheckPage)
    assert made is not None
    assert made.title.text() == ""
    model.walk.open_section(CHECK)
    assert view.page() is made
    assert made.title.text()


class _Asked(QObject):
    """Notes what asks to be arranged anew."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.by: list[QWidget] = []

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if arg__2.type() == QEvent.Type.LayoutRequest and isinstance(arg__1, QWidget):
            self.by.append(arg__1)
        return False


def test_a_page_made_ahead_is_not_laid_out_again_when_it_is_shown(
    qtbot: QtBot, qapp: QApplication, view: FormView, model: FormViewModel
) -> None:
    """All of its questions stand where they belong before somebody comes: only then does it come at once."""
    _wait(qtbot, view)
    second, asked = _made_ahead(view, SECOND), _Asked(view)
    assert second is not None
    qapp.installEventFilter(asked)
    model.walk.open_section(SECOND)
    qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    qapp.removeEventFilter(asked)
    assert not [each for each in asked.by if each is second.column or second.column.isAncestorOf(each)]


def test_a_page_made_ahead_follows_a_change_of_text_size(
    qtbot: QtBot, look: Look, view: FormView, model: FormViewModel
) -> None:
    """Its questions have the height of the larger letters when it is shown for the first time."""
    _wait(qtbot, view)
    look.set_measure(32, look.ppi)
    model.walk.open_section(SECOND)
    page = view.page()
    assert isinstance(page, PageView)
    questions = [each for each in map(page.question_view, _questions(page)) if each is not None]
    qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) for each in questions))
    assert questions[-1].geometry().bottom() < page.column.height()


@pytest.mark.usefixtures("no_pause")
def test_a_page_opened_before_it_is_whole_is_finished_at_once(view: FormView, model: FormViewModel) -> None:
    """Whoever goes on sooner than a page was made finds every question of it, in its order."""
    page = view.following()
    assert page is not None
    page.make_next()
    assert _questions(page) == [f"{SECOND}/one"]
    model.walk.open_section(SECOND)
    assert view.page() is page
    assert _questions(page) == [f"{SECOND}/one", f"{SECOND}/seen"]
    one, seen = (page.question_view(path) for path in _questions(page))
    assert one is not None
    assert seen is not None
    assert one.editor.inputs()[0].hasFocus()
    QTest.keyClick(one.editor.inputs()[0], Qt.Key.Key_Tab)
    assert seen.editor.inputs()[0].hasFocus()


def test_an_answer_changes_a_page_that_was_made_ahead(
    qtbot: QtBot, view: FormView, model: FormViewModel
) -> None:
    """A question that an answer brings stands at its place on the page that was made before the answer."""
    _wait(qtbot, view)
    model.answer(f"{FIRST}/more", "yes")
    model.walk.open_section(SECOND)
    assert _questions(view.page()) == [f"{SECOND}/one", f"{SECOND}/two", f"{SECOND}/seen"]
    model.walk.open_section(FIRST)
    model.answer(f"{FIRST}/more", "no")
    model.walk.open_section(SECOND)
    assert _questions(view.page()) == [f"{SECOND}/one", f"{SECOND}/seen"]


def test_a_page_that_was_made_ahead_speaks_the_language_chosen_since(
    qtbot: QtBot, view: FormView, model: FormViewModel
) -> None:
    """Questions made in English are read in Spanish once Spanish was chosen."""
    _wait(qtbot, view)
    model.set_language("Español (es)")
    model.walk.open_section(SECOND)
    shown = [label.text() for label in view.page().findChildren(QLabel)]
    assert any("¿Cuándo se vio?" in words for words in shown)
    assert not any("When was it seen?" in words for words in shown)


def test_nothing_is_made_for_a_form_that_is_not_in_sight(view: FormView) -> None:
    """Behind a locked screen or another page nothing goes on."""
    view.ahead.wait()
    view.hide()
    assert view.ahead.is_over
    view.model.answer(f"{FIRST}/more", "yes")
    assert view.ahead.is_over


def test_a_picture_is_fetched_once_its_page_is_opened(
    qtbot: QtBot, view: FormView, model: FormViewModel, fetched: list[str]
) -> None:
    """A kept photo is not read from the disk for a page that nobody has come to."""
    model.answer(f"{THIRD}/photo", "photo.png")
    _wait(qtbot, view)
    third = _made_ahead(view, THIRD)
    assert third is not None
    assert third.question_view(f"{THIRD}/three") is not None
    assert not fetched
    model.walk.open_section(THIRD)
    assert fetched == ["photo.png"]
    assert _questions(third) == [f"{THIRD}/three", f"{THIRD}/photo"]


def test_a_page_that_was_made_yesterday_says_what_day_is_today(
    qtbot: QtBot, view: FormView, model: FormViewModel, moment: list[datetime]
) -> None:
    """After midnight a page made before it offers the new day for a time."""
    _wait(qtbot, view)
    moment[0] += timedelta(days=1)
    model.walk.open_section(SECOND)
    shown = [label.text() for label in view.page().findChildren(QLabel)]
    assert any("Today" in words and "13" in words for words in shown)
