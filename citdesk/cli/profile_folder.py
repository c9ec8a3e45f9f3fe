"""Where this computer's profile lies unless a command is told otherwise."""

from __future__ import annotations

from pathlib import Path


def default_profile() -> Path:
    """The folder that the operating system has for a program's data."""
    from platformdirs import user_data_path

    return user_data_path("CITDesk", appauthor=False)
