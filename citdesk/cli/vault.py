"""``citdesk vault``: checks a vault, mends it, gives it out encrypted, puts a copy back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citdesk.cli.profile_folder import default_profile
from citdesk.cli.told import DAMAGED, told
from citdesk.workspace import Desk, Secret

if TYPE_CHECKING:
    from citdesk.workspace.vault_care import Finding

app = typer.Typer(
    no_args_is_help=True,
    help="Look after the vault of a person on this computer, while nobody has it open.\n\n"
    "Nothing here ever deletes a vault. Ends with 0 when all is well, 1 when it could not be done, "
    "3 when damage was found.",
)

Badge = Annotated[str, typer.Option(prompt="Badge number", help="Whose vault it is.")]
Profile = Annotated[Path | None, typer.Option(help="Folder of this computer's profile.", file_okay=False)]


@app.command()
def check(badge: Badge, profile: Profile = None) -> None:
    """Read every page, the audit trail and every copy, and say what is sound."""
    with told(DAMAGED):
        found = _desk(profile).check_vault(badge, _passphrase())
        _say(found, "All of it is sound.", "Try: citdesk vault repair; if that does not help, vault restore.")


@app.command()
def repair(badge: Badge, profile: Profile = None) -> None:
    """Open what is there after a lost end, and rebuild indexes and everything derived.

    Damaged pages cannot be mended: for them, citdesk vault restore puts the newest copy back.
    """
    with told(DAMAGED):
        found = _desk(profile).repair_vault(badge, _passphrase())
        _say(found, "The vault is sound now.", "Try: citdesk vault restore.")


@app.command()
def export(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="The file to be written.", dir_okay=False)],
    badge: Badge,
    profile: Profile = None,
) -> None:
    """Write the whole vault into one file, encrypted as it is on the disk.

    Here it opens with the passphrase, on another computer with the recovery code. Nothing else opens it.
    """
    with told(DAMAGED):
        _desk(profile).export_vault(badge, _passphrase(), to)
        typer.echo(f"{to} holds the vault, encrypted. Keep the recovery code somewhere else.")


@app.command()
def restore(
    badge: Badge,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="An exported vault; without it the newest sound copy on this computer.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    profile: Profile = None,
) -> None:
    """Put a copy in the place of a vault that is damaged or gone.

    A vault that opens is left alone while it holds anything that is neither at HQ nor in the copy. The files
    that are replaced are set aside beside it. What HQ had accepted since comes back with the next exchange.
    """
    with told(DAMAGED):
        desk = _desk(profile)
        done = desk.restore_vault(badge, _passphrase() if desk.has_vault(badge) else None, file)
        for each in done.passed_over:
            typer.echo(f"Passed over: {each.what}. {each.problem}")
        what = (
            f"The vault is as it was on {done.made:%d %B %Y, %H:%M} UTC."
            if done.made
            else f"{file} is in place."
        )
        typer.echo(f"{what}\nThe files before are in {done.aside}.")
        if done.needs_recovery_code:
            typer.echo("Open it at the sign-in page with its recovery code.")


def _desk(profile: Path | None) -> Desk:
    from citdesk.vault.no_dumps import forbid_core_dumps

    forbid_core_dumps()
    return Desk(profile or default_profile())


def _passphrase() -> Secret:
    return Secret.of(typer.prompt("Passphrase", hide_input=True))


def _say(found: Sequence[Finding], sound: str, otherwise: str) -> None:
    for each in found:
        typer.echo(f"  {'problem' if each.problem else 'ok':<8} {each.what}")
        if each.problem:
            typer.echo(f"           {each.problem}")
    if any(each.problem for each in found):
        typer.echo(otherwise, err=True)
        raise typer.Exit(DAMAGED)
    typer.echo(sound)
