"""What every command of ``citdesk-hq`` shares: the folder option, HQ opened, failures told as a sentence."""

from __future__ import annotations

import getpass
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from citdesk.casework.errors import CitdeskError
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


@contextmanager
def told() -> Generator[None]:
    """Foreseen failures end with their sentence, not with a trace."""
    try:
        yield
    except CitdeskError as failure:
        typer.echo(f"{failure} [{failure.code}]", err=True)
        raise typer.Exit(1) from failure
    except OSError as failure:
        typer.echo(f"{failure.strerror or failure}: {failure.filename or ''}", err=True)
        raise typer.Exit(1) from failure


def account() -> str:
    """The operating system's account at the keyboard, for HQ's trail; '' where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
