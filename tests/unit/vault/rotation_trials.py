"""Kills rotations with SIGKILL, each at another step or moment, and opens the vault that is left.

``python -m tests.unit.vault.rotation_trials FOLDER STEPS MOMENTS`` prints what it found as JSON. A child
process of its own does each rotation, so that what is killed is a real process at a real write.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from threading import Timer

from citdesk.vault.opening import open_with_passphrase
from citdesk.vault.rotation import rotate
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop

_WRITES = ("open", "os.rename", "os.remove", "os.chmod", "shutil.copyfile", "shutil.rmtree", "os.rmdir")
_ROWS = 1200


def prepared(folder: Path) -> Laptop:
    """A vault of a few megabytes whose last commits lie in the log only, as after a crash."""
    laptop = Laptop(folder)
    laptop.new_vault().close()
    child = os.fork()
    if child == 0:
        vault = laptop.open()
        for _ in range(3):
            with vault.store.writing():
                for number in range(_ROWS // 3):
                    name = f"row {vault.store.number('SELECT count(*) FROM facts')} {number}"
                    vault.store.set_fact(name, "Northgate bridge " * 40)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    return laptop


def trial(laptop: Laptop, folder: Path, step: int | None, seconds: float | None) -> bool:
    """One rotation on a copy, killed at a step or after a while; True when it was killed. Then it opens."""
    place = folder / laptop.place().name
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(laptop.place(), place)
    secret = laptop.profile.vault_secret(laptop.place())
    child = os.fork()
    if child == 0:
        if step is not None:
            _die_at(step, str(folder))
        else:
            Timer(seconds or 0.0, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
        rotate(place, PASSPHRASE, secret, CHEAP, None, os.urandom)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    _expect_whole(laptop, place, secret)
    return os.WIFSIGNALED(status)


def _die_at(step: int, folder: str) -> None:
    seen = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event in _WRITES and any(folder in str(each) for each in arguments):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _expect_whole(laptop: Laptop, place: Path, secret: bytes) -> None:
    """It opens with the passphrase, twice, has every row, and nothing half done lies about."""
    for _ in range(2):
        vault = open_with_passphrase(place, PASSPHRASE, lambda: secret, laptop.ground)
        rows = vault.store.number("SELECT count(*) FROM facts WHERE name LIKE 'row %'")
        vault.store.check()
        vault.audit.verify()
        vault.close()
        if rows != _ROWS:
            raise AssertionError(f"{rows} of {_ROWS} rows are left")
    expected = {
        "vault.db",
        "slots.json",
        "tail",
        "lock",
        "session",
        "session.new",
        "copies",
        "slots.json.new",
    }  # the next write takes it
    left = {path.name for path in place.iterdir()} - expected
    if left or '"former": null' not in (place / "slots.json").read_text():
        raise AssertionError(f"left behind: {sorted(left)}")


def main(folder: Path, most_steps: int, moments: int) -> dict[str, int]:
    """Every step up to the first rotation that ends unkilled, then random moments."""
    laptop = prepared(folder / "profile")
    work = folder / "work"
    work.mkdir()
    steps = 0
    while steps < most_steps and trial(laptop, work, steps + 1, None):
        steps += 1
    began = time.monotonic()
    trial(laptop, work, None, 60.0)
    whole = time.monotonic() - began
    dice = random.Random(5)
    killed = sum(trial(laptop, work, None, dice.uniform(0, whole)) for _ in range(moments))
    return {"steps": steps, "moments": moments, "killed": killed}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
