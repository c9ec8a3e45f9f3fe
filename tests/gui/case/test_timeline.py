"""The drawn timeline of a case: its points, its line while somebody is held, its keys and its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from citdesk.desktop.case.timeline import Marker, Timeline
from citdesk.desktop.case.timeline_model import TimelineModel
from citdesk.desktop.case.timeline_view import TimelinePage
from citdesk.desktop.case.timeline_words import later_words
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.workspace import CaseMoment, CaseTimeline, RecordMoment, SceneMoment
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import NOW, TIMELINE, FakeWorkspace, now


@pytest.fixture
def work() -> FakeWorkspace:
    """An officer whose case has a custody that runs."""
    return FakeWorkspace()


@pytest.fixture
def model(work: FakeWorkspace, qtbot: QtBot) -> TimelineModel:
    """That case's timeline, read once."""
    made = TimelineModel(work.workspace(), ImmediateTasks(), "r-sent", now)
    made.load()
    return made


def test_each_moment_says_when_what_how_much_later_and_by_whom(model: TimelineModel) -> None:
    """One sentence each; the day where one begins; what waits for the network says so."""
    assert [point.sentence for point in model.points] == [
        "Thu Mar 12, 20:34, Call received",
        "20:46, First unit arrived, 12 min later",
        "20:52, CIT on scene, 6 min later",
        "21:13, Custody began, 21 min later",
        "21:35, Left the scene, 22 min later",
        "21:38, Crisis encounter sent, 3 min later, by J. Rivera",
        "21:41, Crisis encounter returned, 3 min later, by Sgt Okafor",
        "21:43, Crisis encounter sent again, 2 min later, by J. Rivera, waiting for network",
        "Fri Mar 13, 17:44, Custody ends at the latest",
    ]


def test_the_line_is_thick_while_somebody_is_held(model: TimelineModel) -> None:
    """From the custody on, and to its limit, which has not come yet."""
    assert [point.held for point in model.points] == [False, False, False, *[True] * 5, False]
    assert [point.ahead for point in model.points] == [*[False] * 8, True]


def test_a_release_ends_the_thick_line(model: TimelineModel, work: FakeWorkspace) -> None:
    """Held from custody to release; a custody that nobody ended and no clock counts any more holds nobody."""
    custody = CaseMoment(NOW - timedelta(hours=3), SceneMoment.CUSTODY)
    free = CaseMoment(NOW - timedelta(hours=2), SceneMoment.LET_GO)
    paper = CaseMoment(NOW, RecordMoment.PAPER, "Encounter report", "I. Okafor")
    work.timeline = CaseTimeline((custody, free, paper), None)
    model.load()
    assert [point.held for point in model.points] == [True, False, False]
    work.timeline = CaseTimeline((custody, paper), None)
    model.load()
    assert [point.held for point in model.points] == [False, False]


def test_spans_are_told_in_the_unit_they_need() -> None:
    """Minutes within the hour, hours within the day, then days; less than a minute is not told."""
    spans = [timedelta(seconds=50), timedelta(minutes=59), timedelta(minutes=125), timedelta(days=1, hours=2)]
    told = [later_words(span) for span in (*spans, timedelta(days=9))]
    assert told == ["", "59 min later", "2 h 05 min later", "1 day later", "9 days later"]


@pytest.mark.parametrize("theme", ["day", "night", "contrast"])
@pytest.mark.parametrize("width", [500, 900])
def test_the_line_is_drawn_from_mark_to_mark(
    model: TimelineModel, look: Look, qtbot: QtBot, theme: str, width: int
) -> None:
    """In every theme, narrow or wide: thick in the colour of custody, thin before it."""
    look.set_theme(theme)  # type: ignore[arg-type]
    drawn = Timeline(look, name="t")
    qtbot.addWidget(drawn)
    drawn.resize(width, 1400)
    drawn.show()
    drawn.show_points(model.points)
    marks = _laid_out(qtbot, drawn)
    image = drawn.grab().toImage()
    held, before = look.colour("attention_solid"), look.colour("control_line")
    assert _beside(image, marks[3], marks[4], 3) == held
    assert _beside(image, marks[0], marks[1], 0) == before
    assert _beside(image, marks[0], marks[1], 3) != before


