"""A clock that can be set to the moment of a scripted encounter and runs on from there."""

from __future__ import annotations

from datetime import datetime, timedelta

from citdesk.workspace import Clock, SystemClock


class StagedClock:
    """Between :meth:`stage` and :meth:`real` it tells scripted time; otherwise the computer's own."""

    def __init__(self) -> None:
        self._real: Clock = SystemClock()
        self._begin: datetime | None = None
        self._begun_at = 0

    def stage(self, moment: datetime) -> None:
        """From now on it is ``moment`` and onwards, in the offset of ``moment``."""
        self._begin = moment
        self._begun_at = self._real.monotonic_ms()

    def forward(self, by: timedelta) -> None:
        """Moves staged time on, as when a supervisor looks an hour later."""
        if self._begin is not None:
            self._begin += by

    def real(self) -> None:
        """Back to the computer's own time."""
        self._begin = None

    def now(self) -> datetime:
        """Scripted or real time, aware."""
        if self._begin is None:
            return self._real.now()
        return self._begin + timedelta(milliseconds=self._real.monotonic_ms() - self._begun_at)

    def monotonic_ms(self) -> int:
        """The computer's monotonic clock: staging never touches it."""
        return self._real.monotonic_ms()
