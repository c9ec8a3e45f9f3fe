"""`python -m tests.conformance [rows] [scenarios] [forms]`: prints each share and every difference.

The folder is that of the environment variable CONFORMANCE, else `../shared/conformance`. A difference that
we decided on is printed with its reason and counted apart. Ends with 0 if there is no other difference,
with 1 if there is, with 2 if the folder has nothing to compare.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conformance import forms, on_purpose, rows, scenarios
from tests.conformance.on_purpose import Reason

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
    parts: dict[str, Callable[[Path], Outcome]] = {"rows": _rows, "scenarios": _scenarios, "forms": _forms}
    compared = unexplained = 0
    for name in wanted or parts:
        began = time.perf_counter()
        outcome = parts[name](where)
        print(outcome.report(name, time.perf_counter() - began))
        compared += outcome.total
        unexplained += len(outcome.unexplained)
    return 2 if not compared else 1 if unexplained else 0


@dataclass(frozen=True)
class Outcome:
    """How many of a kind were compared, and what differs: with a reason, or without one."""

    total: int
    explained: Sequence[str]
    unexplained: Sequence[str]
    #: how many of the unexplained check little
    weak: int = 0

    def report(self, name: str, seconds: float) -> str:
        """Every difference, then the share."""
        lines = [f"- {difference}" for difference in (*self.unexplained, *self.explained)]
        if not self.total:
            return f"{name}: nothing to compare\n"
        agreeing = self.total - len(self.explained) - len(self.unexplained)
        apart = f", {len(self.explained)} differ on purpose" if self.explained else ""
        apart += f", {len(self.unexplained)} differ" if self.unexplained else ""
        apart += f" ({self.weak} of them weak)" if self.weak else ""
        share = f"{100 * agreeing / self.total:.1f} %"
        lines.append(f"{name}: {agreeing} of {self.total} agree ({share}{apart}; {seconds:.1f} s)\n")
        return "\n".join(lines)


def _rows(where: Path) -> Outcome:
    found = list(rows.rows_in(where))
    differences = [difference for row in found if (difference := rows.difference_in(row))]
    return _sorted(len(found), [(str(each), on_purpose.row_reason(each)) for each in differences])


def _scenarios(where: Path) -> Outcome:
    results = scenarios.run(where)
    differing = [result for result in results if result.difference]
    weak = sum(result.weak for result in differing if on_purpose.scenario_reason(result.id) is None)
    return _sorted(
        len(results),
        [(_of_scenario(result), on_purpose.scenario_reason(result.id)) for result in differing],
        weak,
    )


def _of_scenario(result: scenarios.Result) -> str:
    weak = " [weak]" if result.weak else ""
    return f"scenario {result.id}{weak} ({result.test}): {result.difference}"


def _forms(where: Path) -> Outcome:
    results = forms.run(where)
    for result in results:
        if result.refusal:
            print(f"  refused: {result.name}: {result.refusal.splitlines()[0]}")
    differing = [result for result in results if result.difference]
    return _sorted(
        len(results),
        [(f"form {result.name}: {result.difference} {result.refusal}".strip(), None) for result in differing],
    )


def _sorted(total: int, differences: Sequence[tuple[str, Reason | None]], weak: int = 0) -> Outcome:
    return Outcome(
        total,
        [f"{difference}\n    {reason}" for difference, reason in differences if reason is not None],
        [difference for difference, reason in differences if reason is None],
        weak,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
