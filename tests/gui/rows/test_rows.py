"""Lists of reports: the item model, the list's keys and its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from citdesk.desktop.consult import words
from citdesk.desktop.field_guide import training_words
from citdesk.desktop.liaison import batch_view, log_model
from citdesk.desktop.rows.delegate import MARGIN
from citdesk.desktop.rows.list_page import ListFrame
from citdesk.desktop.rows.model import RowsModel
from citdesk.desktop.rows.row import Chip, Row, heading
from citdesk.desktop.rows.view import RowsView
from citdesk.desktop.theme import THEMES, Look, ThemeName
from citdesk.desktop.unit import work_model
from citdesk.desktop.widgets import Button, Field, Rank, State
from citdesk.workspace import OfficerWork
from tests.gui.shell.fakes import person


def _row(id_: str, title: str = "") -> Row:
    return Row(id=id_, title=title or id_, state=State.SENT, chip="Sent 20:12", aside="21:32", detail="more")


def test_the_model_keeps_to_qts_rules(qtmodeltester: ModelTester) -> None:
    """Qt's own checker finds nothing wrong with the list."""
    model = RowsModel()
    model.show_rows([heading("h", "Head", 2), _row("a"), _row("b")])
    qtmodeltester.check(model)


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True, max_size=6), max_size=6))
def test_any_snapshot_may_follow_any_other(snapshots: list[list[str]]) -> None:
    """Rows come, go and move in any way without Qt's checker objecting."""
    model = RowsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for ids in snapshots:
        model.show_rows([_row(id_, id_ * len(ids)) for id_ in ids])
        assert [row.id for row in model.rows] == ids
        assert model.rowCount() == len(ids)
    tester.deleteLater()


def test_a_row_that_stays_keeps_its_place_under_the_finger() -> None:
    """When a row above goes, an index held on a row below still stands for that row."""
    model = RowsModel()
    model.show_rows([_row("a"), _row("b"), _row("c")])
    held = QPersistentModelIndex(model.index_of("c"))
    model.show_rows([_row("b"), _row("c")])
    row = model.row_at(held)
    assert row is not None
    assert row.id == "c"


def test_a_row_reads_as_one_sentence_with_its_state() -> None:
    """A screen reader hears title, state and the rest in one go."""
    model = RowsModel()
    model.show_rows([_row("a", "CR-1")])
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "CR-1, Sent 20:12, 21:32, more"


def test_a_heading_cannot_be_opened() -> None:
    """Group heads are read and skipped."""
    model = RowsModel()
    model.show_rows([heading("h", "Head", 1200)])
    assert model.data(model.index(0)) == "Head (1,200)"
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.row_at(QModelIndex()) is None
    assert isinstance(model, QAbstractItemModel)


def test_arrow_keys_move_and_enter_opens(qtbot: QtBot, look: Look) -> None:
    """The keyboard alone reaches and opens every row, past headings."""
    model = RowsModel()
    model.show_rows([heading("h", "Head"), _row("a"), heading("k", "Other"), _row("b")])
    view = RowsView(look, model, name="list", spoken="Reports")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.setFocus()
    qtbot.waitUntil(lambda: view.currentIndex().isValid())
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["b"]


