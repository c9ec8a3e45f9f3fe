"""Looking at a workbook before it is opened: size, extent, formulas whose result is not stored.

An `.xlsx` file is an archive of XML. A few kilobytes of it can name a cell in the last column of row
1,048,576, over which every reader then walks, or unpack to gigabytes.
"""

from __future__ import annotations

import csv
import re
import struct
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import islice, pairwise
from typing import Final
from zipfile import BadZipFile, ZipFile

from openpyxl.utils.exceptions import InvalidFileException
from xlrd.biffh import XLRDError
from xlrd.compdoc import CompDocError

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.compiler_messages import place
from citdesk.xforms.definition.errors import FormError, refusal

#: what the readers of damaged workbooks raise, besides the compiler's own error
READ_ERRORS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BadZipFile,
    CompDocError,
    csv.Error,
    EOFError,
    InvalidFileException,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,  # both XML readers' parse errors are of this class
    TypeError,
    ValueError,
    XLRDError,
    struct.error,
    zlib.error,
)

_LARGEST_WORKBOOK: Final = 30_000_000
_LARGEST_UNPACKED: Final = 100_000_000
_MOST_ROWS: Final = 200_000
_MOST_COLUMNS: Final = 1_000
#: rows times columns of a sheet, over which the reader walks one by one
_MOST_CELLS: Final = 3_000_000
#: cells that are written in a sheet, blank ones included: a million take some ten seconds and 300 MB
_MOST_WRITTEN: Final = 1_000_000
#: Twice the largest form that we measure; it compiles in some ten seconds.
_MOST_QUESTIONS: Final = 20_000

# No `<` stands inside a tag: a search that begins at each of many open ones must not run on to the end.
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b[^<>]*?\br\s*=\s*[\"']([A-Za-z]{1,8})(\d{1,12})[\"']")
_ANY_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW: Final = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br\s*=\s*[\"'](\d{1,12})[\"']")
_ANY_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_UNSTORED: Final = re.compile(
    rb"<(?:\w+:)?c(?:\s[^<>]*)?>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|(?<!/)>[^<]*</(?:\w+:)?f\s*>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*>\s*</(?:\w+:)?v\s*>)?\s*</(?:\w+:)?c\s*>"
)
_MOST_FORMULAS: Final = 20
_SHEET: Final = re.compile(r"worksheets/sheet(\d+)\.xml$")
_SHEET_NAME: Final = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?\bname=\"([^\"]*)\"")


def check_workbook(data: bytes, suffix: str) -> None:
    """Raises FormError for a workbook that is too large to open or lacks its results."""
    if len(data) > _LARGEST_WORKBOOK:
        raise unreadable("The workbook is larger than 30 MB.", "Move large choice lists to a CSV attachment.")
    if suffix in {".md", ".csv"} and data.count(b"\n") > _MOST_ROWS:
        raise unreadable(
            f"It has more than {_MOST_ROWS:,} rows.", "Move large choice lists to a CSV attachment."
        )
    if suffix != ".xlsx":
        return
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_archive(archive)
    except READ_ERRORS as error:
        if isinstance(error, FormError):
            raise
        raise unreadable(
            "This is not an .xlsx workbook.", "Save it from a spreadsheet program as .xlsx."
        ) from error


def check_extent(survey: int, headings: Mapping[str, Sequence[str]]) -> None:
    """Raises FormError for a workbook with more rows in its survey, or more columns, than are compiled."""
    if survey > _MOST_QUESTIONS:
        raise unreadable(
            f"The sheet has {survey:,} rows, more than the {_MOST_QUESTIONS:,} allowed.",
            "Divide the form into several.",
            "sheet survey",
        )
    for sheet, columns in headings.items():
        if len(columns) > _MOST_COLUMNS:
            raise unreadable(
                f"The sheet has {len(columns):,} columns, more than the {_MOST_COLUMNS:,} allowed.",
                "Delete the unused columns.",
                f"sheet {sheet}",
            )


