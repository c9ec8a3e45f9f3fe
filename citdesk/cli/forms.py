"""``citdesk forms``: says whether forms can be used, shows one as it is filled, gives a filled one out."""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citdesk.casework.errors import CitdeskError
from citdesk.cli.display import has_display
from citdesk.cli.form_file import FormFile, load_form_file
from citdesk.cli.profile_folder import default_profile
from citdesk.cli.submission_folder import FolderTaken, write_submission
from citdesk.workspace import Desk, SystemClock, UnknownReport
from citdesk.xforms import Context, FormError, FormProblem
from citdesk.xforms.openrosa import Submission

if TYPE_CHECKING:  # Qt is loaded when a window opens, not for --help
    from citdesk.desktop.theme import ThemeName

app = typer.Typer(no_args_is_help=True, help="Check and try forms (.xlsx, .xls, .csv, .md, .xml).")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said about one file, which cannot be used if there are ``problems``."""

    file: Path
    loaded: FormFile | None
    problems: tuple[FormProblem, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the form can be used."""
        return self.loaded is not None and not self.problems


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Forms to check.")],
    as_json: Annotated[bool, typer.Option("--json", help="Say it as JSON.")] = False,
) -> None:
    """Say for each file whether it can be used and, if not, where, what is wrong and how to mend it.

    Ends with 1 when a file cannot be used.
    """
    verdicts = [_judge(file) for file in files]
    if as_json:
        typer.echo(json.dumps([_as_json(verdict) for verdict in verdicts], indent=2, ensure_ascii=False))
    else:
        for verdict in verdicts:
            _say(verdict)
    if not all(verdict.accepted for verdict in verdicts):
        raise typer.Exit(1)


@app.command()
def preview(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The form to show.")],
    picture: Annotated[
        Path | None,
        typer.Option(help="Save a picture of each page into this folder and end.", file_okay=False),
    ] = None,
    theme: Annotated[
        str, typer.Option(help="day, night or contrast; without it, as the system prefers.")
    ] = "",
) -> None:
    """Open a form as it looks when it is filled. Nothing is saved or sent."""
    verdict = _judge(file)
    if verdict.loaded is None:
        _say(verdict, err=True)
        raise typer.Exit(1)
    for note in (*verdict.problems, *verdict.loaded.warnings):
        typer.echo(f"  note: {note}", err=True)
    if picture is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    elif not has_display():
        typer.echo(
            "There is no display to open a window on. With --picture FOLDER a picture of each page is saved.",
            err=True,
        )
        raise typer.Exit(1)
    from citdesk.desktop.form_preview import save_pictures, show_preview

    chosen = _theme(theme)
    if picture is None:
        raise typer.Exit(show_preview(verdict.loaded.form, theme=chosen))
    try:
        saved = save_pictures(verdict.loaded.form, picture, theme=chosen)
    except OSError as problem:
        typer.echo(f"The pictures could not be saved: {problem}", err=True)
        raise typer.Exit(1) from problem
    for path in saved:
        typer.echo(str(path))


@app.command()
def export(
    badge: Annotated[str, typer.Option(prompt=True, help="Whose vault the report is in.")],
    passphrase: Annotated[
        str, typer.Option(prompt=True, hide_input=True, help="Asked for; better not given here.")
    ],
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A report's agency number, its id or the id's beginning.")
    ] = "",
    lists: Annotated[
        bool, typer.Option("--list", help="Name the reports that can be given out, and write nothing.")
    ] = False,
    to: Annotated[Path, typer.Option(help="Where its folder is to be made.", file_okay=False)] = Path(),
    post: Annotated[
        bool, typer.Option("--post", help="Also write the multipart request, ready to be posted.")
    ] = False,
    profile: Annotated[
        Path | None, typer.Option(help="Folder of this computer's profile.", file_okay=False)
    ] = None,
) -> None:
    """Write a sent report as an OpenRosa submission, which ODK Central and KoboToolbox take.

    What is written is no longer encrypted. That it was given out is recorded in the vault's audit trail.
    """
    if lists == bool(report):
        raise typer.BadParameter("Name one report, or --list for a list of them.")
    try:
        if lists:
            _say_reports(profile or default_profile(), badge, passphrase)
            return
        submission = _taken_out(profile or default_profile(), badge, passphrase, report)
        folder = write_submission(submission, to, posts=post)
    except UnknownReport as unknown:
        typer.echo(
            f"There is no report “{report}” in this vault. citdesk forms export --list names those there "
            f"are. [{unknown.code}]",
            err=True,
        )
        raise typer.Exit(1) from unknown
    except CitdeskError as problem:
        typer.echo(f"{problem} [{problem.code}]", err=True)
        raise typer.Exit(1) from problem
    except FolderTaken as taken:
        typer.echo(f"{taken} is there already. Remove it, or give another folder with --to.", err=True)
        raise typer.Exit(1) from taken
    except OSError as problem:
        typer.echo(f"The submission could not be written: {problem.strerror or problem}", err=True)
        raise typer.Exit(1) from problem
    for name in submission.missing:
        typer.echo(f"  note: the file {name} belongs to the report but is not on this computer.", err=True)
    typer.echo(str(folder))
    typer.echo("These files are not encrypted. Delete them when they have been taken over.", err=True)


