"""XLSForm workbooks and Markdown tables, compiled to XForms. The only module that touches pyxform."""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import Final, cast

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert, get_xlsform

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.errors import FormError
from citdesk.xforms.definition.workbook import READ_ERRORS, check_workbook, unreadable

SUFFIXES: Final = frozenset({".md", ".xlsx", ".xls", ".csv"})

_ROW = re.compile(r"\[\s*row\s*:\s*(\d+)\s*\]")
_SHEET = re.compile(
    r"(?:the|on|in)\s+'?(survey|choices|settings|external_choices|entities|osm)'?\s+sheet", re.IGNORECASE
)
_TYPE = re.compile(r"[Uu]nknown question type '([^']*)'")
_COLUMN = re.compile(r"column:?\s+'([^']+)'|'([^']+)'\s+column", re.IGNORECASE)


def compile_workbook(data: bytes, suffix: str) -> tuple[bytes, bytes | None]:
    """The XForm of a workbook and, where it has external choices, their `itemsets.csv`.

    Formulas and macros are never run: the reader takes stored cell values only. Raises FormError with the
    place that the compiler names.
    """
    check_workbook(data, suffix)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the readers' remarks on damaged workbooks
            result = convert(BytesIO(data), file_type=suffix, form_name="data")
    except PyXFormError as error:
        raise FormError([_problem(str(error), data, suffix)]) from error
    except RecursionError as error:
        raise unreadable(
            "Its groups are nested too deep.", "Use fewer than a hundred levels of groups."
        ) from error
    except READ_ERRORS as error:
        what = f"The workbook could not be read ({type(error).__name__})."
        raise unreadable(what, "Open it in a spreadsheet program and save it again.") from error
    itemsets = result.itemsets
    return result.xform.encode(), None if itemsets is None else itemsets.encode()


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


def _survey(data: bytes, suffix: str) -> list[dict[str, object]]:
    """The rows of the survey sheet as the compiler counts them; none of a workbook that cannot be read."""
    try:
        survey = get_xlsform(xlsform=BytesIO(data), file_type=suffix).survey
    except (PyXFormError, *READ_ERRORS):
        return []
    return cast("list[dict[str, object]]", survey or [])


def _row_of_type(message: str, data: bytes, suffix: str) -> str | None:
    """The compiler does not say where an unknown type stands: looked up in the type column."""
    found = _TYPE.search(message)
    if found is None:
        return None
    rows = enumerate(_survey(data, suffix), 2)
    return next((str(number) for number, row in rows if str(row.get("type")) == found.group(1)), None)


def _problem(message: str, data: bytes, suffix: str) -> FormProblem:
    """The compiler's message with sheet, row and column where it tells them."""
    told, sheet, column = _ROW.search(message), _SHEET.search(message), _COLUMN.search(message)
    row = told.group(1) if told else _row_of_type(message, data, suffix)
    name = sheet.group(1).lower() if sheet else "survey" if row else ""
    parts = [f"sheet {name}"] if name else []
    detail = {"sheet": name} if name else {}
    if row:
        parts.append(f"row {row}")
        detail["row"] = row
    if column:
        detail["column"] = column.group(1) or column.group(2)
        parts.append(f"column {detail['column']}")
    what = _ROW.sub("", message).strip()
    return FormProblem("xlsform", ", ".join(parts), what, "Correct the workbook and load it again.", detail)
