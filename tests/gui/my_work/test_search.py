"""Finding a report by its words, as one types, over the list of one's own reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from citdesk.casework.people import Role
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.my_work.model import MyWorkModel
from citdesk.desktop.my_work.search_model import SearchModel
from citdesk.desktop.my_work.sections import TIMELINE
from citdesk.desktop.rows.search_bar import SearchBar
from citdesk.desktop.tasks import ImmediateTasks, Tasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button
from citdesk.workspace import EnvironmentProblem, SearchAnswer, SearchFilter
from tests.a11y.walk import nameless, too_small, unnamed_objects, without_role
from tests.gui.shell.fakes import FakeWorkspace, now


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer with half a dozen reports."""
    return FakeWorkspace()


@pytest.fixture
def page(work: FakeWorkspace, look: Look, bring_up: Callable[[QWidget], None]) -> MyWorkPage:
    """The list of their reports."""
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    model.reload()
    made = MyWorkPage(look, model)
    model.setParent(made)
    made.resize(1024, 768)
    bring_up(made)
    return made


def listed(page: MyWorkPage) -> list[str]:
    """The ids in the list, headings left out."""
    return [row.id for row in page.frame.rows.rows if not row.heading]


def test_a_list_that_cannot_be_read_says_so_until_it_is_read(
    page: MyWorkPage, work: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What else is read right after it, and can be, does not take the sentence away."""

    def unreadable() -> None:
        raise EnvironmentProblem("The disk does not answer.")

    with monkeypatch.context() as broken:
        broken.setattr(work, "reports", unreadable)
        page._model.reload()
    assert page.frame.trouble.isVisible()
    assert page.frame.trouble.text() == "The disk does not answer."
    page._model.reload()
    assert not page.frame.trouble.isVisible()


def test_a_search_that_is_gone_does_not_follow_the_light(page: MyWorkPage, look: Look) -> None:
    """Pages go when a session ends while the window stays, as when keys are renewed."""
    bar = SearchBar(look, page._model.search, name="gone", label="Search", hint="", stages=[])
    delete(bar)
    look.set_theme("night")


def test_the_list_narrows_as_one_types_and_comes_back(page: MyWorkPage, qtbot: QtBot) -> None:
    """Each letter asks again; Escape brings the whole list back."""
    whole = listed(page)
    qtbot.keyClicks(page.search.field, "bridge")
    assert listed(page) == ["r-draft"]
    qtbot.keyClick(page.search.field, Qt.Key.Key_Escape)
    assert listed(page) == whole
    page.search.field.setText("bridge")
    clear = page.findChild(Button, "my-work.search.clear")
    assert clear is not None
    clear.click()
    assert listed(page) == whole


@pytest.mark.parametrize(("role", "offered"), [(Role.SUPERVISOR, True), (Role.OFFICER, False)])
def test_a_supervisor_without_reports_of_their_own_can_search_all_the_same(
    role: Role, offered: bool, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """What they review is found there, too; an officer without reports has nothing to search."""
    work = FakeWorkspace(role)
    work.rows = []
    model = MyWorkModel(work.workspace(), ImmediateTasks(), now)
    model.reload()
    made = MyWorkPage(look, model)
    model.setParent(made)
    made.resize(1024, 768)
    bring_up(made)
    assert made.search.field.isVisible() is offered


def test_what_was_found_opens(page: MyWorkPage, qtbot: QtBot) -> None:
    """Enter goes to the list, Enter again opens: a draft for writing, a sent report to be looked at."""
    qtbot.keyClicks(page.search.field, "bridge")
    qtbot.keyClick(page.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.frame.list.hasFocus)
    with qtbot.waitSignal(page._model.filling):
        page.frame.list.opened.emit("r-draft")
    page.search.field.setText("voices")
    with qtbot.waitSignal(page._model.looking):
        page.frame.list.opened.emit("r-sent")


def test_filters_stand_there_and_go_with_the_question(page: MyWorkPage, work: FakeWorkspace) -> None:
    """Stage and time are in sight before anything is typed; the chosen one says so to a screen reader."""
    done = page.findChild(Button, "my-work.stage.done")
    week = page.findChild(Button, "my-work.week")
    assert done is not None
    assert week is not None
    assert done.isVisible()
    assert week.isVisible()
    page.search.field.setText("welfare")
    done.click()
    week.click()
    _, narrowed = work.calls[-1].values
    assert isinstance(narrowed, SearchFilter)
    assert narrowed.stage == "done"
    assert narrowed.since is not None
    assert (now() - narrowed.since).days == 7
    assert done.isChecked()
    assert done.accessibleName() == "Done"
    week.click()
    _, narrowed = work.calls[-1].values
    assert isinstance(narrowed, SearchFilter)
    assert narrowed.since is None


def test_a_filter_narrows_the_list_with_nothing_typed(page: MyWorkPage, qtbot: QtBot) -> None:
    """One press leaves what is not finished under its heads, a second press brings the rest back."""
    whole = listed(page)
    open_ = page.findChild(Button, "my-work.stage.open")
    done = page.findChild(Button, "my-work.stage.done")
    assert open_ is not None
    assert done is not None
    open_.click()
    left = listed(page)
    assert left == [id_ for id_ in whole if id_ in left]
    done.click()
    assert sorted([*left, *listed(page)]) == sorted(whole)
    assert left
    assert listed(page)
    assert any(row.heading for row in page.frame.rows.rows)
    assert page.grouping.isVisible()
    with qtbot.waitSignal(page._model.looking):
        page.frame.list.opened.emit(listed(page)[0])
    done.click()
    assert listed(page) == whole
    assert not done.isChecked()


def test_a_list_that_is_narrowed_can_be_grouped_by_case(page: MyWorkPage) -> None:
    """The filter stays while the heads change."""
    open_ = page.findChild(Button, "my-work.stage.open")
    assert open_ is not None
    open_.click()
    left = set(listed(page))
    page.grouping.click()
    assert any(id_.startswith(TIMELINE) for id_ in listed(page))
    assert {id_ for id_ in listed(page) if not id_.startswith(TIMELINE)} == left


def test_what_was_written_longest_ago_is_left_out_of_the_last_seven_days(
    page: MyWorkPage, work: FakeWorkspace
) -> None:
    """By the time of its last change, without a word to look for."""
    old = work.rows[0]
    work.rows[0] = replace(old, changed_at=now() - timedelta(days=8))
    page._model.reload()
    week = page.findChild(Button, "my-work.week")
    assert week is not None
    week.click()
    assert old.id not in listed(page)
    assert listed(page)


def test_where_nothing_matches_one_button_shows_everything(page: MyWorkPage) -> None:
    """What was typed and chosen goes together, and the list is whole again."""
    whole = listed(page)
    done = page.findChild(Button, "my-work.stage.done")
    everything = page.findChild(Button, "my-work.search.everything")
    clear = page.findChild(Button, "my-work.search.clear")
    line = page.findChild(QLabel, "my-work.search.words")
    assert done is not None
    assert everything is not None
    assert clear is not None
    assert line is not None
    assert not everything.isVisible()
    done.click()
    assert clear.isVisible()
    page.search.field.setText("unheard of")
    assert listed(page) == []
    assert line.text() == "Nothing that you chose has all these words; try fewer of them."
    assert not clear.isVisible()
    everything.click()
    assert listed(page) == whole
    assert page.search.field.text() == ""
    assert not done.isChecked()
    assert not everything.isVisible()


def test_with_large_text_on_a_small_screen_the_filters_fold_and_the_list_stays_in_sight(
    page: MyWorkPage, look: Look, qtbot: QtBot
) -> None:
    """One button opens them, and says how many are chosen while they are folded."""
    done = page.findChild(Button, "my-work.stage.done")
    fold = page.findChild(Button, "my-work.filters")
    assert done is not None
    assert fold is not None
    assert not fold.isVisible()
    page.resize(836, 495)
    look.set_measure(40, 106.0)
    qtbot.waitUntil(fold.isVisible)
    assert not done.isVisible()
    top = page.frame.list.mapTo(page, QPoint(0, 0)).y()
    assert top < page.height()
    fold.click()
    assert done.isVisible()
    done.click()
    fold.click()
    assert not done.isVisible()
    assert fold.accessibleName() == "Filters: 1"


def test_a_form_narrows_too(page: MyWorkPage, work: FakeWorkspace) -> None:
    """The forms of what is here, in one list: the first of it means all of them."""
    page.search.field.setText("e")
    forms = page.search.forms
    assert forms.isVisible()
    assert forms.itemText(0) == "All forms"
    assert [forms.itemData(at) for at in range(1, forms.count())] == [each.id for each in work.search_forms()]
    forms.setCurrentIndex(1)
    forms.activated.emit(1)
    _, narrowed = work.calls[-1].values
    assert isinstance(narrowed, SearchFilter)
    assert narrowed.form_id == work.search_forms()[0].id
    assert forms.currentIndex() == 1
    forms.activated.emit(0)
    _, narrowed = work.calls[-1].values
    assert isinstance(narrowed, SearchFilter)
    assert narrowed.form_id == ""


def test_nothing_found_says_what_to_do(page: MyWorkPage) -> None:
    """Other words than for a list that is empty."""
    page.search.field.setText("unheard of")
    assert listed(page) == []
    line = page.findChild(QLabel, "my-work.search.words")
    assert line is not None
    assert "fewer" in line.text()


def test_a_failure_is_said_over_the_list(
    page: MyWorkPage, work: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails: one sentence, and typing on asks again."""

    def fails(*_: object) -> SearchAnswer:
        raise EnvironmentProblem("The disk reported an error.")

    monkeypatch.setattr(work, "search", fails)
    page.search.field.setText("bridge")
    assert page.frame.trouble.text() == "The disk reported an error."
    monkeypatch.undo()
    page.search.field.setText("bridge o")
    assert listed(page) == ["r-draft"]


def test_only_the_newest_question_is_asked_while_the_vault_is_busy(
    work: FakeWorkspace, qapp: QApplication, qtbot: QtBot
) -> None:
    """Six quick letters are two questions, not six: the vault is not held up."""
    parent = QObject()
    tasks = Tasks(parent)
    model = SearchModel(work.workspace(), tasks, now, lambda _: (), tuple, parent)
    for end in range(1, 7):
        model.look_for("bridge"[:end])
    qtbot.waitUntil(lambda: tasks.idle and model.row("r-draft") is not None)
    asked = [call.values[0] for call in work.calls if call.name == "search"]
    assert asked == ["b", "bridge"]
    tasks.close()


def test_reports_not_looked_through_yet_are_waited_for(
    work: FakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model asks again until the whole vault is indexed."""
    answers = [SearchAnswer((), 40), SearchAnswer((), 0)]
    monkeypatch.setattr(work, "search", lambda *_: answers.pop(0))
    model = SearchModel(work.workspace(), ImmediateTasks(), now, lambda _: (), tuple)
    model.look_for("bridge")
    assert answers == []
    assert "Nothing found" in model.words


def test_field_and_filters_can_be_heard_found_and_hit(page: MyWorkPage, look: Look, qtbot: QtBot) -> None:
    """Each stop of the Tab key has a name, a role and at least 10 mm."""
    page.search.field.setText("bridge")
    assert nameless(page) == []
    assert without_role(page) == []
    assert unnamed_objects(page) == []
    qtbot.waitUntil(lambda: too_small(page.search._filters, look.mm(10)) == [])
