"""From a passphrase to a key, slowly: Argon2id (RFC 9106) mixed with the device secret by HKDF (RFC 5869)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SALT_BYTES = 16
#: Never ask the machine for more than this, whatever a slot file says, KiB and rounds.
_MOST_MEMORY = 1024 * 1024
_MOST_ITERATIONS = 1000


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: rounds, memory in KiB, lanes. Recorded with every slot."""

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


#: RFC 9106's second recommendation, the least that production uses however slow the machine is.
FLOOR = Cost(iterations=3, memory_kib=64 * 1024, lanes=4)
#: What deriving a key should take on the machine where the slot is made, milliseconds.
TARGET_MS = 700


def calibrate(monotonic_ms: Callable[[], int], floor: Cost = FLOOR, target_ms: int = TARGET_MS) -> Cost:
    """The floor, with as many more rounds as fit into ``target_ms`` on this machine."""
    before = monotonic_ms()
    stretch(b"calibration", bytes(SALT_BYTES), floor)
    per_round = max(1, monotonic_ms() - before) / floor.iterations
    return replace(floor, iterations=min(_MOST_ITERATIONS, max(floor.iterations, int(target_ms / per_round))))


def stretch(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """Argon2id over the passphrase. Takes as long as ``cost`` says. Raises ValueError on absurd costs."""
    if not cost.acceptable:
        message = "these costs are out of bounds"
        raise ValueError(message)
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(passphrase)


def mix(known: bytes, had: bytes, purpose: str) -> bytes:
    """A key from what is known and what is had, of its own for each purpose."""
    return HKDF(SHA256(), KEY_BYTES, salt=had, info=b"CITDesk " + purpose.encode()).derive(known)
