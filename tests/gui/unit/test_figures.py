"""The figures of a unit: a sentence with bars for each, a table one press away, few people left untold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.people import Role
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.unit.figure_block import FigureBlock
from citdesk.desktop.unit.figure_table_view import FigureTablePage
from citdesk.desktop.unit.figures_model import FiguresModel
from citdesk.desktop.unit.figures_view import FiguresPage
from citdesk.desktop.widgets import Button, FigureBar
from citdesk.insights import Figure
from tests.gui.shell.fakes import FakeWorkspace, now
from tests.gui.shell.held_tasks import HeldTasks

Shown = Callable[[QWidget], None]


@pytest.fixture
def work() -> FakeWorkspace:
    """A supervisor."""
    return FakeWorkspace(Role.SUPERVISOR, name="Sgt Okafor")


@pytest.fixture
def page(work: FakeWorkspace, look: Look, qtbot: QtBot) -> FiguresPage:
    """The page with its figures."""
    model = FiguresModel(work.workspace(), ImmediateTasks(), now)
    made = FiguresPage(look, model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(930, 650)
    made.show()
    made.arrive()
    return made


def said(page: QWidget, name: str) -> str:
    """What the line of that name says."""
    return next(line.text() for line in page.findChildren(QLabel, name) if line.isVisible())


def test_each_figure_is_a_finding_with_how_it_was_before(page: FiguresPage) -> None:
    """The last 90 days against the 90 before, in 100 and in minutes; what few reports tell is not told."""
    assert said(page, "figures.words") == "30 approved reports in these days."
    assert said(page, "figure:force") == "Force was used: 13 in 100, as before"
    assert said(page, "figure:on_scene") == "Time on scene: 44 minutes, down from 74 minutes"
    assert said(page, "figure:calmed") == "Calmer at the end than at arrival: 100 in 100, as before"
    assert said(page, "figure:followed_up") == "Reached within 72 hours afterward: fewer than 5 people"
    assert not page.findChildren(Button, "figure.table:followed_up")


def test_the_bars_say_what_the_words_say(page: FiguresPage) -> None:
    """A share fills its part of the track, and words at the end of the bar repeat it with its counts."""
    (block,) = (each for each in page.findChildren(FigureBlock) if each.findChild(QLabel, "figure:hold"))
    assert [bar.part for bar in block.findChildren(FigureBar)] == [0.2, 0.2]
    words = [line.text() for line in block.findChildren(QLabel)]
    assert words == [
        "Ended in an emergency hold: 20 in 100, as before",
        "Now",
        "20 in 100 (6 of 30)",
        "Before",
        "20 in 100 (6 of 30)",
    ]


def test_other_days_are_a_press_away(page: FiguresPage, qtbot: QtBot) -> None:
    """The choice is seen and heard; few reports in 30 days leave most untold by group."""
    qtbot.mouseClick(page.periods[30], Qt.MouseButton.LeftButton)
    assert said(page, "figures.words") == "10 approved reports in these days."
    qtbot.mouseClick(page.periods[30], Qt.MouseButton.LeftButton)  # once more takes nothing away
    assert [days for days, chip in page.periods.items() if chip.isChecked()] == [30]


def test_a_figures_table_tells_for_whom(page: FiguresPage, look: Look, qtbot: QtBot) -> None:
    """What is counted stands over it; a group of few is said to be one."""
    button = next(each for each in page.findChildren(Button, "figure.table:hold") if each.isVisible())
    assert button.accessibleName() == "Details: Ended in an emergency hold"
    with qtbot.waitSignal(page.table_wanted) as wanted:
        button.click()
    assert wanted.args is not None
    (figure,) = wanted.args
    assert isinstance(figure, Figure)
    table = FigureTablePage(look, figure)
    qtbot.addWidget(table)
    table.resize(930, 650)
    table.show()
    table.arrive()
    assert said(table, "figure_table.counted") == "All encounters."
    words = [line.text() for line in table.findChildren(QLabel)][2:]
    assert words == [
        *("Now", "20 in 100 (6 of 30)", "As many days before", "20 in 100 (6 of 30)"),
        *("By age", "Under 18", "Not shown", "18 and older", "Not shown"),
        "By housing",
        *("Without a home of their own, or in a shelter", "20 in 100 (4 of 20)"),
        *("Housed", "20 in 100 (2 of 10)"),
        "A group is not shown when it has few reports, or when another could be worked out from it.",
    ]


def test_reading_says_how_much_is_left(work: FakeWorkspace, look: Look, qtbot: QtBot) -> None:
    """Reports are read in slices, and the page says so until the figures are whole."""
    work.figures.slices = 2
    model = FiguresModel(work.workspace(), ImmediateTasks(), now)
    page = FiguresPage(look, model)
    model.setParent(page)
    qtbot.addWidget(page)
    words = page.findChild(QLabel, "figures.words")
    assert isinstance(words, QLabel)
    heard: list[str] = []
    model.changed.connect(lambda: heard.append(words.text()))
    page.arrive()
    assert heard == [
        "Reading, 40 reports to go.",
        "Reading, 20 reports to go.",
        "30 approved reports in these days.",
    ]


def test_a_broken_file_of_measures_is_said(
    work: FakeWorkspace, page: FiguresPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The administrator's fault is told with the file's name, and the page goes on showing what it had."""

    def broken() -> int:
        raise DataFileError("measures.toml", "measure 2, id is missing")

    monkeypatch.setattr(work.figures, "read_some", broken)
    page.arrive()
    assert "measures.toml: measure 2, id is missing" in said(page, "figures.trouble")
    assert said(page, "figure:hold")


def test_nothing_goes_on_reading_that_cannot_be_read(
    work: FakeWorkspace, look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first time too the fault is all that is said: the page does not claim to read for ever."""
    slices = iter([20])

    def broken() -> int:
        for left in slices:
            return left
        raise DataFileError("measures.toml", "measure 2, id is missing")

    monkeypatch.setattr(work.figures, "read_some", broken)
    page = FiguresPage(look, FiguresModel(work.workspace(), ImmediateTasks(), now))
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    assert "measures.toml" in said(page, "figures.trouble")
    assert said(page, "figures.words") == ""


def test_figures_of_other_days_never_stand_under_the_days_chosen(
    work: FakeWorkspace, look: Look, qtbot: QtBot
) -> None:
    """Thirty days asked for, then a year: what comes first for the thirty is not shown as the year's."""
    tasks = HeldTasks()
    model = FiguresModel(work.workspace(), tasks, now)
    page = FiguresPage(look, model)
    model.setParent(page)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    tasks.let_go_first()
    tasks.let_go_first()
    assert said(page, "figures.words") == "30 approved reports in these days."
    page.periods[30].click()
    assert said(page, "figures.words") == "Reading …"
    assert page.periods[30].isChecked()
    assert not visible_blocks(page)
    tasks.let_go_first()
    page.periods[365].click()
    for _ in range(3):  # the thirty days' figures, then the year's reports and figures
        assert not visible_blocks(page)
        tasks.let_go_first()
    assert model.days == 365
    assert said(page, "figures.words") != "10 approved reports in these days."
    assert visible_blocks(page)


def visible_blocks(page: FiguresPage) -> list[FigureBlock]:
    """The figures in sight."""
    return [block for block in page.findChildren(FigureBlock) if block.isVisible()]
