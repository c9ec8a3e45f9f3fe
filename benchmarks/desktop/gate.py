"""A cold start of ours: `python -m benchmarks.desktop.gate PROFILE` ends once the window was painted."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.desktop.painted import quit_once_painted
from citdesk.desktop import application


class _Ending(application.Application):
    def start(self) -> None:
        """Show the window, and quit once it was painted."""
        quit_once_painted(self.window)
        super().start()


application.Application = _Ending
raise SystemExit(application.run(Path(sys.argv[1])))
