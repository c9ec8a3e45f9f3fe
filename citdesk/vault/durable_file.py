"""Small files that are either the old or the new one after a crash, never a mixture."""

from __future__ import annotations

import os
from pathlib import Path

_OWNER_ONLY = 0o600
_BINARY: int = getattr(os, "O_BINARY", 0)


def write_durably(path: Path, content: bytes) -> None:
    """Replaces the file: temporary file, fsync, rename, fsync of the folder. Raises OSError."""
    temporary = path.with_name(path.name + ".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes names in the folder durable. Windows has no such call; there renames are journalled."""
    if os.name == "nt":  # pragma: no cover - not reachable on the machines the tests run on
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def private_folder(folder: Path) -> None:
    """Makes the folder and those above it that are missing, readable by their owner only. Raises OSError."""
    for missing in reversed([each for each in folder.parents if not each.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)  # with ``parents`` they would be open to everybody
    folder.mkdir(mode=0o700, exist_ok=True)
