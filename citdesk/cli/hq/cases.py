"""``citdesk-hq case``: sealing one by a court's order, and which cases are one encounter."""

from __future__ import annotations

from typing import Annotated

import typer

from citdesk.casework.people import Role
from citdesk.cli.hq.on_a_case import Case, OrderedBy, Reference, on_case
from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.hq import record_orders
from citdesk.hq.expunging import case_of
from citdesk.hq.linked_cases import set_link, standing_of_case

app = typer.Typer(no_args_is_help=True, help="Cases as a whole: who is on them, sealing, links.")

Other = Annotated[str, typer.Argument(help="The other case, named likewise.", metavar="OTHER")]
Reason = Annotated[str, typer.Option(help="The reason, for the record; who is on the case reads it.")]


@app.command("link")
def case_link(
    name: Case, other: Other, ordered_by: OrderedBy, reason: Reason = "", folder: Folder = FOLDER
) -> None:
    """Link two cases. Who is on one hears that there is the other, and gets nothing of what is in it."""
    with on_case(folder, name, ordered_by) as (hq, case, who):
        set_link(hq, case, case_of(hq, other), reason, who)
        typer.echo("The cases are linked.")


@app.command("unlink")
def case_unlink(
    name: Case, other: Other, ordered_by: OrderedBy, reason: Reason = "", folder: Folder = FOLDER
) -> None:
    """Take a link back: they were two encounters."""
    with on_case(folder, name, ordered_by) as (hq, case, who):
        set_link(hq, case, case_of(hq, other), reason, who, ends=True)
        typer.echo("The cases are not linked anymore.")


@app.command("show")
def case_show(name: Case, folder: Folder = FOLDER) -> None:
    """Show who opened a case, who was put on it, and which cases it is linked with. No content is shown."""
    with opened(folder) as administration:
        hq = administration.hq
        standing = standing_of_case(hq, case_of(hq, name))
        people = {each.person.id: each.person for each in administration.people()}
        if standing is None:
            return
        typer.echo(f"case      {standing.case}, unit {standing.unit}")
        for word, ids in (("opened by", (standing.opened_by,)), ("with", standing.officers)):
            for person in ids:
                known = people.get(person)
                typer.echo(f"{word:<9} {person if known is None else f'{known.badge} {known.name}'}")
        for linked in standing.links:
            typer.echo(f"linked    {linked}")


@app.command("seal")
def case_seal(
    name: Case,
    order: Reference,
    ordered_by: OrderedBy,
    open_to: Annotated[
        list[Role] | None,
        typer.Option(
            help="A role that goes on seeing it: officer, supervisor or liaison; repeat for several."
        ),
    ] = None,
    reason: Reason = "",
    folder: Folder = FOLDER,
) -> None:
    """Seal a case by a court's order: nobody is handed anything of it but the roles named.

    Every report of the case is sealed, and what comes to it later is, too. Computers hide what they have of
    it at their next exchange, the court's papers are recalled, and it is in no export and under no retention
    rule until it is unsealed.
    """
    with on_case(folder, name, ordered_by) as (hq, case, who):
        done = record_orders.seal(hq, case, order, reason, who, open_to or ())
        typer.echo(f"Case {case} is sealed by order {order}: {done} reports.")


@app.command("unseal")
def case_unseal(
    name: Case, order: Reference, ordered_by: OrderedBy, reason: Reason = "", folder: Folder = FOLDER
) -> None:
    """End the sealing of a case: everybody gets again what they may see, and what they missed."""
    with on_case(folder, name, ordered_by) as (hq, case, who):
        done = record_orders.unseal(hq, case, order, reason, who)
        typer.echo(f"Case {case} is open again by order {order}: {done} reports.")
