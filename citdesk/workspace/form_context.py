"""What a form is given from outside: the case it belongs to, the law of the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from citdesk.casework.errors import AdministratorError
from citdesk.casework.ids import ReportId
from citdesk.casework.law import LawPack, pack_instance, read_packs
from citdesk.resource_files import resource_path
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.local_directory import providers_for_forms
from citdesk.workspace.revisions import case_instance
from citdesk.xforms import Context

_CASE, _LAW, _PROVIDERS = "case", "law", "providers"
#: Where the encounter report says in which state it happened.
_STATE = "/case[1]/encounter[1]/place[1]/state[1]"


class FaultyLawPack(AdministratorError):
    """A law pack that came with CITDesk cannot be read."""

    code = "faulty_law_pack"


@dataclass(frozen=True)
class Given:
    """The context of one form session, and the pin of the law pack in it, None where the form reads none."""

    context: Context
    law_pack: str | None


def given_to(inside: Inside, form_id: str, parent: ReportId | None, at: datetime | None = None) -> Given:
    """The context for a form that grows from ``parent``; ``at`` is the time of a frozen revision.

    Raises FaultyLawPack.
    """
    entry = inside.shelf.entry(form_id)
    case = case_instance(inside.vault, parent)
    pack = _pack(case) if entry is not None and _LAW in entry.needs else None
    instances = {_CASE: case} if pack is None else {_CASE: case, _LAW: pack_instance(pack)}
    if entry is not None and _PROVIDERS in entry.needs:
        instances[_PROVIDERS] = providers_for_forms(inside)
    return Given(inside.context(instances, at), None if pack is None else f"{pack.id} {pack.version}")


def _pack(case: bytes) -> LawPack | None:
    """The pack of the state that the case happened in, None where the case does not say or none is known."""
    state = instance_texts(case).get(_STATE)
    return None if state is None else _packs().get(state)


def pinned_pack(pin: str | None) -> LawPack | None:
    """The pack that a report was sent with, None where it names none or that version is no longer here."""
    return next((pack for pack in _packs().values() if f"{pack.id} {pack.version}" == pin), None)


@cache
def _packs() -> Mapping[str, LawPack]:
    folder = resource_path("law-packs")
    files = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}
    packs, faults = read_packs(files)
    if faults:
        raise FaultyLawPack(f"A law pack cannot be read: {faults[0]}. Install CITDesk again.")
    return {pack.state: pack for pack in packs.values()}
