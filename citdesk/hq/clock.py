"""The time at HQ, from outside, so that a test can say what it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """HQ's wall clock and the monotonic clock beside it."""

    def now(self) -> datetime:
        """The time in UTC."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds since some fixed moment of this start of the computer."""
        ...


class SystemClock:
    """The server's own clock."""

    def now(self) -> datetime:
        """The time in UTC."""
        return datetime.now(UTC)

    def monotonic_ms(self) -> int:
        """The operating system's monotonic clock in milliseconds."""
        return time.monotonic_ns() // 1_000_000
