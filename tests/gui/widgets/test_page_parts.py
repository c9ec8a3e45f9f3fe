"""What a page is built of: scrolling, the focus ring, toasts, error summary, cards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import (
    Body,
    Button,
    CardWords,
    ErrorSummary,
    Field,
    FocusRing,
    FoldRow,
    Rank,
    RepeatCards,
    ScrollPage,
    SummaryLine,
    Toast,
)


def test_a_long_page_never_makes_the_window_grow(qtbot: QtBot, look: Look) -> None:
    """Forty targets scroll inside a 1024 x 768 window; the footer stays in sight."""
    page = ScrollPage(look)
    qtbot.addWidget(page)
    for number in range(40):
        page.add(Button(look, f"Row {number}"))
    go = Button(look, "Continue", rank=Rank.PRIMARY)
    page.footer.addWidget(go)
    page.resize(1024, 768)
    page.show()
    qtbot.waitExposed(page)
    assert page.size().height() == 768
    assert page.rect().contains(QRect(go.mapTo(page, QPoint(0, 0)), go.size()))


def test_on_a_large_screen_the_footers_buttons_stay_under_their_column(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """An act at the end of the footer stands where the column ends, on a small screen where the page does."""
    page = ScrollPage(look, width=40)
    first, last = Button(look, "Approve report", rank=Rank.PRIMARY), Button(look, "Return report")
    page.footer.addWidget(first)
    page.footer.addStretch(1)
    page.footer.addWidget(last)
    page.resize(1920, 800)
    bring_up(page)

    def right() -> int:
        return last.mapTo(page, QPoint(last.width(), 0)).x()

    assert right() == look.em(40) - look.margin()
    page.resize(700, 800)
    page.settle()
    assert right() == 700 - look.margin()


def test_more_buttons_than_the_column_is_wide_stand_in_one_line_where_there_is_room(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Five acts under a narrow column go on beside it before they go on beneath each other."""
    page = ScrollPage(look, width=22)
    acts = [Button(look, f"Another act, number {number}") for number in range(5)]
    for act in acts:
        page.footer.addWidget(act)
    page.resize(1920, 800)
    bring_up(page)
    assert len({act.y() for act in acts}) == 1
    page.resize(640, 800)
    assert len({act.y() for act in acts}) > 1
    assert all(act.mapTo(page, QPoint(act.width(), 0)).x() <= 640 for act in acts)


def test_tab_brings_what_is_focused_into_sight(look: Look, bring_up: Callable[[QWidget], None]) -> None:
    """The focused control is never hidden behind the footer."""
    page = ScrollPage(look)
    fields = [Field(look, name=f"/f{number}") for number in range(20)]
    for field in fields:
        page.add(field)
    page.footer.addWidget(Button(look, "Continue"))
    page.resize(800, 500)
    bring_up(page)
    fields[0].setFocus()
    for field in fields[:-1]:
        QTest.keyClick(field, Qt.Key.Key_Tab)
    last = fields[-1]
    assert last.hasFocus()
    spot = QRect(last.mapTo(page.area.viewport(), QPoint(0, 0)), last.size())
    assert page.area.viewport().rect().contains(spot)


