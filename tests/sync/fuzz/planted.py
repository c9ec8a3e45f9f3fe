"""Bugs planted at HQ, and in how many runs they are noticed: a fuzzer that finds none of them finds nothing.

``python -m tests.sync.fuzz.planted --runs 30`` counts.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Connection

from citdesk.casework.errors import CitdeskError
from citdesk.casework.people import Person
from citdesk.hq import ingest, pull
from citdesk.hq.store.append import Append
from citdesk.hq.store.log_marks import end_and_mark
from citdesk.hq.store.reading import KnownEvent
from citdesk.wire.exchange import PullAnswer, PushAnswer
from tests.sync.fuzz.play import Play, play

_MOST_TRIES = 40
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

#: Plants one bug until the patch is undone.
Plant = Callable[[pytest.MonkeyPatch], None]


def acknowledging_before_the_commit(patch: pytest.MonkeyPatch) -> None:
    """HQ answers, and then what it answered about is rolled back now and then."""
    whole, takes = Append.write, ingest.Ingest.take_all
    count, taking = 0, False

    def forgets(append: Append) -> int:
        nonlocal count
        count += taking
        position = whole(append)
        if taking and count % 5 == 0:
            append.connection.exec_driver_sql("ROLLBACK")
            append.connection.exec_driver_sql("BEGIN IMMEDIATE")
        return position

    def take(*given: Any) -> list[PushAnswer]:
        nonlocal taking
        taking = True  # what the administrator enters at HQ's own keyboard is kept
        try:
            return takes(*given)
        finally:
            taking = False

    patch.setattr(Append, "write", forgets)
    patch.setattr(ingest.Ingest, "take_all", take)


def a_cursor_that_skips_a_late_commit(patch: pytest.MonkeyPatch) -> None:
    """The cursor is moved to an end that is read after the items were."""
    whole = pull.Pulling.after

    def hasty(
        self: pull.Pulling, person: Person, cursor: int, limit: int, now: datetime, **told: Any
    ) -> PullAnswer:
        answer = whole(self, person, cursor, min(limit, 2), now, **told)
        with self.database.read() as connection:
            end, mark = end_and_mark(connection)
            return replace(answer, cursor=end, mark=mark, more=False)

    patch.setattr(pull.Pulling, "after", hasty)


def a_repeat_that_is_not_recognised(patch: pytest.MonkeyPatch) -> None:
    """HQ does not look whether it has an event already."""

    def forgetful(connection: Connection, ids: object) -> dict[str, KnownEvent]:
        return {}

    patch.setattr(ingest, "known_events", forgetful)


def a_refusal_that_breaks_the_chain(patch: pytest.MonkeyPatch) -> None:
    """HQ forgets the header of an event that it refused."""
    patch.setattr(Append, "refuse", lambda *_: None)


AT_HQ: Mapping[str, Plant] = {
    plant.__name__.replace("_", " "): plant
    for plant in (
        acknowledging_before_the_commit,
        a_cursor_that_skips_a_late_commit,
        a_repeat_that_is_not_recognised,
        a_refusal_that_breaks_the_chain,
    )
}


def noticed(plant: Plant, play: Play, seed: int, actions: int = 60) -> str:
    """How the run of this seed goes wrong with the bug in place; empty when it does not."""
    with pytest.MonkeyPatch.context() as patch:
        plant(patch)
        try:
            play(seed, actions)
        except (AssertionError, CitdeskError) as wrong:
            return str(wrong) or type(wrong).__name__
    return ""


def found(plant: Plant, play: Play) -> bool:
    """True when one of a few seeds goes wrong."""
    return any(noticed(plant, play, seed) for seed in range(1, _MOST_TRIES))


def main(plants: Mapping[str, Plant], play: Play) -> int:
    """Says in how many of the runs each was noticed, and as what."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="the bugs whose names have this in them")
    asked = parser.parse_args()
    for name, plant in plants.items():
        if asked.only in name:
            told = [noticed(plant, play, seed) for seed in range(asked.seed, asked.seed + asked.runs)]
            print(f"{name}: {sum(map(bool, told))} of {asked.runs}", flush=True)
            for how, times in Counter(_UUID.sub("...", each)[:100] for each in told if each).most_common():
                print(f"    {times}: {how}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(AT_HQ, play))
