"""The state's own forms that the agency published: which of them a report can fill, and for whom."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citdesk.wire.download import Download, What
from citdesk.workspace.inside import Inside
from citdesk.workspace.on_record import OnRecord
from citdesk.workspace.papers import PaperChoice

if TYPE_CHECKING:
    from citdesk.paperwork.official.published import OfficialForm

#: Before the name of an official form, where other papers have their kind.
OFFICIAL = "official:"
_COURT = "court"


def check_official_forms(published: Download) -> None:
    """Reads every published form as it would be filled. Raises AdministratorError, UserError."""
    from citdesk.paperwork.official.published import read_official_forms

    read_official_forms(published.texts)


def official_choices(inside: Inside, found: OnRecord | None) -> tuple[PaperChoice, ...]:
    """The official forms that an approved report fills here; a liaison has those for the court alone."""
    if found is None or found.approver is None:
        return ()
    choices: list[PaperChoice] = []
    for form in _forms(inside):
        mapping = form.mapping
        readers = tuple(r for r in mapping.readers if r == _COURT or not found.projected)
        if mapping.report == found.pin.form_id and readers and _of_state(found, mapping.state):
            title = f"Official form: {mapping.form}, edition {mapping.edition}"
            choices.append(PaperChoice(f"{OFFICIAL}{form.name}", title, "", readers))
    return tuple(choices)


def official_form(inside: Inside, kind: str) -> OfficialForm | None:
    """The form of a choice's kind, None where it is not published any more."""
    name = kind.removeprefix(OFFICIAL)
    return next((form for form in _forms(inside) if form.name == name), None)


def _of_state(found: OnRecord, state: str) -> bool:
    """Whether the report was written under that state's law pack; a form without a state is for all."""
    pack = (found.pin.law_pack or "").split(" ")[0]
    return not state or pack.casefold() == state.casefold()


def _forms(inside: Inside) -> tuple[OfficialForm, ...]:
    published = inside.vault.downloads.get(What.OFFICIAL_FORMS)
    return () if published is None else _read(published.files)


@lru_cache(maxsize=2)
def _read(files: tuple[tuple[str, str], ...]) -> tuple[OfficialForm, ...]:
    from citdesk.paperwork.official.published import read_official_forms

    return read_official_forms(dict(files))
