"""The author's choice when a report's form has a newer version."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.form import Desk
from citdesk.desktop.my_work.fill_view import FillPage
from citdesk.desktop.my_work.filling_model import FillingModel
from citdesk.desktop.my_work.newer_form_view import NewerFormPage
from citdesk.desktop.tasks import ImmediateTasks
from citdesk.desktop.theme import Look
from citdesk.desktop.widgets import Button
from citdesk.workspace import Filling, NewerForm, NoNewerForm
from citdesk.xforms import LostAnswer
from tests.gui.shell.fakes import FakeWorkspace, now

NEWER = NewerForm(
    "1",
    "2",
    3,
    (LostAnswer("/data/seen/pet", "Was a pet there?", "yes", "The form no longer asks this."),),
)


class UpdatedWorkspace(FakeWorkspace):
    """An officer with a draft whose form has a newer version."""

    def __init__(self) -> None:
        super().__init__()
        self.newer: NewerForm | None = NEWER

    def open_report(self, report: str) -> Filling:
        return replace(super().open_report(report), newer=self.newer)

    def move_to_newer_form(self, report: str) -> NewerForm:
        self._note("move_to_newer_form", report)
        if self.failure is not None:
            raise self.failure
        self.newer = None
        return NEWER


@pytest.fixture
def work() -> UpdatedWorkspace:
    """The officer."""
    return UpdatedWorkspace()


@pytest.fixture
def model(work: UpdatedWorkspace, qtbot: QtBot) -> FillingModel:
    """The draft, open."""
    return FillingModel(work.workspace(), ImmediateTasks(), work.open_report("r-draft"), now)


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    """Presses a button by its name."""
    button = page.findChild(Button, name)
    assert isinstance(button, Button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page: QWidget) -> str:
    """All words on a page."""
    texts = [child.property("text") for child in page.findChildren(QWidget)]
    return "\n".join(text for text in texts if isinstance(text, str))


def test_the_form_says_that_there_is_a_newer_version(model: FillingModel, look: Look, qtbot: QtBot) -> None:
    """A line above the form leads to what would change; writing goes on below it."""
    page = FillPage(Desk(look, now), model)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.newer_wanted):
        press(page, "fill.newer.see", qtbot)


def test_what_has_no_place_is_listed_before_anything_moves(
    model: FillingModel, work: UpdatedWorkspace, look: Look, qtbot: QtBot
) -> None:
    """Each lost answer stands there with its question and the reason; staying is the way back."""
    page = NewerFormPage(look, model)
    qtbot.addWidget(page)
    words = said(page)
    for expected in ("version 2", "3 answers", "Was a pet there? yes", "no longer asks"):
        assert expected in words
    with qtbot.waitSignal(page.left):
        press(page, "newer_form.stay", qtbot)
    assert "move_to_newer_form" not in work.names()


def test_after_moving_nothing_of_the_old_version_is_saved(
    model: FillingModel, work: UpdatedWorkspace, look: Look, qtbot: QtBot
) -> None:
    """What is still being typed goes to disk first; then the report moves and the old form is silent."""
    page = NewerFormPage(look, model)
    qtbot.addWidget(page)
    model.form.boxes.type("/data/call/source", "Dispatch")
    with qtbot.waitSignal(model.moved) as moved:
        press(page, "newer_form.move", qtbot)
    assert moved.args is not None
    assert isinstance(moved.args[0], Filling)
    assert work.names() == ["save_draft", "move_to_newer_form"]
    model.form.answer("/data/call/source", "Too late")
    assert work.names()[-1] == "move_to_newer_form"


def test_a_move_that_fails_leaves_the_report_as_it_is(
    model: FillingModel, work: UpdatedWorkspace, look: Look, qtbot: QtBot
) -> None:
    """The reason is said on the page, and answers are saved as before."""
    page = NewerFormPage(look, model)
    qtbot.addWidget(page)
    work.failure = NoNewerForm()
    press(page, "newer_form.move", qtbot)
    assert "newest version" in said(page)
    work.failure = None
    model.form.answer("/data/call/source", "Dispatch")
    assert work.names()[-1] == "save_draft"
