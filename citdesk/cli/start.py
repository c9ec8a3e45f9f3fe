"""The ``citdesk`` program: with nothing typed after it the application opens, all else is a command.

To read what the commands are takes as long as to open the window, so it is done only when one was typed.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from citdesk.cli.profile_folder import default_profile

if TYPE_CHECKING:
    from citdesk.desktop.theme import ThemeName


def open_application(profile: Path, theme: ThemeName | None = None) -> int:
    """Opens the application on this profile; its exit code when it was closed."""
    gc.disable()  # what is read now stays to the end: looking it through for garbage is time lost
    from citdesk.desktop.application import run
    from citdesk.vault.no_dumps import forbid_core_dumps

    gc.freeze()
    gc.enable()
    forbid_core_dumps()
    return run(profile, theme=theme)


def main() -> None:
    """The ``citdesk`` program."""
    if len(sys.argv) == 1:
        raise SystemExit(open_application(default_profile()))
    from citdesk.cli.device import app

    app()
