"""One table written as every kind of workbook an author may hand in."""

from __future__ import annotations

import csv
import io
import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from openpyxl import Workbook

Sheets = Mapping[str, Sequence[Sequence[str]]]


def as_xlsx(sheets: Sheets) -> bytes:
    """As Excel and LibreOffice save it today."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def as_csv(sheets: Sheets) -> bytes:
    """As a text with the sheet's name in the first column."""
    content = io.StringIO()
    lines = csv.writer(content)
    for name, rows in sheets.items():
        lines.writerow([name])
        lines.writerows(["", *row] for row in rows)
    return content.getvalue().encode()


def as_markdown(sheets: Sheets) -> bytes:
    """As tables in Markdown, which our own forms are written in."""
    lines: list[str] = []
    for name, rows in sheets.items():
        lines.append(f"| {name} |" + " |" * len(rows[0]))
        lines += ["| | " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines).encode()


def as_xls(sheets: Sheets) -> bytes:
    """As Excel 5 saved it: a stream of records (BIFF5), here without the container of later versions."""
    names = [name.encode("cp1252") for name in sheets]
    bodies = [_biff_sheet(rows) for rows in sheets.values()]
    beginning = _record(0x0809, struct.pack("<HHHH", 0x0500, 0x0005, 0, 1993)) + _record(
        0x0042, struct.pack("<H", 1252)
    )
    length = len(beginning) + sum(4 + 7 + len(name) for name in names) + 4
    index = b""
    at = length
    for name, body in zip(names, bodies, strict=True):
        index += _record(0x0085, struct.pack("<IHB", at, 0, len(name)) + name)
        at += len(body)
    return beginning + index + _record(0x000A) + b"".join(bodies)


def _biff_sheet(rows: Sequence[Sequence[str]]) -> bytes:
    cells = [
        _record(0x0204, struct.pack("<HHHH", down, across, 0, len(text)) + text)
        for down, row in enumerate(rows)
        for across, text in enumerate(cell.encode("cp1252", "replace") for cell in row)
        if text
    ]
    return _record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0, 1993)) + b"".join(cells) + _record(0x000A)


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


WRITERS: Final[Mapping[str, Callable[[Sheets], bytes]]] = {
    ".xlsx": as_xlsx,
    ".xls": as_xls,
    ".csv": as_csv,
    ".md": as_markdown,
}
