"""One process per vault: a lock that the operating system lets go of when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from citdesk.vault.failures import VaultInUse


class InstanceLock:
    """Held from construction to :meth:`release`. Raises VaultInUse when another process holds it."""

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as held:
            os.close(self._descriptor)
            raise VaultInUse from held

    def release(self) -> None:
        """Lets go; does nothing the second time. The empty file stays."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":  # pragma: no cover - written for Windows, unverified there
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
