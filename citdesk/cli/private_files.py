"""New files that only their owner can read, under names that hold nothing of a path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from citdesk.vault.durable_file import private_folder

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
#: Names that Windows takes for a device, whatever stands after a dot.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 120


def safe_name(text: str) -> str:
    """The text as one name of a file in its folder: no path, nothing hidden, no device, not too long."""
    name = _UNSAFE.sub("-", text).lstrip(".").rstrip(".")
    stem, dot, ending = name.rpartition(".")
    if len(name) > _LONGEST:
        name = f"{stem[: _LONGEST // 2]}{dot}{ending[: _LONGEST // 2]}"
    return f"-{name}" if not name or _DEVICES.match(name) else name


def own_names(texts: Iterable[str]) -> Mapping[str, str]:
    """For each text a safe name of its own, also where capitals and small letters are one."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for text in texts:
        name = safe_name(text)
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{number}-{safe_name(text)}"
        taken.add(name.casefold())
        given[text] = name
    return given


def write_new(path: Path, content: bytes) -> None:
    """Writes a new file, whole or not at all; raises OSError, FileExistsError where there is one."""
    private_folder(path.parent)
    path.touch(mode=0o600, exist_ok=False)
    try:
        path.write_bytes(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