def test_a_list_that_had_the_keys_before_its_rows_begins_at_the_first_of_them(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Rows that come later, as from a disk, have a current one too: Enter opens it."""
    model = RowsModel()
    view = RowsView(look, model, name="list", spoken="Reports")
    view.resize(600, 400)
    bring_up(view)
    view.setFocus()
    model.show_rows([heading("h", "Head"), _row("a"), _row("b")])
    assert view.currentIndex() == model.index_of("a")
    model.show_rows([heading("h", "Head"), _row("new"), _row("a"), _row("b")])
    assert view.currentIndex() == model.index_of("a")


def test_home_goes_to_the_first_row_under_the_first_head(qtbot: QtBot, look: Look) -> None:
    """From the second row and from the last, and End to the last one; no head is stopped at."""
    model = RowsModel()
    view = RowsView(look, model, name="rows", spoken="Reports")
    qtbot.addWidget(view)
    view.show()
    model.show_rows([heading("h", "Head", 2), _row("a"), _row("b"), heading("k", "Other", 1), _row("c")])
    for begun in ("b", "c"):
        assert view.choose(begun)
        qtbot.keyClick(view, Qt.Key.Key_Home)
        assert view.chosen == "a"
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.chosen == "a"
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.chosen == "c"


@pytest.mark.parametrize("scrolled", [False, True])
def test_the_cursor_stays_on_its_row_where_rows_come_and_move(
    qtbot: QtBot, look: Look, scrolled: bool
) -> None:
    """Its row is in sight still, where it stood; at the top so is what came in above it."""
    model = RowsModel()
    view = RowsView(look, model, name="rows", spoken="Reports")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    model.show_rows([heading("h", "Head", 40), *(_row(f"r{n}") for n in range(40))])
    chosen = "r20" if scrolled else "r1"
    assert view.choose(chosen)
    before = view.visualRect(model.index_of(chosen)).top()
    others = [_row(f"r{n}") for n in reversed(range(40)) if f"r{n}" != chosen]
    others.insert(25 if scrolled else 0, _row(chosen))
    model.show_rows([heading("h", "Head", 42), _row("n1"), _row("n2"), *others])
    assert view.chosen == chosen
    row = view.visualRect(model.index_of(chosen))
    assert view.viewport().rect().contains(row)
    if scrolled:
        assert row.top() == before
    else:
        assert view.viewport().rect().contains(view.visualRect(model.index_of("n1")))


def test_the_way_back_of_a_list_stands_in_its_footer(look: Look, bring_up: Callable[[QWidget], None]) -> None:
    """At the left edge of what it belongs to, beneath the list, as on pages that are no list."""
    frame = ListFrame(look, name="papers", title="Papers issued")
    back = Button(look, "Back", name="page.back", rank=Rank.QUIET, icon="back")
    frame.add_back(back)
    frame.rows.show_rows([_row(f"r-{number}") for number in range(40)])
    frame.resize(900, 500)
    bring_up(frame)
    place = QRect(back.mapTo(frame, QPoint(0, 0)), back.size())
    assert place.left() == look.margin()
    assert place.top() > frame.list.mapTo(frame, frame.list.rect().bottomLeft()).y()
    assert frame.rect().contains(place)


def test_what_is_said_of_a_search_does_not_move_its_field(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """The sentences stand beneath the field that somebody types in, however many lines they take."""
    frame = ListFrame(look, name="guide", title="Field guide")
    field = Field(look, name="guide.search", label="Search")
    frame.put_over_list(field)
    frame.say_below()
    frame.resize(700, 500)
    bring_up(frame)
    before = field.mapTo(frame, QPoint(0, 0))
    for note, empty in (("Not understood: xylophone. " * 4, ""), ("", "Nothing here matches. " * 9)):
        frame.show_note(note)
        frame.show_empty(empty)
        QApplication.processEvents()
        assert field.mapTo(frame, QPoint(0, 0)) == before
        said = frame.note if note else frame.empty
        assert said.mapTo(frame, QPoint(0, 0)).y() > before.y() + field.height()
        assert said.height() > 2 * said.fontMetrics().height()


def test_a_press_anywhere_in_the_row_opens_it(qtbot: QtBot, look: Look) -> None:
    """The whole row is the target, and it is tall enough for a glove."""
    model = RowsModel()
    model.show_rows([_row("a"), _row("b")])
    view = RowsView(look, model, name="list", spoken="Reports")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    box = view.visualRect(model.index_of("b"))
    assert box.height() >= look.target()
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert opened.args == ["b"]


def test_what_stands_over_a_list_ends_where_its_rows_end(qtbot: QtBot, look: Look) -> None:
    """However many rows there are: with more than fit, the bar takes no room from them."""
    frame = ListFrame(look, name="reports", title="Your reports")
    field = Field(look, name="reports.search", label="Search")
    frame.put_over_list(field)
    qtbot.addWidget(frame)
    frame.resize(900, 500)
    frame.show()
    for count in (1, 40):
        frame.rows.show_rows([_row(f"r-{number}") for number in range(count)])
        rows = frame.list.visualRect(frame.rows.index(0))
        edge = frame.list.viewport().mapTo(frame, rows.topRight()).x() - look.em(MARGIN)
        assert field.mapTo(frame, field.rect().topRight()).x() == edge


def test_a_long_state_and_title_stack_in_a_narrow_list(qtbot: QtBot, look: Look) -> None:
    """Short of width the title goes under the chip instead of being cut away."""
    model = RowsModel()
    model.show_rows([Row(id="a", title="CR-2026-0117 Crisis encounter", state=State.SAVED, detail="x")])
    view = RowsView(look, model, name="list", spoken="Reports")
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    wide = view.visualRect(model.index(0)).height()
    view.resize(320, 300)
    qtbot.waitUntil(lambda: view.visualRect(model.index(0)).height() > wide)


def test_what_to_do_about_a_refused_report_is_never_cut(qtbot: QtBot, look: Look) -> None:
    """Its second line takes as many lines as the sentence needs; that of any other row stays one line."""
    words = "HQ cannot use what was sent. It is safe here; tell your administrator. " * 2
    model = RowsModel()
    model.show_rows(
        [
            Row(id=str(whole), title="CR-1", state=State.REFUSED, detail=words, whole=whole)
            for whole in (True, False)
        ]
    )
    view = RowsView(look, model, name="list", spoken="Reports")
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    heights = [view.visualRect(model.index(at)).height() for at in (0, 1)]
    assert heights[0] > heights[1]
    view.resize(360, 600)
    qtbot.waitUntil(lambda: view.visualRect(model.index(0)).height() > heights[0])
    shown = view.grab().toImage()
    assert not shown.isNull()


def test_in_a_narrow_list_no_second_line_is_cut(qtbot: QtBot, look: Look) -> None:
    """As with the largest text on a small screen: it goes on beneath, where it would be a few words only."""
    model = RowsModel()
    words = "Event 26-0193, 5th Street. Person on a bridge, 5th Street"
    model.show_rows([Row(id="a", title="CR-1", state=State.SENT, detail=words), _row("b")])
    view = RowsView(look, model, name="list", spoken="Reports")
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()

    def higher() -> int:
        return view.visualRect(model.index(0)).height() - view.visualRect(model.index(1)).height()

    assert higher() == 0
    view.resize(420, 600)
    qtbot.waitUntil(lambda: higher() >= look.em(1))


def test_urgent_chips_take_as_many_lines_as_they_need(qtbot: QtBot, look: Look) -> None:
    """No chip is cut away: in a narrow list they stand under each other, in a wide one beside the title."""
    model = RowsModel()
    urgent = tuple(Chip(State.EXPIRING.value, words) for words in ("Custody ends in 40 min", "Danger: high"))
    model.show_rows(
        [Row(id="a", title="CR-2026-0117", state=State.SENT, urgent=urgent, detail="x"), _row("b")]
    )
    view = RowsView(look, model, name="list", spoken="Reports")
    qtbot.addWidget(view)
    view.resize(1100, 500)
    view.show()
    assert view.visualRect(model.index(0)).height() == view.visualRect(model.index(1)).height()
    heights: list[int] = []
    for wide in (560, 330):
        view.resize(wide, 500)
        qtbot.waitUntil(lambda: len({*heights, view.visualRect(model.index(0)).height()}) > len(heights))
        heights.append(view.visualRect(model.index(0)).height())
    assert view.visualRect(model.index(1)).height() < heights[0] < heights[1]
    shown = view.grab().toImage()
    assert not shown.isNull()
    assert model.rows[0].sentence == "CR-2026-0117, Custody ends in 40 min, Danger: high, x"


def test_a_hundred_thousand_rows_are_taken_at_once(qtbot: QtBot, look: Look) -> None:
    """A long list costs what is on screen, not what is in it."""
    model = RowsModel()
    view = RowsView(look, model, name="list", spoken="Reports")
    qtbot.addWidget(view)
    view.setUniformItemSizes(True)
    view.resize(600, 400)
    view.show()
    model.show_rows([_row(str(at)) for at in range(100_000)])
    view.scrollToBottom()
    assert model.rowCount() == 100_000
    assert view.choose("99999")


def test_the_signs_of_a_reports_states_stand_for_nothing_else() -> None:
    """What is missing was not returned, what is done was not approved, what was printed is no draft."""
    of_reports = {state.value.icon for state in State if state is not State.EXPIRING}
    others = [
        *training_words._CHIPS.values(),
        *(words.ASKED, words.YOURS, words.ANSWERED, words.CLOSED),
        *(batch_view._SAVED, batch_view._PRINTED, batch_view._TO_COME),
        *(batch_view._NOT_OUT, batch_view._NOT_MADE),
        *(log_model._IN_FORCE, log_model._VOID, log_model._REPLACED),
        work_model._state(OfficerWork(person(), 1, 0, 0, None)),
        work_model._state(OfficerWork(person(), 0, 1, 0, None)),
    ]
    assert [style for style in others if style is None or style.icon in of_reports] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_row_that_is_chosen_shows_it_wherever_the_keys_are(
    qtbot: QtBot, look: Look, theme: ThemeName
) -> None:
    """Its edge and ground are those of a chosen answer; the row with the keys has another edge."""
    look.set_theme(theme)
    model = RowsModel()
    model.show_rows([Row("a", "CR-1", chosen=True), Row("b", "CR-2", chosen=False), Row("c", "CR-3")])
    view = RowsView(look, model, name="list", spoken="Reports")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()

    def colours(down: int) -> list[str]:
        image = view.viewport().grab().toImage()
        boxes = [view.visualRect(model.index(at)) for at in range(3)]
        return [image.pixelColor(box.center().x(), box.top() + down).name() for box in boxes]

    chosen, ground = look.colour("select").name(), look.colour("surface").name()
    assert colours(look.em(0.4)) == [chosen, ground, ground]
    assert colours(1)[0] == look.colour("select_line").name()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.setCurrentIndex(model.index(1))
    assert colours(look.em(0.4)) == [chosen, ground, ground]
    assert colours(1)[1] == look.colour("focus").name()
