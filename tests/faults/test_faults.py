"""The vault on a disk that fails: nothing acknowledged is lost, no vault is unreadable, a lie is noticed.

Longer runs: ``CITDESK_FAULTS=10000`` here, or ``python -m tests.faults --help``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.disk import Fault, why_not

RUNS = int(os.environ.get("CITDESK_FAULTS", "40"))
_ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "possible"),
    pytest.mark.timeout(60 + 4 * RUNS),
]


def _trials(*asked: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", *asked],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_nothing_acknowledged_is_lost_whatever_the_disk_does() -> None:
    """Errors, a full disk, short writes and power cuts at random operations: all told is there."""
    said = _trials("--runs", str(RUNS), "--seed", "20260312")
    assert said["broken"] == []
    assert said["trials"] == RUNS
    for fault in (Fault.WRITE_ERROR, Fault.DISK_FULL, Fault.SHORT_WRITE, Fault.POWER_CUT):
        assert set(said["found"].get(fault.name, {})) <= {"held"}


def test_an_fsync_that_lies_costs_the_end_of_the_work_only() -> None:
    """The vault opens, what is missing is the end, and the person is told."""
    said = _trials("--runs", str(max(30, RUNS // 4)), "--seed", "100", "--fault", "LYING_FSYNC")
    assert said["broken"] == []
    assert set(said["found"]["LYING_FSYNC"]) <= {"held", "told", "cut off"}
    assert {"told", "cut off"} <= said["found"]["LYING_FSYNC"].keys()


def test_a_commit_that_is_not_forced_to_disk_is_found() -> None:
    """The harness finds a planted bug: one commit of a night with ``synchronous=NORMAL``."""
    said = _trials("--runs", "200", "--seed", "100", "--fault", "POWER_CUT", "--weak", "--stop")
    assert len(said["broken"]) == 1
