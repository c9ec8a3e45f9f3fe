"""One HQ process: `python -m benchmarks.exchange.serving FOLDER PORT`, until standard input is shut."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from benchmarks.exchange.agency import FORMS
from citdesk.hq.clock import SystemClock
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.server import RunningHq


def main() -> None:
    """The shipped application and server; only the forms are the benchmark's."""
    logging.basicConfig(level=logging.ERROR)
    hq = Headquarters.open(Path(sys.argv[1]), FORMS, SystemClock())
    with RunningHq(hq, int(sys.argv[2])):
        print("ready", flush=True)
        sys.stdin.read()
    hq.close()


if __name__ == "__main__":
    main()
