"""Adding, replacing and removing ways into a vault that is open.

The slot file is written first, its generation inside the vault after it: a crash between the two leaves the
file ahead, which the next opening catches up with. The data key stays the same; ``rotation`` changes it.
"""

from __future__ import annotations

from citdesk.vault.clock import RandomBytes
from citdesk.vault.files import SLOTS
from citdesk.vault.recovery_code import SECRET_BYTES, read_code, write_code
from citdesk.vault.secret import Passphrase
from citdesk.vault.slots import SlotFile, WayIn
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.stretching import Recipe
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import ReadSlots, escrow_slot, passphrase_slot, read_slots, recovery_slot
from citdesk.wire.encoding import from_base64
from citdesk.wire.escrow import key_id


def change_passphrase(
    vault: Vault, old: Passphrase, new: Passphrase, device_secret: bytes, cost: Recipe, random: RandomBytes
) -> None:
    """Replaces the passphrase slot; raises WrongSignIn when ``old`` does not open it."""
    with storage_errors():
        read_slots(vault.folder / SLOTS).with_passphrase(old, device_secret)
    replace_passphrase(vault, new, device_secret, cost, random)


def replace_passphrase(
    vault: Vault, passphrase: Passphrase, device_secret: bytes, cost: Recipe, random: RandomBytes
) -> None:
    """Writes a new passphrase slot. Raises CannotSign for a rescuer, who has no signing key to wrap."""
    file = _proven(vault).file
    slot = passphrase_slot(vault.keys, passphrase, device_secret, cost, random)
    _write(vault, file.replacing(slot, vault.identity.vault))


def new_recovery_code(vault: Vault, random: RandomBytes) -> str:
    """Replaces the recovery slot and gives the new code. The old code opens nothing from then on."""
    code = write_code(random(SECRET_BYTES))
    keep_recovery_code(vault, code, random)
    return code


def keep_recovery_code(vault: Vault, code: str, random: RandomBytes) -> None:
    """Has this code open the vault and the one before nothing. Raises WrongRecoveryCode where it is none."""
    slot = recovery_slot(vault.keys, read_code(code), random)
    _write(vault, _proven(vault).file.replacing(slot, vault.identity.vault))


def keep_escrow(vault: Vault, public: bytes | None) -> bool:
    """Has the vault's escrow slot be for this key, or be none; True when something had to change."""
    file = _proven(vault).file
    present = file.slot(WayIn.ESCROW)
    if public is None:
        if present is None:
            return False
        _write(vault, file.removing(WayIn.ESCROW, vault.identity.vault))
        return True
    if present is not None and present.salt == from_base64(key_id(public)):
        return False
    vault_id = vault.identity.vault
    _write(vault, file.replacing(escrow_slot(vault.keys, public, vault_id), vault_id))
    return True


def _proven(vault: Vault) -> ReadSlots:
    """The slot file; raises DamagedVault unless it was written by somebody who had the data key."""
    with storage_errors():
        slots = read_slots(vault.folder / SLOTS)
    slots.check(vault.keys)
    return slots


def _write(vault: Vault, file: SlotFile) -> None:
    with storage_errors():
        file.write(vault.folder / SLOTS, vault.keys)
    with vault.store.writing():
        vault.store.set_fact("generation", str(file.generation))
