"""``citdesk-hq person``: the people of the agency."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citdesk.casework.people import Role
from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.hq.roster import LARGEST_ROSTER, read_roster

app = typer.Typer(no_args_is_help=True, help="The people of the agency.")


@app.command("add")
def person_add(
    name: Annotated[str, typer.Argument(help="The person's name as it stands on papers.")],
    badge: Annotated[str, typer.Argument(help="The badge they sign in with.")],
    role: Annotated[list[Role], typer.Option("--role", "-r", help="A role; repeat for several.")],
    unit: Annotated[str, typer.Option(help="The unit; its supervisors see the unit's reports.")] = "",
    folder: Folder = FOLDER,
) -> None:
    """Add a person. Give them a code for a vault afterward: citdesk-hq vault code BADGE."""
    with opened(folder) as administration:
        added = administration.add_person(name, badge, unit, role)
        typer.echo(f"Added {added.name}, badge {added.badge}.")


@app.command("list")
def person_list(folder: Folder = FOLDER) -> None:
    """List everybody with badge, unit and roles."""
    with opened(folder) as administration:
        for known in administration.people():
            who = known.person
            state = "" if known.active else "  (disabled)"
            typer.echo(f"{who.badge:<10} {who.name:<30} {who.unit:<12} {', '.join(sorted(who.roles))}{state}")


@app.command("disable")
def person_disable(badge: Annotated[str, typer.Argument(help="The badge.")], folder: Folder = FOLDER) -> None:
    """Shut a person out at once. What their vaults hold unsent stays in them."""
    with opened(folder) as administration:
        administration.disable_person(badge)
        typer.echo(f"Badge {badge} is disabled.")


@app.command("import")
def person_import(
    roster: Annotated[
        Path, typer.Argument(help="The CSV file.", exists=True, dir_okay=False, metavar="FILE.csv")
    ],
    folder: Folder = FOLDER,
) -> None:
    """Add everybody of a roster, and bring names, units and roles of those known up to date.

    The first line names the columns name, badge, unit and roles; several roles have spaces between them.
    Either every row is taken or none: faulty ones are named by their line. Nobody is taken out by an import;
    see person disable.
    """
    with opened(folder) as administration:
        with roster.open("rb") as file:
            content = file.read(LARGEST_ROSTER + 1)
        done = administration.import_people(read_roster(content))
        typer.echo(f"{done.added} added, {done.changed} changed, {done.unchanged} as they were.")
