"""The demonstration's HQ in a process of its own, on the same staged time as the laptop."""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path

from citdesk.hq.clock import SystemClock
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.server import serve
from citdesk.resource_files import forms_path

#: File in HQ's folder: seconds by which staged time differs from the computer's own.
OFFSET_FILE = "staged-seconds"


class SharedClock:
    """HQ's clock while cases are staged: the computer's own, moved by what the laptop's clock is moved by."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / OFFSET_FILE
        self._real = SystemClock()

    def now(self) -> datetime:
        """Staged time, UTC."""
        try:
            offset = float(self._file.read_text())
        except (OSError, ValueError):
            offset = 0.0
        return self._real.now() + timedelta(seconds=offset)

    def monotonic_ms(self) -> int:
        """The computer's monotonic clock: staging never touches it."""
        return self._real.monotonic_ms()


def main(folder: Path) -> None:
    """Serves the HQ in the folder until the process is told to end, or whoever started it has ended."""
    threading.Thread(target=_end_with_starter, name="starter", daemon=True).start()
    clock = SharedClock(folder)
    hq = Headquarters.open(folder, KnownForms.load(forms_path()), clock)
    try:
        serve(hq)
    finally:
        hq.close()


def _end_with_starter() -> None:
    """Waits for the end of standard input, which the starter holds open, however it ends."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
