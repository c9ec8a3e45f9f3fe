"""A mapping file on disk, read and held against the form of the reports that it is filled from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from citdesk.casework.law import LawPack, pack_instance
from citdesk.casework.programmes import Programme, programmes_instance
from citdesk.resource_files import forms_path

if TYPE_CHECKING:  # PDF libraries are loaded by the command that needs them, not for --help
    from citdesk.paperwork.given import PrintableForm
    from citdesk.paperwork.official.mapping import OfficialMapping
    from citdesk.paperwork.official.questions import Question


def mapping_of(file: Path, content: bytes) -> OfficialMapping:
    """The mapping in that file. Raises MappingFaulty naming the file and what to mend."""
    from citdesk.paperwork.official.mapping import LARGEST_MAPPING, MappingFaulty, read_mapping

    if len(content) > 4 * LARGEST_MAPPING:  # a letter has four bytes at most
        raise MappingFaulty(f"{file.name} is too large for a mapping. Choose the .toml file.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        message = f"{file.name} is not text in UTF-8. Save it again as UTF-8, or choose the .toml file."
        raise MappingFaulty(message) from wrong
    return read_mapping(text)


def form_of(report: str) -> Path:
    """The file of a form that came with CITDesk. Raises MappingFaulty where none is called so."""
    from citdesk.paperwork.official.mapping import MappingFaulty

    named = forms_path() / f"{report}.md"
    shipped = sorted(forms_path().glob("*.md"))
    if named not in shipped:
        names = ", ".join(each.stem for each in shipped)
        message = f"'report' is {report!r}, and no such form came with CITDesk: {names}. "
        raise MappingFaulty(f"{message}Publish your own form first; to try the mapping, give it with --form.")
    return named


def questions(
    form: PrintableForm, packs: Iterable[LawPack], programmes: Iterable[Programme]
) -> Mapping[str, Question]:
    """What the form asks, with the choices under each of those laws. Raises FormUnprintable."""
    from citdesk.paperwork.official.questions import questions_of

    programs = {"programs": programmes_instance(programmes)}
    lists = [{**programs, "law": pack_instance(pack)} for pack in packs if b"'law'" in form.xml]
    return questions_of(form, *(lists or [programs]))
