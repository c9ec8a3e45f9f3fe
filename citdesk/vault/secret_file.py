"""A protected file in the place of a keyring, where the administrator of the computer allowed it.

Whoever copies the whole disk has it: then the passphrase alone, at Argon2id's cost, keeps the vault shut. So
it is never a way round a keyring that does not answer; it is used where the computer's settings say so, and
always then, and the screen shows it.
"""

from __future__ import annotations

import base64
import json
import os
import stat
from pathlib import Path
from typing import cast

from citdesk.vault.durable_file import write_durably
from citdesk.vault.failures import SecretsFileUnusable


class FileSecrets:
    """Secrets in one file that only its owner reads. Implements ``secret_store.SecretStore``."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, name: str) -> bytes | None:
        """See SecretStore; raises SecretsFileUnusable when others may read the file, or it is damaged."""
        text = self._read().get(name)
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except ValueError as wrong:
            raise SecretsFileUnusable("it cannot be read") from wrong

    def put(self, name: str, secret: bytes) -> None:
        """See SecretStore."""
        self._write(self._read() | {name: base64.b64encode(secret).decode("ascii")})

    def remove(self, name: str) -> None:
        """See SecretStore."""
        kept = self._read()
        if kept.pop(name, None) is not None:
            self._write(kept)

    def _read(self) -> dict[str, str]:
        try:
            if os.name != "nt" and stat.S_IMODE(self._path.stat().st_mode) & 0o077:
                raise SecretsFileUnusable("others may read it")
            kept = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as wrong:
            raise SecretsFileUnusable("it cannot be read") from wrong
        if not isinstance(kept, dict):
            raise SecretsFileUnusable("it cannot be read")
        secrets = cast("dict[str, object]", kept)
        if not all(isinstance(text, str) for text in secrets.values()):
            raise SecretsFileUnusable("it cannot be read")
        return cast("dict[str, str]", secrets)

    def _write(self, kept: dict[str, str]) -> None:
        try:
            write_durably(self._path, json.dumps(kept).encode())
        except OSError as wrong:
            raise SecretsFileUnusable("it cannot be written") from wrong
