"""``citdesk-hq cover``: who decides for a unit whose supervisors are away."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.hq import arranging_cover

app = typer.Typer(no_args_is_help=True, help="Who decides for a unit whose supervisors are away.")

_DAY = ["%Y-%m-%d"]
OrderedBy = Annotated[str, typer.Option(help="The badge of who has it arranged.")]


@app.command("start")
def cover_start(
    unit: Annotated[str, typer.Argument(help="The unit that is without a supervisor.")],
    deputy: Annotated[str, typer.Argument(help="The badge of another unit's supervisor.")],
    until: Annotated[datetime, typer.Option(formats=_DAY, help="The last day, in the agency's zone.")],
    ordered_by: OrderedBy,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=_DAY, help="The first day; without it from now on.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why; the unit's supervisors and the deputy read it.")] = "",
    folder: Folder = FOLDER,
) -> None:
    """Let a supervisor decide for a unit that is not theirs, for 92 days at most.

    Supervisors arrange it on the screen themselves; this is for a unit whose only one is away.
    """
    with opened(folder) as administration:
        hq = administration.hq
        today = hq.clock.now().astimezone(hq.configuration.zone).date()
        cover = arranging_cover.start_cover(
            hq,
            unit,
            administration.person(deputy),
            today if first is None else first.date(),
            until.date(),
            reason,
            administration.person(ordered_by),
        )
        if first is not None and first.date() < today:
            typer.echo(f"It begins now, not on {first:%Y-%m-%d}: that day is over.")
        typer.echo(f"Badge {deputy} covers for {unit} until {until:%Y-%m-%d}. Its id: {cover}")


@app.command("end")
def cover_end(
    cover: Annotated[str, typer.Argument(help="The cover's id, see cover list.")],
    ordered_by: OrderedBy,
    folder: Folder = FOLDER,
) -> None:
    """End a cover before its time, from the next request on."""
    with opened(folder) as administration:
        arranging_cover.end_cover(administration.hq, cover, administration.person(ordered_by))
        typer.echo("The cover is over.")


@app.command("list")
def cover_list(folder: Folder = FOLDER) -> None:
    """List the covers that run or are still to begin, whoever arranged them."""
    with opened(folder) as administration:
        for each in arranging_cover.covers_now(administration.hq):
            days = f"{each.begins:%Y-%m-%d %H:%M} to {each.ends:%Y-%m-%d %H:%M}"
            typer.echo(f"{each.id}  {each.unit:<12} {each.deputy:<10} {days}")
