"""``citdesk-hq export``: reports taken out for others to work with."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from citdesk.casework.errors import EnvironmentProblem, UserError
from citdesk.casework.projection import Audience
from citdesk.cli.hq.opened import FOLDER, Folder, account, opened
from citdesk.hq.export_formats import ExportFormat, FolderWriter
from citdesk.hq.exporting import Wanted
from citdesk.hq.exporting import export as export_reports
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.published_forms import CATALOGUE_FILE, Packaged
from citdesk.resource_files import forms_path
from citdesk.wire.download import What

app = typer.Typer()

_DAY = ["%Y-%m-%d"]


@app.command()
def export(
    target: Annotated[Path, typer.Argument(help="A new folder for what is exported.", file_okay=False)],
    by: Annotated[str, typer.Option(help="The badge of who wants it.")],
    format: Annotated[  # noqa: A002 - the option's name
        ExportFormat,
        typer.Option(help="Tables for spreadsheets, a line per report, or what ODK servers take."),
    ] = ExportFormat.CSV,
    audience: Annotated[
        Audience, typer.Option(help="Who will see it: whatever is not labeled for them is left out.")
    ] = Audience.PUBLIC,
    reason: Annotated[str, typer.Option(help="Why. Needed for every audience but public.")] = "",
    form: Annotated[str, typer.Option(help="Only reports of this form, by its id.")] = "",
    first: Annotated[
        datetime | None,
        typer.Option("--from", formats=_DAY, help="Only what reached HQ on this day or later."),
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--until", formats=_DAY, help="Only what reached HQ until this day.")
    ] = None,
    undecided: Annotated[
        bool, typer.Option("--undecided", help="With audience internal: also what nobody approved yet.")
    ] = False,
    folder: Folder = FOLDER,
) -> None:
    """Export approved reports to a new folder, reduced to what one audience may see.

    Sealed, void, duplicate and expunged reports are never exported. The public gets no id, number, author or
    day. The whole answers are those of --audience internal. Each export is on HQ's trail with who, what and
    why; the folder is not encrypted: who has it answers for it.
    """
    with opened(folder, forms=True) as administration:
        _check_form(administration.hq, form)
        wanted = Wanted(
            audience,
            administration.person(by),
            reason,
            form,
            _day(first),
            _day(last),
            undecided,
        )
        try:
            done = export_reports(administration.hq, wanted, FolderWriter(target, format), account())
        except OSError as failed:
            raise EnvironmentProblem(f"The export could not be written: {failed}", code="export") from failed
    typer.echo(f"{done.reports} reports exported to {target}.")
    for why, number in sorted(done.left_out.items()):
        typer.echo(f"left out: {number} {why}")
    if done.missing_files:
        typer.echo(f"{done.missing_files} files are not there: they have not reached HQ yet.")


def _check_form(hq: Headquarters, form: str) -> None:
    """Raises UserError where no form is called so: nothing of it would be an honest answer to a slip."""
    if not form:
        return
    published = hq.downloads.newest(What.FORMS).get(CATALOGUE_FILE, "{}")
    known = {*Packaged.read(forms_path()).rows, *json.loads(published)}
    if form not in known:
        names = ", ".join(sorted(known))
        raise UserError(f"There is no form {form}. Nothing was exported. There are {names}.", code="export")


def _day(at: datetime | None) -> date | None:
    return None if at is None else at.date()
