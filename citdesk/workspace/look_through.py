"""A look through the whole of a large vault, on any thread, beside the work in it."""

from __future__ import annotations

from collections.abc import Callable

from citdesk.vault.looking import Looking
from citdesk.workspace.exchanging import OnVault


class LookThrough:
    """Every page of the vault's file, then its newest copy. Small vaults were read when they were opened."""

    def __init__(self, looking: Looking) -> None:
        self._looking = looking

    def run(self, on_vault: OnVault, pause: Callable[[], None]) -> None:
        """Blocks; ``pause`` is called every few milliseconds and may wait or raise.

        Raises DamagedVault, MixedVault, LostTail, VaultClosed, the disk's errors.
        """
        pages = self._looking.doubtful_pages(pause)
        if pages:
            on_vault(lambda: self._looking.judge(pages))
        self._looking.prove_copy(pause)
