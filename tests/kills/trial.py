"""One trial: a process that does something with a copy of a vault is killed, and what is left is looked at.

Processes are forked from one that has everything loaded, so that a trial takes some tenths of a second.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import select
import shutil
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.kills.activity import BEGUN, Activity, Ground, Told

_DONE, _BROKEN = 0, 3
#: An activity that never ends by itself is measured for so many things that it tells of, and seconds.
_ENOUGH, _LONGEST = 12, 20.0


@dataclass(frozen=True)
class Outcome:
    """``killed``: the process died by the kill rather than by itself before. ``broken`` says what was lost.

    ``reached`` is the last thing that was told before.
    """

    activity: str
    seed: int
    killed: bool
    reached: str
    broken: str = ""


@dataclass(frozen=True)
class Pace:
    """Seconds from one thing told to the next, or to the end.

    The first of many things of a kind may take longer than all others together, since everything is loaded
    for it: of those that go on for ever each has its share of the kills, of others each moment.
    """

    gaps: tuple[float, ...]
    endless: bool

    def moment(self, dice: random.Random) -> tuple[int, float]:
        """When to kill: so many seconds after so many things were told."""
        if self.endless:
            step = dice.randrange(len(self.gaps))
            return step + 1, dice.uniform(0, self.gaps[step])
        return 1, dice.uniform(0, sum(self.gaps))


def pace_of(activity: Activity, ground: Ground, folder: Path, runs: int = 3) -> Pace:
    """How the activity goes on by itself, from its beginning: the slowest of some runs, gap by gap."""
    found: list[list[float]] = []
    for _ in range(runs):
        told, _, times = _until_killed(activity, ground, folder, 1, 1, _LONGEST, _ENOUGH)
        assert BEGUN in told
        shutil.rmtree(folder)
        found.append([later - sooner for sooner, later in itertools.pairwise(times)])
    endless = all(len(gaps) >= _ENOUGH - 1 for gaps in found)
    if endless:
        return Pace(tuple(map(max, zip(*(gaps[: _ENOUGH - 1] for gaps in found), strict=True))), endless)
    return Pace(tuple(max(found, key=sum)), endless)


def run(activity: Activity, ground: Ground, folder: Path, seed: int, pace: Pace) -> Outcome:
    """Kills at a random moment. ``folder`` is made, and deleted unless something broke."""
    step, after = pace.moment(random.Random(seed))
    told, killed, _ = _until_killed(activity, ground, folder, seed, step, after)
    code, said = _in_child(lambda _: activity.judge(ground, folder, told))
    if code != _DONE:
        why = said[-1][1] if said else f"looking at it ended with {code}"
        return Outcome(activity.name, seed, killed, told[-1][0], why)
    shutil.rmtree(folder)
    return Outcome(activity.name, seed, killed, told[-1][0])


def _until_killed(
    activity: Activity,
    ground: Ground,
    folder: Path,
    seed: int,
    step: int,
    after: float,
    enough: int = 10**9,
) -> tuple[list[Told], bool, list[float]]:
    """What was told, whether the kill hit it, and when each thing was told and the end came."""
    shutil.copytree(ground.folder, folder)
    child, reads = _forked(lambda tell: activity.work(ground, folder, random.Random(seed), tell))
    content, begun = b"", 0.0
    times: list[float] = []
    while True:
        left = None if not begun else begun + after - time.monotonic()
        going = content.count(b"\n") < enough
        ready = left is None or (going and left > 0 and select.select([reads], [], [], left)[0])
        if not ready:
            os.kill(child, signal.SIGKILL)
            break
        piece = os.read(reads, 65536)
        if not piece:
            break
        content += piece
        times += [time.monotonic()] * piece.count(b"\n")
        if not begun and len(times) >= step:
            begun = times[-1]
    times.append(time.monotonic())
    while piece := os.read(reads, 65536):  # what it told before it died
        content += piece
    os.close(reads)
    _, status = os.waitpid(child, 0)
    lines = content.splitlines(keepends=True)
    told: list[Told] = [tuple(json.loads(line)) for line in lines if line.endswith(b"\n")]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != _DONE:
        raise AssertionError(f"{activity.name} failed by itself: {told[-1:]}")
    return told, os.WIFSIGNALED(status), times


def _in_child(work: Callable[[Callable[[Told], None]], None]) -> tuple[int, list[Told]]:
    child, reads = _forked(work)
    with os.fdopen(reads, "rb") as lines:
        said: list[Told] = [tuple(json.loads(line)) for line in lines]
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said


def _forked(work: Callable[[Callable[[Told], None]], None]) -> tuple[int, int]:
    reads, writes = os.pipe()
    child = os.fork()
    if child:
        os.close(writes)
        return child, reads
    os.close(reads)

    def tell(told: Told) -> None:
        os.write(writes, json.dumps(told).encode() + b"\n")

    try:
        work(tell)
    except BaseException:  # noqa: BLE001 - whatever it is, the parent is told
        tell(("broken", traceback.format_exc(limit=-6)))
        os._exit(_BROKEN)
    os._exit(_DONE)