def test_a_page_on_which_everything_fits_has_nothing_to_scroll(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """What its sentences would take on a narrow page is no blank to scroll through on a wide one."""
    page = ScrollPage(look, width=40)
    for _ in range(9):
        page.add(Body(look, "A sentence that is read in one breath and stands in a single line here."))
    page.footer.addWidget(Button(look, "Back"))
    page.resize(1200, 460)
    bring_up(page)
    bar = page.area.verticalScrollBar()
    assert bar.maximum() == 0
    page.resize(420, 460)
    assert bar.maximum() > 0


def test_of_what_is_higher_than_the_page_the_beginning_shows(
    look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """A long question keeps its title in sight, also when the footer grows; Qt would show its middle."""
    page, long = ScrollPage(look), QWidget()
    page.add(Field(look, name="/f"))
    long.setFixedHeight(900)
    long.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.add(long)
    page.footer.addWidget(Button(look, "Continue"))
    page.resize(800, 500)
    bring_up(page)
    page.settle()
    long.setFocus()
    page.show_whole(long)
    bar = page.area.verticalScrollBar()
    assert bar.value() > 0
    assert 0 <= long.mapTo(page.area.viewport(), QPoint(0, 0)).y() < look.em(2)
    before = bar.value()
    page.footer.setContentsMargins(0, 40, 0, 40)
    QApplication.processEvents()
    assert bar.value() == before


def test_the_ring_follows_the_keyboard_and_leaves_the_mouse_alone(
    qtbot: QtBot, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """After a key the ring lies around the focused control, outside it; a press hides it."""
    window = QWidget()
    window.resize(600, 300)
    first, second = Field(look, window, name="/a"), Field(look, window, name="/b")
    first.setGeometry(50, 50, 200, 60)
    second.setGeometry(50, 150, 200, 60)
    ring = FocusRing(look, window)
    bring_up(window)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry().contains(second.geometry())
    assert ring.geometry() != second.geometry()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert not ring.isVisible()


def _whole(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_what_keys_lead_to_or_write_in_comes_into_sight(
    qtbot: QtBot, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """A letter that jumps to a far row, or a word typed after reading on, is never out of sight."""
    window = QWidget()
    window.resize(600, 300)
    page = ScrollPage(look, window)
    page.setGeometry(window.rect())
    fields = [Field(look, name=f"/f{number}") for number in range(30)]
    for field in fields:
        page.add(field)
    ring = FocusRing(look, window)
    bring_up(window)
    fields[0].setFocus()
    QTest.keyClick(fields[0], Qt.Key.Key_Tab)
    qtbot.waitUntil(ring.isVisible)
    fields[20].setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(lambda: _whole(fields[20]))
    page.to_top()
    QApplication.processEvents()
    assert not _whole(fields[20])
    QTest.keyClick(fields[20], Qt.Key.Key_A)
    qtbot.waitUntil(lambda: _whole(fields[20]))
    QTest.mouseClick(fields[20], Qt.MouseButton.LeftButton)
    page.to_top()
    fields[25].setFocus(Qt.FocusReason.OtherFocusReason)
    QApplication.processEvents()
    assert page.area.verticalScrollBar().value() == 0


def test_a_toast_offers_undo_and_goes_with_it(qtbot: QtBot, look: Look) -> None:
    """The toast names the thing; Undo tells and hides it."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 600)
    toast = Toast(look, page)
    page.show()
    toast.show_words("Sister removed from people present")
    assert toast.words() == "Sister removed from people present"
    assert page.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.undone):
        toast.undo.click()
    assert not toast.isVisible()
    toast.show_words("Gone", undo=False)
    toast.hide_now()


def test_a_long_toast_is_whole_on_a_narrow_page(qtbot: QtBot, look: Look) -> None:
    """What has no room in one line is broken in several, and a short one after it is one line again."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(500, 600)
    toast = Toast(look, page)
    page.show()
    words = toast.findChild(QLabel)
    assert isinstance(words, QLabel)
    toast.show_words("0 answers filled in. Still to type: Event number, How it came in, Call type, Address")
    assert page.rect().contains(toast.geometry())
    assert words.height() >= words.heightForWidth(words.width()) > words.fontMetrics().height() * 2
    assert not toast.undo.geometry().intersects(words.geometry())
    toast.show_words("Gone")
    assert words.height() < words.fontMetrics().height() * 2
    toast.hide_now()


def test_a_notice_without_undo_covers_nothing_that_is_to_be_pressed(qtbot: QtBot, look: Look) -> None:
    """It stands where no control is in sight, and a press on it is a press on what lies beneath."""
    page = QWidget()
    page.resize(930, 540)
    qtbot.addWidget(page)
    low = Button(look, "The last choice of the form", page)
    low.setGeometry(20, 380, 880, 80)
    page.show()
    toast = Toast(look, page)
    toast.show_words("23:40 is still to come: taken as yesterday", undo=False)
    assert not toast.geometry().intersects(low.geometry())
    assert page.rect().contains(toast.geometry())
    assert page.childAt(toast.geometry().center()) is None
    toast.hide_now()


def test_a_toast_makes_way_for_the_control_in_use(
    qtbot: QtBot, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Whether the control had the focus before the toast came or gets it afterwards, it stays in sight."""
    page = QWidget()
    page.resize(800, 600)
    low, high = Field(look, page, name="/low"), Field(look, page, name="/high")
    low.setGeometry(20, 450, 760, 60)
    high.setGeometry(20, 20, 760, 60)
    bring_up(page)
    low.setFocus()
    toast = Toast(look, page)
    toast.show_words("Sister removed from people present")
    assert not toast.geometry().intersects(low.geometry())
    high.setFocus()
    qtbot.waitUntil(lambda: toast.geometry().intersects(low.geometry()))
    low.setFocus()
    qtbot.waitUntil(lambda: not toast.geometry().intersects(low.geometry()))
    toast.hide_now()


def test_the_error_summary_goes_to_each_answer(qtbot: QtBot, look: Look) -> None:
    """It counts in words, and each line carries the path of its answer."""
    summary = ErrorSummary(look)
    qtbot.addWidget(summary)
    summary.show_lines([SummaryLine("/a", "Enter the address"), SummaryLine("/b", "Choose one")])
    assert summary.accessibleName() == "There is a problem with 2 answers"
    with qtbot.waitSignal(summary.chosen) as chosen:
        summary.findChild(QWidget, "problem:/b").click()  # type: ignore[attr-defined]
    assert chosen.args == ["/b"]
    summary.show_lines([])
    assert not summary.isVisibleTo(summary.parentWidget())


def test_cards_are_changed_and_removed_by_their_path(qtbot: QtBot, look: Look) -> None:
    """Change and Remove name the card, and tell its path."""
    cards = RepeatCards(look, "/people/person", "Add another person")
    qtbot.addWidget(cards)
    cards.show_cards(
        [
            CardWords("/people/person[1]", "Dana W.", "Adult", "Person 1 of 2, Dana W.", can_remove=False),
            CardWords("/people/person[2]", "Sister", "", "Person 2 of 2, Sister"),
        ]
    )
    first, second = cards.cards()
    assert first.remove is None
    assert second.remove is not None
    assert second.remove.accessibleName() == "Remove Sister"
    with qtbot.waitSignal(cards.change_wanted) as change:
        first.change.click()
    assert change.args == ["/people/person[1]"]
    with qtbot.waitSignal(cards.remove_wanted) as remove:
        second.remove.click()
    assert remove.args == ["/people/person[2]"]
    with qtbot.waitSignal(cards.add_wanted) as add:
        cards.add.click()
    assert add.args == ["/people/person"]


def test_a_row_folds_where_there_is_no_room(
    qtbot: QtBot, look: Look, bring_up: Callable[[QWidget], None]
) -> None:
    """Side by side in a wide page, below each other in a narrow one, never cut."""
    row = FoldRow(look)
    first, second = Button(look, "Now", row), Button(look, "Change day", row)
    row.hold([first, second])
    page = ScrollPage(look)
    page.add(row)
    page.resize(900, 400)
    bring_up(page)
    qtbot.waitUntil(lambda: first.y() == second.y() and second.x() > first.x())
    page.resize(260, 400)
    qtbot.waitUntil(lambda: second.y() >= first.height() and second.height() == second.sizeHint().height())
