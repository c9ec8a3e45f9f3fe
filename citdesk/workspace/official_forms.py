"""The state's own forms that the agency published: which of them a report can fill, and for whom."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from citdesk.wire.download import Download, What
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, plain
from citdesk.workspace.on_record import OnRecord, on_record
from citdesk.workspace.papers import PaperChoice

if TYPE_CHECKING:
    from citdesk.paperwork.official.published import OfficialForm

#: Before the name of an official form, where other papers have their kind.
OFFICIAL = "official:"
_COURT = "court"
#: Where an encounter says in which state it happened.
_STATE = "/place/state"
_MOST_PARENTS = 4


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
        if mapping.report == found.pin.form_id and readers and _of_state(inside, found, mapping.state):
            title = f"Official form: {mapping.form}, edition {mapping.edition}"
            choices.append(PaperChoice(f"{OFFICIAL}{form.name}", title, "", readers))
    return tuple(choices)


def official_form(inside: Inside, kind: str) -> OfficialForm | None:
    """The form of a choice's kind, None where it is not published any more."""
    name = kind.removeprefix(OFFICIAL)
    return next((form for form in _forms(inside) if form.name == name), None)


def _of_state(inside: Inside, found: OnRecord, state: str) -> bool:
    """Whether the report belongs to that state; a form without a state is for all."""
    return not state or _state(inside, found).casefold() == state.casefold()


def _state(inside: Inside, found: OnRecord) -> str:
    """The state of the law that the report was written under, else where its case happened; '' unknown.

    A diversion pins no law pack, and HQ's projection names none: the encounter at the top of the case says
    in which state it happened, to the court, too.
    """
    at: OnRecord | None = found
    for _ in range(_MOST_PARENTS):
        if at is None:
            break
        if at.pin.law_pack:
            return at.pin.law_pack.split(" ")[0]
        for path, text in instance_texts(at.instance_xml).items():
            if plain(path).endswith(_STATE):
                return text
        at = None if at.parent is None else on_record(inside, at.parent)
    return ""


def _forms(inside: Inside) -> tuple[OfficialForm, ...]:
    published = inside.vault.downloads.get(What.OFFICIAL_FORMS)
    return () if published is None else _read(published.files)


@lru_cache(maxsize=2)
def _read(files: tuple[tuple[str, str], ...]) -> tuple[OfficialForm, ...]:
    from citdesk.paperwork.official.published import read_official_forms

    return read_official_forms(dict(files))
