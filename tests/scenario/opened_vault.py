"""Everything that an opened vault holds, cell by cell, with what is encoded inside its cells."""

from __future__ import annotations

import base64
import binascii
import re

from citdesk.workspace import Workspace

_ENCODED = re.compile(rb"[A-Za-z0-9_-]{16,}")


def everything_in_clear(workspace: Workspace) -> bytes:
    """All cells of all tables, indexes of full text included, each also with its base64url parts decoded."""
    store = workspace._inside.vault.store
    names = [str(row["name"]) for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert names
    held: list[bytes] = []
    for name in names:
        for row in store.rows(f'SELECT * FROM "{name}"'):
            for value in row.values():
                cell = value if isinstance(value, bytes) else str(value).encode()
                held.append(cell)
                held.extend(_decoded(part) for part in _ENCODED.findall(cell))
    return b"\n".join(held)


def _decoded(part: bytes) -> bytes:
    try:
        return base64.urlsafe_b64decode(part + b"=" * (-len(part) % 4))
    except (binascii.Error, ValueError):
        return b""
