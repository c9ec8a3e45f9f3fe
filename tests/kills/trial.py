"""One trial: a process that does something with a copy of a vault is killed, and what is left is looked at.

Processes are forked from one that has everything loaded, so that a trial takes some tenths of a second.
"""

from __future__ import annotations

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
#: Activities that never end by themselves are killed within the time that so many things take, and seconds:
#: on a busy machine a fixed time would be over before the first of them.
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


def span_of(activity: Activity, ground: Ground, folder: Path) -> float:
    """How long the activity takes from its beginning to its end, or until it is ended, seconds."""
    told, _, seconds = _until_killed(activity, ground, folder, 1, _LONGEST, _ENOUGH)
    assert BEGUN in told
    shutil.rmtree(folder)
    return seconds


def run(activity: Activity, ground: Ground, folder: Path, seed: int, span: float) -> Outcome:
    """Kills at a random moment of the span. ``folder`` is made, and deleted unless something broke."""
    after = random.Random(seed).uniform(0, span)
    told, killed, _ = _until_killed(activity, ground, folder, seed, after)
    code, said = _in_child(lambda _: activity.judge(ground, folder, told))
    if code != _DONE:
        why = said[-1][1] if said else f"looking at it ended with {code}"
        return Outcome(activity.name, seed, killed, told[-1][0], why)
    shutil.rmtree(folder)
    return Outcome(activity.name, seed, killed, told[-1][0])


def _until_killed(
    activity: Activity, ground: Ground, folder: Path, seed: int, after: float, enough: int = 10**9
) -> tuple[list[Told], bool, float]:
    shutil.copytree(ground.folder, folder)
    child, reads = _forked(lambda tell: activity.work(ground, folder, random.Random(seed), tell))
    content, begun = b"", 0.0
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
        if not begun and b"\n" in content:
            begun = time.monotonic()
    ended = time.monotonic()
    while piece := os.read(reads, 65536):  # what it told before it died
        content += piece
    os.close(reads)
    _, status = os.waitpid(child, 0)
    lines = content.splitlines(keepends=True)
    told: list[Told] = [tuple(json.loads(line)) for line in lines if line.endswith(b"\n")]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) != _DONE:
        raise AssertionError(f"{activity.name} failed by itself: {told[-1:]}")
    return told, os.WIFSIGNALED(status), ended - begun


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
