"""``scripts/with-keyring`` where the keyring daemon does not stay up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "with-keyring"
#: a daemon that cannot start, a bus that has the keyring's name after the third try, a sleep that is noted
STAND_INS = {
    "gnome-keyring-daemon": 'echo start >>"$KEPT"; exit 1',
    "dbus-send": '[ "$(grep -c start "$KEPT")" -lt 3 ] || echo "boolean true"',
    "sleep": '[ "$1" = 0.05 ] || echo pause >>"$KEPT"; exec "$SLEEP" "$1"',
}
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a Secret Service is on Linux only"),
    pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="install dbus for this test"),
]


def test_a_daemon_that_cannot_start_is_tried_again_after_a_pause(tmp_path: Path) -> None:
    """Between two tries there is a pause: no processor is kept busy, and the command runs all the same."""
    kept, programs = tmp_path / "kept", tmp_path / "programs"
    kept.touch()
    programs.mkdir()
    for name, lines in STAND_INS.items():
        (programs / name).write_text(f"#!/bin/sh\n{lines}\n")
        (programs / name).chmod(0o700)
    sleep = shutil.which("sleep")
    assert sleep is not None
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [SCRIPT, "sh", "-c", "exit 7"],
        env={**os.environ, "PATH": path, "KEPT": str(kept), "SLEEP": sleep, "TMPDIR": str(tmp_path)},
        check=False,
        timeout=60,
    )
    assert done.returncode == 7
    noted = kept.read_text().split()
    assert noted[:5] == ["start", "pause", "start", "pause", "start"]
    assert not list(tmp_path.glob("citdesk-keyring.*"))
