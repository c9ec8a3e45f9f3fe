"""What every command of ``citdesk-hq`` shares: the folder option, HQ opened."""

from __future__ import annotations

import getpass
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from citdesk.cli.told import told
from citdesk.hq.administration import Administration
from citdesk.hq.clock import SystemClock
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.resource_files import forms_path

Folder = Annotated[
    Path,
    typer.Option("--folder", "-f", envvar="CITDESK_HQ_FOLDER", help="HQ's folder.", file_okay=False),
]
FOLDER = Path("citdesk-hq")


@contextmanager
def opened(folder: Path, *, forms: bool = False) -> Generator[Administration]:
    """HQ, open; with its forms only where reports are taken: they take a second to load."""
    with told():
        known = KnownForms.load(forms_path()) if forms else KnownForms([])
        hq = Headquarters.open(folder, known, SystemClock())
        try:
            yield Administration(hq, hq.configuration.address, account())
        finally:
            hq.close()


def account() -> str:
    """The operating system's account at the keyboard, for HQ's trail; '' where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
