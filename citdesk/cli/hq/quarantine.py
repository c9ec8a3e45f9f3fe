"""``citdesk-hq quarantine``: what HQ holds because it cannot be what it says it is."""

from __future__ import annotations

import typer

from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.hq.quarantined import held_events

app = typer.Typer(no_args_is_help=True, help="What HQ holds because it does not fit what it has.")

#: What an administrator does about each code; docs/administrator-guide.md has it at length.
_WAY_OUT = {
    "broken_chain": (
        "HQ lacks what came before it on its computer, or two copies of a vault are at work. See that the "
        "computer reaches HQ: what is held leaves this list once what is missing has come"
    ),
    "same_id_other_bytes": (
        "HQ has another event under this id and keeps that one. Ask who put an older or a second copy of "
        "the vault there, and have the person send what was not taken again; the held one stays here"
    ),
}


@app.callback()
def _group() -> None:
    """Keeps ``list`` a word of its own."""


@app.command("list")
def quarantine_list(folder: Folder = FOLDER) -> None:
    """List what is held: since when, why, whose it is, ids of event and vault. No content is shown."""
    with opened(folder) as administration:
        held = held_events(administration.hq)
    for each in held:
        whose = " on ".join(filter(None, (each.badge, each.computer))) or "nobody HQ knows"
        typer.echo(f"{each.since}  {each.code:<20} {whose:<24} event {each.event}  vault {each.vault}")
    for code in sorted({each.code for each in held}):
        typer.echo(f"{code}: {_WAY_OUT.get(code, 'call for help')}.")
    if not held:
        typer.echo("Nothing is held.")
