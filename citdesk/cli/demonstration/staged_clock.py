"""A clock that can be set to the moment of a scripted encounter and runs on from there."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from citdesk.workspace import Clock, SystemClock


class StagedClock:
    """Between :meth:`stage` and :meth:`real` it tells scripted time; otherwise the computer's own.

    ``shared`` is a file that says, in seconds, how far it is moved, for an HQ that keeps the same time.
    """

    def __init__(self, shared: Path | None = None) -> None:
        self._real: Clock = SystemClock()
        self._shared = shared
        self._begin: datetime | None = None
        self._begun_at = 0

    def stage(self, moment: datetime) -> None:
        """From now on it is ``moment`` and onwards, in the offset of ``moment``."""
        self._begin = moment
        self._begun_at = self._real.monotonic_ms()
        self._share()

    def forward(self, by: timedelta) -> None:
        """Moves staged time on, as when a supervisor looks an hour later."""
        if self._begin is not None:
            self._begin += by
            self._share()

    def real(self) -> None:
        """Back to the computer's own time."""
        self._begin = None
        self._share()

    def now(self) -> datetime:
        """Scripted or real time, aware."""
        if self._begin is None:
            return self._real.now()
        return self._begin + timedelta(milliseconds=self._real.monotonic_ms() - self._begun_at)

    def monotonic_ms(self) -> int:
        """The computer's monotonic clock: staging never touches it."""
        return self._real.monotonic_ms()

    def _share(self) -> None:
        if self._shared is not None:
            offset = (self.now() - self._real.now()).total_seconds()
            written = self._shared.with_suffix(".new")
            written.write_text(str(offset))
            written.replace(self._shared)
