"""``citdesk escrow``: the agency's key to vaults whose owners cannot open them, kept off every server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from citdesk.cli.profile_folder import default_profile
from citdesk.cli.rescued_folder import write_rescued
from citdesk.cli.told import DAMAGED, told
from citdesk.workspace import Desk

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

app = typer.Typer(
    no_args_is_help=True,
    help="Read a vault whose owner cannot open it: two people, two computers, both recorded.\n\n"
    "The holder makes a key (make-key) on a computer that is no server and keeps it there; its public half "
    "goes to HQ's settings. Later: request on the computer with the vault, answer on the holder's, and open "
    "on the first.",
)

Badge = Annotated[str, typer.Option(prompt="Badge number of the vault's owner", help="Whose vault it is.")]
Profile = Annotated[Path | None, typer.Option(help="Folder of this computer's profile.", file_okay=False)]
KeyFile = Annotated[Path, typer.Argument(metavar="KEYFILE", help="The file with the escrow key.")]


@app.command("make-key")
def make_key(keyfile: KeyFile) -> None:
    """Make an escrow key, locked with a passphrase, and show its public half for HQ's settings."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from citdesk.wire.encoding import to_base64
    from citdesk.wire.escrow import key_id

    passphrase = typer.prompt("Passphrase for the key", hide_input=True, confirmation_prompt=True)
    if len(passphrase) < 12:
        _refuse("Take twelve characters or more: whoever has this key reads every escrowed vault.")
    key = X25519PrivateKey.generate()
    content = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )
    try:
        with os.fdopen(os.open(keyfile, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        _refuse(f"{keyfile} is there already. Give another name.")
    except OSError as wrong:
        _refuse(f"{keyfile} cannot be written: {wrong.strerror}.")
    public = key.public_key().public_bytes_raw()
    typer.echo(f"{keyfile} holds the key {key_id(public)}. Keep it and its passphrase apart, with copies.")
    typer.echo("On HQ, once and for all vaults from their next exchange on:")
    typer.echo(f"  citdesk-hq settings --escrow-key {to_base64(public)}")


@app.command()
def request(
    badge: Badge,
    rescuer: Annotated[str, typer.Option("--as", prompt="Your name and badge number", help="Who asks.")],
    profile: Profile = None,
) -> None:
    """Ask the holder for a vault on this computer; an earlier request of it is void."""
    with told():
        typer.echo("For the holder of the escrow key, who has to know you:\n")
        typer.echo(_desk(profile).escrow_request(badge, rescuer))


@app.command()
def answer(
    keyfile: KeyFile,
    holder: Annotated[str, typer.Option("--as", prompt="Your name", help="Who holds the key.")],
) -> None:
    """On the holder's computer: say who asks for which vault, and make the answer."""
    from citdesk.wire.encoding import MalformedMessage
    from citdesk.wire.escrow import EscrowRequest

    text = typer.prompt("The request (CITDESK-ESCROW-REQUEST-…)")
    with told():
        try:
            asked = EscrowRequest.from_text(text)
        except MalformedMessage as wrong:
            _refuse(str(wrong))
        typer.echo(f"{asked.rescuer} asked on {asked.asked_at:%d %B %Y at %H:%M %Z} for vault {asked.vault}.")
        typer.confirm("Did you speak with this person, and may they read it?", abort=True)
        typer.echo(asked.answer(_private(keyfile), holder).to_text())


@app.command("open")
def open_vault(
    to: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder for what is in the vault.")],
    badge: Badge,
    with_others: Annotated[
        bool,
        typer.Option("--with-others", help="Also what others wrote and the owner read: HQ has it whole."),
    ] = False,
    profile: Profile = None,
) -> None:
    """Take the answer and write what the vault's owner wrote into a folder, not encrypted.

    Every report, sent or not, with its files. What cannot be read is named at the end, and the command then
    ends with 3. Nothing is sent or signed in the owner's name; the vault stays as it is, and its trail names
    you and the holder. What the owner had sent already leaves through the spool by itself.
    """
    text = typer.prompt("The answer (CITDESK-ESCROW-ANSWER-…)")
    with told():
        if to.exists():
            _refuse(f"{to} is there already. Give another name.")
        from citdesk.vault.durable_file import private_folder
        from citdesk.workspace.rescued import everything

        private_folder(to)  # before the answer is used: it serves once
        try:
            work = _desk(profile).rescue(badge, text)
        except BaseException:
            to.rmdir()
            raise
        try:
            count, lost = write_rescued(everything(work, with_others=with_others), to)
        finally:
            work.close()
        typer.echo(f"{count} reports are in {to}, not encrypted. Delete them when they are copied.")
        if lost:
            typer.echo("Not everything came out. What is missing, by the report's id:", err=True)
            for each in lost:
                typer.echo(f"  {each.report}  {each.what}: {each.why}", err=True)
            raise typer.Exit(DAMAGED)


def _desk(profile: Path | None) -> Desk:
    from citdesk.vault.no_dumps import forbid_core_dumps

    forbid_core_dumps()
    return Desk(profile or default_profile())


def _private(keyfile: Path) -> X25519PrivateKey:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    passphrase = typer.prompt("Passphrase of the key", hide_input=True)
    try:
        key = serialization.load_pem_private_key(keyfile.read_bytes(), passphrase.encode())
    except (OSError, ValueError, TypeError):
        _refuse(f"{keyfile} does not open with this passphrase.")
    if not isinstance(key, X25519PrivateKey):
        _refuse(f"{keyfile} holds another kind of key.")
    return key


def _refuse(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(1)
