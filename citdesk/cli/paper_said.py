"""What the paper commands have in common: reading a file that was named, and refusing in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import typer

from citdesk.casework.errors import CitdeskError
from citdesk.xforms import FormError


def read_bytes(file: Path) -> bytes:
    """The file's content; ends with 1 where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as problem:
        typer.echo(f"{file} cannot be read: {problem.strerror}.", err=True)
        raise typer.Exit(1) from problem


def refuse(problem: CitdeskError | FormError, code: int) -> NoReturn:
    """Says what is wrong, with its code, and ends with that status."""
    typer.echo(f"{problem} [{getattr(problem, 'code', 'form_refused')}]", err=True)
    raise typer.Exit(code) from problem
