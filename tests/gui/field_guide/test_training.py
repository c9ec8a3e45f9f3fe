"""Training on screen: a drill records itself, the officer sees what is due, the supervisor who is late."""

from __future__ import annotations

from collections.abc import Callable

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.field_guide.drill_view import DrillPage
from citdesk.desktop.field_guide.home_view import GuidePage
from citdesk.desktop.field_guide.training_view import TrainingPage, UnitTrainingPage
from tests.a11y.walk import nameless, too_small, without_role
from tests.gui.shell.fakes import FakeWorkspace

Start = Callable[..., Application]


def at_the_guide(start: Start, work: FakeWorkspace) -> tuple[Application, GuidePage]:
    """Signed in, the field guide open."""
    app = start(work)
    app.window.open_area("area.guide")
    page = app.window.areas.page
    assert isinstance(page, GuidePage)
    return app, page


def play_to_the_end(app: Application, guide: GuidePage) -> DrillPage:
    """The first drill, by always taking the choice that its file names first."""
    drill = next(row.id for row in guide.frame.rows.rows if row.id.startswith("drill:"))
    guide.frame.list.opened.emit(drill)
    page = app.window.areas.page
    assert isinstance(page, DrillPage)
    while page.run.ending is None:
        page.choices[0].setChecked(True)
        page.go.click()
    return page


def test_a_finished_drill_is_put_on_record_once(start: Start) -> None:
    """That it was finished and how it ended; leaving one half way records nothing."""
    work = FakeWorkspace()
    app, guide = at_the_guide(start, work)
    page = play_to_the_end(app, guide)
    assert page.run.ending is not None
    assert work.training.drills == [(page.run.drill.title, page.run.ending.well)]


def test_nothing_is_recorded_of_who_has_no_training_record(start: Start) -> None:
    """A court liaison may practise; there is no record to put it in, and the page says so."""
    work = FakeWorkspace(Role.LIAISON)
    app, guide = at_the_guide(start, work)
    play_to_the_end(app, guide)
    assert work.training.drills == []
    assert "guide.training" not in [row.id for row in guide.frame.rows.rows]


def test_an_officer_sees_what_is_due_and_what_was_done(start: Start) -> None:
    """The refresher is a year late; every chip says so in words."""
    app, guide = at_the_guide(start, FakeWorkspace())
    guide.frame.list.opened.emit("guide.training")
    page = app.window.areas.page
    assert isinstance(page, TrainingPage)
    chips = [row.chip for row in page.frame.rows.rows if row.chip]
    assert chips == ["Done", "Overdue since Mar 1, 2025", "Overdue since Sep 1, 2024"]
    assert not nameless(page)
    look = app.window.look
    assert too_small(page, min(look.mm(10), look.em(2))) == []
    assert not without_role(page)


def test_a_supervisor_sees_the_unit_and_each_officers_record(start: Start) -> None:
    """How many are late stands in the title; an officer's row opens what they did."""
    app, guide = at_the_guide(start, FakeWorkspace(Role.SUPERVISOR))
    guide.frame.list.opened.emit("guide.unit-training")
    page = app.window.areas.page
    assert isinstance(page, UnitTrainingPage)
    assert page.frame.title.text() == "Training in your unit: 2 overdue or missing"
    page.frame.list.opened.emit("4420")
    officer = app.window.areas.page
    assert isinstance(officer, TrainingPage)
    assert officer.context().title == "T. Abara"
    assert officer.add.isHidden()


def test_an_officer_has_no_view_of_the_unit(start: Start) -> None:
    """Who is late is the supervisor's to know."""
    _, guide = at_the_guide(start, FakeWorkspace())
    assert "guide.unit-training" not in [row.id for row in guide.frame.rows.rows]
