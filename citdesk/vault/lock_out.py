"""Five wrong tries within fifteen minutes lock a person's sign-in on this device (CJIS AC-7).

The count lives in the keyring, so it survives restart and cannot be reset by deleting files. It stops people
at the keyboard; what stops a copied disk is the slot's cost and the device secret. A supervisor's or the
administrator's answer to a challenge clears it, and so does the recovery code; the passphrase stays needed.
What happened meanwhile is kept until the person's vault opens and takes it into its trail.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

from citdesk.casework.errors import UserError
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.secret_store import SecretStore
from citdesk.wire.encoding import from_base64, to_base64, write_time
from citdesk.wire.unlock import NONCE_BYTES, Challenge

TRIES = 5
WINDOW_MS = 15 * 60 * 1000
_ENTRY = "tries"
#: Names that are counted at once: whoever invents badges does not fill the keyring.
_MOST_NAMES = 64
#: Wrong answers to one challenge; after that there is another.
_MOST_ANSWERS = 5
#: Happenings kept for a trail until its vault opens; of more, the first and the last are kept.
_MOST_MISSED = 40


class LockedOut(UserError):
    """Too many wrong tries; an answer to a challenge or the recovery code opens now."""

    code = "locked_out"

    def __init__(self) -> None:
        super().__init__(
            "Too many tries. Your work is safe. Use your recovery code, or ask your administrator."
        )


class WrongAnswer(UserError):
    """The answer is not the one to this challenge."""

    code = "wrong_answer"

    def __init__(self) -> None:
        super().__init__(
            "This is not the answer to the challenge on this screen. Read both to your supervisor again."
        )


@dataclass(frozen=True, slots=True)
class Missed:
    """What happened while the vault was closed: when by the wall clock, which code, and who, if known."""

    at: str
    code: str
    who: str = ""


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


@dataclass(slots=True)
class _Count:
    """What is kept of one name."""

    tries: list[_Try] = field(default_factory=list[_Try])
    nonce: str = ""
    answers: int = 0
    missed: list[Missed] = field(default_factory=list[Missed])

    @property
    def locked(self) -> bool:
        """Whether signing in is locked."""
        return len(self.tries) >= TRIES

    def miss(self, missed: Missed) -> None:
        """Keeps a happening for the trail, within bounds."""
        if len(self.missed) >= _MOST_MISSED:
            del self.missed[_MOST_MISSED // 2]
        self.missed.append(missed)

    def to_json(self) -> list[object]:
        """The count as plain JSON values."""
        tries = [[past.wall, past.monotonic] for past in self.tries]
        return [tries, self.nonce, self.answers, [[each.at, each.code, each.who] for each in self.missed]]

    @classmethod
    def from_json(cls, value: list[object]) -> _Count:
        """Reads what :meth:`to_json` wrote."""
        tries, nonce, answers, missed = value
        return cls(
            [_Try(wall, monotonic) for wall, monotonic in cast("list[list[int]]", tries)],
            cast("str", nonce),
            cast("int", answers),
            [Missed(*each) for each in cast("list[list[str]]", missed)],
        )


class LockOut:
    """The counts of one device. ``name`` is a vault's folder name, which tells nobody."""

    def __init__(self, secrets: SecretStore, clock: Clock) -> None:
        self._secrets = secrets
        self._clock = clock

    def check(self, name: str) -> None:
        """Raises LockedOut."""
        found = self._read().get(name)
        if found is not None and found.locked:
            raise LockedOut

    def failed(self, name: str) -> None:
        """Counts a wrong try; raises LockedOut with the one that was too many."""
        counts = self._read()
        now = self._now()
        count = counts.pop(name, _Count())
        count.tries = [*(past for past in count.tries if past.recent(now)), now][-TRIES:]
        count.miss(self._missed("wrong_sign_in"))
        if count.locked:
            count.miss(self._missed(LockedOut.code))
        counts[name] = count
        self._write(counts)
        self.check(name)

    def cleared(self, name: str) -> None:
        """The person got in: earlier tries count no more."""
        counts = self._read()
        found = counts.get(name)
        if found is not None and (found.tries or found.nonce):
            counts[name] = _Count(missed=found.missed)
            self._write(counts)

    def missed(self, name: str) -> Sequence[Missed]:
        """What the trail of this vault has not seen yet."""
        found = self._read().get(name)
        return () if found is None else tuple(found.missed)

    def told(self, name: str) -> None:
        """The trail has seen what was missed."""
        counts = self._read()
        found = counts.pop(name, None)
        if found is not None and found.missed:
            if found.tries or found.nonce:
                counts[name] = _Count(found.tries, found.nonce, found.answers)
            self._write(counts)

    def challenge(self, name: str, device: str, random: RandomBytes) -> Challenge:
        """The challenge to be answered, the same until it was or was missed too often."""
        counts = self._read()
        count = counts.setdefault(name, _Count())
        if not count.nonce:
            count.nonce, count.answers = to_base64(random(NONCE_BYTES)), 0
            self._write(counts)
        return Challenge.make(from_base64(count.nonce), device)

    def answered(self, name: str, fits: Callable[[bytes], bool], who: str) -> None:
        """An answer to the challenge with this nonce: when it fits, the tries count no more.

        Raises WrongAnswer; after too many of them the next challenge is another one.
        """
        counts = self._read()
        count = counts.get(name)
        if count is None or not count.nonce:
            raise WrongAnswer
        right = fits(from_base64(count.nonce))
        count.answers += 1
        if right or count.answers >= _MOST_ANSWERS:
            count.nonce = ""
        if right:
            count.tries = []
        count.miss(self._missed("unlocked" if right else WrongAnswer.code, who))
        self._write(counts)
        if not right:
            raise WrongAnswer

    def _missed(self, code: str, who: str = "") -> Missed:
        return Missed(write_time(self._clock.now()), code, who[:40])

    def _now(self) -> _Try:
        return _Try(int(self._clock.now().timestamp() * 1000), self._clock.monotonic_ms())

    def _read(self) -> dict[str, _Count]:
        text = self._secrets.get(_ENTRY)
        if text is None:
            return {}
        said = cast("dict[str, list[object]]", json.loads(text))
        return {name: _Count.from_json(count) for name, count in said.items()}

    def _write(self, counts: dict[str, _Count]) -> None:
        while len(counts) > _MOST_NAMES:
            open_ones = [name for name, count in counts.items() if not count.locked]
            counts.pop(open_ones[0] if open_ones else next(iter(counts)))
        said = {name: count.to_json() for name, count in counts.items()}
        self._secrets.put(_ENTRY, json.dumps(said, separators=(",", ":")).encode())
