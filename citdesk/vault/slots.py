"""``slots.json``: the data key wrapped once per way in, as LUKS does, under a MAC keyed from the data key.

Whoever changes, adds or removes a slot without the data key is found out by the MAC; whoever puts an older
file back is found out by the generation, which the vault repeats inside. A checksum beside it tells damage
of the file from a wrong passphrase. ``ways_in`` makes slots and opens them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from citdesk.vault.durable_file import write_durably
from citdesk.vault.failures import DamagedVault, NewerVault
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.stretching import Cost, Recipe, Rounds
from citdesk.wire.encoding import MalformedMessage, from_base64, to_base64

#: Format 2 added the vault's id and the former data key; files of format 1 are still read.
FORMAT = 2
_LARGEST = 64 * 1024
_WHAT = "The key file of your vault"


class WayIn(StrEnum):
    """How a slot is opened."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way in
    RECOVERY = "recovery"
    ESCROW = "escrow"


#: Numbers of recipes, each within its way in. A number once given out never changes its meaning.
#: passphrase 1: Argon2id, HKDF with the device secret, AES-256-GCM
#: passphrase 2: PBKDF2-HMAC-SHA512, then the same
#: recovery 1: HKDF over the code's random bits, AES-256-GCM
#: escrow 1: HPKE to the agency's escrow key (RFC 9180); ``salt`` is that key's id
_KNOWN_RECIPES = {WayIn.PASSPHRASE: (1, 2), WayIn.RECOVERY: (1,), WayIn.ESCROW: (1,)}


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the recipe by which its key is made, the wrapped data key, the wrapped signing key.

    ``signing`` is empty for escrow: a rescuer never signs.
    """

    way: WayIn
    salt: bytes
    cost: Recipe | None
    data: bytes
    signing: bytes

    @property
    def recipe(self) -> int:
        """The recipe's number."""
        return 2 if isinstance(self.cost, Rounds) else 1

    @property
    def binding(self) -> bytes:
        """Everything but the wrapped keys: no part of a recipe can be changed without being noticed."""
        costs = [number for number in self._costs().values() if number is not None]
        return _canonical([self.way.value, self.recipe, to_base64(self.salt), costs or None])

    def to_json(self) -> dict[str, object]:
        """The slot as plain JSON values."""
        return {
            "way": self.way.value,
            "recipe": self.recipe,
            "salt": to_base64(self.salt),
            **self._costs(),
            "data": to_base64(self.data),
            "signing": to_base64(self.signing),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> Slot:
        """Reads what :meth:`to_json` wrote; raises KeyError, TypeError, ValueError or MalformedMessage."""
        way, recipe = WayIn(str(value["way"])), value["recipe"]
        if recipe not in _KNOWN_RECIPES[way]:
            raise NewerVault(int(str(recipe)))
        salt, data, signing = (from_base64(str(value[name])) for name in ("salt", "data", "signing"))
        return cls(way, salt, _read_cost(value, 0 if way is not WayIn.PASSPHRASE else recipe), data, signing)

    def _costs(self) -> dict[str, int | None]:
        argon2 = self.cost if isinstance(self.cost, Cost) else None
        return {
            "iterations": None if self.cost is None else self.cost.iterations,
            "memory_kib": None if argon2 is None else argon2.memory_kib,
            "lanes": None if argon2 is None else argon2.lanes,
        }


def _read_cost(value: Mapping[str, object], recipe: object) -> Recipe | None:
    if recipe == 0:
        return None
    names = ("iterations", "memory_kib", "lanes") if recipe == 1 else ("iterations",)
    numbers = [int(str(value[name])) for name in names]
    cost = Cost(*numbers) if recipe == 1 else Rounds(*numbers)
    if not cost.acceptable:
        raise DamagedVault(_WHAT)
    return cost


@dataclass(frozen=True, slots=True)
class SlotFile:
    """The slots of one vault. ``generation`` grows with every change of the file.

    ``former`` is the data key before, sealed under the present one, while a rotation is not finished.
    ``vault`` is '' in a file of format 1.
    """

    generation: int
    slots: tuple[Slot, ...]
    vault: str = ""
    former: bytes | None = None

    def write(self, path: Path, keys: KeyRing) -> None:
        """Replaces the file durably; raises OSError."""
        write_durably(path, self.render(keys.mac("slots", self.body)))

    @property
    def body(self) -> bytes:
        """What MAC and checksum are over."""
        slots = [slot.to_json() for slot in self.slots]
        if not self.vault:
            return _canonical([1, self.generation, slots])
        return _canonical([FORMAT, self.generation, self.vault, self._former, slots])

    def render(self, mac: bytes) -> bytes:
        """The file's exact bytes."""
        later = {"vault": self.vault, "former": self._former} if self.vault else {}
        text = {
            "format": FORMAT if self.vault else 1,
            "generation": self.generation,
            **later,
            "slots": [slot.to_json() for slot in self.slots],
            "mac": to_base64(mac),
            "checksum": to_base64(hashlib.sha256(self.body).digest()),
        }
        return json.dumps(text, indent=1).encode() + b"\n"

    def slot(self, way: WayIn) -> Slot | None:
        """The slot for a way in, None where there is none."""
        return next((slot for slot in self.slots if slot.way is way), None)

    def replacing(self, slot: Slot, vault: str) -> SlotFile:
        """The next generation, with this slot in the place of the one for the same way in."""
        return SlotFile(self.generation + 1, (*self._without(slot.way), slot), vault, self.former)

    def removing(self, way: WayIn, vault: str) -> SlotFile:
        """The next generation without this way in. Raises ValueError for the passphrase: it always stays."""
        if way is WayIn.PASSPHRASE:
            message = "a vault always opens with a passphrase"
            raise ValueError(message)
        return SlotFile(self.generation + 1, self._without(way), vault, self.former)

    @property
    def _former(self) -> str | None:
        return None if self.former is None else to_base64(self.former)

    def _without(self, way: WayIn) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.way is not way)


def read_slot_file(path: Path) -> tuple[SlotFile, bytes]:
    """The file and its MAC, whole by its checksum, not yet proven.

    Raises DamagedVault (missing, cut, changed), NewerVault, OSError.
    """
    if not path.is_file():
        raise DamagedVault(_WHAT)
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    try:
        return _read(content)
    except (KeyError, TypeError, ValueError, RecursionError, MalformedMessage) as wrong:
        raise DamagedVault(_WHAT) from wrong


def _read(content: bytes) -> tuple[SlotFile, bytes]:
    if len(content) > _LARGEST:
        raise DamagedVault(_WHAT)
    value = cast("dict[str, object]", json.loads(content))
    if value["format"] not in (1, FORMAT):
        raise NewerVault(int(str(value["format"])))
    entries = cast("Sequence[Mapping[str, object]]", value["slots"])
    slots = tuple(Slot.from_json(entry) for entry in entries)
    former = value.get("former")
    file = SlotFile(
        int(str(value["generation"])),
        slots,
        "" if value["format"] == 1 else str(value["vault"]),
        None if former is None else from_base64(str(former)),
    )
    mac = from_base64(str(value["mac"]))
    if file.render(mac) != content:  # the checksum is part of it: any changed byte is noticed
        raise DamagedVault(_WHAT)
    return file, mac


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
