"""``citdesk paper``: says what a paper is worth, and fills a state's own forms."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citdesk.casework.errors import CitdeskError, Tampered
from citdesk.cli.official_forms import fill, map_fields
from citdesk.cli.paper_said import read_bytes, refuse
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.paper_state import PaperPlace, PaperStanding, PaperState
from citdesk.workspace import SystemClock

if TYPE_CHECKING:  # PDF libraries are loaded by the command that needs them, not for --help
    from cryptography.x509 import Certificate

    from citdesk.paperwork.signing.verify import VerifiedPaper
    from citdesk.vault.profile import DeviceProfile

_STATES = {
    PaperStanding.IN_FORCE: "HQ: in force. Nothing newer is on record.",
    PaperStanding.OVERTAKEN: "HQ: a newer version of the report is on record. Ask for a paper made from it.",
    PaperStanding.REPLACED: "HQ: replaced by {by}. Do not rely on this one.",
    PaperStanding.VOID: "HQ: void. Do not rely on it.",
    PaperStanding.UNKNOWN: "HQ tells nothing of this paper.",
}
app = typer.Typer(no_args_is_help=True, help="Verify papers; map and fill official forms.")


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The paper.", dir_okay=False)],
    trust: Annotated[
        list[Path] | None, typer.Option(help="The agency's root certificate (PEM); may be repeated.")
    ] = None,
    hq: Annotated[str, typer.Option(help="HQ's address, as https://hq.example:8443.")] = "",
) -> None:
    """Say who signed a paper, whether it was altered, which report it shows, and whether it still counts.

    Without --trust the agency of this computer is trusted, and its HQ is asked; --hq asks another one.
    Ends with 1 when the file is no paper or nobody signed it, with 2 when it was altered, its signer is not
    certified or HQ issued another file, with 3 when HQ has something newer or says that it is void.
    """
    from citdesk.paperwork.signing.verify import verify_paper

    roots = [read_bytes(each) for each in trust or ()] or _own_agency()
    try:
        paper = verify_paper(read_bytes(file), _certificates(roots), at=SystemClock().now())
    except Tampered as problem:
        refuse(problem, 2)
    except CitdeskError as problem:
        refuse(problem, 1)
    for line in _verdict(paper):
        typer.echo(line)
    _say_state(PaperPlace(hq or _own_hq(), paper.report, paper.document_id), roots, paper.issued_sha256)


@app.command()
def ask(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="What the code on the paper holds.")],
    trust: Annotated[
        list[Path] | None, typer.Option(help="The agency's root certificate (PEM); may be repeated.")
    ] = None,
) -> None:
    """Ask HQ whether the paper behind a scanned code still counts.

    Ends with 1 when HQ could not be asked or knows no such paper, with 3 when it has something newer or says
    that the paper is void.
    """
    try:
        place = PaperPlace.read(address)
    except MalformedMessage as problem:
        typer.echo(
            f"This is not the address of a paper: {problem}. Scan the code on page one again.", err=True
        )
        raise typer.Exit(1) from problem
    _say_state(place, [read_bytes(each) for each in trust or ()] or _own_agency(), needed=True)


app.command("map")(map_fields)
app.command("fill")(fill)


def _certificates(texts: list[bytes]) -> list[Certificate]:
    from cryptography.x509 import load_pem_x509_certificates

    try:
        return [certificate for text in texts for certificate in load_pem_x509_certificates(text)]
    except ValueError as problem:
        typer.echo("A certificate given with --trust cannot be read. Give a PEM file.", err=True)
        raise typer.Exit(1) from problem


def _own_agency() -> list[bytes]:
    """The authority of the agency that this computer is enrolled with; nothing when it is not."""
    profile = _profile()
    return [profile.authority_pem().encode()] if profile.enrolled else []


def _own_hq() -> str:
    """The address of the HQ that this computer is enrolled with, '' when it is with none."""
    profile = _profile()
    return profile.hq() if profile.enrolled else ""


def _profile() -> DeviceProfile:
    from platformdirs import user_data_path

    from citdesk.vault.profile import DeviceProfile

    return DeviceProfile(user_data_path("CITDesk", appauthor=False), os.urandom)


def _say_state(place: PaperPlace, roots: list[bytes], issued: str = "", *, needed: bool = False) -> None:
    """HQ's word on the paper; ``issued`` is the file's hash. Ends with 1 where it is lacking but needed."""
    from citdesk.sync.transport import Transport

    if not place.hq or not place.report or not roots:
        typer.echo("Whether HQ has a newer revision was not asked: no HQ is known here. Name it with --hq.")
        raise typer.Exit(1 if needed else 0)
    try:
        with Transport(place.hq, b"".join(roots).decode("ascii")) as line:
            state = PaperState.from_json(line.get(place.path))
    except (CitdeskError, ValueError) as problem:
        typer.echo(f"Whether HQ has a newer revision was not asked: {problem}")
        raise typer.Exit(1 if needed else 0) from problem
    if issued and state.sha256 and state.sha256 != issued:
        typer.echo("HQ issued another file under this document id. Do not rely on this one.")
        raise typer.Exit(2)
    typer.echo(_STATES[state.standing].format(by=state.replaced_by))
    if state.standing is PaperStanding.UNKNOWN:
        raise typer.Exit(1 if needed else 0)
    raise typer.Exit(0 if state.standing is PaperStanding.IN_FORCE else 3)


def _verdict(paper: VerifiedPaper) -> list[str]:
    lines = [paper.title, f"  document   {paper.document_id}"]
    lines += [f"  shows      {paper.shows or 'no report'}", f"  record     {paper.record_hash or 'none'}"]
    for signature in paper.signatures:
        when = signature.signed_at.astimezone(UTC).isoformat(" ", "minutes") if signature.signed_at else "?"
        stamped = f", time confirmed by {signature.time_stamped_by}" if signature.time_stamped_by else ""
        lines.append(f"  signed     {signature.signer} ({signature.field}), {when}{stamped}")
        if signature.reason:
            lines.append(f"             {signature.reason}")
    return [*lines, "Not altered since it was signed."]
