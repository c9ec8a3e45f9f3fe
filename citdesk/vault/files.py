"""Names of the files of which a vault's folder consists."""

from __future__ import annotations

DATABASE = "vault.db"
SLOTS = "slots.json"
TAIL = "tail"
SESSION = "session"
LOCK = "lock"
DAMAGED_LOG = "vault.db-wal.damaged"
