"""``citdesk-hq``: sets up, runs and administers an agency's HQ."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from citdesk.casework.errors import CitdeskError
from citdesk.casework.people import Role
from citdesk.hq.administration import Administration
from citdesk.hq.backup import Copy, back_up
from citdesk.hq.backup import restore as restore_copy
from citdesk.hq.clock import SystemClock
from citdesk.hq.configuration import DEFAULT_PORT, Configuration
from citdesk.hq.doctor import Finding, examine
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.verification import verify as verify_record
from citdesk.resource_files import forms_path
from citdesk.wire.directory import Agency

app = typer.Typer(
    name="citdesk-hq",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    help="Sets up, runs and administers an agency's CITDesk HQ.\n\n"
    "A first day: init, serve, then in a second terminal person add, device enrol and vault code.",
)
person = typer.Typer(no_args_is_help=True, help="The people of the agency.")
device = typer.Typer(no_args_is_help=True, help="The computers that people write reports on.")
vault = typer.Typer(no_args_is_help=True, help="The encrypted stores of people on devices.")
app.add_typer(person, name="person")
app.add_typer(device, name="device")
app.add_typer(vault, name="vault")

Folder = Annotated[
    Path,
    typer.Option("--folder", "-f", envvar="CITDESK_HQ_FOLDER", help="HQ's folder.", file_okay=False),
]
Hours = Annotated[int, typer.Option(help="For how many hours the code admits somebody.", min=1, max=720)]
_FOLDER = Path("citdesk-hq")
_CODE_HOURS = 72


@app.command()
def init(
    agency: Annotated[str, typer.Option(prompt="Name of the agency", help="The agency's name.")],
    folder: Folder = _FOLDER,
    address: Annotated[
        str, typer.Option(help="Where devices reach HQ, for example https://hq.example.org:8743.")
    ] = "",
    listen: Annotated[str, typer.Option(help="The interface HQ listens on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port HQ listens on.", min=1, max=65535)] = DEFAULT_PORT,
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
    reached = address or f"https://localhost:{port}"
    configuration = Configuration(
        Agency(agency, street, phone, ori, zone), reached, listen, port, tuple(name or ()), database
    )
    with _told():
        found(folder, configuration, SystemClock(), key_in_keyring=key_in_keyring)
    typer.echo(f"HQ of {agency} is set up in {folder}.")
    if not key_in_keyring:
        typer.echo("Keep a copy of the file master-key in a safe place: without it the record is unreadable.")
    typer.echo("Next: citdesk-hq serve, and citdesk-hq person add.")


@app.command()
def serve(folder: Folder = _FOLDER) -> None:
    """Serve devices over TLS until interrupted."""
    from citdesk.hq.server import serve as serve_until_interrupted

    logging.basicConfig(level=logging.INFO)
    with _opened(folder, forms=True) as administration:
        typer.echo(
            f"HQ listens on {administration.hq.configuration.listen}:{administration.hq.configuration.port}."
        )
        serve_until_interrupted(administration.hq)


@person.command("add")
def person_add(
    name: Annotated[str, typer.Argument(help="The person's name as it stands on papers.")],
    badge: Annotated[str, typer.Argument(help="The badge they sign in with.")],
    role: Annotated[list[Role], typer.Option("--role", "-r", help="A role; repeat for several.")],
    unit: Annotated[str, typer.Option(help="The unit; its supervisors see the unit's reports.")] = "",
    folder: Folder = _FOLDER,
) -> None:
    """Add a person. Give them a code for a vault afterwards: citdesk-hq vault code BADGE."""
    with _opened(folder) as administration:
        added = administration.add_person(name, badge, unit, role)
        typer.echo(f"Added {added.name}, badge {added.badge}.")


@person.command("list")
def person_list(folder: Folder = _FOLDER) -> None:
    """List everybody with badge, unit and roles."""
    with _opened(folder) as administration:
        for known in administration.people():
            who = known.person
            state = "" if known.active else "  (disabled)"
            typer.echo(f"{who.badge:<10} {who.name:<30} {who.unit:<12} {', '.join(sorted(who.roles))}{state}")


@person.command("disable")
def person_disable(
    badge: Annotated[str, typer.Argument(help="The badge.")], folder: Folder = _FOLDER
) -> None:
    """Shut a person out at once. What their vaults hold unsent stays in them."""
    with _opened(folder) as administration:
        administration.disable_person(badge)
        typer.echo(f"Badge {badge} is disabled.")


@device.command("enrol")
def device_enrol(hours: Hours = _CODE_HOURS, folder: Folder = _FOLDER) -> None:
    """Make a one-time code that enrols one device."""
    with _opened(folder) as administration:
        typer.echo(administration.device_code(timedelta(hours=hours)).to_text())


@device.command("list")
def device_list(folder: Folder = _FOLDER) -> None:
    """List every device."""
    with _opened(folder) as administration:
        for known in administration.devices():
            state = "" if known.revoked_at is None else f"  revoked {known.revoked_at}"
            typer.echo(
                f"{known.id}  {known.name:<20} {known.platform:<12} enrolled {known.enrolled_at}{state}"
            )


@device.command("revoke")
def device_revoke(
    device_id: Annotated[str, typer.Argument(help="The device's id, see device list.")],
    folder: Folder = _FOLDER,
) -> None:
    """Take a device and every vault on it out of service, from the next request on."""
    with _opened(folder) as administration:
        administration.revoke_device(device_id)
        typer.echo(f"Device {device_id} and its vaults are revoked.")


@vault.command("code")
def vault_code(
    badge: Annotated[str, typer.Argument(help="The badge of the person you vouch for.")],
    hours: Hours = _CODE_HOURS,
    folder: Folder = _FOLDER,
) -> None:
    """Make a one-time code with which a person opens a vault on an enrolled device."""
    with _opened(folder) as administration:
        typer.echo(administration.vault_code(badge, timedelta(hours=hours)).to_text())


@app.command()
def verify(folder: Folder = _FOLDER) -> None:
    """Prove that the record is what the vaults wrote: every chain, digest, signature and position."""
    with _opened(folder) as administration:
        seen = verify_record(administration.hq)
    for fault in seen.faults:
        typer.echo(str(fault), err=True)
    typer.echo(f"{seen.events} events of {seen.vaults} vaults verified, {len(seen.faults)} faults.")
    if seen.faults:
        raise typer.Exit(1)


@app.command()
def doctor(folder: Folder = _FOLDER) -> None:
    """Say what is fine, what needs somebody soon and what is broken."""
    with _opened(folder) as administration:
        findings = examine(administration.hq)
    for diagnosis in findings:
        typer.echo(f"{diagnosis.finding.value:<7} {diagnosis.subject}: {diagnosis.advice}")
    if any(diagnosis.finding is Finding.BROKEN for diagnosis in findings):
        raise typer.Exit(1)


@app.command()
def backup(
    target: Annotated[Path, typer.Argument(help="Where backups are kept.", file_okay=False)],
    folder: Folder = _FOLDER,
) -> None:
    """Copy record and case keys into two new folders, while HQ serves. The master key is not in them."""
    with _told():
        copy = back_up(folder, target, SystemClock().now())
    typer.echo(f"Record:    {copy.record}\nCase keys: {copy.case_keys}")
    typer.echo("Throw copies of the case keys away after a few days: they undo an expunge.")


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
    folder: Folder = _FOLDER,
) -> None:
    """Set an HQ up from a backup in a new folder, and verify it."""
    with _told():
        restore_copy(Copy(record, case_keys), master_key, folder)
    typer.echo("What was sent after this backup is not in it: its devices are told when they next call.")
    verify(folder)


@contextmanager
def _opened(folder: Path, *, forms: bool = False) -> Generator[Administration]:
    """HQ, open; with its forms only where reports are taken: they take a second to load."""
    with _told():
        known = KnownForms.load(forms_path()) if forms else KnownForms([])
        hq = Headquarters.open(folder, known, SystemClock())
        try:
            yield Administration(hq, hq.configuration.address)
        finally:
            hq.close()


@contextmanager
def _told() -> Generator[None]:
    """Foreseen failures end with their sentence, not with a trace."""
    try:
        yield
    except CitdeskError as failure:
        typer.echo(f"{failure} [{failure.code}]", err=True)
        raise typer.Exit(1) from failure
    except OSError as failure:
        typer.echo(f"{failure.strerror or failure}: {failure.filename or ''}", err=True)
        raise typer.Exit(1) from failure
