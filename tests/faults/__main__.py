"""``python -m tests.faults``: many trials of a vault on a failing disk. Prints what they found as JSON."""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import statistics
import sys
import tempfile
from pathlib import Path

from tests.faults.disk import Fault, compiled, why_not
from tests.faults.night import begin
from tests.faults.trial import LYING, Outcome, count, plan, run

_MEASURED_NIGHTS = 12


def main() -> int:
    """0 when every trial held, 1 when one is broken, 2 where the disk cannot be made to fail."""
    asked = _asked()
    missing = why_not()
    if missing:
        print(json.dumps({"skipped": missing}))
        return 2
    if "fault_arm" not in os.environ.get("CITDESK_DISK", ""):
        os.environ |= {"LD_PRELOAD": str(compiled()), "CITDESK_DISK": "fault_arm"}
        os.execv(sys.executable, [sys.executable, "-m", "tests.faults", *sys.argv[1:]])
    with tempfile.TemporaryDirectory(prefix="citdesk-faults-") as place:
        outcomes = _trials(Path(place), asked)
    print(json.dumps(_summary(outcomes), indent=1))
    return 1 if any(outcome.broken for outcome in outcomes) else 0


def _trials(place: Path, asked: argparse.Namespace) -> list[Outcome]:
    template = place / "template"
    secrets = begin(template).secrets.kept
    nights = [count(template, secrets, place / "night", asked.seed + n) for n in range(_MEASURED_NIGHTS)]
    operations = round(statistics.quantiles(nights, n=4)[2])
    only = None if asked.fault is None else Fault[asked.fault]
    first = [asked.seed] if asked.only_seed else range(asked.seed, asked.seed + asked.runs)
    outcomes: list[Outcome] = []
    for seed in first:
        trial = plan(seed, operations, only=only, weak=asked.weak)
        if asked.lying is not None and asked.lying != (trial.fault in LYING):
            continue
        outcomes.append(run(template, secrets, place / f"trial-{seed}", trial))
        if outcomes[-1].broken and asked.stop:
            break
    return outcomes


def _summary(outcomes: list[Outcome]) -> dict[str, object]:
    table: dict[str, collections.Counter[str]] = {}
    for outcome in outcomes:
        table.setdefault(outcome.plan.fault.name, collections.Counter())[outcome.found] += 1
    broken = [outcome for outcome in outcomes if outcome.broken]
    return {
        "trials": len(outcomes),
        "found": table,
        "broken": [{"plan": vars(each.plan), "why": each.broken} for each in broken[:10]],
    }


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000, help="how many trials")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the first trial")
    parser.add_argument("--fault", choices=[fault.name for fault in Fault if fault], help="only this fault")
    parser.add_argument("--lying", action="store_true", default=None, help="only seeds whose fsync lies")
    parser.add_argument("--honest", dest="lying", action="store_false", help="only the other seeds")
    parser.add_argument("--weak", action="store_true", help="plant the bug: one commit not forced to disk")
    parser.add_argument("--stop", action="store_true", help="stop at the first broken trial")
    parser.add_argument("--only-seed", action="store_true", help="one trial, the one of this seed")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
