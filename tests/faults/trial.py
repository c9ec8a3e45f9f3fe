"""One trial: a copy of a vault, a night on it with the disk failing somewhere, and a look at what is left.

Trials run in forked children of a process into which the failing disk was preloaded: the program is loaded
once, each trial takes some hundredths of a second.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from citdesk.vault.failures import DamagedVault
from tests.faults.disk import POWER_CUT, Disk, Fault
from tests.faults.night import STEPS, Night, Told
from tests.faults.oracle import Broken, check_whole, missing, open_honestly
from tests.unit.vault.props import Laptop

_KINDS = tuple(fault for fault in Fault if fault is not Fault.NONE)
LYING = (Fault.LYING_FSYNC, Fault.LYING_FSYNC_AT_CHECKPOINT)
_POWER_GONE = (*LYING, Fault.POWER_CUT)
_SPANS = (1, 1, 2, 5, 40)
_DONE, _BROKEN = 0, 3


@dataclass(frozen=True)
class Plan:
    """Everything about a trial that dice decide; ``seed`` alone repeats it."""

    seed: int
    fault: Fault
    at: int
    span: int
    weak_commit: int = 0


@dataclass(frozen=True)
class Outcome:
    """What a trial found, in one word.

    ``held``: all is there. On a disk that lies also ``told``: the end of the work is gone and that was said
    at sign-in; ``cut off``: it is gone, no mark survived that could tell, and what was said is that the work
    was cut off and what its last moment is; ``named``: the database itself came apart, and that was said.
    ``broken`` is a defect, with the reason.
    """

    plan: Plan
    found: str
    broken: str = ""


def plan(seed: int, operations: int, *, only: Fault | None = None, weak: bool = False) -> Plan:
    """The trial of a seed; ``operations`` is about how many a night has."""
    dice = random.Random(seed)
    fault = dice.choice(_KINDS) if only is None else only
    at = dice.randint(1, operations)
    if fault is Fault.LYING_FSYNC:
        at = dice.randint(1, 80)  # a quiet night has few
    span = dice.randint(1, 60) if fault in LYING else dice.choice(_SPANS)
    return Plan(seed, fault, at, span, dice.randint(1, STEPS) if weak else 0)


def count(template: Path, secrets: Mapping[str, bytes], folder: Path, seed: int) -> int:
    """How many operations the night of this seed has when nothing fails."""
    shutil.copytree(template, folder)
    said = _in_child(lambda tell: _counted(folder, secrets, seed, tell))
    shutil.rmtree(folder)
    return int(said[1][-1][2])


def run(template: Path, secrets: Mapping[str, bytes], folder: Path, trial: Plan) -> Outcome:
    """Does the trial in ``folder``, which is made and deleted; it is left where something is broken."""
    shutil.copytree(template, folder)
    code, told = _in_child(lambda tell: _work(folder, secrets, trial, tell))
    if code not in (_DONE, POWER_CUT):
        return Outcome(trial, "broken", f"the night itself ended with {code}: {told[-1:]}")
    code, said = _in_child(lambda tell: _judge(folder, secrets, trial, told, tell))
    if code != _DONE:
        return Outcome(trial, "broken", said[-1][2] if said else f"looking at it ended with {code}")
    shutil.rmtree(folder)
    return Outcome(trial, said[-1][0])


def _counted(folder: Path, secrets: Mapping[str, bytes], seed: int, tell: Callable[[Told], None]) -> None:
    disk = Disk()
    disk.arm(folder, Fault.NONE, 0, 0, seed)
    Night(Laptop(folder, seed, secrets), seed, lambda _: None).work()
    tell(("counted", "", str(disk.counted())))


def _work(folder: Path, secrets: Mapping[str, bytes], trial: Plan, tell: Callable[[Told], None]) -> None:
    laptop = Laptop(folder, trial.seed, secrets)
    disk = Disk()
    quiet = trial.fault is Fault.LYING_FSYNC

    def arm() -> None:
        disk.arm(folder, trial.fault, trial.at, trial.span, trial.seed)

    if quiet:
        disk.arm(folder, Fault.NONE, 0, 0, trial.seed)  # files count as watched from their opening on
    else:
        arm()
    once_in = arm if quiet else lambda: None
    Night(laptop, trial.seed, tell, weak_commit=trial.weak_commit, quiet=quiet, once_in=once_in).work()
    if trial.fault is Fault.POWER_CUT or trial.fault in LYING:
        disk.cut_power()


def _judge(
    folder: Path, secrets: Mapping[str, bytes], trial: Plan, told: list[Told], tell: Callable[[Told], None]
) -> None:
    Disk().arm(folder, Fault.NONE, 0, 0, trial.seed)
    laptop = Laptop(folder, trial.seed + 1, secrets)
    if trial.fault in _POWER_GONE:
        laptop.ground = replace(laptop.ground, start=lambda: "the computer was started again")
    try:
        vault, warned = open_honestly(laptop)
        check_whole(vault)
    except DamagedVault:
        if trial.fault is not Fault.LYING_FSYNC_AT_CHECKPOINT:
            raise
        tell(("named", "", ""))
        return
    lost = missing(vault, told)
    said = vault.cut_off is not None
    if trial.fault not in LYING and (warned or lost):
        raise Broken(f"warned: {warned}; missing: {lost}")
    if trial.fault not in _POWER_GONE and said:
        raise Broken("it is said that the computer went off, and it did not")
    if lost and not warned and not said:
        raise Broken(f"nothing was said; missing: {lost}")
    with vault.store.writing():
        vault.store.set_fact("after", "works")
    vault.close()
    tell(("told" if warned else "cut off" if lost else "held", "", ""))


def _in_child(work: Callable[[Callable[[Told], None]], None]) -> tuple[int, list[Told]]:
    """Runs work in a forked child; its exit code and what it told."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        _end(lambda: work(lambda told: _tell(writes, told)), writes)
    os.close(writes)
    with os.fdopen(reads, "rb") as lines:
        told: list[Told] = [tuple(json.loads(line)) for line in lines if line.endswith(b"\n")]
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), told


def _end(work: Callable[[], None], writes: int) -> None:
    try:
        work()
    except BaseException:  # noqa: BLE001 - whatever it is, the parent is told
        _tell(writes, ("broken", "", traceback.format_exc(limit=-6)))
        os._exit(_BROKEN)
    os._exit(_DONE)


def _tell(writes: int, told: Told) -> None:
    os.write(writes, json.dumps(told).encode() + b"\n")
