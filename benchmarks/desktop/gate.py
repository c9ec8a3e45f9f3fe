"""A cold start of ours: `python -m benchmarks.desktop.gate PROFILE` ends once the window was painted.

It is what the ``citdesk`` command does when nothing is typed after it, on a profile of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from citdesk.cli.application import open_application
from citdesk.cli.profile_folder import default_profile


def _end_once_painted() -> None:
    from benchmarks.desktop.painted import quit_once_painted
    from citdesk.desktop import application

    class Ending(application.Application):
        def start(self) -> None:
            """Show the window, and quit once it was painted."""
            quit_once_painted(self.window)
            super().start()

    application.Application = Ending


default_profile()  # the command looks for it, too
_end_once_painted()
raise SystemExit(open_application(Path(sys.argv[1])))
