"""Documents of an office: Word and Excel files without macros, tables as CSV, plain text."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import BinaryIO

from citdesk.vault.attachments import kinds
from citdesk.vault.attachments.kinds import FileKind

_CONTENTS = "[Content_Types].xml"  # ECMA-376 part 2: names what every part of the package is
_MOST_CONTENTS = 1024 * 1024
_MOST_DIRECTORY = 4 * 1024 * 1024
_TAIL = 66_000  # the end record of a ZIP file and the longest comment behind it
_PIECE = 64 * 1024
_MAIN = {
    b"wordprocessingml.document.main+xml": kinds.DOCX,
    b"spreadsheetml.sheet.main+xml": kinds.XLSX,
}
_MACROS = (b"macroEnabled", b"vbaProject")
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
#: what begins so is a page or a script that something might run
_RUNS = ("<", "#!")
_ROWS_LOOKED_AT = 50


def look_into_package(head: bytes, source: BinaryIO) -> FileKind | None:
    """A DOCX or XLSX file, by the part that its package is about. Nothing else of it is unpacked."""
    if not head.startswith(b"PK\x03\x04") or not _directory_is_small(source):
        return None
    try:
        with zipfile.ZipFile(source) as package, package.open(_CONTENTS) as opened:
            parts = opened.read(_MOST_CONTENTS)
            names = package.namelist()
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return None
    if any(sign in parts for sign in _MACROS) or any("vbaproject" in name.lower() for name in names):
        return None
    return next((kind for sign, kind in _MAIN.items() if sign in parts), None)


def look_at_text(source: BinaryIO, most: int) -> FileKind | None:
    """Text in UTF-8, UTF-16 with its mark, or Windows-1252; a table where its rows have the same columns.

    Looks at the first ``most`` bytes.
    """
    source.seek(0)
    raw = source.read(min(most, _PIECE))
    for encoding in _encodings(raw):
        if _reads_as(source, encoding, most):
            text = raw.decode(encoding, "ignore").lstrip("\ufeff")
            if text.lstrip().startswith(_RUNS):
                return None
            return kinds.CSV if _is_table(text, whole=len(raw) < _PIECE) else kinds.TXT
    return None


def _encodings(raw: bytes) -> tuple[str, ...]:
    if not raw:
        return ()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8", "cp1252")


def _reads_as(source: BinaryIO, encoding: str, most: int) -> bool:
    source.seek(0)
    reading = io.TextIOWrapper(source, encoding, newline="")
    try:
        left = most
        while left > 0 and (piece := reading.read(_PIECE)):
            if _NO_TEXT.search(piece):
                return False
            left -= len(piece)
    except UnicodeError:
        return False
    finally:
        reading.detach()
    return True


def _is_table(text: str, *, whole: bool) -> bool:
    lines = text.splitlines()
    if not whole:
        lines = lines[:-1]  # the last one may be cut
    for mark in ",;\t":
        try:
            rows = [row for row in csv.reader(lines[:_ROWS_LOOKED_AT], delimiter=mark) if row]
        except csv.Error:
            continue
        columns = {len(row) for row in rows}
        if len(rows) > 1 and len(columns) == 1 and columns.pop() > 1:
            return True
    return False


def _directory_is_small(source: BinaryIO) -> bool:
    """Whether the list of what a ZIP file holds is of a size that an office file's is."""
    size = source.seek(0, 2)
    source.seek(max(0, size - _TAIL))
    tail = source.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    longer = b"PK\x06\x06" in tail
    return at >= 0 and not longer and int.from_bytes(tail[at + 12 : at + 16], "little") <= _MOST_DIRECTORY
