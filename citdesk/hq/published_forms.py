"""Forms that HQ publishes: checked as computers will use them, and known when reports are pinned to them."""

from __future__ import annotations

import hashlib
import json
import random
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from citdesk.casework.errors import AdministratorError
from citdesk.casework.form_catalogue import read_entry
from citdesk.casework.form_files import named_files
from citdesk.hq.downloads import DownloadDesk
from citdesk.hq.known_forms import KnownForm, known_form
from citdesk.wire.download import CATALOGUE_FILE, What
from citdesk.xforms import Context, Form, FormError

Row = Mapping[str, object]
#: External instances that computers give to forms.
_GIVEN = frozenset({"case", "law", "providers", "calendar", "programs"})


class FormRefused(AdministratorError):
    """A form cannot be published; nothing was."""

    code = "form_refused"

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"{file}: not published. {why}")


@dataclass(frozen=True, slots=True)
class Packaged:
    """The forms that came with CITDesk: their folder and its catalogue."""

    folder: Path
    rows: Mapping[str, Row]

    @classmethod
    def read(cls, folder: Path) -> Packaged:
        """Raises AdministratorError."""
        return cls(folder, read_rows(folder / "catalogue.toml"))


def read_rows(file: Path) -> Mapping[str, Row]:
    """A catalogue's tables by form id. Raises AdministratorError, FormRefused."""
    try:
        rows = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        raise AdministratorError(f"{file.name} cannot be read: {wrong}", code="forms") from wrong
    for name, row in rows.items():
        _check_row(file.name, name, row)
    return cast("Mapping[str, Row]", rows)


def checked_forms(
    sources: Sequence[Path],
    given: Mapping[str, Row],
    packaged: Packaged,
    earlier: Sequence[Mapping[str, str]],
    now: datetime,
) -> tuple[Mapping[str, str], tuple[Form, ...]]:
    """The files of the next version: those published before, with these forms new or in place of older ones.

    ``given`` are entries for forms that are in no catalogue yet, or that are to replace one; ``earlier`` the
    files of every version before. Raises FormRefused naming file and reason.
    """
    files = dict(earlier[-1]) if earlier else {}
    rows = cast("dict[str, Row]", json.loads(files.get(CATALOGUE_FILE, "{}")))
    forms: list[Form] = []
    for source in sources:
        form = _loaded(source, now)
        row = given.get(form.id) or rows.get(form.id) or packaged.rows.get(form.id)
        if row is None:
            raise FormRefused(
                source.name,
                f"No catalogue has an entry for the form {form.id}. Write one and give it with --catalogue.",
            )
        _check_place(source, row, rows.keys() | packaged.rows.keys() | given.keys())
        _check_files(source, form, row)
        _check_version(source, form, packaged, earlier)
        files[f"{form.id}.xml"] = form.xml.decode()
        rows[form.id] = row
        forms.append(form)
    for name in given.keys() - {form.id for form in forms}:
        raise FormRefused("--catalogue", f"It has an entry for the form {name}, which was not given.")
    files[CATALOGUE_FILE] = json.dumps(rows, sort_keys=True)
    return files, tuple(forms)


@dataclass(slots=True)
class PublishedForms:
    """Every form version that was ever published, read again when there is a newer one."""

    desk: DownloadDesk
    _version: int = 0
    _known: tuple[KnownForm, ...] = field(default=())

    def __call__(self) -> Iterable[KnownForm]:
        """The forms; raises Tampered where HQ's record of them was changed."""
        newest = self.desk.versions().get(What.FORMS.value, 0)
        if newest != self._version:
            found: dict[str, KnownForm] = {}
            for files in self.desk.every_form_version():
                rows = cast("dict[str, Row]", json.loads(files[CATALOGUE_FILE]))
                for name, row in rows.items():
                    xml = files[f"{name}.xml"].encode()
                    sha256 = hashlib.sha256(xml).hexdigest()
                    if sha256 not in found:
                        found[sha256] = known_form(Form.load(xml), name, row)
            self._version, self._known = newest, tuple(found.values())
        return self._known


def _loaded(source: Path, now: datetime) -> Form:
    try:
        # what computers get is the compiled form, so that is what is tried
        form = Form.load(Form.load(source).xml)
        form.start(Context(now=lambda: now, zone=now.tzinfo or UTC, random=random.Random(0)))  # noqa: S311 - the order of choices
    except FormError as wrong:
        said = "\n  ".join(str(problem) for problem in wrong.problems) or str(wrong)
        raise FormRefused(source.name, f"It cannot be used:\n  {said}") from wrong
    if not form.id or not form.version:
        raise FormRefused(source.name, "Its settings sheet needs a form_id and a version.")
    return form


def _check_place(source: Path, row: Row, known: AbstractSet[str]) -> None:
    """A form that grows from nothing there is, or reads what nobody gives it, could never be filled."""
    parent, needs = str(row.get("parent", "")), set(cast("list[str]", row.get("needs", [])))
    if parent and parent not in known:
        raise FormRefused(source.name, f"Its parent {parent} is no form of any catalogue.")
    if unknown := sorted(needs - _GIVEN):
        raise FormRefused(source.name, f"It needs {unknown[0]}; forms are given {', '.join(sorted(_GIVEN))}.")


def _check_files(source: Path, form: Form, row: Row) -> None:
    given = {f"{name}.xml" for name in cast("list[str]", row.get("needs", []))}
    named = [name for name in dict.fromkeys(named_files(form.xml)) if name not in given]
    if named:
        raise FormRefused(
            source.name, f"It needs the file {named[0]}, and computers are sent no files beside a form."
        )


def _check_version(
    source: Path, form: Form, packaged: Packaged, earlier: Sequence[Mapping[str, str]]
) -> None:
    """A version is a name for the same questions for ever: reports are pinned to it."""
    before = [files[f"{form.id}.xml"].encode() for files in earlier if f"{form.id}.xml" in files]
    if form.id in packaged.rows:
        row = packaged.rows[form.id]
        before.append(Form.load(packaged.folder / str(row.get("file", f"{form.id}.md"))).xml)
    if any(xml != form.xml and Form.load(xml).version == form.version for xml in before):
        raise FormRefused(
            source.name,
            f"There is another form {form.id} with version {form.version}. Give this one a new version.",
        )


def _check_row(file: str, name: str, row: object) -> None:
    try:
        entry = read_entry(name, cast("Row", row))
    except (KeyError, ValueError, TypeError, AttributeError) as wrong:
        raise FormRefused(file, f"The entry {name} cannot be used: {wrong}.") from wrong
    if not entry.start or not entry.audiences:
        raise FormRefused(file, f"The entry {name} must say who may start it and who may see it.")