def _say_reports(profile: Path, badge: str, passphrase: str) -> None:
    """One line for each report that was sent: agency number, id, form and state; no answers."""
    workspace = Desk(profile).sign_in(badge, passphrase)
    try:
        rows = [row for row in workspace.reports() if row.state is not None]
    finally:
        workspace.close()
    for row in rows:
        parts = (row.number or "no number yet", row.id, row.title, row.state or "")
        typer.echo("  ".join(part for part in parts if part))
    if not rows:
        typer.echo("No report was sent yet, so there is none to give out.", err=True)


def _taken_out(profile: Path, badge: str, passphrase: str, report: str) -> Submission:
    """Signs in only for as long as it takes."""
    workspace = Desk(profile).sign_in(badge, passphrase)
    try:
        return workspace.export_report(report)
    finally:
        workspace.close()


def _judge(file: Path) -> Verdict:
    """Loads a form and starts one report of it: data files are read only then."""
    now = SystemClock().now
    try:
        loaded = load_form_file(file)
        dice = random.Random(0)  # noqa: S311 the order of choices, no secret
        loaded.form.start(Context(now=now, zone=now().tzinfo or UTC, random=dice))
    except FormError as refused:
        return Verdict(file, None, refused.problems)
    return Verdict(file, loaded, loaded.problems)


def _say(verdict: Verdict, *, err: bool = False) -> None:
    loaded = verdict.loaded
    if loaded is None:
        typer.echo(f"{verdict.file}: refused", err=err)
    else:
        name = " ".join(part for part in (loaded.form.title or loaded.form.id, loaded.form.version) if part)
        said = "accepted" if verdict.accepted else "not usable yet"
        typer.echo(f"{verdict.file}: {said} ({name})", err=err)
    for problem in verdict.problems:
        typer.echo(f"  {problem} [{problem.code}]", err=err)
    for warning in () if loaded is None else loaded.warnings:
        typer.echo(f"  note: {warning} [{warning.code}]", err=err)


def _as_json(verdict: Verdict) -> dict[str, object]:
    form = None if verdict.loaded is None else verdict.loaded.form
    warnings = () if verdict.loaded is None else verdict.loaded.warnings
    return {
        "file": str(verdict.file),
        "accepted": verdict.accepted,
        "id": None if form is None else form.id,
        "version": None if form is None else form.version,
        "title": None if form is None else form.title,
        "problems": [_problem(problem) for problem in verdict.problems],
        "warnings": [_problem(warning) for warning in warnings],
    }


def _problem(problem: FormProblem) -> dict[str, object]:
    row = problem.detail.get("row", "")
    return {
        "code": problem.code,
        "where": problem.where,
        "what": problem.what,
        "mend": problem.mend,
        "sheet": problem.detail.get("sheet"),
        "row": int(row) if row.isdecimal() else None,
        "column": problem.detail.get("column"),
    }


def _theme(name: str) -> ThemeName | None:
    from citdesk.desktop.theme import THEMES

    if name and name not in THEMES:
        raise typer.BadParameter(f"There are the themes {', '.join(THEMES)}.")
    return next((theme for theme in THEMES if theme == name), None)
