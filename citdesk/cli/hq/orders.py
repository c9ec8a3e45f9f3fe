"""``citdesk-hq hold`` and ``retention``: what keeps a case from being destroyed, and for how long."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from citdesk.cli.hq.on_a_case import Case, OrderedBy, Reason, on_case
from citdesk.cli.hq.opened import FOLDER, Folder, account, opened
from citdesk.hq import record_orders
from citdesk.hq import retention as keeping
from citdesk.hq.retention import Rule, Since

hold = typer.Typer(no_args_is_help=True, help="Holding cases from being destroyed while a proceeding runs.")
retention = typer.Typer(no_args_is_help=True, help="How long what is kept, and what is to go.")

Matter = Annotated[str, typer.Option(help="The proceeding that the case is held for.")]


@hold.command("set")
def hold_set(
    name: Case, matter: Matter, ordered_by: OrderedBy, reason: Reason = "", folder: Folder = FOLDER
) -> None:
    """Hold a case: neither an order nor a retention rule destroys it until the hold is lifted."""
    with on_case(folder, name, ordered_by) as (hq, case, who):
        done = record_orders.hold(hq, case, matter, reason, who)
        typer.echo(f"Case {case} is held for {matter}: {done} reports.")


@hold.command("lift")
def hold_lift(
    name: Case, matter: Matter, ordered_by: OrderedBy, reason: Reason = "", folder: Folder = FOLDER
) -> None:
    """Lift the hold for a matter. A case that is held for another one as well stays held."""
    with on_case(folder, name, ordered_by) as (hq, case, who):
        done = record_orders.lift_hold(hq, case, matter, reason, who)
        typer.echo(f"Case {case} is not held for {matter} anymore: {done} reports.")


@hold.command("list")
def hold_list(folder: Folder = FOLDER) -> None:
    """List every report that is held, and for what."""
    with opened(folder) as administration:
        for each in record_orders.held_reports(administration.hq):
            typer.echo(f"{each.number or each.report:<16} case {each.case}  {', '.join(each.matters)}")


@retention.command("set")
def retention_set(
    form: Annotated[str, typer.Argument(help="The form's id, for example encounter.")],
    keep: Annotated[str, typer.Option(help="How long its reports are kept: 7y, 18m or 90d.")],
    since: Annotated[
        Since,
        typer.Option(help="From when: first received, last decided on, or the last step recorded about it."),
    ] = Since.LAST_STEP,
    folder: Folder = FOLDER,
) -> None:
    """Set for how long the reports of a form are kept. Nothing is destroyed by this alone: see apply."""
    with opened(folder) as administration:
        keeping.set_rule(administration.hq, form, Rule(keep, since), account())
        typer.echo(f"Reports of {form} are kept for {keep} after {since.value}.")


@retention.command("end")
def retention_end(
    form: Annotated[str, typer.Argument(help="The form's id.")], folder: Folder = FOLDER
) -> None:
    """End the rule of a form: its reports are kept for ever."""
    with opened(folder) as administration:
        keeping.set_rule(administration.hq, form, None, account())
        typer.echo(f"Reports of {form} are kept for ever.")


@retention.command("show")
def retention_show(folder: Folder = FOLDER) -> None:
    """Show the rules, the cases that are due today, and why the others are kept. Destroys nothing."""
    with opened(folder) as administration:
        hq = administration.hq
        with hq.database.read() as connection:
            known = keeping.rules(connection)
        found = keeping.due(hq)
    for form, rule in sorted(known.items()):
        typer.echo(f"{form:<20} kept for {rule.period} after {rule.since.value}")
    for each in found.cases:
        typer.echo(f"due since {each.since}: case {each.case}  {', '.join(each.numbers)}")
    typer.echo(f"{len(found.cases)} cases are due.")
    for why, number in sorted(found.kept.items()):
        typer.echo(f"kept: {number}, {why}")


@retention.command("apply")
def retention_apply(
    schedule: Annotated[str, typer.Option(help="The reference of the retention schedule; it is the order.")],
    ordered_by: OrderedBy,
    backups: Annotated[
        Path | None,
        typer.Option(
            help="Where backups are kept: the keys are destroyed there too.", exists=True, file_okay=False
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    folder: Folder = FOLDER,
) -> None:
    """Expunge the cases that are due, each as citdesk-hq expunge does. It cannot be undone.

    Never what waits for somebody, is under legal hold, is sealed, or holds a report of a form without a rule.
    """
    with opened(folder) as administration:
        hq = administration.hq
        who = administration.person(ordered_by)
        cases = keeping.due(hq).cases
        if cases and not yes:
            typer.confirm(f"Destroy {len(cases)} cases for ever, by {schedule}?", abort=True)
        for proof in keeping.apply(hq, cases, schedule, who, backups):
            rows = sum(number for _, number in proof.purged)
            key = "destroyed" if proof.key_destroyed else "it had none"
            typer.echo(
                f"Case {proof.case}: key {key}, {rows} rows purged, vaults told of {proof.reports} reports"
            )
        typer.echo(f"{len(cases)} cases were due. Prove it: citdesk-hq verify.")
