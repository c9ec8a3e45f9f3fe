"""What a form is given from outside: the case it belongs to, the law of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.ids import ReportId
from citdesk.casework.law import NO_LAW, LawPack
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.law_for_forms import law_for_forms
from citdesk.workspace.local_directory import providers_for_forms
from citdesk.workspace.revisions import Revision, case_instance
from citdesk.workspace.rules_on_device import FaultyLawPack, pack_in, rules_in
from citdesk.xforms import Context

#: The report that cannot be written without the law of its state.
_STATES_THE_LAW = "hold"
_CASE, _LAW, PROVIDERS = "case", "law", "providers"
#: Where the encounter report says in which state it happened.
_STATE = "/case[1]/encounter[1]/place[1]/state[1]"


@dataclass(frozen=True)
class Given:
    """The context of one form session, and the law pack in it, None where the form reads none."""

    context: Context
    law_pack: LawPack | None


def given_to(inside: Inside, form_id: str, parent: ReportId | None) -> Given:
    """The context for a draft of a form that grows from ``parent``. Raises FaultyLawPack."""
    case = case_instance(inside.vault, parent)
    pack = _pack_for(inside, form_id, case) if _needs(inside, form_id, _LAW) else None
    return Given(
        inside.context(_instances(inside, form_id, case, pack, inside.clock.now(), inside.person.name)), pack
    )


def given_then(inside: Inside, found: Revision) -> Context:
    """The context in which a frozen revision is read: its own time, and the law pack it was sent with."""
    form_id = found.submission.pin.form_id
    case = case_instance(inside.vault, found.parent)
    officer = inside.person.name if found.author == inside.person.id else ""
    instances = _instances(inside, form_id, case, pack_in(found.submission.rules), found.sent_at, officer)
    return inside.context(instances, found.sent_at)


def _instances(
    inside: Inside, form_id: str, case: bytes, pack: LawPack | None, at: datetime, officer: str
) -> dict[str, bytes]:
    instances = {_CASE: case}
    if pack is not None:
        instances[_LAW] = law_for_forms(pack, at, inside.zone, officer, inside.agency.name)
    elif form_id != _STATES_THE_LAW and _needs(inside, form_id, _LAW):
        instances[_LAW] = NO_LAW
    if _needs(inside, form_id, PROVIDERS):
        instances[PROVIDERS] = providers_for_forms(inside)
    return instances


def _needs(inside: Inside, form_id: str, instance: str) -> bool:
    entry = inside.shelf.entry(form_id)
    return entry is not None and instance in entry.needs


def _pack_for(inside: Inside, form_id: str, case: bytes) -> LawPack | None:
    """As ``_pack``; a report that only minds the law is written without it where its file is broken."""
    try:
        return _pack(inside, case)
    except FaultyLawPack:
        if form_id == _STATES_THE_LAW:
            raise
        return None


def _pack(inside: Inside, case: bytes) -> LawPack | None:
    """The pack of the state that the case happened in, None where the case does not say or none is known."""
    state = instance_texts(case).get(_STATE)
    return None if state is None else rules_in(inside.vault.downloads).pack(state)
