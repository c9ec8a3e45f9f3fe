"""``citdesk-hq legends``: what law prescribes word for word on papers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citdesk.casework.legends import LEGENDS, read_legends
from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.cli.hq.text_file import rules_text

app = typer.Typer()


@app.command()
def legends(
    file: Annotated[
        Path | None,
        typer.Argument(
            help='A TOML file with lines like part2_notice = "…".',
            exists=True,
            dir_okay=False,
            metavar="FILE.toml",
        ),
    ] = None,
    folder: Folder = FOLDER,
) -> None:
    """Show which slots of papers hold the text that law prescribes, or fill them from a file.

    The file takes the place of all that was entered before: a slot that is not in it is empty, and papers
    print our summary there, marked as one. Computers hear of it at their next exchange.
    """
    with opened(folder) as administration:
        if file is not None:
            administration.set_legends(read_legends(file.name, rules_text(file)))
        filled = administration.legends()
        for slot, legend in LEGENDS.items():
            held = f"filled, {len(filled[slot])} characters" if slot in filled else "empty"
            typer.echo(f"{slot:<28} {held:<26} {legend.citation}")
