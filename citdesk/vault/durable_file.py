"""Files that are either the old or the new one after a crash, never a mixture."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import BinaryIO

_OWNER_ONLY = 0o600
_PIECE = 1024 * 1024
_BINARY: int = getattr(os, "O_BINARY", 0)


def write_durably(path: Path, content: bytes) -> None:
    """Replaces the file: temporary file, fsync, rename, fsync of the folder. Raises OSError."""
    pour_durably(io.BytesIO(content), path)


def copy_durably(source: Path, path: Path) -> None:
    """Replaces the file by a copy of another one, of any size. Raises OSError."""
    with source.open("rb") as file:
        pour_durably(file, path)


def pour_durably(source: BinaryIO, path: Path) -> None:
    """Replaces the file by what is read from here to the end, a piece at a time. Raises OSError."""
    temporary = path.with_name(path.name + ".new")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        shutil.copyfileobj(source, file, _PIECE)
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
