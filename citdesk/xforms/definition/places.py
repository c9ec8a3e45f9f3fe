"""Problems of a compiled workbook told in its own terms: sheet, row and column instead of nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.form_source import FormSource

_NODE = re.compile(r"(/[^\s,]+)")
#: the compiler makes a question of a repeat count that is an expression
_COUNTED = "_count"
_COLUMNS = {
    "relevant": "relevant",
    "constraint": "constraint",
    "calculate": "calculation",
    "required": "required",
    "readonly": "read_only",
    "jr:constraintMsg": "constraint_message",
    "jr:requiredMsg": "required_message",
    "jr:count": "repeat_count",
    "count": "repeat_count",
    "choices": "choice_filter",
    "appearance": "appearance",
    "text": "label",
    "label": "label",
    "hint": "hint",
    "setvalue": "default",
}


def placed(problems: Iterable[FormProblem], source: FormSource) -> list[FormProblem]:
    """The problems, with sheet, row and column if the form was compiled from a workbook."""
    if not source.compiled:
        return list(problems)
    from citdesk.xforms.definition.workbook_rows import rows_of

    rows = rows_of(source.workbook, source.suffix)
    return [_placed(problem, rows) for problem in problems]


def _placed(problem: FormProblem, rows: dict[str, int]) -> FormProblem:
    node = _NODE.search(problem.where)
    if node is None:
        return problem
    name, column = node.group(1).split("/", 2)[-1], _column(problem.where)
    if name not in rows and name.removesuffix(_COUNTED) in rows:
        name, column = name.removesuffix(_COUNTED), "repeat_count"
    row = rows.get(name)
    if row is None:
        return problem
    detail = {"sheet": "survey", "row": str(row)}
    parts = ["sheet survey", f"row {row}"]
    if column:
        detail["column"] = column
        parts.append(f"column {column}")
    return replace(problem, where=f"{', '.join(parts)} ({node.group(1)})", detail=detail)


def _column(where: str) -> str:
    """The column that a place such as `bind /data/a, relevant` or `relevant of /data/a` speaks of."""
    words = where.replace(",", " ").split()
    return next((_COLUMNS[word] for word in reversed(words) if word in _COLUMNS), "")
