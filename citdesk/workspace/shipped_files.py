"""Files that came with CITDesk and that an agency may rewrite: read as text, or refused by name."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.casework.checked_table import DataFileError
from citdesk.resource_files import resource_path


def shipped_bytes(relative: str) -> bytes:
    """A file below ``resources/``. Raises DataFileError where it is not there."""
    file = resource_path(relative)
    try:
        return file.read_bytes()
    except OSError as wrong:
        raise DataFileError(file.name, "it is not there or cannot be opened") from wrong


def shipped_text(relative: str) -> str:
    """The text of a file below ``resources/``. Raises DataFileError where it is not there or no UTF-8."""
    try:
        text = shipped_bytes(relative).decode("utf-8")
    except UnicodeDecodeError as wrong:
        name = resource_path(relative).name
        raise DataFileError(name, "not UTF-8; save it as UTF-8") from wrong
    return text.replace("\r\n", "\n")


def shipped_texts(folder: str, pattern: str) -> tuple[Mapping[str, str], tuple[DataFileError, ...]]:
    """The files of a folder by name, and what is wrong with those that are no text."""
    texts: dict[str, str] = {}
    faults: list[DataFileError] = []
    for path in sorted(resource_path(folder).glob(pattern)):
        try:
            texts[path.name] = shipped_text(f"{folder}/{path.name}")
        except DataFileError as fault:
            faults.append(fault)
    return texts, tuple(faults)
