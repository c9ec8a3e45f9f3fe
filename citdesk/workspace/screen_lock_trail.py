"""The trail of a screen that was locked and unlocked, which a full disk may not stop.

Whoever gives the right passphrase or PIN gets back to what they wrote, were it to copy what is not saved; the
line is written with the next one that the disk takes.
"""

from __future__ import annotations

from dataclasses import dataclass

from citdesk.casework.errors import ComputerProblem
from citdesk.vault.audit import Did
from citdesk.wire.encoding import write_time
from citdesk.workspace.inside import Inside

#: lines kept while the disk takes none; of more, the first and the last are kept
_MOST = 100


@dataclass(frozen=True, slots=True)
class _Owed:
    did: Did
    outcome: str
    at: str


class ScreenLockTrail:
    """Notes what happened at the lock of one session's screen."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        self._owed: list[_Owed] = []

    def note(self, did: Did, outcome: str = "ok") -> None:
        """Adds a line, now or with the next one; never raises for a disk that takes nothing."""
        now = write_time(self._inside.clock.now())
        try:
            while self._owed:
                late = self._owed[0]
                self._inside.vault.audit.note(late.did, outcome=late.outcome, detail=f"at {late.at}")
                del self._owed[0]
            self._inside.vault.audit.note(did, outcome=outcome)
        except ComputerProblem:
            if len(self._owed) >= _MOST:
                del self._owed[_MOST // 2]
            self._owed.append(_Owed(did, outcome, now))
