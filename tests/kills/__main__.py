"""``python -m tests.kills``: processes killed at random moments of six activities. Prints JSON."""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import tempfile
from pathlib import Path

from tests.kills.activity import Activity
from tests.kills.attaching import ATTACHING
from tests.kills.backing_up import BACKING_UP
from tests.kills.carrying import CARRYING
from tests.kills.filling import FILLING
from tests.kills.migrating import MIGRATING
from tests.kills.renewing import RENEWING
from tests.kills.trial import Outcome, pace_of, run

ACTIVITIES = (FILLING, ATTACHING, RENEWING, MIGRATING, BACKING_UP, CARRYING)


def kills(place: Path, activity: Activity, asked: int, seed: int) -> list[Outcome]:
    """So many kills of this activity; trials whose process ended before its moment came are done over."""
    ground = activity.ready(place / activity.name)
    pace = pace_of(activity, ground, place / "measured")
    outcomes: list[Outcome] = []
    while sum(outcome.killed for outcome in outcomes) < asked:
        outcomes.append(run(activity, ground, place / f"trial-{seed}", seed, pace))
        seed += 1
        if len(outcomes) > 4 * asked + 20:
            raise AssertionError(f"{activity.name} ends before it can be killed")
    return outcomes


def main() -> int:
    """0 when nothing was lost in any of them, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=1000, help="how many, spread over the activities")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the first trial")
    parser.add_argument("--only", choices=[each.name for each in ACTIVITIES], help="only this activity")
    asked = parser.parse_args()
    chosen = [each for each in ACTIVITIES if asked.only in (None, each.name)]
    found: dict[str, dict[str, object]] = {}
    broken: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory(
        prefix="citdesk-kills-", dir=os.environ.get("CITDESK_KILLS_IN")
    ) as place:
        for each in chosen:
            outcomes = kills(Path(place), each, -(-asked.kills // len(chosen)), asked.seed)
            lost = [vars(outcome) for outcome in outcomes if outcome.broken]
            broken += lost
            killed = sum(outcome.killed for outcome in outcomes)
            found[each.name] = {
                "killed": killed,
                "ended before": len(outcomes) - killed,
                "broken": len(lost),
                "killed after telling of": collections.Counter(o.reached for o in outcomes if o.killed),
            }
    print(json.dumps({"seed": asked.seed, "found": found, "broken": broken[:10]}, indent=1))
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
