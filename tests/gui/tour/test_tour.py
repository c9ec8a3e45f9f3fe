"""The tour: five steps by keyboard, left at any of them, found again in palette, settings and empty lists."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.my_work.list_view import MyWorkPage
from citdesk.desktop.settings.pin_view import PinPage
from citdesk.desktop.settings.view import SettingsPage
from citdesk.desktop.shell.areas import areas_for
from citdesk.desktop.shell.palette_search import Findable, search
from citdesk.desktop.tour.steps import steps_for
from citdesk.desktop.tour.view import TourPage
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import FakeWorkspace, person
from tests.gui.shell.held_tasks import HeldTasks


def tour_of(application: Application) -> TourPage:
    """The tour in sight."""
    page = application.window.areas.page
    assert isinstance(page, TourPage), page
    return page


def words(page: TourPage, name: str) -> list[str]:
    """What can be read under a name now."""
    return [label.text() for label in page.findChildren(QLabel, name) if label.isVisible()]


@pytest.mark.parametrize("role", list(Role))
def test_everybody_has_five_steps_of_their_own_work(role: Role) -> None:
    """Five, each with a name of its own; only who writes reports is led to the sample case."""
    steps = steps_for(person(role))
    assert len({step.heading for step in steps}) == 5
    assert steps[0].keys[0][0] == f"Alt+1 … Alt+{len(areas_for(person(role)))}"
    assert (steps[-1].id == "try") == (role in (Role.OFFICER, Role.SUPERVISOR))


@pytest.mark.parametrize("role", list(Role))
def test_the_tour_points_at_nothing_that_is_not_there(role: Role, start: Start) -> None:
    """Parts named stand at the side, who writes is told of custody, and what is to be typed is found."""
    who = person(role)
    said = " ".join(text for step in steps_for(who) for text in step.sentences)
    shown = {area.words for area in areas_for(who)}
    for named in ("Review", "Liaison", "Consults", "Guide"):
        assert named not in said or named in shown, named
    assert ("custody" in said) == (role in (Role.OFFICER, Role.SUPERVISOR))
    commands = start(FakeWorkspace(role)).window.commands
    offered = [Findable(each.id, each.words, each.names) for each in commands.offered()]
    for typed in ("night", "send", "shelter", "lock"):
        assert search(typed, offered), typed


def test_what_the_sample_case_takes_is_said_at_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guide stands there with a line until it opens or fails, and a second tap opens nothing twice."""
    work = FakeWorkspace(Role.OFFICER)
    application = start(work)
    signed_in = application.signed_in
    assert signed_in is not None
    tasks = HeldTasks()
    monkeypatch.setattr(signed_in._guide, "_tasks", tasks)

    def full() -> str:
        raise EnvironmentProblem("The disk is full. Free some room.")

    monkeypatch.setattr(work, "practice", SimpleNamespace(sample=full), raising=False)
    application.window.commands.run("tour")
    page = tour_of(application)
    for _ in range(4):
        page.next.click()
    page.open_sample.click()
    home = application.window.areas.page
    assert isinstance(home, GuidePage)
    assert home.frame.opening.isVisible()
    assert home.frame.opening.text() == "Opening \u2026"
    signed_in._guide.open_sample()
    tasks.let_go_first()
    assert tasks.idle
    assert not home.frame.opening.isVisible()


def test_the_tour_is_taken_with_one_key(start: Start, qtbot: QtBot) -> None:
    """Space on the main button goes from step to step; the last one ends where the person was."""
    application = start(FakeWorkspace(Role.LIAISON))
    home = application.window.areas.page
    assert application.window.commands.run("tour")
    page = tour_of(application)
    seen: list[str] = []
    for _ in range(5):
        seen += words(page, "tour.title")
        QApplication.processEvents()
        focused = QApplication.focusWidget()
        assert focused is page.next
        picture(application, f"tour-{len(seen)}")
        qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert len(set(seen)) == 5
    assert application.window.areas.page is home


def test_the_tour_can_be_left_and_gone_back_in(start: Start) -> None:
    """Back goes one step back, at the first step it leaves; Skip leaves at once."""
    application = start(FakeWorkspace(Role.OFFICER))
    home = application.window.areas.page
    application.window.commands.run("tour")
    page = tour_of(application)
    page.next.click()
    assert page.step.id == "write"
    application.window.commands.run("page.back")
    assert page.step.id == "places"
    application.window.commands.run("page.back")
    assert application.window.areas.page is home
    application.window.commands.run("tour")
    tour_of(application).skip.click()
    assert application.window.areas.page is home


def test_the_tour_is_found_again(start: Start) -> None:
    """By typing what somebody lost would type, in the settings under Help, and on an empty list."""
    work = FakeWorkspace(Role.OFFICER)
    work.rows = []
    application = start(work)
    home = application.window.areas.page
    assert isinstance(home, MyWorkPage)
    picture(application, "reports-empty-ways")
    home.tour.click()
    tour_of(application).skip.click()
    application.window.commands.run("settings")
    settings = application.window.areas.page
    assert isinstance(settings, SettingsPage)
    settings.tour_wanted.emit()
    tour_of(application)
    offered = [Findable(each.id, each.words, each.names) for each in application.window.commands.offered()]
    for typed in ("tour", "first steps", "introduction"):
        assert search(typed, offered)[0] == "tour", typed


def test_a_list_with_reports_offers_no_sample(start: Start) -> None:
    """Somebody who has work is not taught."""
    application = start(FakeWorkspace(Role.OFFICER))
    home = application.window.areas.page
    assert isinstance(home, MyWorkPage)
    assert not home.sample.isVisible()
    assert not home.tour.isVisible()


def test_the_tour_waits_beneath_the_pin_at_the_first_time(start: Start) -> None:
    """Whoever was set up on this computer chooses a PIN or not, then the tour is there."""
    work = FakeWorkspace(Role.OFFICER)
    application = start(work, signed_in=False)
    application._enter_first(work.workspace())
    page = application.window.areas.page
    assert isinstance(page, PinPage)
    page.left.emit()
    tour_of(application)


def test_the_sample_case_is_opened_over_the_field_guide(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last step leads there, and leaves no tour behind on the list of reports."""
    work = FakeWorkspace(Role.OFFICER)
    application = start(work)
    opened: list[str] = []
    signed_in = application.signed_in
    assert signed_in is not None
    monkeypatch.setattr(signed_in._guide, "open_sample", lambda: opened.append("sample"))
    application.window.commands.run("tour")
    page = tour_of(application)
    for _ in range(4):
        page.next.click()
    picture(application, "tour-last")
    # what goes on is where it was: one press too many, or Enter held, opens nothing
    assert page.next.x() < page.open_sample.x()
    assert page.focusWidget() is page.next
    page.open_sample.click()
    assert opened == ["sample"]
    assert isinstance(application.window.areas.page, GuidePage)
    application.window.open_area("area.reports")
    assert isinstance(application.window.areas.page, MyWorkPage)


def picture(application: Application, name: str) -> None:
    """Kept where ``CITDESK_PICTURES`` names a folder."""
    if folder := os.environ.get("CITDESK_PICTURES"):
        for _ in range(8):  # until everything that was added is laid out
            QApplication.processEvents()
        application.window.grab().save(str(Path(folder) / f"{name}.png"))
