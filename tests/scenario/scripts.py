"""The encounter scripts beside this file, read by the demonstration's own reader."""

from __future__ import annotations

from pathlib import Path

from citdesk.cli.demonstration.scripts import *  # noqa: F403 - the reader's names, for tests
from citdesk.cli.demonstration.scripts import Script, load_scripts

ENCOUNTERS = Path(__file__).parent / "encounters"


def every_script() -> tuple[Script, ...]:
    """The six, the others, and one hold for each further state."""
    return tuple(script for folder in (".", "more", "holds") for script in load_scripts(ENCOUNTERS / folder))
