"""Which vault lies under which folder name, kept in the keyring.

A key file that was swapped with a colleague's opens with no passphrase of one's own. Without this, that would
look like five wrong passphrases and end in a lock-out.
"""

from __future__ import annotations

import logging
from pathlib import Path

from citdesk.casework.ids import VaultId
from citdesk.vault.failures import DamagedVault, KeyringUnusable
from citdesk.vault.files import SLOTS
from citdesk.vault.secret_store import SecretStore
from citdesk.vault.slots import read_slot_file
from citdesk.vault.storage_errors import storage_errors

_log = logging.getLogger(__name__)


class KnownVaults:
    """The ids of the vaults that were opened on this device."""

    def __init__(self, secrets: SecretStore) -> None:
        self._secrets = secrets

    def check(self, folder: Path) -> None:
        """Raises DamagedVault where the key file is of another vault than the one opened here before.

        Raises what reading the file and asking the keyring raise.
        """
        known = self._secrets.get(_entry(folder))
        with storage_errors():
            file, _ = read_slot_file(folder / SLOTS)
        if known is not None and file.vault and file.vault.encode() != known:
            raise DamagedVault("The key file of your vault")

    def keep(self, folder: Path, vault: VaultId) -> None:
        """Remembers a vault that was just opened. A keyring that takes nothing keeps nobody out."""
        if self._secrets.get(_entry(folder)) == vault.encode():
            return
        try:
            self._secrets.put(_entry(folder), vault.encode())
        except KeyringUnusable as wrong:
            _log.warning("vault_not_remembered code=%s", wrong.code)

    def forget(self, folder: Path) -> None:
        """Another vault is going to lie here: made anew, restored or recovered. Raises KeyringUnusable."""
        self._secrets.remove(_entry(folder))


def _entry(folder: Path) -> str:
    return f"{folder.name} vault"
