"""How long the GUI thread itself works without a pause, on a machine that may have other things to do.

A hold-up by the clock is also that of every other program; the thread's own processor time is ours alone.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

_BEAT_MS = 5


class OwnTime(QObject):
    """Beats in the GUI thread while started, and keeps the most processor time from one beat to the next."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._longest = self._last = 0.0
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._felt)

    def start(self) -> None:
        """Begin from zero."""
        self._longest, self._last = 0.0, time.thread_time()
        self._beat.start()

    def stop(self) -> float:
        """The most milliseconds at a stretch since the start."""
        self._felt()
        self._beat.stop()
        return self._longest * 1000

    @Slot()
    def _felt(self) -> None:
        now = time.thread_time()
        self._longest, self._last = max(self._longest, now - self._last), now
