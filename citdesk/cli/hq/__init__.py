"""``citdesk-hq``: sets up, runs and administers an agency's HQ."""

from __future__ import annotations

import typer

from citdesk.cli.hq import (
    audit,
    cases,
    covers,
    devices,
    exports,
    house,
    legends,
    metrics,
    orders,
    people,
    publishing,
    quarantine,
    record,
    sealing,
    setting_up,
    usb,
)

app = typer.Typer(
    name="citdesk-hq",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    help="Sets up, runs and administers an agency's CITDesk HQ.\n\n"
    "A first day: init, serve, then in a second terminal person add, device enrol and vault code.",
)
app.add_typer(setting_up.app)
app.add_typer(people.app, name="person")
app.add_typer(devices.device, name="device")
app.add_typer(devices.vault, name="vault")
app.add_typer(house.app)
app.add_typer(legends.app)
app.add_typer(audit.app, name="audit")
app.add_typer(metrics.app, name="metrics")
app.add_typer(publishing.directory, name="directory")
app.add_typer(publishing.forms, name="forms")
app.add_typer(publishing.law_packs, name="law-packs")
app.add_typer(publishing.programmes, name="programmes")
app.add_typer(publishing.official, name="official-forms")
app.add_typer(publishing.beds)
app.add_typer(exports.app)
app.add_typer(cases.app, name="case")
app.add_typer(covers.app, name="cover")
app.add_typer(orders.hold, name="hold")
app.add_typer(orders.retention, name="retention")
app.add_typer(quarantine.app, name="quarantine")
app.add_typer(sealing.app)
app.add_typer(record.app)
app.add_typer(usb.app, name="usb")
