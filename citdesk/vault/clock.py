"""Where time and randomness come from: always from outside, so that a test can say what they are."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

#: Gives that many random bytes.
RandomBytes = Callable[[int], bytes]

#: The operating system's randomness, the one used outside tests.
system_random: RandomBytes = os.urandom


class Clock(Protocol):
    """The wall clock, which is never trusted, and the monotonic one, which orders events of one start."""

    def now(self) -> datetime:
        """The wall clock's time, aware, in the zone in which people here read times."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds since some moment before this process began; never goes back."""
        ...


def start_of_computer() -> str:
    """Another text after each start of the computer, the same until then; '' where that is not known.

    Sleeping and hibernating are no start. Linux only (``/proc/sys/kernel/random/boot_id``).
    """
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return ""


class SystemClock:
    """The computer's own clock, in its own time zone."""

    def now(self) -> datetime:
        """The wall clock's time with the computer's present UTC offset."""
        return datetime.now(UTC).astimezone()

    def monotonic_ms(self) -> int:
        """The operating system's monotonic clock in milliseconds."""
        return time.monotonic_ns() // 1_000_000
