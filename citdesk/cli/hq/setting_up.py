"""``citdesk-hq init``, ``serve``, ``verify``, ``doctor``, ``backup`` and ``restore``."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from citdesk.casework.errors import UserError
from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.cli.told import told
from citdesk.hq.backup import Copy, back_up
from citdesk.hq.backup import restore as restore_copy
from citdesk.hq.clock import SystemClock
from citdesk.hq.configuration import DEFAULT_PORT, Configuration
from citdesk.hq.doctor import Finding, examine
from citdesk.hq.expunging import finish as finish_expunging
from citdesk.hq.founding import found
from citdesk.hq.put_back import begin_again
from citdesk.hq.verification import verify as verify_record
from citdesk.wire.agency import Agency

app = typer.Typer()
#: The port of an https address that names none.
_HTTPS = 443


@app.command()
def init(
    agency: Annotated[str, typer.Option(prompt="Name of the agency", help="The agency's name.")],
    folder: Folder = FOLDER,
    address: Annotated[
        str, typer.Option(help="Where devices reach HQ, for example https://hq.example.org:8743.")
    ] = "",
    listen: Annotated[str, typer.Option(help="The interface HQ listens on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(
            help=f"The port HQ listens on; without it the address's own, else {DEFAULT_PORT}.",
            min=1,
            max=65535,
        ),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="A further host name or IP address of the certificate.")
    ] = None,
    street: Annotated[str, typer.Option(help="The agency's postal address, for papers.")] = "",
    phone: Annotated[str, typer.Option(help="The agency's telephone number, for papers.")] = "",
    ori: Annotated[str, typer.Option(help="The agency's ORI number.")] = "",
    zone: Annotated[str, typer.Option(help="The agency's time zone.")] = "America/Chicago",
    database: Annotated[
        str, typer.Option(help="PostgreSQL address; without it the record is a SQLite file.")
    ] = "",
    key_in_keyring: Annotated[
        bool, typer.Option("--key-in-keyring", help="Keep the master key in the system's keyring.")
    ] = False,
) -> None:
    """Set up a new HQ: certificate authority, certificate, keys and an empty record."""
    with told():
        called = _port_called(address)
        served = port or called or DEFAULT_PORT
        reached = address or f"https://localhost:{served}"
        configuration = Configuration(
            Agency(agency, street, phone, ori, zone), reached, listen, served, tuple(name or ()), database
        )
        found(folder, configuration, SystemClock(), key_in_keyring=key_in_keyring)
    typer.echo(f"HQ of {agency} is set up in {folder}.")
    if not key_in_keyring:
        typer.echo("Keep a copy of the file master-key in a safe place: without it the record is unreadable.")
    if address and served != (called or _HTTPS):
        typer.echo(
            f"Devices call {address}, port {called or _HTTPS}, but HQ listens on port {served}: something "
            "between has to pass the one on to the other, unchanged. Or correct address or port in hq.toml."
        )
    typer.echo("Next: citdesk-hq serve, and citdesk-hq person add.")


def _port_called(address: str) -> int | None:
    """The port that an address names; raises UserError where it names none that there is."""
    try:
        return urlsplit(address).port
    except ValueError as wrong:
        raise UserError(f"The address {address} names no port: {wrong}.", code="configuration") from wrong


@app.command()
def serve(folder: Folder = FOLDER) -> None:
    """Serve devices over TLS until interrupted."""
    from citdesk.hq.server import serve as serve_until_interrupted
    from citdesk.vault.no_dumps import forbid_core_dumps

    logging.basicConfig(level=logging.INFO)
    with opened(folder, forms=True) as administration:
        forbid_core_dumps()  # the master key and keys of cases are in its memory
        finish_expunging(administration.hq)
        typer.echo(
            f"HQ listens on {administration.hq.configuration.listen}:{administration.hq.configuration.port}."
        )
        serve_until_interrupted(administration.hq)


@app.command()
def verify(folder: Folder = FOLDER) -> None:
    """Prove that the record is what the vaults wrote: every chain, digest, signature and position."""
    if not _verified(folder):
        raise typer.Exit(1)


def _verified(folder: Path) -> bool:
    """Says what a verification of the whole record saw; whether it was without a fault."""
    with opened(folder) as administration:
        seen = verify_record(administration.hq)
    for fault in seen.faults:
        typer.echo(str(fault), err=True)
    typer.echo(f"{seen.events} events of {seen.vaults} vaults verified, {len(seen.faults)} faults.")
    return not seen.faults


@app.command()
def doctor(folder: Folder = FOLDER) -> None:
    """Say what is fine, what needs somebody soon and what is broken."""
    with opened(folder) as administration:
        findings = examine(administration.hq)
    for diagnosis in findings:
        typer.echo(f"{diagnosis.finding.value:<7} {diagnosis.subject}: {diagnosis.advice}")
    if any(diagnosis.finding is Finding.BROKEN for diagnosis in findings):
        raise typer.Exit(1)


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(help="Where backups are kept.", file_okay=False)],
    folder: Folder = FOLDER,
) -> None:
    """Copy record and case keys into two new folders, while HQ serves. The master key is not in them."""
    with told():
        copy = back_up(folder, target, SystemClock().now())
    typer.echo(f"Record:    {copy.record}\nCase keys: {copy.case_keys}")
    typer.echo("Throw copies of the case keys away after a few days: they undo an expunge.")


@app.command(name="put-back")
def put_back(folder: Folder = FOLDER) -> None:
    """Tell HQ that its record was put back from an older copy by other means, such as pg_restore.

    Before anybody is served: numbers that may stand on papers already are left out from then on. restore
    does this by itself; where nobody said it, HQ finds out from the first computer that has seen more.
    """
    with opened(folder) as administration:
        begin_again(administration.hq, "told by the administrator")
    typer.echo("HQ goes on in a new epoch. Computers send again what it lost when they next call.")
    typer.echo("Enter again what you changed since: people, devices, revocations, publications.")


@app.command()
def restore(
    record: Annotated[Path, typer.Argument(help="The copy of the record.", exists=True, file_okay=False)],
    case_keys: Annotated[
        Path, typer.Argument(help="The copy of the case keys.", exists=True, file_okay=False)
    ],
    master_key: Annotated[
        Path | None,
        typer.Option(help="The master key's file from its safe place.", exists=True, dir_okay=False),
    ] = None,
    orders: Annotated[
        Path | None,
        typer.Option(
            help="The folder expunge-orders as it was last: its orders are carried out again.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    folder: Folder = FOLDER,
) -> None:
    """Set an HQ up from a backup in a new folder, expunge again what was expunged since, and verify it."""
    with told():
        restore_copy(Copy(record, case_keys), master_key, folder, orders)
    try:  # served without this it would give numbers that stand on papers already
        with opened(folder) as administration:
            begin_again(administration.hq, "set up from a backup")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        typer.echo("Nothing was set up. Mend this and restore once more.", err=True)
        raise
    with opened(folder) as administration:
        for proof in finish_expunging(administration.hq):
            typer.echo(f"Case {proof.case} is expunged again.")
    sound = _verified(folder)
    typer.echo("What was sent after this backup is not in it: computers send it again when they next call.")
    typer.echo("Enter again what you changed since: people, devices, revocations, publications.")
    if orders is None:
        typer.echo("No expunge orders were given: what was expunged after this backup is back.")
    if not sound:
        raise typer.Exit(1)
