"""HQ's time as far as a device without network can know it: last heard, plus what has passed since.

The wall clock is anybody's to set. Within one run of the computer the monotonic clock tells what passed;
after a restart only the wall clock is left. The highest time ever worked out is kept, so setting the clock
back gains nothing; a wall clock more than ``FAR`` ahead is flagged and not believed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from citdesk.vault.clock import Clock
from citdesk.vault.store import Store
from citdesk.wire.encoding import read_time, write_time

FAR = timedelta(days=400)
#: The fact that keeps what time it was at HQ when it answered last.
HQ_TIME = "hq_time"
_HEARD, _LATEST = "hq_heard", "hq_latest"


@dataclass(frozen=True, slots=True)
class KnownTime:
    """HQ's time now, at least; ``clock_odd`` when this computer's clock cannot be right."""

    at: datetime
    clock_odd: bool


class PassedTime:
    """The time kept in one vault."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def heard(self, hq_time: datetime) -> None:
        """HQ said what time it is; inside a transaction."""
        wall, monotonic = self._clock.now(), self._clock.monotonic_ms()
        self._store.set_fact(_HEARD, json.dumps([write_time(hq_time), write_time(wall), monotonic]))
        self._store.set_fact(_LATEST, write_time(hq_time))

    def now(self) -> KnownTime | None:
        """The time now; None before HQ was heard."""
        kept, latest = self._store.fact(_HEARD), self._store.fact(_LATEST)
        if kept is None or latest is None:
            return None
        told, wall, monotonic = cast("tuple[str, str, int]", json.loads(kept))
        by_wall = self._clock.now() - read_time(wall)
        ran = self._clock.monotonic_ms() - monotonic
        by_running = timedelta(milliseconds=max(0, ran))
        odd = by_wall < timedelta(hours=-1) or by_wall > FAR
        passed = by_running if odd else max(by_wall, by_running)
        return KnownTime(max(read_time(told) + passed, read_time(latest)), odd)

    def known_now(self) -> datetime:
        """HQ's time as far as it is known, never before its last word; this computer's before the first."""
        known, heard = self.now(), self._store.fact(HQ_TIME)
        now = self._clock.now() if known is None else known.at
        return now if heard is None else max(now, read_time(heard))

    def keep(self) -> None:
        """Remembers the time now, so that a clock set back gains nothing; inside a transaction."""
        known = self.now()
        if known is not None:
            self._store.set_fact(_LATEST, write_time(known.at))
