"""New files that only their owner can read, under names that hold nothing of a path."""

from __future__ import annotations

import re
from pathlib import Path

from citdesk.vault.durable_file import private_folder

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def safe_name(text: str) -> str:
    """The text as one name of a file."""
    return _UNSAFE.sub("-", text)


def write_new(path: Path, content: bytes) -> None:
    """Writes a new file, whole or not at all; raises OSError, FileExistsError where there is one."""
    private_folder(path.parent)
    path.touch(mode=0o600, exist_ok=False)
    try:
        path.write_bytes(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
