"""The PIN of the screen lock: six digits that can be tapped with gloves while the vault stays open.

It guards the screen, not the disk: it is kept inside the encrypted vault; three wrong tries lock the vault.
"""

from __future__ import annotations

import hmac
import json
from itertools import pairwise
from typing import cast

from citdesk.casework.errors import UserError
from citdesk.vault.clock import RandomBytes
from citdesk.vault.secret import Secret
from citdesk.vault.store import Store
from citdesk.vault.stretching import SALT_BYTES, Cost
from citdesk.wire.encoding import from_base64, to_base64

DIGITS = 6
TRIES = 3
_FACT = "pin"
_RECIPE = 1
#: RFC 9106 allows less memory where many guesses are stopped otherwise; here three are.
_COST = Cost(iterations=2, memory_kib=19 * 1024, lanes=1)


class WeakPin(UserError):
    """The PIN may not be used; the message says why."""

    code = "weak_pin"


class WrongPin(UserError):
    """The PIN is another one. ``left`` tries remain before the vault locks."""

    code = "wrong_pin"

    def __init__(self, left: int) -> None:
        tries = "1 more try" if left == 1 else f"{left} more tries"
        super().__init__(
            f"That PIN is not right. {tries}, then you sign in again."
            if left
            else "That PIN is not right. Your work is safe. Sign in again."
        )
        self.left = left


class Pin:
    """The PIN kept in one vault, and the tries since the screen was locked."""

    def __init__(self, store: Store, random: RandomBytes) -> None:
        self._store = store
        self._random = random
        self._wrong = 0

    @property
    def chosen(self) -> bool:
        """Whether the person has a PIN."""
        return self._store.fact(_FACT) is not None

    def choose(self, pin: Secret, badge: str) -> None:
        """Keeps a new PIN; raises WeakPin. Inside or outside a transaction."""
        with pin.text() as text:
            _check(text, badge)
        salt = self._random(SALT_BYTES)
        kept = {
            "recipe": _RECIPE,
            "salt": to_base64(salt),
            "iterations": _COST.iterations,
            "memory_kib": _COST.memory_kib,
            "lanes": _COST.lanes,
            "hash": to_base64(_COST.derive(pin.buffer, salt)),
        }
        with self._store.writing():
            self._store.set_fact(_FACT, json.dumps(kept))
        self._wrong = 0

    def check(self, pin: Secret) -> None:
        """Raises WrongPin; with ``left`` 0 the caller has to lock the vault."""
        kept = cast("dict[str, object]", json.loads(self._store.fact(_FACT) or "{}"))
        if kept and self._wrong < TRIES:
            cost = Cost(*(int(str(kept[name])) for name in ("iterations", "memory_kib", "lanes")))
            made = cost.derive(pin.buffer, from_base64(str(kept["salt"])))
            if hmac.compare_digest(made, from_base64(str(kept["hash"]))):
                self._wrong = 0
                return
        self._wrong += 1
        raise WrongPin(max(0, TRIES - self._wrong))


def _check(pin: str, badge: str) -> None:
    if len(pin) != DIGITS or not pin.isascii() or not pin.isdigit():
        raise WeakPin(f"A PIN has {DIGITS} digits.")
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    if len(set(pin)) < 3 or len(steps) == 1 or pin[:3] == pin[3:] or pin[:2] * 3 == pin:
        raise WeakPin("This PIN is one of those tried first. Choose digits in no pattern.")
    if len(badge) >= 4 and badge in pin:
        raise WeakPin("Your badge number is known to others. Choose other digits.")
