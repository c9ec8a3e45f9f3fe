"""The rows of a workbook as the compiler counts them, before it takes them apart."""

from __future__ import annotations

import re
from functools import partial
from io import BytesIO, TextIOBase
from typing import cast

from pyxform import xls2json_backends
from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import DefinitionData, get_xlsform
from xlrd import open_workbook

from citdesk.xforms.definition.compiler_messages import Sheets, place
from citdesk.xforms.definition.workbook import READ_ERRORS


class _Unheard(TextIOBase):
    """Where the reader of .xls says what it thinks of a damaged workbook."""

    def write(self, text: str) -> int:
        return len(text)


# The compiler opens an .xls without saying where its reader's remarks go, which is then into our output.
xls2json_backends.xlrd_open = partial(open_workbook, logfile=_Unheard())


def read_book(data: bytes, suffix: str) -> DefinitionData:
    """The workbook as the compiler reads it. Raises PyXFormError and what READ_ERRORS lists."""
    return get_xlsform(xlsform=BytesIO(data), file_type=suffix)


def sheets_of(book: DefinitionData) -> Sheets:
    """The rows of the sheets that authors write, before the compiler takes them apart."""
    return {
        name: [dict(row) for row in getattr(book, name) or ()]
        for name in ("survey", "choices", "external_choices", "settings")
    }


def rows_of(data: bytes, suffix: str) -> dict[str, int]:
    """The row of the survey sheet (headings are row 1) that each node came from, by path below the root."""
    found: dict[str, int] = {}
    around: list[str] = []
    for number, row in enumerate(_survey(data, suffix), 2):
        kind = " ".join(str(row.get("type") or "").lower().replace("_", " ").split())
        name = str(row.get("name") or "")
        if kind.startswith("end "):
            del around[-1:]
        elif name:
            found.setdefault("/".join([*around, name]), number)
            if kind.startswith("begin "):
                around.append(name)
    return found


def mention_of(data: bytes, suffix: str, file: str) -> tuple[str, dict[str, str]]:
    """The first cell that names a file, as `place` gives it; nothing where none does."""
    named = re.compile(
        rf"(?<![\w.-]){re.escape(file)}(?![\w.-])|['\"]{re.escape(file.removesuffix('.csv'))}['\"]"
    )
    try:
        book = read_book(data, suffix)
    except (PyXFormError, *READ_ERRORS):
        return "", {}
    for sheet, rows in sheets_of(book).items():
        for number, row in enumerate(rows, 2):
            for heading, cell in row.items():
                if named.search(str(cell or "")):
                    return place(sheet, str(number), str(heading))
    return "", {}


def _survey(data: bytes, suffix: str) -> list[dict[str, object]]:
    """The rows of the survey sheet as the compiler counts them; none of a workbook that cannot be read."""
    try:
        survey = read_book(data, suffix).survey
    except (PyXFormError, *READ_ERRORS):
        return []
    return cast("list[dict[str, object]]", survey or [])
