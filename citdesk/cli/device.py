"""``citdesk``: opens the application on this computer; ``citdesk demo`` shows it with a made-up agency."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citdesk.casework.errors import CitdeskError
from citdesk.cli import application, escrow, forms, paper, vault
from citdesk.cli.profile_folder import default_profile
from citdesk.vault.failures import KeyringUnusable

if TYPE_CHECKING:  # Qt is loaded when a window opens, not for --help
    from citdesk.cli.demonstration.scripts import Script
    from citdesk.desktop.theme import ThemeName

app = typer.Typer(
    name="citdesk",
    invoke_without_command=True,
    pretty_exceptions_show_locals=False,
    help="Encrypted, offline-first crisis-intervention reports.\n\n"
    "Without a command the application opens. A computer is enrolled with a code from the administrator.",
)
app.add_typer(forms.app, name="forms")
app.add_typer(paper.app, name="paper")
app.add_typer(vault.app, name="vault")
app.add_typer(escrow.app, name="escrow")

Theme = Annotated[str, typer.Option(help="day, night or contrast; without it, as the system prefers.")]


def _theme(name: str) -> ThemeName | None:
    from citdesk.desktop.theme import THEMES

    if name and name not in THEMES:
        raise typer.BadParameter(f"There are the themes {', '.join(THEMES)}.")
    return next((theme for theme in THEMES if theme == name), None)


@app.callback()
def open_application(
    context: typer.Context,
    profile: Annotated[
        Path | None, typer.Option(help="Folder of this computer's profile.", file_okay=False)
    ] = None,
    theme: Theme = "",
    version: Annotated[bool, typer.Option("--version", help="Say the version and stop.")] = False,
) -> None:
    """Open CITDesk."""
    if version:
        typer.echo(f"CITDesk {importlib.metadata.version('citdesk')}")
        raise typer.Exit
    if context.invoked_subcommand is not None:
        return
    raise typer.Exit(application.open_application(profile or default_profile(), _theme(theme)))


@app.command()
def demo(
    scripts: Annotated[Path, typer.Option(help="Folder of encounter scripts.", file_okay=False)] = Path(
        "tests/scenario/encounters"
    ),
    output: Annotated[
        Path, typer.Option(help="Where papers, pictures and the summary go.", file_okay=False)
    ] = Path("demo-output"),
    only: Annotated[list[str] | None, typer.Option(help="Play only the script of this id.")] = None,
    unattended: Annotated[
        bool | None,
        typer.Option("--unattended/--open", help="Without it: unattended where there is no display."),
    ] = None,
    theme: Theme = "",
    every_theme: Annotated[
        bool, typer.Option(help="Picture each screen in every theme, 1024x768 and 1920x1080 (unattended).")
    ] = False,
) -> None:
    """Show CITDesk with a demonstration agency, in a private profile.

    With a display the application opens on cases that were just played through form, vault, exchange and HQ.
    Without one, the same cases are played through the same windows, unseen.
    """
    alone = every_theme or (not _has_display() if unattended is None else unattended)
    if alone:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from citdesk.cli.demonstration.performance import open_staged, play_unattended
    from citdesk.cli.demonstration.scripts import load_scripts

    try:
        chosen = _chosen(load_scripts(scripts), only)
        if alone:
            summary = play_unattended(chosen, output, typer.echo, _theme(theme), every_theme=every_theme)
            typer.echo(f"Papers, pictures and the summary are in {summary.parent}.")
            return
        code = open_staged(chosen, output, typer.echo, _theme(theme))
    except CitdeskError as problem:
        typer.echo(f"{problem} [{problem.code}]", err=True)
        for note in getattr(problem, "__notes__", ()):
            typer.echo(note, err=True)
        if problem.code == KeyringUnusable.code:
            typer.echo("make run starts the demonstration with a keyring of its own.", err=True)
        raise typer.Exit(1) from problem
    raise typer.Exit(code)


def _chosen(scripts: Sequence[Script], only: list[str] | None) -> list[Script]:
    """The scripts asked for. Raises BadParameter that lists what there is when an id is none of theirs."""
    there = {script.id for script in scripts}
    unknown = [name for name in only or () if name not in there]
    if unknown:
        raise typer.BadParameter(
            f"No script is called {', '.join(unknown)}. There are {', '.join(sorted(there))}."
        )
    return [script for script in scripts if not only or script.id in only]


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
