"""The computer dies at any moment of any work: nothing acknowledged is lost, every vault opens.

Longer runs: ``CITDESK_KILLS=1000`` here, or ``python -m tests.kills --help``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from citdesk.vault.failures import WrongRecoveryCode
from citdesk.vault.recovery_code import SECRET_BYTES, write_code
from tests.kills.__main__ import ACTIVITIES
from tests.kills.activity import Activity, Lost, Told
from tests.kills.attaching import ATTACHING
from tests.kills.backing_up import BACKING_UP
from tests.kills.carrying import CARRYING
from tests.kills.filling import FILLING
from tests.kills.renewing import RENEWING

KILLS = int(os.environ.get("CITDESK_KILLS", "50"))
_ROOT = Path(__file__).parents[2]


@pytest.mark.timeout(300 + 5 * KILLS)
def test_nothing_acknowledged_is_lost_to_a_kill() -> None:
    """SIGKILL at random moments of filling, attaching, renewing, migrating, backing up and carrying."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.kills", "--kills", str(KILLS), "--seed", "20260312"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr[-2000:]
    said = json.loads(done.stdout)
    assert said["broken"] == []
    assert {name: found["killed"] for name, found in said["found"].items()} == {
        each.name: -(-KILLS // len(ACTIVITIES)) for each in ACTIVITIES
    }


_NOT_THERE: list[tuple[Activity, Told, type[Exception]]] = [
    (FILLING, ("answer", "/encounter/place/address", "7"), Lost),
    (ATTACHING, ("added", "recording-0000.ogg"), Lost),
    (RENEWING, ("code", write_code(bytes(SECRET_BYTES))), WrongRecoveryCode),
    (BACKING_UP, ("night", "3"), Lost),
    (BACKING_UP, ("exported", "3"), Lost),
    (CARRYING, ("sent", "00000000-0000-7000-8000-0000000000aa"), Lost),
    (CARRYING, ("answered", "citdesk-from-hq-0001-0000.citdesk"), Lost),
    (CARRYING, ("taken in", "citdesk-from-hq-0001-0000.citdesk"), Lost),
]


@pytest.mark.parametrize(
    ("activity", "told", "raised"), _NOT_THERE, ids=lambda each: getattr(each, "name", None)
)
def test_what_is_missing_is_found(
    activity: Activity, told: Told, raised: type[Exception], tmp_path: Path
) -> None:
    """The look at what is left fails where something was acknowledged and is not there."""
    ground = activity.ready(tmp_path / "ground")
    activity.judge(ground, ground.folder, [])
    with pytest.raises(raised):
        activity.judge(ground, ground.folder, [told])
