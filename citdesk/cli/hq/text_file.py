"""Reading a file of rules that an administrator names."""

from __future__ import annotations

from pathlib import Path

from citdesk.casework.checked_table import DataFileError

#: Bytes of a law pack, a programme or the texts of papers.
_LARGEST_RULES = 1024 * 1024


def rules_text(file: Path) -> str:
    """The text of a file of rules in TOML; raises DataFileError where it is none."""
    content = file.read_bytes()
    if len(content) > _LARGEST_RULES:
        raise DataFileError(file.name, "it is larger than a megabyte, so it is no such file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise DataFileError(file.name, "it is not UTF-8") from wrong
