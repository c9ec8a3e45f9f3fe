"""``slots.json``: the data key wrapped once per way in, as LUKS does, under a MAC keyed from the data key.

Whoever changes, adds or removes a slot without the data key is found out by the MAC; whoever puts an older
file back is found out by the generation, which the vault repeats inside. A checksum beside it tells damage
of the file from a wrong passphrase.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from citdesk.vault.clock import RandomBytes
from citdesk.vault.durable_file import write_durably
from citdesk.vault.failures import DamagedVault, NewerVault, WrongRecoveryCode, WrongSignIn
from citdesk.vault.key_ring import DATA_KEY_BYTES, KeyRing
from citdesk.vault.stretching import SALT_BYTES, Cost, mix, stretch
from citdesk.vault.wrapping import DoesNotOpen, seal, unseal
from citdesk.wire.encoding import MalformedMessage, from_base64, to_base64
from citdesk.wire.keys import SigningKey

FORMAT = 1
_RECIPE = 1
_LARGEST = 64 * 1024
_WHAT = "The key file of your vault"


class WayIn(StrEnum):
    """How a slot is opened."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way in
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the recipe by which its key is made, the wrapped data key, the wrapped signing key."""

    way: WayIn
    salt: bytes
    cost: Cost | None
    data: bytes
    signing: bytes
    recipe: int = _RECIPE

    @property
    def binding(self) -> bytes:
        """Everything but the wrapped keys: no part of a recipe can be changed without being noticed."""
        cost = None if self.cost is None else [self.cost.iterations, self.cost.memory_kib, self.cost.lanes]
        return _canonical([self.way.value, self.recipe, to_base64(self.salt), cost])

    def to_json(self) -> dict[str, object]:
        """The slot as plain JSON values."""
        cost = self.cost
        return {
            "way": self.way.value,
            "recipe": self.recipe,
            "salt": to_base64(self.salt),
            "iterations": None if cost is None else cost.iterations,
            "memory_kib": None if cost is None else cost.memory_kib,
            "lanes": None if cost is None else cost.lanes,
            "data": to_base64(self.data),
            "signing": to_base64(self.signing),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> Slot:
        """Reads what :meth:`to_json` wrote; raises KeyError, TypeError, ValueError or MalformedMessage."""
        if value["recipe"] != _RECIPE:
            raise NewerVault(int(str(value["recipe"])))
        cost = None
        if value["iterations"] is not None:
            cost = Cost(*(int(str(value[name])) for name in ("iterations", "memory_kib", "lanes")))
            if not cost.acceptable:
                raise DamagedVault(_WHAT)
        salt, data, signing = (from_base64(str(value[name])) for name in ("salt", "data", "signing"))
        return cls(WayIn(str(value["way"])), salt, cost, data, signing)


def passphrase_slot(
    keys: KeyRing, passphrase: str, device_secret: bytes, cost: Cost, random: RandomBytes
) -> Slot:
    """A slot that opens with passphrase and device secret together."""
    salt = random(SALT_BYTES)
    known = stretch(passphrase.encode(), salt, cost)
    return _wrapped(WayIn.PASSPHRASE, salt, cost, keys, known, device_secret, random)


def recovery_slot(keys: KeyRing, secret: bytes, random: RandomBytes) -> Slot:
    """A slot that opens with the recovery code's secret, which needs no stretching: it is random."""
    salt = random(SALT_BYTES)
    return _wrapped(WayIn.RECOVERY, salt, None, keys, secret, salt, random)


@dataclass(frozen=True, slots=True)
class SlotFile:
    """The slots of one vault. ``generation`` grows with every change of the file."""

    generation: int
    slots: tuple[Slot, ...]

    def write(self, path: Path, keys: KeyRing) -> None:
        """Replaces the file durably; raises OSError."""
        write_durably(path, self.render(keys.mac("slots", self.body)))

    @property
    def body(self) -> bytes:
        """What MAC and checksum are over."""
        return _canonical([FORMAT, self.generation, [slot.to_json() for slot in self.slots]])

    def render(self, mac: bytes) -> bytes:
        """The file's exact bytes."""
        text = {
            "format": FORMAT,
            "generation": self.generation,
            "slots": [slot.to_json() for slot in self.slots],
            "mac": to_base64(mac),
            "checksum": to_base64(hashlib.sha256(self.body).digest()),
        }
        return json.dumps(text, indent=1).encode() + b"\n"

    def slot(self, way: WayIn) -> Slot | None:
        """The slot for a way in, None where there is none."""
        return next((slot for slot in self.slots if slot.way is way), None)

    def replacing(self, slot: Slot) -> SlotFile:
        """The next generation, with this slot in the place of the one for the same way in."""
        others = tuple(other for other in self.slots if other.way is not slot.way)
        return SlotFile(self.generation + 1, (*others, slot))


