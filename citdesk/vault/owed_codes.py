"""Who has a recovery code that nobody has written down yet: it is asked for again at the next sign-in.

Kept in the keyring, since a vault is closed while its keys are renewed.
"""

from __future__ import annotations

from citdesk.vault.secret_store import SecretStore

_OWED = b"owed"


class OwedCodes:
    """By the name of a vault's folder. Each act raises what the keyring raises."""

    def __init__(self, secrets: SecretStore) -> None:
        self._secrets = secrets

    def note(self, folder: str) -> None:
        """A code is about to be shown that is the only one: until it is on paper, its owner has none."""
        self._secrets.put(_entry(folder), _OWED)

    def settled(self, folder: str) -> None:
        """A code that opens the vault is on paper."""
        self._secrets.remove(_entry(folder))

    def owed(self, folder: str) -> bool:
        """Whether the vault's owner has no code on paper, as far as is known."""
        return self._secrets.get(_entry(folder)) is not None


def _entry(folder: str) -> str:
    return f"code-owed-{folder}"
