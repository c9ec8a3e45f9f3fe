"""`python -m tests.conformance [rows] [scenarios] [forms]`: prints each share and every difference.

The folder is that of the environment variable CONFORMANCE, else `../shared/conformance`. Exits with 1 if
there is any difference, with 2 if the folder has nothing to compare.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.conformance import forms, rows, scenarios

FOLDER = Path("../shared/conformance")


def folder() -> Path:
    """The conformance folder in use."""
    return Path(os.environ.get("CONFORMANCE") or FOLDER)


def main(wanted: Sequence[str]) -> int:
    """Runs the parts that are named, or all; the exit code."""
    where = folder()
    if not where.is_dir():
        print(f"There is no folder {where}: set CONFORMANCE to one that holds xpath.jsonl or forms.")
        return 2
    parts: dict[str, Callable[[Path], tuple[int, list[str]]]] = {
        "rows": _rows,
        "scenarios": _scenarios,
        "forms": _forms,
    }
    compared = differing = 0
    for name in wanted or parts:
        began = time.perf_counter()
        total, differences = parts[name](where)
        for difference in differences:
            print(f"- {difference}")
        agreeing = total - len(differences)
        share = f"{100 * agreeing / total:.1f} %" if total else "nothing to compare"
        print(f"{name}: {agreeing} of {total} agree ({share}, {time.perf_counter() - began:.1f} s)\n")
        compared += total
        differing += len(differences)
    return 2 if not compared else 1 if differing else 0


def _rows(where: Path) -> tuple[int, list[str]]:
    found = list(rows.rows_in(where))
    return len(found), [str(difference) for row in found if (difference := rows.difference_in(row))]


def _scenarios(where: Path) -> tuple[int, list[str]]:
    results = scenarios.run(where)
    return len(results), [
        f"scenario {result.id} ({result.test}){' [weak]' if result.weak else ''}: {result.difference}"
        for result in results
        if result.difference
    ]


def _forms(where: Path) -> tuple[int, list[str]]:
    results = forms.run(where)
    for result in results:
        if result.refusal:
            print(f"  refused: {result.name}: {result.refusal.splitlines()[0]}")
    return len(results), [
        f"form {result.name}: {result.difference}" for result in results if result.difference
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
