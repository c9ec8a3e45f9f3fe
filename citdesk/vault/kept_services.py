"""The version of the agency's services that this vault goes by, as HQ signed it, and the one on offer."""

from __future__ import annotations

from citdesk.vault.store import Store
from citdesk.wire.keys import PublicKey
from citdesk.wire.services import PublishedServices

_FACT, _OFFERED = "services", "services_offered"


class KeptServices:
    """One version, verified when it comes and when it is first read."""

    def __init__(self, store: Store, hq_key: PublicKey) -> None:
        self._store = store
        self._hq_key = hq_key
        self._read: PublishedServices | None = None

    def get(self) -> PublishedServices | None:
        """The version in use, None where none was taken yet. Raises Tampered."""
        if self._read is None:
            signed = self._store.fact(_FACT)
            self._read = None if signed is None else self.verify(signed)
        return self._read

    def verify(self, signed: str) -> PublishedServices:
        """What a signed version says; raises Tampered, MalformedMessage. Nothing is kept."""
        return PublishedServices.verify(self._hq_key, signed)

    def offer(self, signed: str) -> None:
        """Keeps a version that came from HQ beside the one in use, until somebody has seen what changes."""
        with self._store.writing():
            self._store.set_fact(_OFFERED, signed)

    def offered(self) -> str:
        """The version on offer as signed, '' where there is none."""
        return self._store.fact(_OFFERED) or ""

    def replace(self, signed: str) -> None:
        """Goes by this version from now on; raises Tampered, MalformedMessage, and keeps the old one then."""
        published = self.verify(signed)
        offered = self.offered()
        with self._store.writing():
            self._store.set_fact(_FACT, signed)
            if offered and self.verify(offered).version <= published.version:
                self._store.set_fact(_OFFERED, "")
        self._read = published
