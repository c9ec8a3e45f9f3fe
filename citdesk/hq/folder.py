"""HQ's folder: what lies where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class HqFolder:
    """The paths below one HQ's folder. Nothing else of HQ lives anywhere else, except where configured."""

    root: Path

    @property
    def configuration(self) -> Path:
        """The agency's particulars and where HQ listens; people may edit it."""
        return self.root / "hq.toml"

    @property
    def authority(self) -> Path:
        """The certificate authority's certificate, PEM; public."""
        return self.root / "authority.pem"

    @property
    def authority_key(self) -> Path:
        """The certificate authority's private key, sealed under the master key."""
        return self.root / "authority-key.sealed"

    @property
    def certificate(self) -> Path:
        """The server's certificate, PEM; public."""
        return self.root / "server.pem"

    @property
    def certificate_key(self) -> Path:
        """The server's private key, PEM, readable by its owner only."""
        return self.root / "server-key.pem"

    @property
    def signing_key(self) -> Path:
        """HQ's Ed25519 signing key, sealed under the master key."""
        return self.root / "signing-key.sealed"

    @property
    def paper_seal(self) -> Path:
        """The certificate of HQ's seal on papers, PEM; public. Made when the first paper is sealed."""
        return self.root / "paper-seal.pem"

    @property
    def paper_seal_key(self) -> Path:
        """The private key of HQ's seal on papers, sealed under the master key."""
        return self.root / "paper-seal-key.sealed"

    @property
    def master_key(self) -> Path:
        """The master key, unless it comes from the environment or the keyring."""
        return self.root / "master-key"

    @property
    def database(self) -> Path:
        """The record, when it is kept in SQLite."""
        return self.root / "hq.db"

    @property
    def expunge_orders(self) -> Path:
        """The signed expunge orders, one file each. In no backup: restoring has to apply them again."""
        return self.root / "expunge-orders"

    @property
    def key_store(self) -> Path:
        """The case keys, apart from the record so that destroying one reaches every backup in time."""
        return self.root / "case-keys.db"
