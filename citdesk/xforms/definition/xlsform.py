"""XLSForm workbooks and Markdown tables, compiled to XForms. The only module that touches pyxform."""

from __future__ import annotations

import re
import warnings
from copy import deepcopy
from dataclasses import dataclass, fields
from io import BytesIO
from typing import Final, cast

from openpyxl import load_workbook
from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import DefinitionData
from pyxform.xls2xform import ConvertResult, convert

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.compiler_messages import Sheets, place, problem_of
from citdesk.xforms.definition.dependencies import build_graph
from citdesk.xforms.definition.errors import FormError
from citdesk.xforms.definition.form_source import FormSource
from citdesk.xforms.definition.further_mistakes import Row, further_mistakes
from citdesk.xforms.definition.gaps import note_gaps
from citdesk.xforms.definition.not_supported import note_types
from citdesk.xforms.definition.places import placed
from citdesk.xforms.definition.reader import read_definition
from citdesk.xforms.definition.row_order import check_rows
from citdesk.xforms.definition.spelling import check_headings, check_sheets
from citdesk.xforms.definition.workbook import READ_ERRORS, check_extent, check_workbook, unreadable
from citdesk.xforms.definition.workbook_rows import read_book, sheets_of

#: how the readers give a column without heading
_BLANK: Final = (None, "", "None")
#: how the readers give a cell that holds a date
_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})")
SUFFIXES: Final = frozenset({".md", ".xlsx", ".xls", ".csv"})


@dataclass(frozen=True, slots=True)
class Compiled:
    """The XForm of a workbook, its `itemsets.csv` where it has external choices, and what was passed over."""

    xml: bytes
    itemsets: bytes | None
    notes: tuple[FormProblem, ...]


def compile_workbook(data: bytes, suffix: str) -> Compiled:
    """Compiles a workbook.

    Formulas and macros are never run: the reader takes stored cell values only. Raises FormError with
    sheet, row and column of each fault.
    """
    check_workbook(data, suffix)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the readers' remarks on damaged workbooks
        try:
            book = read_book(data, suffix)
            headings = _headings(book)
            check_extent(len(book.survey or ()), headings)
            _mend_days(book)
            sheets = sheets_of(book)
            if headings["survey"] and not any(any(row.values()) for row in sheets["survey"]):
                raise _empty()
            refused, noted = check_headings(headings)
            refused += check_sheets(book.sheet_names or ())
            refused += check_rows(sheets["survey"])
            noted += note_types(sheets["survey"])
            noted += note_gaps(sheets, _headings(book))
            result = None if refused else _converted(book, sheets, data, suffix)
        except PyXFormError as error:
            raise FormError([problem_of(str(error), {}, _sheet_with_heading_twice(data, suffix))]) from error
        except UnicodeDecodeError as error:
            raise unreadable(
                "The file is not UTF-8 text.", "Save it as UTF-8: in Excel as “CSV UTF-8”."
            ) from error
        except RecursionError as error:
            raise unreadable(
                "Its groups are nested too deep.", "Use fewer than a hundred levels of groups."
            ) from error
        except READ_ERRORS as error:
            if isinstance(error, FormError):
                raise
            what = f"The workbook could not be read ({type(error).__name__})."
            raise unreadable(what, "Open it in a spreadsheet program and save it again.") from error
    if result is None:
        raise FormError(refused)
    itemsets = result.itemsets
    if not sheets.get("survey"):
        raise _empty()
    return Compiled(result.xform.encode(), None if itemsets is None else itemsets.encode(), tuple(noted))


def _converted(book: DefinitionData, sheets: Sheets, data: bytes, suffix: str) -> ConvertResult:
    given: dict[str, object] = {field.name: getattr(book, field.name) for field in fields(book)}
    try:
        return convert(given, form_name="data")
    except PyXFormError as error:
        first = problem_of(str(error), sheets)
        raise FormError(_all_mistakes(first, given, sheets, data, suffix)) from error


def _all_mistakes(
    first: FormProblem, given: dict[str, object], sheets: Sheets, data: bytes, suffix: str
) -> list[FormProblem]:
    """The mistake that the compiler stopped at, those behind it, and those in the expressions."""
    made: list[str] = []

    def attempt(rows: dict[str, list[Row]]) -> FormProblem | None:
        changed = {name: deepcopy(each) for name, each in rows.items() if each}
        try:
            made.append(convert({**given, **changed}, form_name="data").xform)
        except PyXFormError as error:
            return problem_of(str(error), rows)
        except READ_ERRORS:
            pass  # of the copy, which is nobody's form
        return None

    rows = {name: [dict(row) for row in each] for name, each in sheets.items()}
    found = further_mistakes(first, rows, attempt)
    if made:
        told = {(each.detail.get("sheet"), each.detail.get("row")) for each in found}
        found += [
            each
            for each in _of_expressions(made[-1].encode(), data, suffix)
            if each.detail and (each.detail["sheet"], each.detail["row"]) not in told
        ]
    return sorted(found, key=_row)


def _of_expressions(xml: bytes, data: bytes, suffix: str) -> list[FormProblem]:
    """What the engine would refuse of a form, with the places in the workbook."""
    try:
        reading = read_definition(xml)
        build_graph(reading.definition, reading.controls, reading.notes)
    except FormError:
        return []
    reading.notes.harden("reference-bare")
    return placed(reading.notes.problems, FormSource(xml, compiled=True, workbook=data, suffix=suffix))


def _row(problem: FormProblem) -> tuple[str, int]:
    row = problem.detail.get("row", "")
    # questions before choices and settings, as an author reads them
    return ("" if problem.detail.get("sheet") == "survey" else "x", int(row) if row.isdigit() else 0)


def _mend_days(book: DefinitionData) -> None:
    """Writes defaults that are date cells of a spreadsheet as XForms does: readers give them a midnight."""
    for row in cast("list[dict[str, object]]", book.survey or []):
        kind = str(row.get("type") or "").strip().lower()
        found = _MOMENT.fullmatch(str(row.get("default") or "").strip())
        if found is not None and kind == "date" and found.group(2) == "00:00:00":
            row["default"] = found.group(1)
        elif found is not None and kind == "datetime":
            row["default"] = "T".join(found.groups())


def _headings(book: DefinitionData) -> dict[str, list[str]]:
    """The headings of each sheet in their order."""
    return {
        name: [
            str(heading)
            for row in (getattr(book, f"{name}_header") or ())
            for heading in row
            if heading not in _BLANK
        ]
        for name in ("survey", "choices", "settings")
    }


def _sheet_with_heading_twice(data: bytes, suffix: str) -> str:
    """The sheet of an .xlsx workbook that has the same heading twice, '' if none has."""
    if suffix != ".xlsx":
        return ""
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book:
            first = next(sheet.iter_rows(max_row=1, values_only=True), ())
            headings = [str(heading).strip() for heading in first if heading is not None]
            if len(headings) != len(set(headings)):
                return sheet.title.lower()
    except READ_ERRORS:
        pass
    return ""


def _empty() -> FormError:
    where, detail = place("survey")
    return FormError(
        [FormProblem("survey-empty", where, "The sheet has no questions.", "Add a row for each.", detail)]
    )
