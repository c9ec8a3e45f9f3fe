"""Many runs in a row, and what happened in them."""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import time
from collections import Counter

from tests.sync.fuzz.play import Play
from tests.sync.fuzz.service import serving, without_workers

_LEAST_CLIENTS, _LEAST_FAULTS = 3, 5
_EVERY = 100


def main(module: str, play: Play) -> int:
    """Plays what the command line of the module asks for; 1 when a run went wrong, else 0."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the runs count up from it")
    parser.add_argument("--actions", type=int, default=60)
    parser.add_argument("--database", default="", help="PostgreSQL address of an empty database, for one run")
    parser.add_argument("--no-workers", action="store_true", help="HQ works on the thread that asks: faster")
    asked = parser.parse_args()
    begun, faults, steps, runs, few, bad = time.monotonic(), Counter[str](), 0, 0, 0, list[int]()
    gc.freeze()  # the program itself, which the collector would otherwise go through again and again
    gc.set_threshold(20_000, 50, 100)
    with serving(), without_workers() if asked.no_workers else contextlib.nullcontext():
        for seed in range(asked.seed, asked.seed + asked.runs):
            runs += 1
            try:
                done = play(seed, asked.actions, database=asked.database)
            except Exception as wrong:  # noqa: BLE001 - a defect counts as much as a wrong view
                bad.append(seed)
                print(f"seed {seed}: {type(wrong).__name__}: {str(wrong)[:300]}", flush=True)
                continue
            faults, steps = faults + done.faults, steps + done.steps
            few += done.clients < _LEAST_CLIENTS or done.faults.total() < _LEAST_FAULTS
            if runs % _EVERY == 0:
                print(_said(runs, time.monotonic() - begun, faults, steps, few, bad), flush=True)
    print(_said(runs, time.monotonic() - begun, faults, steps, few, bad), flush=True)
    return 1 if bad else 0


def _said(runs: int, spent: float, faults: Counter[str], steps: int, few: int, bad: list[int]) -> str:
    told = {
        "runs": runs,
        "seconds": round(spent),
        "runs_per_hour": round(runs / max(spent, 1) * 3600),
        "faults": faults.total(),
        "by_kind": dict(faults.most_common()),
        "steps": steps,
        "below_three_clients_or_five_faults": few,
        "went_wrong": bad,
    }
    return json.dumps(told)
