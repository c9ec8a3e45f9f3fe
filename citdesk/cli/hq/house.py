"""``citdesk-hq settings``: what the agency decides about its computers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from citdesk.casework.errors import UserError
from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.hq.house_rules import LONGEST_LEASE_DAYS, HouseRules
from citdesk.wire.encoding import MalformedMessage, from_base64, to_base64
from citdesk.wire.terms import Settings, Stretching

app = typer.Typer()


@app.command()
def settings(
    screen_lock: Annotated[
        int | None, typer.Option(help="Minutes without a touch after which the screen locks.", min=1)
    ] = None,
    vault_lock: Annotated[
        int | None,
        typer.Option(help="Minutes after which the vault locks: 30 at most, except in vehicles.", min=1),
    ] = None,
    vehicle_exempt: Annotated[
        bool | None,
        typer.Option(
            "--vehicle-exempt/--no-vehicle-exempt",
            help="The computers are in vehicles that CJIS AC-11 exempts from 30 minutes.",
        ),
    ] = None,
    shift: Annotated[
        int | None,
        typer.Option(help="Hours of a shift; before its end people are reminded to send.", min=1, max=24),
    ] = None,
    lease: Annotated[
        int | None,
        typer.Option(
            help="Days without contact after which a computer begins no new work.",
            min=1,
            max=LONGEST_LEASE_DAYS,
        ),
    ] = None,
    notice: Annotated[
        Path | None,
        typer.Option(
            help="A text file shown before signing in; an empty one: our own.", exists=True, dir_okay=False
        ),
    ] = None,
    stretching: Annotated[Stretching | None, typer.Option(help="How new passphrases become keys.")] = None,
    escrow_key: Annotated[
        str | None, typer.Option(help="The agency's escrow key (X25519, base64url); 'none' ends escrow.")
    ] = None,
    time_stamps: Annotated[
        str | None,
        typer.Option(help="Address of a time-stamp server (RFC 3161) for signed papers; 'none' asks none."),
    ] = None,
    folder: Folder = FOLDER,
) -> None:
    """Show the agency's settings, or change those that are named.

    Computers hear of it at their next contact.
    """
    with opened(folder) as administration:
        before = administration.hq.terms.rules()
        changed = {
            "screen_lock_minutes": screen_lock,
            "vault_lock_minutes": vault_lock,
            "vehicle_exempt": vehicle_exempt,
            "shift_hours": shift,
            "notice": None if notice is None else notice.read_text("utf-8").strip(),
            "stretching": stretching,
        }
        named = {name: value for name, value in changed.items() if value is not None}
        try:
            after = replace(before.settings, **named)
            if escrow_key is not None:
                after = replace(after, escrow_key=None if escrow_key == "none" else from_base64(escrow_key))
            if time_stamps is not None:
                after = replace(after, time_stamp_server="" if time_stamps == "none" else time_stamps)
        except MalformedMessage as wrong:
            raise UserError(f"Nothing was changed: {wrong}.", code="house_rules") from wrong
        rules = HouseRules(after, before.lease_days if lease is None else lease)
        if rules != before:
            administration.set_rules(rules)
        _show(rules.settings, rules.lease_days)


def _show(now: Settings, lease_days: int) -> None:
    rows = (
        ("screen locks after", f"{now.screen_lock_minutes} minutes", "--screen-lock"),
        ("vault locks after", f"{now.vault_lock_minutes} minutes", "--vault-lock"),
        ("vehicle exemption", "yes" if now.vehicle_exempt else "no", "--vehicle-exempt"),
        ("a shift has", f"{now.shift_hours} hours", "--shift"),
        ("work without contact", f"{lease_days} days", "--lease"),
        ("notice at sign-in", now.notice or "(the program's own)", "--notice"),
        ("passphrases become keys by", now.stretching.value, "--stretching"),
        ("escrow key", "none" if now.escrow_key is None else to_base64(now.escrow_key), "--escrow-key"),
        ("time stamps from", now.time_stamp_server or "nowhere", "--time-stamps"),
    )
    for what, value, option in rows:
        typer.echo(f"{what:<27} {value:<24} {option}")
