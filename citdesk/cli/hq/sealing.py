"""``citdesk-hq seal``: HQ's seal on papers that its people signed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citdesk.casework.errors import CitdeskError
from citdesk.cli.hq.opened import FOLDER, Folder, opened

app = typer.Typer()


@app.command()
def seal(
    files: Annotated[
        list[Path], typer.Argument(help="Papers signed by whoever issued them.", metavar="FILE.pdf ...")
    ],
    folder: Folder = FOLDER,
) -> None:
    """Put HQ's seal on signed papers that are on record as issued, each into a new file beside it.

    The seal is added behind the file: the signature in it goes on holding. A paper that was altered, is void,
    replaced or unknown here is named and not sealed; then the command ends with 1.
    """
    from citdesk.hq.paper_seal import seal_paper

    failed = False
    with opened(folder) as administration:
        for file in files:
            target = file.with_name(f"{file.stem}-sealed.pdf")
            try:
                target.write_bytes(
                    seal_paper(administration.hq, file.read_bytes(), administration.hq.clock.now())
                )
            except (CitdeskError, OSError) as problem:
                failed = True
                typer.echo(f"{file.name}: {problem}", err=True)
            else:
                typer.echo(f"{target.name}: sealed")
    if failed:
        raise typer.Exit(1)
