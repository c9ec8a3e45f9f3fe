"""Nobody at the screen: warn, lock the screen, then lock the vault.

Idle is what the clock on the wall says, so a laptop that slept with its lid closed was idle all the while,
and one that slept at all locks its vault when it wakes. Setting the clock back gains nothing: the clock that
only counts forward is asked too. What counts as being there is real input to this window, and the first key
after a long pause is asked for the time before it counts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

_LOOK_EVERY_MS = 1_000
_WARN_BEFORE_S = 120.0
#: nobody types or points for so long: what would hold the window up can be done
_PAUSE_S = 5.0
#: a shorter sleep is a hiccup of the machine
_SLEPT_S = 20.0

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    }
)


@dataclass(frozen=True, slots=True)
class Instant:
    """One look at the clocks, in seconds: on the wall, since some start, how long the computer has slept."""

    wall: float
    running: float
    slept: float

    def since(self, earlier: Instant) -> float:
        """The time passed, by whichever clock says more: setting one of them does not help."""
        return max(self.wall - earlier.wall, self.running - earlier.running, 0.0)


def instant_now() -> Instant:
    """The computer's own clocks.

    Only Linux tells how long it has slept. Elsewhere a step of the wall clock is taken for sleep: that errs
    on the side of locking.
    """
    wall, running = time.time(), time.monotonic()
    if sys.platform == "linux":
        return Instant(wall, running, time.clock_gettime(time.CLOCK_BOOTTIME) - running)
    return Instant(wall, running, wall - running)


@dataclass(frozen=True, slots=True)
class IdleTimes:
    """Seconds without input after which the screen locks, and the vault."""

    screen: float
    vault: float

    @property
    def warning(self) -> float:
        """When the sentence comes: two minutes before the screen locks, sooner where that is soon."""
        return self.screen - min(_WARN_BEFORE_S, self.screen / 2)


class IdleWatch(QObject):
    """Watches one window's input.

    ``warned`` comes before ``ran_out`` unless ``returned`` comes between; ``vault_due`` comes with every look
    until the vault is locked or the watch stopped.
    """

    warned = Signal()
    returned = Signal()
    ran_out = Signal()
    vault_due = Signal()
    #: with every look while nobody has touched anything for a few seconds
    paused = Signal()

    def __init__(self, parent: QObject, times: Callable[[], IdleTimes], now: Callable[[], Instant]) -> None:
        super().__init__(parent)
        self._times = times
        self._now = now
        self._last = self._looked = now()
        self._warned = False
        self._covered = False
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self, window: QWindow | None) -> None:
        """Begin to watch from now; without a window only the time counts."""
        self.stop()
        self._last = self._looked = self._now()
        self._warned = self._covered = False
        self._window = window
        if window is not None:
            window.installEventFilter(self)
        self._timer.start()

    def cover(self) -> None:
        """The screen is locked: input counts no more, and the time until the vault locks goes on."""
        self._covered = True
        self._warned = False

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _INPUT or self._covered:
            return False
        if self._act():
            return True  # whoever wakes the computer types into nothing
        self._last = self._now()
        if self._warned:
            self._warned = False
            self.returned.emit()
        return False

    @Slot()
    def look(self) -> None:
        """See how late it is."""
        self._act()
        if self._looked.since(self._last) >= _PAUSE_S:
            self.paused.emit()

    def _act(self) -> bool:
        """Says what is due; True when something was locked."""
        now, times = self._now(), self._times()
        slept = now.slept - self._looked.slept
        self._looked = now
        idle = now.since(self._last)
        if slept > _SLEPT_S:
            self._last = Instant(now.wall - times.vault, now.running - times.vault, now.slept)
            idle = times.vault
        if idle >= times.vault:
            self.vault_due.emit()
            return True
        if self._covered:
            return False
        if idle >= times.screen:
            self.ran_out.emit()
            return True
        if idle >= times.warning and not self._warned:
            self._warned = True
            self.warned.emit()
        return False
