"""The Tab key itself, pressed through pages whose questions came and went."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from citdesk.desktop.form import Desk, FormView, FormViewModel
from citdesk.desktop.form.page_view import PageView
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets.repeat_cards import RepeatCards
from tests.a11y.walk import focusable, press_round, reached_by_tab
from tests.gui.form.conftest import disk, make_model, now, session, small_form

__all__ = ["disk", "make_model", "session", "small_form"]

CALL, PEOPLE, SEEN = "/small/call", "/small/people", "/small/seen"

Open = Callable[[str], FormView]


@pytest.fixture
def at_page(
    look: Look, make_model: Callable[..., FormViewModel], bring_up: Callable[[QWidget], None]
) -> Iterator[Open]:
    """Opens the form at a page, in a wide window."""
    shown: list[FormView] = []

    def opened(place: str) -> FormView:
        model = make_model()
        view = FormView(Desk(look, now, attach=lambda _new: None), model)
        view.resize(1300, 800)
        bring_up(view)
        model.walk.open_section(place)
        QApplication.processEvents()
        shown.append(view)
        return view

    yield opened
    for view in shown:
        view.toast.hide_now()
        view.close()


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    return focused


def _round(*, back: bool = False) -> list[QWidget]:
    return press_round(_focused(), back=back)


def _missed(view: FormView, visited: list[QWidget]) -> list[str]:
    reached = reached_by_tab(view, visited[0])
    return [stop.objectName() for stop in focusable(view) if stop.objectName() not in reached]


def _question(stop: QWidget) -> str:
    return stop.objectName().split("#")[0].split("=")[0]


def _asked(view: FormView) -> list[str]:
    model = view.model
    return [item.path for item in model.walk.items() if model.question(item.path).type != "note"]


def _in_order(view: FormView, visited: list[QWidget]) -> list[str]:
    place = view.model.walk.place.key
    return list(dict.fromkeys(path for stop in visited if (path := _question(stop)).startswith(place + "/")))


def test_tab_comes_to_continue_after_a_question_appeared(at_page: Open) -> None:
    """An answer that opens a question leaves everything in reach: the questions in order, then the foot."""
    view = at_page(CALL)
    view.model.answer(f"{CALL}/travel", "other")
    QApplication.processEvents()
    visited = _round()
    assert _missed(view, visited) == []
    assert _in_order(view, visited) == _asked(view)
    last = max(at for at, stop in enumerate(visited) if _question(stop) == f"{CALL}/children")
    assert visited[last + 1] is view.foot.go


def test_tab_reaches_everything_however_often_a_question_comes_and_goes(at_page: Open) -> None:
    """Opened, closed and opened again, forwards and backwards, no control is skipped and none is a trap."""
    view = at_page(CALL)
    for answer in ("other", "police", "other", "family", "other"):
        view.model.answer(f"{CALL}/travel", answer)
        QApplication.processEvents()
        for back in (False, True):
            visited = _round(back=back)
            assert _missed(view, visited) == []
    assert _in_order(view, _round()) == _asked(view)


def test_tab_reaches_everything_on_the_page_of_every_kind_of_question(at_page: Open) -> None:
    """A rank that fills when signs are chosen, a search whose rows change: Tab still ends at the foot."""
    view = at_page(SEEN)
    for answer in (("pacing",), ("pacing", "voices"), None, ("voices", "pacing")):
        view.model.answer(f"{SEEN}/signs", answer)
        QApplication.processEvents()
    visited = _round()
    assert _missed(view, visited) == []
    assert _in_order(view, visited) == _asked(view)


def test_tab_reaches_everything_after_going_back_and_forth(at_page: Open) -> None:
    """A page that is left and opened again, and one made later, stand between the head and the foot."""
    view = at_page(CALL)
    view.model.answer(f"{CALL}/travel", "other")
    view.model.walk.open_section(SEEN)
    view.model.walk.open_section(CALL)
    QApplication.processEvents()
    visited = _round()
    assert _missed(view, visited) == []
    assert _in_order(view, visited) == _asked(view)


def test_tab_passes_the_cards_of_a_list_and_the_problems(at_page: Open) -> None:
    """Cards that were added stand before Add; what must be settled stands above the questions."""
    view = at_page(PEOPLE)
    view.model.add_instance(f"{PEOPLE}/person")
    view.model.walk.open_section(PEOPLE)
    QApplication.processEvents()
    cards = view.page().findChild(RepeatCards)
    assert cards is not None
    view.head.guidance.setFocus()
    visited = _round()
    assert _missed(view, visited) == []
    at = [visited.index(stop) for stop in cards.stops() if stop.isVisible()]
    assert at == sorted(at)
    assert len(at) > 1

    view.model.walk.open_section(CALL)
    view.foot.go.click()
    page = view.page()
    assert isinstance(page, PageView)
    assert page.summary.count()
    visited = _round()
    assert _missed(view, visited) == []
