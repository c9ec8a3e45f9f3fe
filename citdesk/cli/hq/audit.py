"""``citdesk-hq audit``: what was done on which computer and at HQ, for whoever reviews it."""

from __future__ import annotations

from typing import Annotated

import typer

from citdesk.cli.hq.opened import FOLDER, Folder, account, opened
from citdesk.hq.audit_review import ReviewedTrail, mark_reviewed
from citdesk.hq.audit_review import review as review_trails

app = typer.Typer(no_args_is_help=True, help="What was done on the agency's computers and at HQ.")


@app.command("review")
def audit_review(
    everything: Annotated[
        bool, typer.Option("--all", help="Every line, also the ordinary and those reviewed before.")
    ] = False,
    done: Annotated[
        bool, typer.Option("--done", help="Keep that you reviewed this; the next review begins after it.")
    ] = False,
    badge: Annotated[str, typer.Option(help="Only the trails of this person.")] = "",
    folder: Folder = FOLDER,
) -> None:
    """Show what deserves a look since the last review: failures, lock-outs, rescues, exports, HQ's own acts.

    Each trail is verified from its first line on. Ends with 1 when a trail is broken.
    """
    with opened(folder) as administration:
        found = review_trails(administration.hq, everything=everything)
        seen = tuple(trail for trail in found if badge in ("", trail.owner.badge))
        for trail in seen:
            _show(trail)
        amiss = sum(bool(trail.amiss) for trail in seen)
        typer.echo(
            f"{sum(trail.new for trail in seen)} new lines in {len(seen)} trails, {amiss} to look into."
        )
        if done:
            mark_reviewed(administration.hq, seen, account())
            typer.echo("The review is on record.")
    if any(trail.is_broken for trail in seen):
        raise typer.Exit(1)


def _show(trail: ReviewedTrail) -> None:
    if not (trail.lines or trail.amiss):
        return
    owner = trail.owner
    typer.echo(" ".join(filter(None, (owner.badge, owner.name, owner.device and f"on {owner.device}"))))
    for sentence in trail.amiss:
        typer.echo(f"  !! {sentence}")
    for line in trail.lines:
        outcome = "" if line.outcome == "ok" else f" ({line.outcome})"
        about = " ".join(filter(None, (line.subject, line.detail)))
        typer.echo(f"  {line.number:>6}  {line.at}  {line.did}{outcome}  {about}".rstrip())
