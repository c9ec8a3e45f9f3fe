"""How every command ends that could not do its work: with a sentence, never with a trace."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import typer

from citdesk.casework.errors import CitdeskError, Tampered

#: What commands end with beside 0: it could not be done; damage was found, so not all of it was done.
NOT_DONE, DAMAGED = 1, 3


@contextmanager
def told(tampered: int = NOT_DONE) -> Generator[None]:
    """Foreseen failures and the disk's end with their sentence; ``tampered``: the exit code of damage."""
    try:
        yield
    except CitdeskError as failure:
        typer.echo(f"{failure} [{failure.code}]", err=True)
        raise typer.Exit(tampered if isinstance(failure, Tampered) else NOT_DONE) from failure
    except OSError as failure:
        typer.echo(f"{failure.strerror or failure}: {failure.filename or ''}", err=True)
        raise typer.Exit(NOT_DONE) from failure
