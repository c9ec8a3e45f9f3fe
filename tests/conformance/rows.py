"""Expression rows: `xpath.jsonl`, one expression with document, context and expected value a line."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from citdesk.xforms.evaluate import path_of, prepare
from citdesk.xforms.expressions import Expression, ExpressionError, Scope
from citdesk.xforms.tree import DocumentError

#: the rows were recorded there and then: some compare a date with today()
ZONE: Final = ZoneInfo("America/Phoenix")
RECORDED: Final = datetime(2026, 11, 23, 12, tzinfo=ZONE)


@dataclass(frozen=True)
class Row:
    """One row; `number` is its line."""

    number: int
    topic: str
    xml: str
    context: str | None
    expression: str
    kind: str
    expected: Any
    #: why it cannot be compared, '' if it can
    unreadable: str = ""


@dataclass(frozen=True)
class Difference:
    """A row that does not agree, and what came instead."""

    row: Row
    found: str

    def __str__(self) -> str:
        row = self.row
        if row.unreadable:
            return f"row {row.number} cannot be compared: {self.found}"
        return (
            f"row {row.number} ({row.topic}): {row.expression!r} as {row.kind}: "
            f"expected {row.expected!r}, found {self.found}"
        )


def rows_in(folder: Path) -> Iterator[Row]:
    """The rows of a conformance folder; none if it has no such file."""
    path = folder / "xpath.jsonl"
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _row(number, line)


def _row(number: int, line: str) -> Row:
    """The row in a line; one that cannot be compared has its fault told in `unreadable`."""
    try:
        raw = json.loads(line)
    except ValueError as error:
        return Row(number, "", "", None, "", "", None, f"the line is no JSON: {error}")
    if not isinstance(raw, dict):
        return Row(number, "", "", None, "", "", None, "the line is no JSON object")
    row = Row(
        number,
        str(raw.get("topic") or "no topic"),
        str(raw.get("xml") or ""),
        raw.get("context"),
        str(raw.get("expression") or ""),
        str(raw.get("kind") or ""),
        raw.get("expected"),
    )
    lacking = [name for name in ("xml", "expression", "kind", "expected") if name not in raw]
    if lacking:
        return replace(row, unreadable=f"the row has no {', '.join(lacking)}")
    if row.kind not in _CHECKS:
        return replace(row, unreadable=f"there is no kind “{row.kind}”, only {', '.join(_CHECKS)}")
    return row


def difference_in(row: Row) -> Difference | None:
    """How a row differs, None if it agrees."""
    if row.unreadable:
        return Difference(row, row.unreadable)
    try:
        expression, scope = prepare(row.expression, row.xml, row.context, zone=ZONE, now=lambda: RECORDED)
        agrees, found = _CHECKS[row.kind](expression, scope, row.expected)
    except (ExpressionError, DocumentError) as error:
        agrees, found = False, f"{error.code}: {error}"
    except (ValueError, TypeError) as error:  # an expectation that does not fit its kind, say
        agrees, found = False, f"{type(error).__name__}: {error}"
    return None if agrees else Difference(row, str(found))


def _truth(expression: Expression, scope: Scope, expected: Any) -> tuple[bool, object]:
    found = expression.boolean(scope)
    return found is expected, found


def _number(expression: Expression, scope: Scope, expected: Any) -> tuple[bool, object]:
    found = expression.number(scope)
    wanted = _float(expected)
    if math.isnan(wanted):
        return math.isnan(found), found
    return found == wanted, repr(found)


def _float(written: Any) -> float:
    return float(str(written).replace("Infinity", "inf"))


def _rounded(expression: Expression, scope: Scope, expected: Any) -> tuple[bool, object]:
    wanted, factor = expected
    found = expression.number(scope)
    return math.floor(found * factor + 0.5) == math.floor(wanted * factor + 0.5), found


def _text(expression: Expression, scope: Scope, expected: Any) -> tuple[bool, object]:
    found = expression.string(scope)
    return found == expected, repr(found)


def _matching(expression: Expression, scope: Scope, expected: Any) -> tuple[bool, object]:
    found = expression.string(scope)
    pattern, _, flags = expected.removeprefix("/").rpartition("/")
    return re.search(pattern, found, re.IGNORECASE if "i" in flags else 0) is not None, repr(found)


def _length(expression: Expression, scope: Scope, expected: Any) -> tuple[bool, object]:
    found = len(expression.string(scope))
    return found == expected, found


def _paths(expression: Expression, scope: Scope, expected: Any) -> tuple[bool, object]:
    found = [path_of(node) for node in expression.nodes(scope)]
    return found == expected, found


def _unordered(expression: Expression, scope: Scope, expected: Any) -> tuple[bool, object]:
    found = [path_of(node) for node in expression.nodes(scope)]
    return sorted(found) == sorted(expected), found


_CHECKS: Final = {
    "BooleanValue": _truth,
    "NumberValue": _number,
    "NumberRounded": _rounded,
    "StringValue": _text,
    "StringMatches": _matching,
    "StringLength": _length,
    "NodeSet": _paths,
    "UnorderedNodeSet": _unordered,
}
