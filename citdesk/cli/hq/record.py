"""``citdesk-hq expunge``: destroying a case by order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citdesk.cli.hq.on_a_case import Case, OrderedBy, Reference, on_case
from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.hq import expunged_copies
from citdesk.hq.exporting import exports_made
from citdesk.hq.expunging import expunge as carry_out
from citdesk.hq.expunging import is_here, new_order

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

    For a case that is expunged already, with --backups, the key is destroyed in those copies alone: a second
    place, or one that was forgotten. It is named by an id, or meant by the order that destroyed it.
    """
    if backups is not None and _cleaned(folder, name, order, ordered_by, backups):
        return
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
        if not expunged_copies.copies_in(backups):
            typer.echo(
                f"No backup was made in {backups}. Name the folder that was given to backup.", err=True
            )
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


def _cleaned(folder: Path, name: str, order: str, ordered_by: str, backups: Path) -> bool:
    """Whether this was about cases that are expunged already; then their keys are destroyed in the copies.

    Ends with 1 where there is no copy to clean, or where one still speaks of a case.
    """
    with opened(folder) as administration:
        hq = administration.hq
        if is_here(hq, name):
            return False
        cases = expunged_copies.expunged_cases(hq, name, order)
        if not cases:
            return False
        who = administration.person(ordered_by)
        seen = [expunged_copies.destroy_in_copies(backups, case) for case in cases]
        for case in cases:
            expunged_copies.note_cleaned(hq, case, backups, who.badge)
    for case, done in zip(cases, seen, strict=True):
        typer.echo(f"Case {case} is expunged already: only copies of the key store were cleaned.")
        typer.echo(
            f"{done.looked_at} copies looked through, the key was in {done.had_it}, now it is in "
            f"{len(done.still)}."
        )
        for copy in done.still:
            typer.echo(f"still names it: {copy}. Destroy this copy.", err=True)
    if not expunged_copies.copies_in(backups):
        typer.echo(f"No backup was made in {backups}. Name the folder that was given to backup.", err=True)
    if not all(done.looked_at and not done.still for done in seen):
        raise typer.Exit(1)
    return True
