"""``citdesk paper map`` and ``fill``: a state's own form is mapped, and the mapping tried."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.errors import CitdeskError, UserError
from citdesk.casework.law import LawPack, pack_instance, read_pack
from citdesk.casework.programmes import programmes_instance
from citdesk.cli.form_file import load_form_file
from citdesk.cli.mapping_file import form_of, mapping_of, questions
from citdesk.cli.paper_said import read_bytes, refuse
from citdesk.workspace import SystemClock
from citdesk.workspace.rules_on_device import rules_here
from citdesk.xforms import FormError

if TYPE_CHECKING:  # PDF libraries are loaded by the command that needs them, not for --help
    from citdesk.paperwork.official.mapping import OfficialMapping
    from citdesk.paperwork.official.survey import OfficialField

_HOLD, _REFERRAL = "hold", "referral"
_LONGEST_LIST = 40  # names of choices in one line

Official = Annotated[Path, typer.Argument(metavar="FORM.pdf", help="The official form.", dir_okay=False)]
FormFile = Annotated[
    Path | None, typer.Option("--form", help="The form whose answers go in, where it is none of CITDesk's.")
]
State = Annotated[
    str, typer.Option(help="The state whose law says what a hold asks, as CA; all when left out.")
]


def map_fields(
    file: Official,
    form: FormFile = None,
    report: Annotated[str, typer.Option(help="The form of CITDesk whose answers go in.")] = _HOLD,
    state: State = "",
    as_toml: Annotated[bool, typer.Option("--toml", help="Write a mapping to begin with.")] = False,
) -> None:
    """List a fillable PDF's fields and suggest which answer goes into each.

    A field is suggested for by its name, its tip and what is printed beside it. A suggestion is a start for a
    person who reads it, never used unread. Ends with 1 when the form cannot be filled.
    """
    from citdesk.cli.printed_words import printed_beside
    from citdesk.paperwork.official.suggesting import suggest
    from citdesk.paperwork.official.survey import official_fields
    from citdesk.paperwork.official.writing import mapping_text

    pdf = read_bytes(file)
    try:
        fields = official_fields(pdf)
        loaded = load_form_file(form or form_of(report)).form
        asked = questions(loaded, _packs(state), rules_here().programmes.values())
    except (CitdeskError, FormError) as problem:
        refuse(problem, 1)
    printed = printed_beside(pdf, fields)
    suggested = suggest(fields, asked, printed)
    if as_toml:
        typer.echo(mapping_text(file.stem, pdf, fields, suggested, loaded.id, state.upper()))
        return
    for field in fields:
        fill = suggested.get(field.name)
        typer.echo(f"{field.name}: {_described(field)}")
        if printed.get(field.name):
            typer.echo(f"  printed: {printed[field.name]}")
        typer.echo(f"  suggested: {fill.told(asked)}" if fill else "  no suggestion")


def fill(
    file: Official,
    mapping: Annotated[Path, typer.Argument(metavar="MAPPING.toml", dir_okay=False)],
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS.xml", help="A report's instance.")],
    output: Annotated[Path, typer.Option(help="Where the filled form goes.", dir_okay=False)],
    form: FormFile = None,
    audience: Annotated[
        str, typer.Option(help="Whom the filled form is for: one of the mapping's readers, else the first.")
    ] = "",
    law: Annotated[
        Path | None,
        typer.Option(help="The law pack of a hold (TOML), else the one of CITDesk for the mapping's state."),
    ] = None,
    flatten: Annotated[bool, typer.Option(help="Make the answers part of the page.")] = False,
) -> None:
    """Fill an official form from a report's answers, to try a mapping.

    It holds what the reader may see, as from the screens, and no consent is known here: what needs one stays
    blank. Ends with 1 and writes nothing when the mapping does not fit the form or the report, the reader is
    none of the mapping's, an answer does not fit, a required one is missing, or the edition has expired.
    """
    from citdesk.paperwork.official.checking import check_questions
    from citdesk.paperwork.official.fill import fill_official
    from citdesk.paperwork.official.trial import trial_agency, trial_order, trial_report

    try:
        rules = mapping_of(mapping, read_bytes(mapping))
        loaded = load_form_file(form or form_of(rules.report)).form
        pack = _law(rules, law)
        packs = _packs(rules.state) if pack is None else (pack,)
        check_questions(rules, questions(loaded, packs, rules_here().programmes.values()))
        now = SystemClock().now()
        lists = {"programs": programmes_instance(rules_here().programmes.values())}
        lists |= {} if pack is None else {"law": pack_instance(pack)}
        filled = fill_official(
            read_bytes(file),
            rules,
            trial_report(loaded, read_bytes(answers), now, lists, pack),
            trial_agency(),
            trial_order(audience or rules.readers[0], now),
            flatten=flatten,
        )
        _write(output, filled.pdf, (file, mapping, answers))
    except (CitdeskError, FormError) as problem:
        refuse(problem, 1)
    typer.echo(f"Filled: {output}. SHA-256 {filled.sha256}.")
    if filled.blank:
        typer.echo(f"Left blank: {', '.join(filled.blank)}.")
    for said in _not_asked(rules, pack):
        typer.echo(said)


def _packs(state: str) -> tuple[LawPack, ...]:
    """The law pack of that state, all of them for ''.

    Raises FaultyLawPack, UserError for a state without one.
    """
    here = rules_here()
    if not state:
        return tuple(here.packs.values())
    pack = here.pack(state.upper())
    if pack is None:
        message = f"No law pack for {state!r} came with CITDesk. Choose one of: {', '.join(here.packs)}."
        raise UserError(message, code="no-law-pack")
    return (pack,)


def _law(rules: OfficialMapping, file: Path | None) -> LawPack | None:
    """The law of the hold: as given, else by the mapping's state, else by the name of the state's form."""
    if rules.report != _HOLD:
        return None
    if file is not None:
        return read_pack(file.name, _text(file))
    if rules.state:
        return _packs(rules.state)[0]
    called = [pack for pack in _packs("") if _plain(pack.form.id) == _plain(rules.form)]
    return called[0] if len(called) == 1 else None


def _text(file: Path) -> str:
    try:
        return read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise DataFileError(file.name, "it is not UTF-8") from wrong


def _plain(name: str) -> str:
    return "".join(name.casefold().split())


def _not_asked(rules: OfficialMapping, pack: LawPack | None) -> list[str]:
    """What this command could not know, where the screens would."""
    said: list[str] = []
    if rules.report == _HOLD and pack is None:
        said.append(
            "No law pack was asked whether this edition still holds: the mapping names no state. "
            "Add 'state', or give the pack with --law."
        )
    if pack is not None and pack.form.edition and pack.form.edition != rules.edition:
        said.append(
            f"The law pack of {pack.state} names another edition, {pack.form.edition}. Check which holds."
        )
    if rules.report == _REFERRAL:
        said.append("No consent is known here: what the person has to agree to stayed blank.")
    return said


def _write(output: Path, pdf: bytes, given: tuple[Path, ...]) -> None:
    """Raises UserError where the file cannot be written or is one of those that were read."""
    if any(output.exists() and output.samefile(each) for each in given):
        raise UserError(f"{output} is one of the files that were read. Choose another name.", code="output")
    try:
        output.write_bytes(pdf)
    except OSError as problem:
        message = f"{output} cannot be written: {problem.strerror}. Choose another place."
        raise UserError(message, code="output") from problem


def _described(field: OfficialField) -> str:
    from citdesk.paperwork.official.survey import FILLABLE

    tip = f' "{field.tip}"' if field.tip else ""
    pages = sorted({box.page for box in field.seen})
    more = [f"page {', '.join(map(str, pages))}"] if pages else ["hidden on the form"]
    if field.seen:
        more.append(f"{field.seen[0].width:.0f} x {field.seen[0].height:.0f} points")
    more += [f"at most {field.max_length} characters"] if field.max_length is not None else []
    more += ["one in each cell"] if field.comb else []
    more += ["several lines"] if field.multiline else []
    more += [f"may be {_choices(field)}"] if field.states else []
    more += ["or other words"] if field.free else []
    more += ["required by the form"] if field.required else []
    more += [f"holds {field.holds!r} already"] if field.holds else []
    more += [] if field.kind in FILLABLE else ["not to be mapped"]
    return ", ".join([f"{field.kind}{tip}", *more])


def _choices(field: OfficialField) -> str:
    shown = field.shown
    named = [f"{each} ({shown[each]})" if shown.get(each, each) != each else each for each in field.states]
    more = f" … and {len(named) - _LONGEST_LIST} more" if len(named) > _LONGEST_LIST else ""
    return ", ".join(named[:_LONGEST_LIST]) + more
