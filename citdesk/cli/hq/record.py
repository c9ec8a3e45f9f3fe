"""``citdesk-hq expunge``: destroying a case by order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citdesk.cli.hq.on_a_case import Case, OrderedBy, Reference, on_case
from citdesk.cli.hq.opened import FOLDER, Folder
from citdesk.hq.exporting import exports_made
from citdesk.hq.expunging import expunge as carry_out
from citdesk.hq.expunging import new_order

app = typer.Typer()


@app.command()
def expunge(
    name: Case,
    order: Reference,
    ordered_by: OrderedBy,
    reason: Annotated[str, typer.Option(help="The reason, for the order's record.")] = "",
    backups: Annotated[
        Path | None,
        typer.Option(
            help="Where backups are kept: the key is destroyed there too.", exists=True, file_okay=False
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    folder: Folder = FOLDER,
) -> None:
    """Destroy everything that HQ and every vault hold of a case. It cannot be undone.

    The case's key is destroyed, every row derived from the case is purged, and each vault deletes what it has
    at its next exchange. The order is kept in the folder expunge-orders: keep a copy of it apart from the
    backups, restore needs it. Refused while a report of the case is under legal hold.
    """
    with on_case(folder, name, ordered_by) as (hq, case, who):
        if not yes:
            typer.confirm(f"Destroy case {case} for ever, by order {order}?", abort=True)
        proof = carry_out(hq, new_order(hq, case, order, reason, who.id), backups)
        with hq.database.read() as connection:
            exported = exports_made(connection)
    typer.echo(f"Case {proof.case} is expunged by order {order}.")
    typer.echo(f"key destroyed: {'yes' if proof.key_destroyed else 'it had none'}")
    if backups is not None:
        typer.echo(f"key destroyed in {proof.copies} copies of the key store")
    typer.echo(f"vaults told of {proof.reports} reports")
    for table, rows in proof.purged:
        typer.echo(f"purged: {rows} rows of {table}")
    if not proof.log_folded:
        typer.echo("Sealed old pages are in the database's log until HQ is next idle or restarted.")
    if exported:
        typer.echo("Exports made here before may hold the case. Have their folders looked through:")
        for at, what in exported:
            typer.echo(f"  {at}  {what}")
    typer.echo("A running HQ forgets the key within ten minutes. Prove it: citdesk-hq verify.")
