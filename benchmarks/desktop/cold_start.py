"""From the start of the process to its first painted window, beside an empty PySide6 window.

Both with byte code at hand, as in an installed program: a checkout whose environment writes none compiles our
modules at each start, while PySide6's came compiled.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from citdesk.cli.demonstration.agency import DemonstrationHq
from citdesk.workspace import Desk, SystemClock

ROUNDS = 7


def cold_start() -> str:
    """Table lines: ours on a computer that is set up, the empty window, the ratio of the medians.

    The second line is the processor's time of the whole process: other work on the machine hardly moves it.
    """
    with tempfile.TemporaryDirectory() as code, tempfile.TemporaryDirectory() as base:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": code}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        profile = _set_up(Path(base))
        ours, empty = [], []
        for _ in range(ROUNDS + 1):
            ours.append(_start(environment, "benchmarks.desktop.gate", str(profile)))
            empty.append(_start(environment, "benchmarks.desktop.empty"))
    # the first of each also reads the libraries from the disk and writes the byte code
    return "\n".join(
        _line(what, [each[at] for each in ours[1:]], [each[at] for each in empty[1:]])
        for at, what in enumerate(("cold start to the sign-in page", "its processor time, to the end"))
    )


def _line(what: str, ours: Sequence[float], empty: Sequence[float]) -> str:
    one, other = statistics.median(ours), statistics.median(empty)
    return f"| {what} | {one:.2f} s | {other:.2f} s | {one / other:.2f} |"


def _set_up(base: Path) -> Path:
    """A computer that HQ has enrolled: what comes up is the page to sign in, not the one to set up."""
    hq = DemonstrationHq(base / "hq")
    hq.set_up()
    hq.start()
    try:
        with hq.administration() as administration:
            Desk(base / "laptop", clock=SystemClock()).enrol(administration.device_code().to_text())
    finally:
        hq.stop()
    return base / "laptop"


def _start(environment: Mapping[str, str], module: str, *arguments: str) -> tuple[float, float]:
    """Seconds until it was painted, and seconds of the processor until it ended."""
    before, begun = _used(), time.perf_counter()
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "painted\n"
        painted = time.perf_counter() - begun
    return painted, _used() - before


def _used() -> float:
    """The processor time of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
