"""A shift comes to its end with work that has not left; and a sign-in that was somebody else's is noticed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citdesk.casework.people import Role
from citdesk.desktop.application import Application
from citdesk.desktop.shell.shift import shift_words
from citdesk.desktop.shell.status_words import Link, LinkState
from citdesk.workspace import Display, Settings
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import NOW, ZONE, FakeWorkspace

HOUR = timedelta(hours=1)


def said(application: Application) -> str:
    """The sentence in the status bar, at the next look."""
    application._show_status()
    return application.window.status.sentence.text()


@pytest.mark.parametrize(
    ("into", "unsent", "unfinished", "words"),
    [
        (9.4, 2, 1, ""),
        (9.5, 0, 0, ""),
        (9.5, 2, 0, "Your shift ends at {end}. 2 reports not sent yet."),
        (9.9, 1, 1, "Your shift ends at {end}. 1 report not sent yet. 1 report not finished."),
        (12.0, 0, 3, "Your shift ended at {end}. 3 reports not finished."),
    ],
)
def test_half_an_hour_before_the_end_what_has_not_left_is_told(
    into: float, unsent: int, unfinished: int, words: str
) -> None:
    """Not sooner, not when nothing is left, and still after the end: it has not left then either."""
    began = NOW - into * HOUR
    end = (began + 10 * HOUR).astimezone(ZONE)
    told = shift_words(began, 10, NOW, ZONE, unsent=unsent, unfinished=unfinished)
    assert told == words.format(end=f"{end:%H:%M}")


def test_the_reminder_stands_in_the_status_bar_by_the_agencys_hours(start: Start) -> None:
    """An agency with shifts of eight hours reminds after seven and a half; sent, it goes by itself."""
    work = FakeWorkspace()
    work.settings = Settings(shift_hours=8)
    work.shift_began = NOW - 7.6 * HOUR
    application = start(work)
    drafts = sum(row.display is Display.DRAFT for row in work.rows)
    assert drafts
    assert f"{drafts} report" in said(application)
    assert "Your shift ends at" in said(application)
    signed_in = application.signed_in
    assert signed_in is not None
    work.rows = []
    signed_in._my_work.mine.reload()
    signed_in.exchange._state = LinkState()
    assert "shift" not in said(application)


def test_the_sign_in_before_is_told_at_sign_in_and_then_no_more(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a minute, where the eye looks for news; then network and waiting work have the place again."""
    work = FakeWorkspace()
    work.last_sign_in = NOW - timedelta(days=1)
    application = start(work)
    assert said(application).startswith("Your last sign-in here: ")
    assert "Tell your supervisor" in said(application)
    monkeypatch.setattr(application, "_now", lambda: NOW + timedelta(minutes=2))
    assert "last sign-in" not in said(application)


def test_the_sign_in_before_does_not_stand_in_for_the_network(start: Start) -> None:
    """Without a network that is said first; a supervisor is sent to the administrator."""
    work = FakeWorkspace(Role.SUPERVISOR)
    work.last_sign_in = NOW - timedelta(days=1)
    application = start(work)
    signed_in = application.signed_in
    assert signed_in is not None
    signed_in.exchange._state = LinkState(Link.OFFLINE)
    words = said(application)
    assert words.startswith("No network. ")
    assert words.endswith("Tell your administrator.")


def test_a_first_sign_in_has_none_before_it(start: Start) -> None:
    """Nobody is asked about a sign-in that was not."""
    assert "last sign-in" not in said(start(FakeWorkspace()))
