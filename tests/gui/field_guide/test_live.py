"""Free beds and closures of today on screen: in the results, on the service's page, old word marked."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from citdesk.desktop.application import Application
from citdesk.desktop.field_guide.directory_view import DirectoryPage
from citdesk.desktop.field_guide.service_view import ServicePage
from citdesk.fieldguide.directory import Live
from citdesk.workspace import LocalDirectory
from citdesk.workspace.field_guide import demonstration_services
from tests.gui.shell.fakes import NOW, FakeWorkspace

Start = Callable[..., Application]
HOUSE = "demo-02"  # open day and night


class HeardFrom(FakeWorkspace):
    """A workspace in which HQ's word of one crisis center has come."""

    def __init__(self, live: Live | None) -> None:
        super().__init__()
        self.live = live

    def local_directory(self) -> LocalDirectory:
        return LocalDirectory(
            tuple(
                replace(each, live=self.live) if each.id == HOUSE else each
                for each in demonstration_services()
            )
        )


def searching(start: Start, live: Live | None) -> tuple[Application, DirectoryPage]:
    """The officer has typed the center's name."""
    app = start(HeardFrom(live))
    app.window.open_area("area.guide")
    assert app.signed_in is not None
    app.signed_in._guide.find_service()
    page = app.window.areas.page
    assert isinstance(page, DirectoryPage)
    page.field.setText("Lamar House")
    return app, page


def said(page: DirectoryPage) -> str:
    """The center's row."""
    return next(row.detail for row in page.frame.rows.rows if row.id == HOUSE)


@pytest.mark.parametrize(
    ("beds", "words"),
    [(4, "4 beds free, as of 20:55"), (1, "1 bed free, as of 20:55"), (0, "No bed free, as of 20:55")],
)
def test_free_beds_stand_in_the_result_with_their_time(start: Start, beds: int, words: str) -> None:
    """How many, and when HQ heard it."""
    now = NOW.replace(hour=20, minute=55)
    _, page = searching(start, Live(now, beds))
    assert words in said(page)


def test_a_service_closed_today_says_so_whatever_its_hours(start: Start) -> None:
    """In the result, not among those open now, and first on its own page."""
    live = Live(NOW - timedelta(minutes=5), None, NOW + timedelta(hours=40))
    app, page = searching(start, live)
    assert "Closed until" in said(page)
    assert "as of 21:39" in said(page)
    _look(app, "result")
    page.filters["open"].click()
    assert HOUSE not in {row.id for row in page.frame.rows.rows}
    page.filters["open"].click()
    page.service_wanted.emit(HOUSE)
    shown = app.window.areas.page
    assert isinstance(shown, ServicePage)
    opened = shown.findChild(QLabel, "service.open")
    assert opened is not None
    assert opened.text().startswith("Closed until")
    _look(app, "service")


def test_old_word_is_marked_and_a_closure_that_is_over_says_nothing(start: Start) -> None:
    """After half a day free beds are a reason to call, not to drive."""
    _, page = searching(start, Live(NOW - timedelta(hours=13), 4))
    assert "old, call first" in said(page)
    _, page = searching(start, Live(NOW - timedelta(hours=3), None, NOW - timedelta(hours=1)))
    assert said(page).startswith("Open day and night. 555")


def test_word_that_comes_while_the_guide_is_open_shows_at_once(start: Start) -> None:
    """No sign-in, no other page: the exchange brings it."""
    app, page = searching(start, None)
    work = app.signed_in and app.signed_in._workspace
    assert isinstance(work, HeardFrom)
    work.live = Live(NOW, 7)
    work.services.beds = 1
    assert app.signed_in is not None
    app.signed_in.exchange.news.emit()
    assert "7 beds free" in said(page)


def _look(app: Application, name: str) -> None:
    if folder := os.environ.get("CITDESK_LOOK"):
        app.window.grab().save(str(Path(folder) / f"{name}.png"))
