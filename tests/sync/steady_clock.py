"""A clock that tests set and move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SteadyClock:
    """Stands still until :meth:`pass_time`; wall clock and monotonic clock may be moved apart."""

    def __init__(self, now: datetime = datetime(2026, 3, 12, 20, 41, tzinfo=UTC)) -> None:
        self._now = now
        self._passed_ms = 1_000

    def now(self) -> datetime:
        """The wall clock's time."""
        return self._now

    def monotonic_ms(self) -> int:
        """Milliseconds since the clock began."""
        return self._passed_ms

    def pass_time(self, time: timedelta) -> None:
        """Moves both clocks on."""
        self._now += time
        self._passed_ms += int(time / timedelta(milliseconds=1))

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the wall clock; the monotonic one does not notice."""
        self._now = now
