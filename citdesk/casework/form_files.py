"""Which files an XForm names: pictures, sounds, tables of choices."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

_NAMED = re.compile(r"jr://(?:file-csv|file|images|audio|video)/([^\"'<>]+)")
_TABLE = re.compile(r"(?:pulldata|search)\(\s*[\"']([^\"']+)[\"']")


def named_files(xml: bytes) -> Iterator[str]:
    """The names in the order in which they stand, some more than once."""
    text = html.unescape(xml.decode("utf-8", "replace"))
    for found in _NAMED.finditer(text):
        name = found.group(1).strip()
        if name == PurePosixPath(name).name:  # a form names files, never places
            yield name
    for found in _TABLE.finditer(text):
        stem = found.group(1)
        if stem == PurePosixPath(stem).name:
            yield stem if stem.endswith(".csv") else f"{stem}.csv"
