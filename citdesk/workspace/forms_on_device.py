"""Forms on this device: the newest of each, and every version that something is pinned to.

The newest is the one that HQ published; of a form that it did not publish, the one from the package.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from citdesk.casework.errors import AdministratorError
from citdesk.vault.forms import Forms, KeptForm
from citdesk.vault.kept_downloads import KeptDownloads
from citdesk.wire.download import CATALOGUE_FILE, Download, What
from citdesk.workspace.catalogue import (
    CatalogueEntry,
    FaultyCatalogue,
    read_catalogue,
    read_published_catalogue,
)
from citdesk.xforms import Form, FormError

#: Compiling again is needed when the compiler changes, not only when a source does.
_COMPILER = b"pyxform 4.5\n"


class FormMissing(AdministratorError):
    """A report is pinned to a form version that is not on this device."""

    code = "form_missing"

    def __init__(self, form_id: str, version: str) -> None:
        super().__init__(
            f"The form {form_id} in version {version} is not on this computer, so the report cannot be "
            "shown. Install the newest CITDesk."
        )


class FaultyForm(AdministratorError):
    """A form source on this device cannot be used; the message names the place of the first fault."""

    code = "faulty_form"

    def __init__(self, title: str, error: FormError) -> None:
        first = str(error.problems[0]) if error.problems else str(error)
        super().__init__(
            f"The form “{title}” has a fault and cannot be opened. Nothing is lost, and your other forms "
            f"work. Tell your administrator: {first}"
        )


class Shelf:
    """Loads each form once. Compiled forms are kept in the vault: compiling takes most of a second."""

    def __init__(self, kept: Forms, folder: Path, downloads: KeptDownloads) -> None:
        self._kept = kept
        self._folder = folder
        self._downloads = downloads
        self._loaded: dict[str, Form] = {}
        self._newest: dict[str, str] = {}
        self._catalogue: Mapping[str, CatalogueEntry] | None = None

    @property
    def catalogue(self) -> Mapping[str, CatalogueEntry]:
        """All forms by id; raises FaultyCatalogue."""
        if self._catalogue is None:
            published = self._downloads.get(What.FORMS)
            entries = {} if published is None else catalogue_of(published)
            self._catalogue = {**read_catalogue(self._folder), **entries}
        return self._catalogue

    def look_again(self) -> None:
        """HQ published other forms: what is begun from now on is begun with them."""
        self._newest, self._catalogue = {}, None

    def entry(self, form_id: str) -> CatalogueEntry | None:
        """The form's entry, None for a form that is in no catalogue any more."""
        return self.catalogue.get(form_id)

    def title(self, form_id: str) -> str:
        """What the form is called."""
        entry = self.entry(form_id)
        return form_id if entry is None else entry.title

    def newest(self, form_id: str) -> tuple[Form, str]:
        """The form a new report is made with, and its hash; raises FormMissing, FaultyForm."""
        if form_id not in self._newest:
            self._newest[form_id] = self._from_hq(form_id) or self._compiled(form_id)
        sha256 = self._newest[form_id]
        return self._loaded[sha256], sha256

    def pinned(self, sha256: str, form_id: str, version: str) -> Form:
        """The form with these very bytes; raises FormMissing where it is neither kept nor packaged."""
        if sha256 not in self._loaded:
            kept = self._kept.by_hash(sha256)
            if kept is not None:
                self._loaded[sha256] = Form.load(kept.xml)
            elif form_id not in self.catalogue or self.newest(form_id)[1] != sha256:
                raise FormMissing(form_id, version)
        return self._loaded[sha256]

    def _load(self, path: Path, form_id: str) -> Form:
        try:
            return Form.load(path)
        except FormError as error:
            raise FaultyForm(self.title(form_id), error) from error

    def _from_hq(self, form_id: str) -> str | None:
        published = self._downloads.get(What.FORMS)
        text = None if published is None else published.texts.get(file_of(form_id))
        if text is None:
            return None
        xml = text.encode()
        sha256 = hashlib.sha256(xml).hexdigest()
        if sha256 not in self._loaded:
            self._loaded[sha256] = Form.load(xml)
        form = self._loaded[sha256]
        self._kept.keep(KeptForm(sha256, form.id, form.version, xml))
        return sha256

    def _compiled(self, form_id: str) -> str:
        entry = self.entry(form_id)
        path = None if entry is None else self._folder / entry.file
        if path is None or not path.is_file():
            raise FormMissing(form_id, "")
        source = hashlib.sha256(_COMPILER + path.read_bytes()).hexdigest()
        kept = self._kept.compiled_from(source)
        if kept is None:
            form = self._load(path, form_id)
            kept = KeptForm(hashlib.sha256(form.xml).hexdigest(), form.id, form.version, form.xml)
            self._kept.keep(kept, source)
            self._loaded[kept.sha256] = form
        elif kept.sha256 not in self._loaded:
            self._loaded[kept.sha256] = Form.load(kept.xml)
        return kept.sha256


def file_of(form_id: str) -> str:
    """The name of a published form's file."""
    return f"{form_id}.xml"


def catalogue_of(published: Download) -> Mapping[str, CatalogueEntry]:
    """The entries of the published forms. Raises FaultyCatalogue."""
    return read_published_catalogue(published.texts.get(CATALOGUE_FILE, ""))


def check_published_forms(published: Download) -> None:
    """Reads every published form as it would be used. Raises FaultyCatalogue, FaultyForm."""
    for form_id, entry in catalogue_of(published).items():
        text = published.texts.get(file_of(form_id))
        try:
            form = None if text is None else Form.load(text.encode())
        except FormError as error:
            raise FaultyForm(entry.title, error) from error
        if form is None or form.id != form_id:
            raise FaultyCatalogue(f"the form {form_id} is not there")
