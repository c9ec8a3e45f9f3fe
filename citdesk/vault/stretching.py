"""From a passphrase to a key, slowly, and mixed with the device secret by HKDF (RFC 5869).

Two recipes: Argon2id (RFC 9106), and PBKDF2 (NIST SP 800-132) for agencies that have to use a FIPS-validated
module. PBKDF2 comes from the OpenSSL that Python itself was linked with, on most systems the system's own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
#: Never ask the machine for more than this, whatever a slot file says, KiB and rounds.
_MOST_MEMORY = 1024 * 1024
_MOST_ITERATIONS = 1000
_MOST_ROUNDS = 50_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs by Argon2id: rounds, memory in KiB, lanes. Recorded with every slot."""

    iterations: int
    memory_kib: int
    lanes: int

    @property
    def acceptable(self) -> bool:
        """False for numbers that no slot of ours has: they would stall or crash this computer."""
        return (
            1 <= self.iterations <= _MOST_ITERATIONS
            and 1 <= self.lanes <= 64
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY
        )

    @property
    def longest(self) -> int:
        """The most rounds that are ever asked for."""
        return _MOST_ITERATIONS

    def derive(self, passphrase: bytes | bytearray, salt: bytes) -> bytes:
        """The key by this recipe."""
        key = _argon2(passphrase, salt, self)
        # Beneath, a copy of the passphrase is made and freed as it is (seen in the process's memory). The
        # next derivation from as many bytes is given the same place for its copy.
        _argon2(bytes(len(passphrase)), salt, Cost(1, 8 * self.lanes, self.lanes))
        return key


def _argon2(passphrase: bytes | bytearray, salt: bytes, cost: Cost) -> bytes:
    argon2 = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return argon2.derive(cast("bytes", passphrase))  # takes any buffer, and no copy is made of ours


@dataclass(frozen=True, slots=True)
class Rounds:
    """What one guess costs by PBKDF2-HMAC-SHA512: rounds."""

    iterations: int

    @property
    def acceptable(self) -> bool:
        """False for numbers that no slot of ours has."""
        return 1 <= self.iterations <= _MOST_ROUNDS

    @property
    def longest(self) -> int:
        """The most rounds that are ever asked for."""
        return _MOST_ROUNDS

    def derive(self, passphrase: bytes | bytearray, salt: bytes) -> bytes:
        """The key by this recipe."""
        return hashlib.pbkdf2_hmac("sha512", passphrase, salt, self.iterations, KEY_BYTES)


Recipe = Cost | Rounds
_R = TypeVar("_R", Cost, Rounds)

#: RFC 9106's second recommendation, the least that production uses however slow the machine is.
FLOOR = Cost(iterations=3, memory_kib=64 * 1024, lanes=4)
#: OWASP's recommendation for PBKDF2-HMAC-SHA512 (Password Storage Cheat Sheet, 2023).
ROUNDS_FLOOR = Rounds(iterations=210_000)
#: What deriving a key should take on the machine where the slot is made, milliseconds.
TARGET_MS = 700


def calibrate(monotonic_ms: Callable[[], int], floor: _R = FLOOR, target_ms: int = TARGET_MS) -> _R:
    """The floor, with as many more rounds as fit into ``target_ms`` on this machine."""
    before = monotonic_ms()
    stretch(b"calibration", bytes(SALT_BYTES), floor)
    per_round = max(1, monotonic_ms() - before) / floor.iterations
    return replace(floor, iterations=min(floor.longest, max(floor.iterations, int(target_ms / per_round))))


def stretch(passphrase: bytes | bytearray, salt: bytes, recipe: Recipe) -> bytes:
    """The key by the recipe. Takes as long as that says. Raises ValueError on absurd costs."""
    if not recipe.acceptable:
        message = "these costs are out of bounds"
        raise ValueError(message)
    return recipe.derive(passphrase, salt)


def mix(known: bytes, had: bytes, purpose: str) -> bytes:
    """A key from what is known and what is had, of its own for each purpose."""
    return HKDF(SHA256(), KEY_BYTES, salt=had, info=b"CITDesk " + purpose.encode()).derive(known)
