"""A run of the fuzzer in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[2]


def elsewhere(module: str, seed: int, actions: int) -> str:
    """What the module's ``play`` gives in a new process whose strings hash otherwise than here."""
    code = f"from {module} import play; print(repr(play({seed}, {actions})))"
    otherwise = "1" if os.environ.get("PYTHONHASHSEED") == "2" else "2"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=_ROOT,
        env={**os.environ, "PYTHONHASHSEED": otherwise},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
