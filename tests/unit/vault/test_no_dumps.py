"""A crash writes no memory to the disk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_CRASHES = """
import os, resource, signal
from citdesk.vault.no_dumps import forbid_core_dumps
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
forbid_core_dumps()
assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
os.kill(os.getpid(), signal.SIGSEGV)
"""


_COMMAND = """
import resource, sys
from citdesk.cli import start
sys.argv = ["citdesk", "forms", "export", "--help"]
try:
    start.main()
except SystemExit:
    print("LIMIT", resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="core files are a POSIX matter")
def test_no_command_may_leave_a_core_file() -> None:
    """Commands ask for passphrases and open vaults as the window does."""
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND],
        env={"PYTHONPATH": str(Path(__file__).parents[3])},
        preexec_fn=_allow,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert "LIMIT 0" in done.stdout


def _allow() -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


@pytest.mark.skipif(sys.platform == "win32", reason="core files are a POSIX matter")
def test_a_crash_leaves_no_core_file(tmp_path: Path) -> None:
    """Even where core files are allowed, the process ends without one."""
    done = subprocess.run(
        [sys.executable, "-c", _CRASHES],
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == -11, done.stderr
    assert list(tmp_path.iterdir()) == []


_OPENS = """
import ctypes, resource, sys
from pathlib import Path
from citdesk.cli.application import open_application
from citdesk.desktop import application

def opened(profile, *, theme, settled):
    settled()
    get_dumpable = 3
    read = ctypes.CDLL(None).prctl(get_dumpable, 0, 0, 0, 0) if sys.platform == "linux" else 0
    print("LIMIT", resource.getrlimit(resource.RLIMIT_CORE)[0], "READ", read)
    return 0

application.run = opened
open_application(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="core files are a POSIX matter")
def test_the_application_is_not_read_once_it_is_painted(tmp_path: Path) -> None:
    """Nothing of what somebody types there goes to a core file or to another program of theirs."""
    done = subprocess.run(
        [sys.executable, "-c", _OPENS, str(tmp_path)],
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "QT_QPA_PLATFORM": "offscreen"},
        preexec_fn=_allow,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert "LIMIT 0 READ 0" in done.stdout
