"""``python -m tests.sync.fuzz_carried --runs 1000 --seed 1``: many runs. A failing seed replays alone."""

from __future__ import annotations

import argparse
import sys
import time

from tests.sync.fuzz_carried.play import play


def main() -> int:
    """Exit code 1 when a run went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.sync.fuzz_carried", description=__doc__)
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the runs count up from it")
    parser.add_argument("--actions", type=int, default=60)
    parser.add_argument("--database", default="", help="PostgreSQL address of an empty database, for one run")
    asked = parser.parse_args()
    begun, faults, events, bad = time.monotonic(), 0, 0, []
    for seed in range(asked.seed, asked.seed + asked.runs):
        try:
            done = play(seed, asked.actions, database=asked.database)
        except AssertionError as wrong:
            bad.append(seed)
            print(f"seed {seed}: {wrong}", flush=True)
            continue
        faults, events = faults + done.faults, events + done.events
    spent = time.monotonic() - begun
    print(
        f"{asked.runs} runs in {spent:.0f} s, {faults} faults, {events} events, {len(bad)} went wrong: {bad}"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
