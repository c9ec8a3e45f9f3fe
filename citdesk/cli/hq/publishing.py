"""``citdesk-hq directory publish`` and its like, and ``beds``: what every computer takes from HQ."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citdesk.casework.errors import UserError
from citdesk.casework.law import read_pack, read_packs
from citdesk.casework.programmes import read_programmes
from citdesk.cli.hq.opened import FOLDER, Folder, opened
from citdesk.cli.hq.text_file import rules_text
from citdesk.cli.mapping_file import form_of, mapping_of, questions
from citdesk.hq.downloads import SERVICES_FILE
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.published_forms import Packaged, checked_forms, read_rows
from citdesk.hq.published_rules import checked_rules
from citdesk.hq.published_tables import checked_beds, checked_services
from citdesk.resource_files import forms_path
from citdesk.wire.download import BEDS_FILE, What
from citdesk.xforms import Form

if TYPE_CHECKING:  # PDF libraries are loaded by the command that needs them, not for --help
    from citdesk.paperwork.official.mapping import OfficialMapping
    from citdesk.paperwork.official.questions import Question

directory = typer.Typer(no_args_is_help=True, help="The agency's own services in the field guide.")
forms = typer.Typer(no_args_is_help=True, help="The agency's own forms.")
law_packs = typer.Typer(no_args_is_help=True, help="The rules of a state for emergency holds.")
official = typer.Typer(no_args_is_help=True, help="The state's own fillable forms.")
programmes = typer.Typer(no_args_is_help=True, help="The rules of diversion programs.")
beds = typer.Typer()

Table = Annotated[Path, typer.Argument(help="The table.", exists=True, dir_okay=False, metavar="FILE.csv")]
Files = Annotated[list[Path], typer.Argument(help="The files.", exists=True, dir_okay=False, metavar="FILE…")]
AtLeast = Annotated[
    int,
    typer.Option(
        "--version",
        help="A number that is at least to be given: after a restore from a backup, one above the last that "
        "computers took.",
        min=1,
    ),
]


@directory.callback()
@forms.callback()
@law_packs.callback()
@programmes.callback()
def _group() -> None:
    """Keeps ``publish`` a word of its own."""


@directory.command("publish")
def directory_publish(
    file: Table,
    leave_out: Annotated[
        bool,
        typer.Option("--leave-out", help="Publish even so; computers leave the faulty rows out."),
    ] = False,
    version: AtLeast = 1,
    folder: Folder = FOLDER,
) -> None:
    """Publish the agency's services; each officer sees what changes before it is used.

    The columns are those of docs/field-guide.md. Rows at fault are named and nothing is published.
    """
    with opened(folder) as administration:
        hq = administration.hq
        table, read = checked_services(file.name, file.read_bytes(), _today(hq), leave_out=leave_out)
        given = administration.publish(What.SERVICES, {SERVICES_FILE: table}, version)
        for fault in read.faults:
            typer.echo(f"left out: {fault}", err=True)
        typer.echo(
            f"Version {given} is published: {len(read.services)} services, {len(read.faults)} left out."
        )


@beds.command("beds")
def beds_publish(file: Table, version: AtLeast = 1, folder: Folder = FOLDER) -> None:
    """Publish which beds are free and what is closed just now; it takes the place of what was said before.

    The columns are id (of the service), beds_free, closed_until and as_of. Times are like 2026-03-12 21:05,
    in the agency's time zone.
    """
    with opened(folder) as administration:
        hq = administration.hq
        zone = hq.configuration.zone
        services = hq.downloads.newest(What.SERVICES).get(SERVICES_FILE)
        table, rows = checked_beds(file.name, file.read_bytes(), hq.clock.now(), zone, services)
        given = administration.publish(What.BEDS, {BEDS_FILE: table}, version)
        typer.echo(f"Version {given} is published: {rows} services.")


@forms.command("publish")
def forms_publish(
    files: Files,
    catalogue: Annotated[
        Path | None,
        typer.Option(
            help="Entries (TOML) for forms that CITDesk does not have, as in forms/catalogue.toml.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    version: AtLeast = 1,
    folder: Folder = FOLDER,
) -> None:
    """Publish forms (.xlsx, .xls, .csv, .md, .xml): new reports are begun with them, drafts keep theirs.

    Forms published before stay. A form that cannot be used is named with the reason and nothing is published.
    """
    with opened(folder) as administration:
        hq = administration.hq
        made, new = checked_forms(
            files,
            {} if catalogue is None else read_rows(catalogue),
            Packaged.read(forms_path()),
            hq.downloads.every_form_version(),
            hq.clock.now(),
        )
        given = administration.publish(What.FORMS, made, version)
        names = ", ".join(f"{form.id} {form.version}" for form in new)
        typer.echo(f"Version {given} is published: {names}.")


@law_packs.command("publish")
def law_packs_publish(files: Files, version: AtLeast = 1, folder: Folder = FOLDER) -> None:
    """Publish law packs; each takes the place of its state's, and sent reports keep the one they rest on.

    Slots without the text that the law prescribes are named.
    """
    _publish_rules(What.LAW_PACKS, files, version, folder)


@programmes.command("publish")
def programmes_publish(files: Files, version: AtLeast = 1, folder: Folder = FOLDER) -> None:
    """Publish programs; each takes the place of the one with its id, and sent reports keep theirs."""
    _publish_rules(What.PROGRAMMES, files, version, folder)


def _publish_rules(what: What, files: list[Path], version: int, folder: Path) -> None:
    with opened(folder) as administration:
        hq = administration.hq
        texts = {file.name: rules_text(file) for file in files}
        before, last = hq.downloads.newest(what), hq.downloads.versions().get(what.value, 0)
        made, new = checked_rules(what, texts, before, _today(hq))
        if made == before and version <= last:
            typer.echo(f"This is published already, as version {last}: nothing was done. {', '.join(new)}.")
        else:
            given = administration.publish(what, made, version)
            typer.echo(f"Version {given} is published: {', '.join(new)}.")
        if what is What.LAW_PACKS:
            _say_what_is_not_filled(texts)


def _say_what_is_not_filled(texts: Mapping[str, str]) -> None:
    for pack in (read_pack(name, text) for name, text in texts.items()):
        for slot in pack.empty_slots:
            typer.echo(
                f"{pack.id}: the slot {slot.id} has no text, so our summary stands for what {slot.citation} "
                "prescribes."
            )


def _today(hq: Headquarters) -> date:
    """The day in the agency's time zone: what is dated later is still to come. Raises AdministratorError."""
    return hq.clock.now().astimezone(hq.configuration.zone).date()


