"""``citdesk-hq device`` and ``vault``: codes that admit them, and taking them out of service."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from citdesk.cli.hq import code_picture
from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.cli.told import told
from citdesk.hq.code_lists import device_codes, vault_codes
from citdesk.hq.roster import LARGEST_ROSTER

device = typer.Typer(no_args_is_help=True, help="The computers that people write reports on.")
vault = typer.Typer(no_args_is_help=True, help="The encrypted stores of people on devices.")

Hours = Annotated[int, typer.Option(help="For how many hours the code admits somebody.", min=1, max=720)]
_CODE_HOURS = 72
Qr = Annotated[
    bool | None,
    typer.Option("--qr/--no-qr", help="Print the code as a QR too; on a terminal it is, unless told not to."),
]
QrFile = Annotated[
    Path | None,
    typer.Option(help="A new file for the QR, .png or .pdf, to be handed out.", dir_okay=False),
]


@device.command("enrol")
def device_enrol(
    hours: Hours = _CODE_HOURS, qr: Qr = None, qr_file: QrFile = None, folder: Folder = FOLDER
) -> None:
    """Make a one-time code that enrolls one device, as text and as a QR.

    A scanner that types what it reads fills in the first page of CITDesk on the device.
    """
    _check(qr_file)
    with opened(folder) as administration:
        _give(administration.device_code(timedelta(hours=hours)).to_text(), qr, qr_file)


@device.command("import")
def device_import(
    computers: Annotated[
        Path,
        typer.Argument(
            help="A CSV file with the column name.", exists=True, dir_okay=False, metavar="FILE.csv"
        ),
    ],
    codes: Annotated[Path, typer.Option(help="The new file that the codes are written to.", dir_okay=False)],
    hours: Hours = _CODE_HOURS,
    folder: Folder = FOLDER,
) -> None:
    """Make a one-time code for each computer of a list, for a roll-out.

    The new file has a name and its code in each line and is readable by this account alone: delete it when
    the codes are handed out. A faulty row is named by its line, and then no code is made.
    """
    with opened(folder) as administration:
        with computers.open("rb") as file:
            content = file.read(LARGEST_ROSTER + 1)
        done = device_codes(administration, content, timedelta(hours=hours), codes)
        typer.echo(f"{done} codes are in {codes}, good for {hours} hours.")


@device.command("list")
def device_list(folder: Folder = FOLDER) -> None:
    """List every device."""
    with opened(folder) as administration:
        for known in administration.devices():
            state = "" if known.revoked_at is None else f"  revoked {known.revoked_at}"
            typer.echo(
                f"{known.id}  {known.name:<20} {known.platform:<12} enrolled {known.enrolled_at}{state}"
            )


@device.command("revoke")
def device_revoke(
    device_id: Annotated[str, typer.Argument(help="The device's id, see device list.")],
    folder: Folder = FOLDER,
) -> None:
    """Take a device and every vault on it out of service, from the next request on."""
    with opened(folder) as administration:
        administration.revoke_device(device_id)
        typer.echo(f"Device {device_id} and its vaults are revoked.")


@device.command("unlock")
def device_unlock(
    challenge: Annotated[str, typer.Argument(help="What the locked computer shows: three groups of four.")],
    badge: Annotated[
        str, typer.Option("--as", help="The badge number that is typed beside the answer: your own.")
    ],
    folder: Folder = FOLDER,
) -> None:
    """Answer the challenge of a computer on which somebody's sign-in is locked.

    The answer lets them try their passphrase again and opens nothing by itself. Be sure whom you talk to.
    """
    with opened(folder) as administration:
        name, answer = administration.answer_challenge(challenge, badge)
        typer.echo(f"Answer for {name}: {answer}   (they also type the badge number {badge})")


@vault.command("code")
def vault_code(
    badge: Annotated[str, typer.Argument(help="The badge of the person you vouch for.")],
    hours: Hours = _CODE_HOURS,
    qr: Qr = None,
    qr_file: QrFile = None,
    folder: Folder = FOLDER,
) -> None:
    """Make a one-time code with which a person opens a vault on an enrolled device, as text and as a QR."""
    _check(qr_file)
    with opened(folder) as administration:
        _give(administration.vault_code(badge, timedelta(hours=hours)).to_text(), qr, qr_file)


@vault.command("codes")
def vault_codes_of_many(
    codes: Annotated[
        Path, typer.Argument(help="The new file that the codes are written to.", dir_okay=False)
    ],
    unit: Annotated[str, typer.Option(help="Only people of this unit.")] = "",
    hours: Hours = _CODE_HOURS,
    folder: Folder = FOLDER,
) -> None:
    """Make a one-time code for everybody who has no vault yet, for a roll-out.

    The new file has badge, name, unit and code in each line and is readable by this account alone: each code
    is for the person named beside it and for nobody else.
    """
    with opened(folder) as administration:
        done = vault_codes(administration, unit, timedelta(hours=hours), codes)
        typer.echo(f"{done} codes are in {codes}, good for {hours} hours.")


def _check(qr_file: Path | None) -> None:
    if qr_file is not None:
        with told():
            code_picture.check_target(qr_file)


def _give(code: str, qr: bool | None, qr_file: Path | None) -> None:
    typer.echo(code)
    code_picture.show(code, qr)
    if qr_file is not None:
        code_picture.write(code, qr_file)
        typer.echo(f"Its QR is in {qr_file}: delete it when the code is used.", err=True)