def _laid_out(qtbot: QtBot, drawn: Timeline) -> list[tuple[int, int]]:
    """The middles of the marks, top to bottom, once they have their places."""

    def middles() -> list[tuple[int, int]]:
        marks = [mark for mark in drawn.findChildren(Marker) if mark.isVisible()]
        found = (mark.mapTo(drawn, mark.rect().center()) for mark in marks)
        return sorted(((at.x(), at.y()) for at in found), key=lambda at: at[1])

    qtbot.waitUntil(lambda: len({y for _, y in middles()}) == len(TIMELINE.moments) + 1)
    return middles()


def _beside(image: QImage, above: tuple[int, int], below: tuple[int, int], aside: int) -> QColor:
    """The colour half-way between two marks, so many pixels to the right."""
    ratio = image.devicePixelRatio()
    x, y = above[0] + aside, (above[1] + below[1]) // 2
    return QColor(image.pixel(round(x * ratio), round(y * ratio)))


def test_more_time_is_more_line(model: TimelineModel, work: FakeWorkspace, look: Look, qtbot: QtBot) -> None:
    """An hour between two moments is longer than a minute, and a month no longer than an eye can jump."""
    moments = [CaseMoment(NOW, SceneMoment.ARRIVED)]
    for gap in (timedelta(minutes=1), timedelta(hours=1), timedelta(hours=1, days=30)):
        moments.append(replace(moments[-1], at=moments[-1].at + gap))
    work.timeline = CaseTimeline(tuple(moments), None)
    model.load()
    drawn = Timeline(look, name="t")
    qtbot.addWidget(drawn)
    drawn.resize(900, 700)
    drawn.show()
    drawn.show_points([replace(point, day="") for point in model.points])

    def gaps() -> list[int]:
        tops = sorted(
            mark.mapTo(drawn, mark.rect().center()).y()
            for mark in drawn.findChildren(Marker)
            if mark.isVisible()
        )
        return [below - above for above, below in pairwise(tops)]

    qtbot.waitUntil(lambda: len(gaps()) == 3 and gaps()[0] < gaps()[1] < gaps()[2])
    assert gaps()[2] < gaps()[0] + look.em(3)


def test_keys_scroll_what_is_longer_than_the_page(model: TimelineModel, look: Look, qtbot: QtBot) -> None:
    """The timeline has the focus when the page opens: Page Down shows the rest of it."""
    page = TimelinePage(look, model, "CR-2026-0116")
    qtbot.addWidget(page)
    page.resize(700, 320)
    page.show()
    page.arrive()
    (area,) = page.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(page.timeline, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert page.timeline.accessibleDescription().endswith("Custody ends at the latest")


def test_a_case_without_a_time_says_so(work: FakeWorkspace, look: Look, qtbot: QtBot) -> None:
    """An empty axis would tell nothing."""
    work.timeline = CaseTimeline((), None)
    model = TimelineModel(work.workspace(), ImmediateTasks(), "r-draft", now)
    page = TimelinePage(look, model, "Draft")
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert page.timeline.isHidden()
    assert not page._empty.isHidden()


def test_the_list_by_case_leads_to_the_timeline_of_each(start: Start, qtbot: QtBot) -> None:
    """By case, then the row over a case's reports, all with the keyboard; Back leads to the same list."""
    work = FakeWorkspace()
    window = start(work).window
    page = window.areas.page
    assert page is not None
    grouping, rows = page.grouping, page.frame.list  # type: ignore[attr-defined]
    assert grouping.text() == "By case"
    grouping.setFocus()
    qtbot.keyClick(grouping, Qt.Key.Key_Space)
    assert grouping.text() == "By what is next"
    first = next(row for row in rows.row_model.rows if row.id.startswith("timeline:"))
    rows.setFocus()
    assert rows.choose(first.id)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    QApplication.processEvents()
    shown = window.areas.page
    assert isinstance(shown, TimelinePage)
    assert ("case_timeline", first.id.removeprefix("timeline:")) in work.calls
    assert window.commands.run("page.back")
    assert window.areas.page is page
