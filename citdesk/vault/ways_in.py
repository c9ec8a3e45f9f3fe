"""The ways into a vault: making the slot of each, and opening it to the keys of the vault."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from citdesk.casework.ids import VaultId
from citdesk.vault.clock import RandomBytes
from citdesk.vault.failures import DamagedVault, WrongRecoveryCode, WrongSignIn
from citdesk.vault.key_ring import DATA_KEY_BYTES, KeyRing
from citdesk.vault.secret import Passphrase, utf8
from citdesk.vault.slots import Slot, SlotFile, WayIn, read_slot_file
from citdesk.vault.stretching import SALT_BYTES, Recipe, mix, stretch
from citdesk.vault.wrapping import DoesNotOpen, seal, unseal
from citdesk.wire import escrow
from citdesk.wire.encoding import MalformedMessage, from_base64
from citdesk.wire.keys import SigningKey

_WHAT = "The key file of your vault"


def passphrase_slot(
    keys: KeyRing, passphrase: Passphrase, device_secret: bytes, cost: Recipe, random: RandomBytes
) -> Slot:
    """A slot that opens with passphrase and device secret together."""
    salt = random(SALT_BYTES)
    known = stretch(utf8(passphrase), salt, cost)
    return _wrapped(WayIn.PASSPHRASE, salt, cost, keys, known, device_secret, random)


def recovery_slot(keys: KeyRing, secret: bytes, random: RandomBytes) -> Slot:
    """A slot that opens with the recovery code's secret, which needs no stretching: it is random."""
    salt = random(SALT_BYTES)
    return _wrapped(WayIn.RECOVERY, salt, None, keys, secret, salt, random)


def escrow_slot(keys: KeyRing, public: bytes, vault: VaultId) -> Slot:
    """A slot that the holder of the agency's escrow key opens: to read, never to sign.

    Raises ValueError on a key that is none.
    """
    key_id = from_base64(escrow.key_id(public))
    return Slot(WayIn.ESCROW, key_id, None, escrow.escrow(keys.data_key, public, vault), b"")


@dataclass(frozen=True, slots=True)
class ReadSlots:
    """A slot file as it was read: whole by its checksum, not yet proven by its MAC."""

    file: SlotFile
    mac: bytes

    def with_passphrase(self, passphrase: Passphrase, device_secret: bytes) -> KeyRing:
        """Opens with passphrase and device secret; raises WrongSignIn, DamagedVault."""
        slot = self.file.slot(WayIn.PASSPHRASE)
        if slot is None or slot.cost is None:
            raise WrongSignIn
        known = stretch(utf8(passphrase), slot.salt, slot.cost)
        return self._opened(slot, known, device_secret, WrongSignIn)

    def with_recovery(self, secret: bytes) -> KeyRing:
        """Opens with the recovery code's secret; raises WrongRecoveryCode, DamagedVault."""
        slot = self.file.slot(WayIn.RECOVERY)
        if slot is None:
            raise WrongRecoveryCode
        return self._opened(slot, secret, slot.salt, WrongRecoveryCode)

    def with_data_key(self, data_key: bytes) -> KeyRing:
        """Opens with the data key itself, as an escrow holder gave it; the keys cannot sign.

        Raises DamagedVault when it is another vault's key.
        """
        return self._proven(data_key, None)

    def check(self, keys: KeyRing) -> None:
        """Raises DamagedVault unless the file was written by somebody who had the data key."""
        if not hmac.compare_digest(keys.mac("slots", self.file.body), self.mac):
            raise DamagedVault(_WHAT)

    def _opened(self, slot: Slot, known: bytes, had: bytes, wrong: Callable[[], Exception]) -> KeyRing:
        try:
            data_key = unseal(mix(known, had, _purpose(slot, "data")), slot.data, slot.binding)
        except DoesNotOpen as closed:
            raise wrong() from closed
        try:
            secret = unseal(mix(known, had, _purpose(slot, "signing")), slot.signing, slot.binding)
            return self._proven(data_key, SigningKey.from_secret(secret.decode()))
        except (DoesNotOpen, MalformedMessage, UnicodeDecodeError) as damaged:
            raise DamagedVault(_WHAT) from damaged

    def _proven(self, data_key: bytes, signing: SigningKey | None) -> KeyRing:
        if len(data_key) != DATA_KEY_BYTES:
            raise DamagedVault(_WHAT)
        keys = KeyRing(data_key, signing)
        self.check(keys)
        if self.file.former is None:
            return keys
        try:
            return keys.following(self.file.former)
        except DoesNotOpen as damaged:
            raise DamagedVault(_WHAT) from damaged


def read_slots(path: Path) -> ReadSlots:
    """Reads the file; raises DamagedVault (missing, cut, changed), NewerVault, OSError."""
    return ReadSlots(*read_slot_file(path))


def _wrapped(
    way: WayIn,
    salt: bytes,
    cost: Recipe | None,
    keys: KeyRing,
    known: bytes,
    had: bytes,
    random: RandomBytes,
) -> Slot:
    empty = Slot(way, salt, cost, b"", b"")
    secret = keys.signing_key().secret().encode()
    return Slot(
        way,
        salt,
        cost,
        seal(mix(known, had, _purpose(empty, "data")), keys.data_key, empty.binding, random),
        seal(mix(known, had, _purpose(empty, "signing")), secret, empty.binding, random),
    )


def _purpose(slot: Slot, what: str) -> str:
    return f"slot {slot.way.value} {what} {slot.recipe}"