def unreadable(what: str, mend: str, where: str = "") -> FormError:
    """A workbook that is refused as a whole."""
    return refusal("workbook-unreadable", where, what, mend)


def _check_archive(archive: ZipFile) -> None:
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED:
        raise unreadable("The workbook unpacks to more than 100 MB.", "Remove unused rows and pictures.")
    names = _sheet_names(archive)
    formulas: list[FormProblem] = []
    for entry in entries:
        if not entry.filename.endswith((".xml", ".rels", ".vml")):
            continue
        xml = archive.read(entry)
        _check_part(xml, entry.filename)
        found = _SHEET.search(entry.filename)
        if found is not None:
            number = int(found.group(1))
            name = names[number - 1] if 0 < number <= len(names) else f"number {number}"
            _check_sheet(xml, f"sheet {name}")
            formulas += _unstored(xml, name)
    if formulas:
        raise FormError(formulas[:_MOST_FORMULAS])


def _check_part(xml: bytes, name: str) -> None:
    """Raises FormError for a part that declares entities, which no part of a workbook may (ECMA-376, part 2,
    section 8.1.4). The readers behind differ in what they do about them.
    """
    if b"<!DOCTYPE" in xml.replace(b"\0", b""):
        raise unreadable(
            "The workbook has a document type declaration, which is not allowed in one.",
            "Save it from a spreadsheet program.",
            name,
        )


def _unstored(xml: bytes, sheet: str) -> list[FormProblem]:
    """Cells with a formula that nobody ever computed: nothing can be read there."""
    found: list[FormProblem] = []
    for match in islice(_UNSTORED.finditer(xml), _MOST_FORMULAS):
        named = _CELL.match(match.group())
        letters, row = ("", "") if named is None else (part.decode() for part in named.groups())
        where, detail = place(sheet, row, letters)
        cell = f"The cell {letters}{row}" if row else "A cell"
        found.append(
            FormProblem(
                "workbook-unreadable",
                where,
                f"{cell} holds a formula whose result is not stored.",
                "Replace it by its value, or save the workbook from a spreadsheet program.",
                detail,
            )
        )
    return found


def _check_sheet(xml: bytes, where: str) -> None:
    rows, columns = _reach(xml, where)
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS or rows * columns > _MOST_CELLS:
        raise unreadable(
            f"The sheet reaches to row {rows:,}, column {columns:,}.",
            "Delete the unused rows and columns.",
            where,
        )


def _reach(xml: bytes, where: str) -> tuple[int, int]:
    """The last row and column of a sheet. What does not say where it stands follows what is before it."""
    starts = [match.start() for match in islice(_ANY_ROW.finditer(xml), _MOST_ROWS + 1)]
    if len(starts) > _MOST_ROWS:
        raise unreadable(f"The sheet has more than {_MOST_ROWS:,} rows.", "Delete the unused rows.", where)
    placed = [int(row) for row in _ROW.findall(xml)]
    rows = max(placed, default=0) + len(starts) - len(placed)
    columns = written = 0
    for start, end in pairwise([0, *starts, len(xml)]):
        number = sum(1 for _ in islice(_ANY_CELL.finditer(xml, start, end), _MOST_WRITTEN + 1))
        written += number
        if written > _MOST_WRITTEN:
            raise unreadable(
                f"The sheet has more than {_MOST_WRITTEN:,} cells, blank ones included.",
                "Delete the unused rows and columns.",
                where,
            )
        last = cells = 0
        for letters, digits in _CELL.findall(xml, start, end):
            cells += 1
            rows = max(rows, int(digits))
            last = max(last, _column(letters))
        columns = max(columns, last + number - cells)
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _sheet_names(archive: ZipFile) -> list[str]:
    try:
        workbook = archive.read("xl/workbook.xml")
    except KeyError:
        return []
    return [name.decode("utf-8", "replace") for name in _SHEET_NAME.findall(workbook)]
