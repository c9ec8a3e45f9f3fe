"""Going on after a mistake that the compiler stops at, so that an author hears of all of them at once.

The cell at fault is taken out of a copy of the workbook and the copy is compiled again. What such a copy
compiles to is never used as a form.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Final

from citdesk.xforms.client import FormProblem

#: mistakes that are told at once, and the largest survey that is compiled so often
MOST: Final = 25
_MOST_ROWS: Final = 2_000
_QUOTED: Final = re.compile(r"\$\{([^}]*)\}")
_STAND_IN: Final = "citdesk_stands_in_{row}"

Row = dict[str, object]
#: compiles these rows by sheet; gives the mistake that it stops at, None where there is none
Attempt = Callable[[dict[str, list[Row]]], FormProblem | None]


def further_mistakes(first: FormProblem, sheets: dict[str, list[Row]], attempt: Attempt) -> list[FormProblem]:
    """The first mistake and those behind it that do not come of it, in the order in which they are found."""
    if len(sheets.get("survey", ())) > _MOST_ROWS:
        return [first]
    rows = deepcopy(sheets)
    found: list[FormProblem] = []
    lost: set[str] = set()  # names that were taken out: who refers to them makes no mistake of their own
    problem: FormProblem | None = first
    for _ in range(2 * MOST):
        if problem is None or len(found) == MOST:
            break
        if not _follows(problem, rows, lost):
            if problem in found:
                break
            found.append(problem)
        if not _taken_out(problem, rows, lost):
            break
        problem = attempt(rows)
    return found


def _follows(problem: FormProblem, sheets: dict[str, list[Row]], lost: set[str]) -> bool:
    """Whether a reference is at fault only because the name that it means was."""
    row = _row_of(problem, sheets)
    if row is None or not problem.code.startswith("reference-"):
        return False
    return any(name in lost for cell in row.values() for name in _QUOTED.findall(str(cell or "")))


def _row_of(problem: FormProblem, sheets: dict[str, list[Row]]) -> Row | None:
    number = problem.detail.get("row", "")
    rows = sheets.get(problem.detail.get("sheet", ""), [])
    return rows[int(number) - 2] if number.isdigit() and 2 <= int(number) < len(rows) + 2 else None


def _taken_out(problem: FormProblem, sheets: dict[str, list[Row]], lost: set[str]) -> bool:
    """Takes the mistake out of the rows; False where that cannot be done without guessing."""
    row = _row_of(problem, sheets)
    if row is None:
        return False
    number = problem.detail["row"]
    match problem.code:
        case "type-unknown" | "list-missing" | "type-missing":
            for heading in list(row):
                if _base(heading) in {"choice_filter", "parameters", "appearance", "default"}:
                    del row[heading]
            return _put(row, "type", "text")
        case "name-missing" | "name-invalid" | "name-twice" | "name-reserved" | "choice-twice":
            return _rename(row, number, lost)
        case "choice-name-missing" | "choice-name-spaces":
            return _rename(row, number, lost)
        case "parameters-invalid":
            return _put(row, "parameters", "")
        case "label-missing" | "choice-label-missing":
            return _put(row, "label", "?")
        case "reference-unknown" | "reference-ambiguous" | "reference-invalid":
            column = _base(problem.detail.get("column", ""))
            stand_in = {"label": "?", "calculation": "''", "repeat_count": "1"}.get(column, "")
            return bool(column) and _put(row, column, stand_in)
        case _:
            return False


def _rename(row: Row, number: str, lost: set[str]) -> bool:
    lost.add(str(row.get("name") or ""))
    return _put(row, "name", _STAND_IN.format(row=number))


def _put(row: Row, column: str, text: str) -> bool:
    """Writes a text into all columns of a kind; False where that changes nothing."""
    headings = [heading for heading in row if _base(heading) == column] or [column]
    before = dict(row)
    for heading in headings:
        row[heading] = text
        if not text:
            del row[heading]
    return row != before


def _base(heading: str) -> str:
    base = "_".join(heading.split(":", 1)[0].strip().lower().split())
    return {"calculate": "calculation", "count": "repeat_count", "caption": "label"}.get(base, base)
