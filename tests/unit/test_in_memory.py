"""``scripts/in-memory``: where a run of the tests writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "in-memory"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/dev/shm is on Linux only")


def _ran(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "TMPDIR"}
    return subprocess.run(
        [SCRIPT, *command], env=kept | environment, check=False, capture_output=True, text=True
    )


def test_a_place_that_was_named_is_kept(tmp_path: Path) -> None:
    """Whoever sets TMPDIR has a reason."""
    assert _ran("sh", "-c", 'echo "$TMPDIR"', TMPDIR=str(tmp_path)).stdout == f"{tmp_path}\n"


def test_without_memory_to_write_in_the_command_runs_as_ever(tmp_path: Path) -> None:
    """A container with a small or no /dev/shm runs the tests on its disk."""
    done = _ran("sh", "-c", 'echo "${TMPDIR:-unset}"; exit 7', CITDESK_MEMORY=str(tmp_path / "none"))
    assert (done.stdout, done.returncode) == ("unset\n", 7)


def test_what_was_written_goes_with_the_command_and_its_code_is_told(tmp_path: Path) -> None:
    """Memory is not kept by files that nobody needs any more, after a failure neither."""
    done = _ran(
        "sh",
        "-c",
        'touch "$TMPDIR/it"; echo "$TMPDIR"; exit 7',
        CITDESK_MEMORY=str(tmp_path),
        CITDESK_ROOM="1",
    )
    where = Path(done.stdout.strip())
    assert (where.parent, where.exists(), done.returncode) == (tmp_path, False, 7)
