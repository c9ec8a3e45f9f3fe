"""The custody clock over every page: words while far, a chip near its limit, a line with what to do after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from citdesk.casework.people import Role
from citdesk.desktop.shell.custody_model import Told
from citdesk.workspace import CustodyClock
from tests.gui.shell.conftest import Start
from tests.gui.shell.fakes import NOW, FakeWorkspace

START = NOW - timedelta(minutes=38)


def _words(window: QWidget, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


@pytest.mark.parametrize(
    ("limit", "words", "chip"),
    [
        (None, "In custody 0 h 38 min", ""),
        (NOW + timedelta(minutes=61), "In custody 0 h 38 min, ends 22:45", ""),
        (NOW + timedelta(hours=23), "In custody 0 h 38 min, ends Fri 20:44", ""),
        (NOW + timedelta(minutes=38), "", "Custody ends in 38 min"),
        (NOW - timedelta(minutes=4), "", "Custody limit passed 0 h 04 min ago"),
    ],
)
def test_the_clock_says_how_near_its_limit_is(start: Start, limit: object, words: str, chip: str) -> None:
    """Hours and minutes, never seconds; solid within the last hour; the limit's own time before."""
    work = FakeWorkspace()
    work.clocks = (CustodyClock(START, limit),)  # type: ignore[arg-type]
    window = start(work).window
    # a minute boundary may pass while the test runs
    assert _words(window, "custody-words")[:22] == words[:22]
    assert _words(window, "custody-chip")[:15] == chip[:15]


def test_after_the_limit_a_line_says_what_to_do(start: Start) -> None:
    """The line stands under the bar on every page and goes with the lock."""
    work = FakeWorkspace()
    work.clocks = (CustodyClock(START, NOW - timedelta(minutes=4)),)
    application = start(work)
    window = application.window
    assert _words(window, "custody-alarm").startswith("The time limit of this custody passed at 21:40.")
    application.lock()
    assert _words(window, "custody-alarm") == ""


def test_several_clocks_show_the_nearest_and_say_how_many_more(start: Start) -> None:
    """One line, not several clocks at once."""
    work = FakeWorkspace()
    work.clocks = (CustodyClock(START, NOW + timedelta(hours=3)), CustodyClock(START, None))
    assert _words(start(work).window, "custody-words").endswith("and 1 more")


def test_nobody_in_custody_shows_nothing(start: Start) -> None:
    """The bar stays quiet, and the locked screen names no custody."""
    application = start(FakeWorkspace())
    assert not application.window.context_bar.custody.isVisible()
    assert application.signed_in is not None
    assert "custody" not in application.signed_in.safe_words().lower()


def test_the_locked_screen_keeps_the_clock_without_a_name(start: Start) -> None:
    """A time limit on somebody's liberty stays in sight."""
    work = FakeWorkspace(Role.OFFICER)
    work.clocks = (CustodyClock(START, None),)
    application = start(work)
    assert application.signed_in is not None
    assert application.signed_in.safe_words().startswith("In custody 0 h 38 min. ")


def test_each_threshold_is_spoken_once(start: Start) -> None:
    """At five minutes one polite sentence; at the limit one that interrupts; no repeats."""
    work = FakeWorkspace()
    application = start(work)
    assert application.signed_in is not None
    model = application.signed_in.custody
    said: list[Told] = []
    model.told.connect(said.append)
    for left in (timedelta(minutes=5), timedelta(minutes=4), timedelta(0), timedelta(minutes=-1)):
        work.clocks = (CustodyClock(START, NOW + left),)
        model.reload()
        model.reload()
    assert [told.urgent for told in said][:2] == [False, False]
    assert [told.urgent for told in said].count(True) == 2
