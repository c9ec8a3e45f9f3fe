"""The forms that HQ knows: what a submission may be pinned to, and which label every answer carries."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from citdesk.casework.errors import AdministratorError, Refused
from citdesk.casework.events import FormPin
from citdesk.casework.projection import Audience
from citdesk.xforms import Form, FormError

_SERIES = {"encounter": "CR", "referral": "RF", "diversion": "DV"}


@dataclass(frozen=True, slots=True)
class KnownForm:
    """One version of a form. ``root`` names its instance's root; ``series`` begins its reports' numbers."""

    id: str
    version: str
    sha256: str
    root: str
    binds: Mapping[str, Mapping[str, str]]
    audiences: frozenset[Audience]
    series: str
    #: paths of what may be answered several times
    repeats: frozenset[str] = frozenset()


class KnownForms:
    """Every form version HQ takes submissions of."""

    def __init__(
        self, forms: Iterable[KnownForm], published: Callable[[], Iterable[KnownForm]] | None = None
    ) -> None:
        """``published`` is asked when a form is not among ``forms``: it may have been published meanwhile."""
        self._forms = {_key(form): form for form in forms}
        self._published = published

    @classmethod
    def load(cls, folder: Path) -> KnownForms:
        """The forms of a folder with its ``catalogue.toml``; raises AdministratorError naming the fault."""
        try:
            catalogue = tomllib.loads((folder / "catalogue.toml").read_text("utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as wrong:
            raise AdministratorError(f"The form catalogue cannot be read: {wrong}", code="forms") from wrong
        return cls([_load(folder, name, cast("dict[str, object]", row)) for name, row in catalogue.items()])

    def with_published(self, published: Callable[[], Iterable[KnownForm]]) -> KnownForms:
        """The same forms and those published since; see :meth:`__init__`."""
        return KnownForms(self._forms.values(), published)

    def __len__(self) -> int:
        """How many form versions are known."""
        return len(self._forms)

    def pinned(self, pin: FormPin) -> KnownForm:
        """The very form version a revision is pinned to; raises Refused (``unknown_form``)."""
        wanted = (pin.form_id, pin.form_version, pin.form_sha256)
        form = self._forms.get(wanted)
        if form is None and self._published is not None:
            form = next((each for each in self._published() if _key(each) == wanted), None)
        if form is None:
            raise Refused(
                "HQ does not have this version of the form yet. Your report is safe here; tell your "
                "administrator.",
                code="unknown_form",
            )
        return form


def known_form(form: Form, name: str, row: Mapping[str, object]) -> KnownForm:
    """What HQ keeps of a loaded form and its entry in the catalogue."""
    named = cast("list[str]", row.get("audiences", []))
    return KnownForm(
        form.id,
        form.version,
        hashlib.sha256(form.xml).hexdigest(),
        _root_of(form.binds()),
        form.binds(),
        frozenset(audience for audience in Audience if audience.value in named),
        str(row.get("series", _SERIES.get(name, name[:2].upper()))),
        form.repeats(),
    )


def _load(folder: Path, name: str, row: dict[str, object]) -> KnownForm:
    try:
        form = Form.load(folder / str(row.get("file", f"{name}.md")))
    except (FormError, OSError) as wrong:
        raise AdministratorError(f"The form {name} cannot be used: {wrong}", code="forms") from wrong
    return known_form(form, name, row)


def _key(form: KnownForm) -> tuple[str, str, str]:
    return form.id, form.version, form.sha256


def _root_of(binds: Mapping[str, Mapping[str, str]]) -> str:
    return next(iter(binds), "/").split("/")[1]
