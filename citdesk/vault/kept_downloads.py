"""What HQ published and this vault took, kind by kind, as HQ signed it."""

from __future__ import annotations

from citdesk.vault.store import Store
from citdesk.wire.download import Download, What
from citdesk.wire.keys import PublicKey


class KeptDownloads:
    """One version of each kind, verified when it comes and when it is first read. Services are kept apart."""

    def __init__(self, store: Store, hq_key: PublicKey) -> None:
        self._store = store
        self._hq_key = hq_key
        self._read: dict[What, Download] = {}

    def get(self, what: What) -> Download | None:
        """The version in use, None where none was taken. Raises Tampered."""
        if what not in self._read:
            signed = self._store.fact(_kept(what))
            if signed is None:
                return None
            self._read[what] = self.verify(what, signed)
        return self._read[what]

    def verify(self, what: What, signed: str) -> Download:
        """What a signed version says; raises Tampered, MalformedMessage. Nothing is kept."""
        return Download.verify(self._hq_key, signed, what)

    def replace(self, what: What, signed: str) -> None:
        """Goes by this version from now on; raises Tampered, MalformedMessage, and keeps the old one then."""
        published = self.verify(what, signed)
        with self._store.writing():
            self._store.set_fact(_kept(what), signed)
        self._read[what] = published

    def settled(self, what: What) -> int:
        """The highest version that HQ told of and that was dealt with here."""
        return int(self._store.fact(_settled(what)) or "0")

    def settle(self, what: What, version: int) -> None:
        """This version was dealt with: taken, offered, or refused for good."""
        with self._store.writing():
            self._store.set_fact(_settled(what), str(max(version, self.settled(what))))

    def fault(self, what: What) -> str:
        """What is wrong with the version that was refused last, '' once a good one came."""
        return self._store.fact(_fault(what)) or ""

    def set_fault(self, what: What, sentence: str) -> None:
        """Keeps what is wrong with a refused version."""
        with self._store.writing():
            self._store.set_fact(_fault(what), sentence)


def _kept(what: What) -> str:
    return f"download:{what.value}"


def _settled(what: What) -> str:
    return f"download_settled:{what.value}"


def _fault(what: What) -> str:
    return f"download_fault:{what.value}"
