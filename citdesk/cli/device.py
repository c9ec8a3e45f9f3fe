"""``citdesk``: opens the application on this computer."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
import typer

from citdesk.casework.errors import CitdeskError

app = typer.Typer(
    name="citdesk",
    help="Crisis-intervention reports that work without a network. Without a command the application opens.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_show_locals=False,
)


def default_profile() -> Path:
    """Where this computer keeps CITDesk's data unless told otherwise."""
    return Path(platformdirs.user_data_dir("CITDesk", appauthor=False))


def _version() -> str:
    try:
        return version("citdesk")
    except PackageNotFoundError:
        return "not installed"


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"CITDesk {_version()}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    profile: Annotated[
        Path | None,
        typer.Option(help="Folder that holds this computer's encrypted vaults. Made when it is not there."),
    ] = None,
    theme: Annotated[
        Literal["day", "night", "contrast"] | None,
        typer.Option(help="Screen to start with. Without it the system's contrast setting decides."),
    ] = None,
    told_version: Annotated[  # noqa: ARG001 - its callback acts
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which version this is."),
    ] = False,
) -> None:
    """Open the application."""
    if context.invoked_subcommand is not None:
        return
    from citdesk.desktop.application import run  # Qt is loaded only when a window is wanted

    try:
        code = run(profile or default_profile(), theme=theme)
    except CitdeskError as failure:
        typer.echo(str(failure), err=True)
        raise typer.Exit(1) from failure
    raise typer.Exit(code)


if __name__ == "__main__":
    app()
