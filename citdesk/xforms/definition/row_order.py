"""Rows of the survey sheet that the compiler would blame another row for.

A group that ends before what was begun in it, and types that only KoboToolbox's own server understands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from citdesk.xforms.client import FormProblem
from citdesk.xforms.definition.compiler_messages import place

_CONTAINERS: Final = frozenset({"group", "repeat", "loop"})
#: what KoboToolbox's server writes out as groups and questions before anybody compiles the form
_OF_KOBO: Final = frozenset({"kobomatrix", "score", "rank"})


def check_rows(rows: Sequence[Mapping[str, object]]) -> list[FormProblem]:
    """What is refused among the rows of the survey sheet; the first of them is row 2."""
    kobo: list[FormProblem] = []
    crossed: list[FormProblem] = []
    around: list[tuple[str, str, int]] = []
    for number, row in enumerate(rows, 2):
        written = str(row.get("type") or "").strip()
        first, _, kind = written.lower().replace("_", " ").partition(" ")
        kind = kind.strip()
        if first == "begin" and kind in _OF_KOBO:
            kobo.append(_of_kobo(written, number))
        elif first == "begin" and kind in _CONTAINERS:
            around.append((kind, str(row.get("name") or ""), number))
        elif first == "end" and kind in _CONTAINERS and around:
            begun, name, begun_at = around[-1]
            if begun == kind:
                del around[-1]
            elif not crossed:
                crossed.append(_crossed(kind, number, begun, name, begun_at))
    return kobo or crossed


def _of_kobo(written: str, number: int) -> FormProblem:
    where, detail = place("survey", str(number), "type")
    return FormProblem(
        "type-of-kobotoolbox",
        where,
        f"“{written}” is a type of KoboToolbox's own, which its server writes out as plain questions.",
        "Write the questions out here, or download the form from KoboToolbox as XML and use that.",
        detail,
    )


def _crossed(kind: str, number: int, begun: str, name: str, begun_at: int) -> FormProblem:
    where, detail = place("survey", str(number), "type")
    called = f" “{name}”" if name else ""
    return FormProblem(
        "end-crossed",
        where,
        f"A {kind} ends here, but the {begun}{called} of row {begun_at} is still open.",
        f"End what was begun last first: end_{begun} before end_{kind}.",
        detail,
    )
