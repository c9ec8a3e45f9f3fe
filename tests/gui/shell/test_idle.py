"""Nobody at the screen: a sentence first, then the screen locks, then the vault; asleep counts as idle."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from citdesk.desktop.shell.idle import IdleTimes, IdleWatch, Instant, instant_now

MINUTE = 60.0


class Evening:
    """Clocks that move as a test says; and what the watch said, in order."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.instant = Instant(1_000_000.0, 500.0, 0.0)
        self.times = IdleTimes(10 * MINUTE, 30 * MINUTE)
        self.watch = IdleWatch(window, lambda: self.times, lambda: self.instant)
        self.said: list[str] = []
        for name in ("warned", "returned", "ran_out", "vault_due"):
            getattr(self.watch, name).connect(lambda name=name: self.said.append(name))
        self.watch.start(window.windowHandle())

    def passes(self, minutes: float, *, wall: float | None = None) -> None:
        """The computer runs for so long, the wall clock shows that or something else; the watch looks."""
        on_wall = (minutes if wall is None else wall) * MINUTE
        at = self.instant
        self.instant = Instant(at.wall + on_wall, at.running + minutes * MINUTE, at.slept)
        self.watch.look()

    def sleeps(self, minutes: float) -> None:
        """The lid is closed for so long; nobody has looked yet."""
        at = self.instant
        self.instant = Instant(at.wall + minutes * MINUTE, at.running, at.slept + minutes * MINUTE)


@pytest.fixture
def evening(qtbot: QtBot) -> Iterator[Evening]:
    """A window at which somebody sits."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Evening(window)
    yield made
    made.watch.stop()
    window.close()


def test_a_sentence_then_the_screen_then_the_vault(evening: Evening) -> None:
    """Eight, ten and thirty minutes without a touch."""
    evening.passes(7.9)
    assert evening.said == []
    evening.passes(0.2)
    assert evening.said == ["warned"]
    evening.passes(2)
    assert evening.said == ["warned", "ran_out"]
    evening.watch.cover()
    evening.passes(19)
    assert evening.said == ["warned", "ran_out"]
    evening.passes(1)
    assert evening.said == ["warned", "ran_out", "vault_due"]


def test_one_key_keeps_the_screen_open(evening: Evening, qtbot: QtBot) -> None:
    """After the warning any key starts the time anew."""
    evening.passes(9)
    qtbot.keyClick(evening.window.windowHandle(), Qt.Key.Key_Shift)
    evening.passes(7)
    assert evening.said == ["warned", "returned"]


def test_at_the_locked_screen_input_gains_no_time(evening: Evening, qtbot: QtBot) -> None:
    """Whoever tries PINs for long finds the vault locked."""
    evening.passes(10)
    evening.watch.cover()
    for _ in range(4):
        qtbot.keyClick(evening.window.windowHandle(), Qt.Key.Key_1)
        evening.passes(5)
    assert evening.said[-1] == "vault_due"


def test_a_laptop_that_slept_locks_its_vault_when_it_wakes(evening: Evening) -> None:
    """A closed lid was time away, however short against the half hour."""
    evening.sleeps(3)
    evening.watch.look()
    assert evening.said == ["vault_due"]


def test_the_key_that_wakes_the_laptop_does_not_count_as_being_there(evening: Evening, qtbot: QtBot) -> None:
    """The key press comes before the watch looks by itself, and still the vault locks."""
    evening.sleeps(3)
    qtbot.keyClick(evening.window.windowHandle(), Qt.Key.Key_A)
    assert evening.said == ["vault_due"]


def test_a_pause_noticed_only_by_the_next_key_still_locks(evening: Evening, qtbot: QtBot) -> None:
    """The program was held up for eleven minutes and got no look in between."""
    at = evening.instant
    evening.instant = Instant(at.wall + 11 * MINUTE, at.running + 11 * MINUTE, at.slept)
    qtbot.keyClick(evening.window.windowHandle(), Qt.Key.Key_A)
    assert evening.said == ["ran_out"]


@pytest.mark.parametrize(("running", "wall"), [(10, -600), (10, 0), (0, 10)])
def test_setting_a_clock_gains_nothing(evening: Evening, running: float, wall: float) -> None:
    """Whichever clock says that more time has passed is believed."""
    evening.passes(running, wall=wall)
    assert evening.said == ["ran_out"]


def test_in_a_vehicle_the_agency_may_allow_longer(evening: Evening) -> None:
    """The watch asks for the times at every look: new terms from HQ hold at once."""
    evening.times = IdleTimes(4 * 60 * MINUTE, 8 * 60 * MINUTE)
    evening.passes(3 * 60)
    assert evening.said == []
    evening.times = IdleTimes(10 * MINUTE, 30 * MINUTE)
    evening.passes(0)
    assert evening.said == ["vault_due"]


def test_a_minute_until_the_lock_is_warned_of_half_a_minute_before() -> None:
    """An agency that locks early still gives its people a sentence first."""
    assert IdleTimes(60.0, 120.0).warning == 30.0
    assert IdleTimes(600.0, 1800.0).warning == 480.0


def test_a_pause_of_some_seconds_is_told(evening: Evening, qtbot: QtBot) -> None:
    """What would hold the window up waits until nobody has typed for five seconds, and not after one key."""
    paused: list[None] = []
    evening.watch.paused.connect(lambda: paused.append(None))
    evening.passes(4 / 60)
    qtbot.keyClick(evening.window.windowHandle(), Qt.Key.Key_A)
    evening.passes(4 / 60)
    assert not paused
    evening.passes(2 / 60)
    assert len(paused) == 1


def test_stopping_leaves_no_timer(evening: Evening) -> None:
    """A closed screen watches nobody."""
    evening.watch.stop()
    evening.passes(0)
    assert not evening.watch._timer.isActive()


def test_the_computers_own_clocks_go_forward() -> None:
    """Two looks at the real clocks: time does not go back and nobody slept in between."""
    first = instant_now()
    second = instant_now()
    assert second.since(first) >= 0.0
    assert second.running >= first.running
    assert abs(second.slept - first.slept) < 1.0
