"""Looking through a large vault while somebody works in it: only small ones are read whole when opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock

from citdesk.vault.copies import prove_newest
from citdesk.vault.failures import DamagedVault, VaultClosed
from citdesk.vault.files import DATABASE
from citdesk.vault.key_ring import KeyRing
from citdesk.vault.pages import Pages
from citdesk.vault.proof import Pause
from citdesk.vault.store import Store

#: Of a file that is another one altogether, so many pages say enough.
_ENOUGH = 100


class Looking:
    """One look through an open vault's file and at its newest copy, from a thread that does not own it.

    To be made in the thread that owns it. Raises VaultClosed once the vault is closed.
    """

    def __init__(self, folder: Path, store: Store, keys: KeyRing) -> None:
        self._folder = folder
        self._store = store
        self._keys: KeyRing | None = keys
        self._pages = Pages(folder / DATABASE, keys.database_key)
        self._turn = Lock()
        self._over = Event()

    def doubtful_pages(self, pause: Pause) -> list[int]:
        """The numbers of pages that look changed, or were just being written. Raises the disk's errors."""
        at, found = 0, list[int]()
        while at < self._pages.size() and len(found) < _ENOUGH:
            at, wrong = self._pages.look(at)
            found += wrong
            pause()
        return found

    def judge(self, pages: list[int]) -> None:
        """Raises DamagedVault where one of these pages is changed indeed. In the vault's own thread.

        The log is folded in first: what stands newer there is written anew, and nobody writes meanwhile.
        """
        self._store.fold_log()
        if self._pages.still_wrong(pages):
            raise DamagedVault("Your vault")

    def prove_copy(self, pause: Pause) -> None:
        """Reads the newest copy where nobody has yet; raises what :func:`prove_newest` raises."""
        with self._turn:
            if self._keys is None:
                raise VaultClosed
            prove_newest(self._folder, self._keys, self._until_closed(pause))

    def close(self) -> None:
        """Breaks off what is under way. To be called when the database is closed, see :class:`Pages`."""
        self._over.set()
        with self._turn:
            self._keys = None
            self._pages.close()

    def _until_closed(self, pause: Pause) -> Callable[[], None]:
        def paused() -> None:
            if self._over.is_set():
                raise VaultClosed
            pause()

        return paused
