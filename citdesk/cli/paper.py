"""``citdesk paper``: says what a paper is worth, and fills a state's own forms."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from citdesk.casework.errors import CitdeskError, Tampered
from citdesk.cli.form_file import load_form_file
from citdesk.resource_files import forms_path
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.paper_state import PaperPlace, PaperStanding, PaperState
from citdesk.workspace import SystemClock
from citdesk.xforms import FormError

if TYPE_CHECKING:  # PDF libraries are loaded by the command that needs them, not for --help
    from cryptography.x509 import Certificate

    from citdesk.paperwork.official.survey import OfficialField
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

Official = Annotated[Path, typer.Argument(metavar="FORM.pdf", help="The official form.", dir_okay=False)]
FormFile = Annotated[Path | None, typer.Option("--form", help="The form whose answers go in; hold.md.")]


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

    roots = [_read(each) for each in trust or ()] or _own_agency()
    try:
        paper = verify_paper(_read(file), _certificates(roots), at=SystemClock().now())
    except Tampered as problem:
        _refuse(problem, 2)
    except CitdeskError as problem:
        _refuse(problem, 1)
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
    _say_state(place, [_read(each) for each in trust or ()] or _own_agency(), needed=True)


@app.command("map")
def map_fields(
    file: Official,
    form: FormFile = None,
    as_toml: Annotated[bool, typer.Option("--toml", help="Write a mapping to begin with.")] = False,
) -> None:
    """List a fillable PDF's fields and suggest which answer goes into each.

    A suggestion is a start for a person who reads it, never used unread.
    """
    from citdesk.casework.programmes import programmes_instance
    from citdesk.paperwork.official.mapping import suggest
    from citdesk.paperwork.official.questions import questions_of
    from citdesk.paperwork.official.survey import official_fields
    from citdesk.paperwork.official.writing import mapping_text
    from citdesk.workspace.rules_on_device import rules_here

    pdf = _read(file)
    try:
        fields = official_fields(pdf)
        lists = {"programs": programmes_instance(rules_here().programmes.values())}
        asked = questions_of(load_form_file(form or forms_path() / "hold.md").form, lists)
    except (CitdeskError, FormError) as problem:
        _refuse(problem, 1)
    suggested = suggest(fields, asked)
    if as_toml:
        typer.echo(mapping_text(file.stem, pdf, fields, suggested))
        return
    for field in fields:
        fill = suggested.get(field.name)
        typer.echo(f"{field.name}: {_described(field)}")
        typer.echo(f"  suggested: {fill.told(asked)}" if fill else "  no suggestion")


@app.command()
def fill(
    file: Official,
    mapping: Annotated[Path, typer.Argument(metavar="MAPPING.toml", dir_okay=False)],
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS.xml", help="A report's instance.")],
    output: Annotated[Path, typer.Option(help="Where the filled form goes.", dir_okay=False)],
    form: FormFile = None,
    audience: Annotated[str, typer.Option(help="Whom the filled form is for.")] = "provider",
    flatten: Annotated[bool, typer.Option(help="Make the answers part of the page.")] = False,
) -> None:
    """Fill an official form from a report's answers, to try a mapping.

    Nothing is written when an answer does not fit, a required one is missing, or the edition has expired.
    """
    from citdesk.paperwork.official.fill import fill_official
    from citdesk.paperwork.official.mapping import read_mapping
    from citdesk.paperwork.official.trial import trial_agency, trial_order, trial_report

    try:
        rules = read_mapping(_read(mapping).decode())
        loaded = load_form_file(form or forms_path() / "hold.md").form
        now = SystemClock().now()
        filled = fill_official(
            _read(file),
            rules,
            trial_report(loaded, _read(answers), now),
            trial_agency(),
            trial_order(audience, now),
            flatten=flatten,
        )
    except (CitdeskError, FormError) as problem:
        _refuse(problem, 1)
    except UnicodeDecodeError:
        typer.echo(f"{mapping.name} is not text in UTF-8. Save it again as UTF-8.", err=True)
        raise typer.Exit(1) from None
    output.write_bytes(filled.pdf)
    typer.echo(f"Filled: {output}. SHA-256 {filled.sha256}.")
    if filled.blank:
        typer.echo(f"Left blank: {', '.join(filled.blank)}.")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        typer.echo(f"{file} cannot be read: {problem.strerror}.", err=True)
        raise typer.Exit(1) from problem


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


def _described(field: OfficialField) -> str:
    size = f"{field.width:.0f} x {field.height:.0f} points"
    more = [f"at most {field.max_length} characters"] if field.max_length is not None else []
    more += ["several lines"] if field.multiline else []
    more += [f"may be {', '.join(field.states)}"] if field.states else []
    tip = f' "{field.tip}"' if field.tip else ""
    return ", ".join([f"{field.kind}{tip}", size, *more])


def _refuse(problem: CitdeskError | FormError, code: int) -> NoReturn:
    typer.echo(f"{problem} [{getattr(problem, 'code', 'form_refused')}]", err=True)
    raise typer.Exit(code) from problem
