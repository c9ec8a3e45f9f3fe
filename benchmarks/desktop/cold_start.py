"""From the start of the process to its first painted window, beside an empty PySide6 window."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7


def cold_start() -> str:
    """A table line: ours, the empty window, the ratio of the medians."""
    with tempfile.TemporaryDirectory() as profile:
        ours, empty = [], []
        for _ in range(ROUNDS + 1):
            ours.append(_seconds("benchmarks.desktop.gate", profile))
            empty.append(_seconds("benchmarks.desktop.empty"))
    # the first of each also reads the libraries from the disk
    one, other = statistics.median(ours[1:]), statistics.median(empty[1:])
    return f"| cold start to the sign-in window | {one:.2f} s | {other:.2f} s | {one / other:.2f} |"


def _seconds(module: str, *arguments: str) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "painted\n"
        return time.perf_counter() - begun