@official.command("publish")
def official_publish(
    blank: Annotated[
        Path, typer.Argument(metavar="FORM.pdf", help="The blank form.", exists=True, dir_okay=False)
    ],
    mapping: Annotated[Path, typer.Argument(metavar="MAPPING.toml", exists=True, dir_okay=False)],
    version: AtLeast = 1,
    folder: Folder = FOLDER,
) -> None:
    """Publish one of the state's own fillable forms with its mapping; it is named by the mapping's file.

    Try the mapping first: citdesk paper map, citdesk paper fill. It takes the place of the form of that name.
    """
    from citdesk.paperwork.official.checking import check_questions
    from citdesk.paperwork.official.published import to_files

    with opened(folder) as administration:
        name = mapping.stem.lower()
        files = to_files(name, blank.read_bytes(), rules_text(mapping))
        rules = mapping_of(mapping, mapping.read_bytes())
        check_questions(rules, _asked(administration.hq, rules))
        before = administration.hq.downloads.newest(What.OFFICIAL_FORMS)
        given = administration.publish(What.OFFICIAL_FORMS, {**before, **files}, version)
        typer.echo(f"Version {given} is published: {name}.")


def _asked(hq: Headquarters, rules: OfficialMapping) -> Mapping[str, Question]:
    """What reports of the mapping's form are asked, as the newest version has it. Raises MappingFaulty."""
    from citdesk.workspace.rules_on_device import rules_here

    newest = hq.downloads.newest
    forms, laws, plans = (newest(what) for what in (What.FORMS, What.LAW_PACKS, What.PROGRAMMES))
    own = forms.get(f"{rules.report}.xml")
    form = Form.load(form_of(rules.report)) if own is None else Form.load(own.encode())
    packs = {**rules_here().packs, **read_packs(laws)[0]}
    programmes = {**rules_here().programmes, **read_programmes(plans)[0]}
    of_state = [packs[rules.state]] if rules.state in packs else packs.values()
    return questions(form, of_state, programmes.values())


@official.command("withdraw")
def official_withdraw(
    name: Annotated[str, typer.Argument(help="The name it was published under.")],
    folder: Folder = FOLDER,
) -> None:
    """Take an official form back: computers offer the worksheet alone from their next exchange on."""
    with opened(folder) as administration:
        before = administration.hq.downloads.newest(What.OFFICIAL_FORMS)
        left = {file: text for file, text in before.items() if file.partition(".")[0] != name}
        if left == before:
            raise UserError(f"No official form {name} is published.", code="no_official_form")
        given = administration.publish(What.OFFICIAL_FORMS, left)
        typer.echo(f"Version {given} is published, without {name}.")