@dataclass(frozen=True, slots=True)
class ReadSlots:
    """A slot file as it was read: whole by its checksum, not yet proven by its MAC."""

    file: SlotFile
    mac: bytes

    def with_passphrase(self, passphrase: str, device_secret: bytes) -> KeyRing:
        """Opens with passphrase and device secret; raises WrongSignIn, DamagedVault."""
        slot = self.file.slot(WayIn.PASSPHRASE)
        if slot is None or slot.cost is None:
            raise WrongSignIn
        known = stretch(passphrase.encode(), slot.salt, slot.cost)
        return self._opened(slot, known, device_secret, WrongSignIn)

    def with_recovery(self, secret: bytes) -> KeyRing:
        """Opens with the recovery code's secret; raises WrongRecoveryCode, DamagedVault."""
        slot = self.file.slot(WayIn.RECOVERY)
        if slot is None:
            raise WrongRecoveryCode
        return self._opened(slot, secret, slot.salt, WrongRecoveryCode)

    def check(self, keys: KeyRing) -> None:
        """Raises DamagedVault unless the file was written by somebody who had the data key."""
        if not hmac.compare_digest(keys.mac("slots", self.file.body), self.mac):
            raise DamagedVault(_WHAT)

    def _opened(self, slot: Slot, known: bytes, had: bytes, wrong: Callable[[], Exception]) -> KeyRing:
        try:
            data_key = unseal(mix(known, had, _purpose(slot.way, "data")), slot.data, slot.binding)
        except DoesNotOpen as closed:
            raise wrong() from closed
        if len(data_key) != DATA_KEY_BYTES:
            raise DamagedVault(_WHAT)
        try:
            secret = unseal(mix(known, had, _purpose(slot.way, "signing")), slot.signing, slot.binding)
            keys = KeyRing(data_key, SigningKey.from_secret(secret.decode()))
        except (DoesNotOpen, MalformedMessage, UnicodeDecodeError) as damaged:
            raise DamagedVault(_WHAT) from damaged
        self.check(keys)
        return keys


def read_slots(path: Path) -> ReadSlots:
    """Reads the file; raises DamagedVault (missing, cut, changed), NewerVault, OSError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as missing:
        raise DamagedVault(_WHAT) from missing
    try:
        return _read(content)
    except (KeyError, TypeError, ValueError, RecursionError, MalformedMessage) as wrong:
        raise DamagedVault(_WHAT) from wrong


def _read(content: bytes) -> ReadSlots:
    if len(content) > _LARGEST:
        raise DamagedVault(_WHAT)
    value = cast("dict[str, object]", json.loads(content))
    if value["format"] != FORMAT:
        raise NewerVault(int(str(value["format"])))
    entries = cast("Sequence[Mapping[str, object]]", value["slots"])
    file = SlotFile(int(str(value["generation"])), tuple(Slot.from_json(entry) for entry in entries))
    mac = from_base64(str(value["mac"]))
    if file.render(mac) != content:  # the checksum is part of it: any changed byte is noticed
        raise DamagedVault(_WHAT)
    return ReadSlots(file, mac)


def _wrapped(
    way: WayIn, salt: bytes, cost: Cost | None, keys: KeyRing, known: bytes, had: bytes, random: RandomBytes
) -> Slot:
    binding = Slot(way, salt, cost, b"", b"").binding
    secret = keys.signing_key().secret().encode()
    return Slot(
        way,
        salt,
        cost,
        seal(mix(known, had, _purpose(way, "data")), keys.data_key, binding, random),
        seal(mix(known, had, _purpose(way, "signing")), secret, binding, random),
    )


def _purpose(way: WayIn, what: str) -> str:
    return f"slot {way.value} {what} {_RECIPE}"


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
