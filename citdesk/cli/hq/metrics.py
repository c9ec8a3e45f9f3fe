"""``citdesk-hq metrics``: who may read how HQ is doing."""

from __future__ import annotations

import typer

from citdesk.cli.hq.opened import FOLDER, Folder, opened

app = typer.Typer(no_args_is_help=True, help="Who may read how HQ is doing, at /v1/metrics.")


@app.command("token")
def metrics_token(folder: Folder = FOLDER) -> None:
    """Make the token with which Prometheus reads /v1/metrics. It is shown once; one made before ends.

    Until there is one nobody reads them. They tell of requests, time, memory and the certificate, and of no
    person, case or report.
    """
    with opened(folder) as administration:
        typer.echo(administration.new_scraper_token())


@app.command("off")
def metrics_off(folder: Folder = FOLDER) -> None:
    """End the token: nobody reads /v1/metrics anymore."""
    with opened(folder) as administration:
        administration.end_scraper_token()
        typer.echo("Nobody reads the metrics now.")
