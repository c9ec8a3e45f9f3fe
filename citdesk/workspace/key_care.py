"""Renewing the keys of a signed-in person's vault."""

from __future__ import annotations

from citdesk.vault import key_change
from citdesk.vault.audit import Did
from citdesk.vault.clock import RandomBytes
from citdesk.vault.files import SLOTS
from citdesk.vault.profile import DeviceProfile
from citdesk.vault.recovery_code import SECRET_BYTES, write_code
from citdesk.vault.rotation import rotate
from citdesk.vault.secret import Passphrase
from citdesk.vault.slots import WayIn
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.stretching import Recipe
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import read_slots


def new_recovery_code(vault: Vault, random: RandomBytes) -> str:
    """A new recovery code; the old one opens nothing from then on."""
    code = key_change.new_recovery_code(vault, random)
    vault.audit.note(Did.RECOVERY_CODE_RENEWED)
    return code


def offer_recovery_code(random: RandomBytes) -> str:
    """A code that opens nothing until :func:`keep_recovery_code` is called with it."""
    return write_code(random(SECRET_BYTES))


def keep_recovery_code(vault: Vault, code: str, random: RandomBytes) -> None:
    """The person has written this code down: from now on it opens the vault, the one before does not."""
    key_change.keep_recovery_code(vault, code, random)
    vault.audit.note(Did.RECOVERY_CODE_RENEWED)


def agency_may_open(vault: Vault) -> bool:
    """Whether the holder of the agency's escrow key can read this vault. Raises DamagedVault, disk errors."""
    with storage_errors():
        slots = read_slots(vault.folder / SLOTS)
    slots.check(vault.keys)
    return slots.file.slot(WayIn.ESCROW) is not None


def renew(
    profile: DeviceProfile, vault: Vault, passphrase: Passphrase, cost: Recipe, random: RandomBytes
) -> str:
    """Closes the vault and gives it a new data key and new slots; gives the new recovery code."""
    secret, escrow_key = profile.vault_secret(vault.folder), vault.terms.settings.escrow_key
    vault.close()
    return rotate(vault.folder, passphrase, secret, cost, escrow_key, random)


def note_renewed(vault: Vault) -> None:
    """The trail of the reopened vault says that its keys are new."""
    vault.audit.note(Did.KEYS_RENEWED)
