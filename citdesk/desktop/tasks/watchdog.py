"""Notices when the GUI thread was held up: a beat that comes late says how long nothing could be painted."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from citdesk.desktop.log import warn

BUDGET_MS = 50
_BEAT_MS = 10


class StallWatch(QObject):
    """Beats while started; ``stalled`` carries the milliseconds of each hold-up beyond the budget."""

    stalled = Signal(int)

    def __init__(self, parent: QObject | None = None, *, budget_ms: int = BUDGET_MS) -> None:
        super().__init__(parent)
        self._budget = budget_ms
        self._longest = 0
        self._clock = QElapsedTimer()
        self._beat = QTimer(self)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._felt)

    @property
    def longest_ms(self) -> int:
        """The longest hold-up seen since the start."""
        return self._longest

    def start(self) -> None:
        """Begin to watch, from zero."""
        self._longest = 0
        self._clock.start()
        self._beat.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._beat.stop()

    @Slot()
    def _felt(self) -> None:
        held = self._clock.restart() - _BEAT_MS
        self._longest = max(self._longest, held)
        if held > self._budget:
            warn("desktop.stall", milliseconds=held)
            self.stalled.emit(held)
