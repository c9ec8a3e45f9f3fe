"""Opening the application."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citdesk.desktop.theme import ThemeName


def open_application(profile: Path, theme: ThemeName | None = None) -> int:
    """Opens the application on this profile; its exit code when it was closed."""
    gc.disable()  # what is read now stays to the end: looking it through for garbage is time lost
    from citdesk.desktop.application import run
    from citdesk.vault.no_dumps import forbid_core_files, forbid_reading

    gc.freeze()
    gc.enable()
    forbid_core_files()
    # what the rest takes is loaded from the disk, and there is nothing to be read before somebody types
    return run(profile, theme=theme, settled=forbid_reading)
