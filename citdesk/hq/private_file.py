"""Files that only HQ's own account may read, written whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_PRIVATE = 0o600
_PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Makes the folder and those above it that are missing, for their owner only. Raises OSError."""
    for missing in reversed([each for each in folder.parents if not each.exists()]):
        missing.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)  # with ``parents`` they would be open to everybody
    folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Writes the file for its owner only; a crash leaves the old file or the new one. Raises OSError."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
