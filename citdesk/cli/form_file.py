"""A form on disk together with the media and data files that lie beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from citdesk.casework.form_files import named_files
from citdesk.xforms import Form, FormProblem, where_named

LARGEST_ATTACHMENT: Final = 50_000_000
"""Bytes; as large as a form itself may be."""

_DATA: Final = "data-file-missing"


@dataclass(frozen=True, slots=True)
class FormFile:
    """A loaded form; ``warnings`` are the engine's, and the named pictures and sounds that are not there.

    ``problems`` are data files that are not there: until they are, choices and look-ups are empty.
    """

    form: Form
    warnings: tuple[FormProblem, ...]
    #: names of the attachments that were found
    attachments: tuple[str, ...] = ()
    problems: tuple[FormProblem, ...] = ()


def load_form_file(path: Path) -> FormFile:
    """Load a form with what it names from its folder or from ``<name>-media`` beside it, as ODK's tools do.

    Raises FormError.
    """
    form = Form.load(path)
    attachments: dict[str, bytes] = {}
    missing: list[FormProblem] = []
    for name in dict.fromkeys(named_files(form.xml)):
        data = _beside(path, name)
        if data is not None:
            attachments[name] = data
        elif name != "itemsets.csv":  # comes out of a workbook's own external choices
            missing.append(_missing(path, name))
    if attachments:
        form = Form.load(path, attachments)
    problems = tuple(problem for problem in missing if problem.code == _DATA)
    noted = tuple(problem for problem in missing if problem.code != _DATA)
    return FormFile(form, (*form.warnings, *noted), tuple(attachments), problems)


def _beside(path: Path, name: str) -> bytes | None:
    for folder in (path.parent / f"{path.stem}-media", path.parent):
        file = folder / name
        try:
            if file.is_file() and file.stat().st_size <= LARGEST_ATTACHMENT:
                return file.read_bytes()
        except OSError:
            continue
    return None


def _missing(path: Path, name: str) -> FormProblem:
    place, detail = where_named(path, name)
    is_data = name.lower().endswith((".csv", ".xml", ".geojson"))
    empty = " Until it is, what is read from it is empty." if is_data else ""
    return FormProblem(
        _DATA if is_data else "attachment-missing",
        place or name,
        f"The form names the file {name}, but it is not beside it (or cannot be read, or is larger than "
        f"{LARGEST_ATTACHMENT // 1_000_000} MB).{empty}",
        "Put it into the form's folder.",
        detail,
    )
