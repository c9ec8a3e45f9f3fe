"""Compiled forms by their hash: a draft or revision always opens with the version it was made with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from citdesk.vault.store import Store


@dataclass(frozen=True, slots=True)
class KeptForm:
    """One version of a form: its XForm bytes and their SHA-256 (hexadecimal)."""

    sha256: str
    form_id: str
    version: str
    xml: bytes


class Forms:
    """The forms that this vault has ever used."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, form: KeptForm, source_sha256: str | None = None) -> None:
        """Keeps the form; ``source_sha256`` remembers which source it was compiled from."""
        with self._store.writing():
            self._store.execute(
                "INSERT OR IGNORE INTO forms (sha256, form_id, version, xml) VALUES (?, ?, ?, ?)",
                (form.sha256, form.form_id, form.version, form.xml),
            )
            if source_sha256 is not None:
                self._store.execute(
                    "INSERT OR REPLACE INTO form_sources (source_sha256, sha256) VALUES (?, ?)",
                    (source_sha256, form.sha256),
                )

    def by_hash(self, sha256: str) -> KeptForm | None:
        """The form with these very bytes, None where the vault does not have it."""
        found = self._store.row("SELECT * FROM forms WHERE sha256 = ?", (sha256,))
        if found is None:
            return None
        xml = cast("bytes", found["xml"])
        return KeptForm(sha256, str(found["form_id"]), str(found["version"]), xml)

    def compiled_from(self, source_sha256: str) -> KeptForm | None:
        """The form compiled from this source, None where that was not done yet."""
        found = self._store.row("SELECT sha256 FROM form_sources WHERE source_sha256 = ?", (source_sha256,))
        return None if found is None else self.by_hash(str(found["sha256"]))
