"""Five wrong tries within fifteen minutes lock a person's sign-in on this device (CJIS AC-7).

The count lives in the keyring, so it survives restart and cannot be reset by deleting files. It stops people
at the keyboard; what stops a copied disk is the slot's cost and the device secret.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import cast

from citdesk.casework.errors import UserError
from citdesk.vault.clock import Clock
from citdesk.vault.secret_store import SecretStore

TRIES = 5
WINDOW_MS = 15 * 60 * 1000
_ENTRY = "tries"
#: Names that are counted at once: whoever invents badges does not fill the keyring.
_MOST_NAMES = 64


class LockedOut(UserError):
    """Too many wrong tries; only the recovery code opens now."""

    code = "locked_out"

    def __init__(self) -> None:
        super().__init__(
            "Too many tries. Your work is safe. Use your recovery code, or ask your administrator."
        )


@dataclass(frozen=True, slots=True)
class _Try:
    """A wrong try by both clocks, milliseconds."""

    wall: int
    monotonic: int

    def recent(self, now: _Try) -> bool:
        """True unless both clocks say that it is long ago: setting one of them does not help.

        A monotonic clock that went back tells of a restart; then only the wall clock is left, and a wall
        clock that went back counts as no time passed.
        """
        restarted = now.monotonic < self.monotonic
        by_wall = now.wall - self.wall <= WINDOW_MS
        return by_wall or (not restarted and now.monotonic - self.monotonic <= WINDOW_MS)


class LockOut:
    """The counts of one device. ``name`` is a vault's folder name, which tells nobody."""

    def __init__(self, secrets: SecretStore, clock: Clock) -> None:
        self._secrets = secrets
        self._clock = clock

    def check(self, name: str) -> None:
        """Raises LockedOut."""
        if len(self._read().get(name, [])) >= TRIES:
            raise LockedOut

    def failed(self, name: str) -> None:
        """Counts a wrong try; raises LockedOut with the one that was too many."""
        counts = self._read()
        now = self._now()
        kept = [past for past in counts.pop(name, []) if past.recent(now)]
        counts[name] = [*kept, now][-TRIES:]
        self._write(counts)
        self.check(name)

    def cleared(self, name: str) -> None:
        """The person got in: earlier tries count no more."""
        counts = self._read()
        if counts.pop(name, None) is not None:
            self._write(counts)

    def _now(self) -> _Try:
        return _Try(int(self._clock.now().timestamp() * 1000), self._clock.monotonic_ms())

    def _read(self) -> dict[str, list[_Try]]:
        text = self._secrets.get(_ENTRY)
        if text is None:
            return {}
        said = cast("dict[str, list[list[int]]]", json.loads(text))
        return {name: [_Try(wall, monotonic) for wall, monotonic in tries] for name, tries in said.items()}

    def _write(self, counts: dict[str, list[_Try]]) -> None:
        while len(counts) > _MOST_NAMES:
            open_ones = [name for name, tries in counts.items() if len(tries) < TRIES]
            counts.pop(open_ones[0] if open_ones else next(iter(counts)))
        said = {name: [[past.wall, past.monotonic] for past in tries] for name, tries in counts.items()}
        self._secrets.put(_ENTRY, json.dumps(said).encode())
