"""What a form is given from outside: the case it belongs to, the law of the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.events import RulesText
from citdesk.casework.ids import ReportId
from citdesk.casework.law import NO_LAW, LawPack
from citdesk.vault.drafts import Draft
from citdesk.workspace.calendar_for_forms import calendar_for_forms
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.law_for_forms import Named, law_for_forms
from citdesk.workspace.local_directory import providers_for_forms
from citdesk.workspace.programmes_for_forms import programmes_for_forms
from citdesk.workspace.revisions import MOST_PARENTS, Revision, revisions
from citdesk.workspace.rules_on_device import FaultyLawPack, pack_in, rules_in
from citdesk.xforms import Context
from citdesk.xforms.tree import parse_document, serialise

#: The report that cannot be written without the law of its state.
_STATES_THE_LAW = "hold"
_CASE, _LAW, PROVIDERS, _CALENDAR, PROGRAMMES = "case", "law", "providers", "calendar", "programs"
#: Where the hold statement names the facility.
_FACILITY = "/hold[1]/destination[1]/facility_name[1]"
#: Where the encounter report says in which state it happened.
_STATE = "/case[1]/encounter[1]/place[1]/state[1]"


@dataclass(frozen=True)
class Given:
    """The context of one form session, the case in it, and the law pack, None where the form reads none."""

    context: Context
    case: bytes
    law_pack: LawPack | None


def given_to(inside: Inside, form_id: str, parent: ReportId | None) -> Given:
    """The context for a draft of a form that grows from ``parent``.

    Raises FaultyLawPack, and UnknownReport, FormMissing or ResumeError for a draft that it grows from.
    """
    return _given(inside, form_id, case_instance(inside, parent))


def given_then(inside: Inside, found: Revision) -> Context:
    """The context in which a frozen revision is read: its own time, and the case and law it was sent with.

    One that was sent before the case was kept with it is read with the case as it stands now.
    """
    kept = found.submission.case_xml
    return given_with(inside, found, case_instance(inside, found.parent) if kept is None else kept.encode())


def given_with(inside: Inside, found: Revision, case: bytes) -> Context:
    """The context of a frozen revision with a case of one's own choice."""
    form_id = found.submission.pin.form_id
    author = inside.vault.directory.people().get(found.author)
    named = Named(
        "" if author is None else author.name, inside.agency.name, facility_in(found.submission.instance_xml)
    )
    kept = found.submission.rules
    instances = _instances(inside, form_id, case, pack_in(kept), found.sent_at, named, kept)
    return inside.context(instances, found.sent_at)


def facility_in(instance_xml: str) -> str:
    """The facility that a hold statement names; '' in other reports and where none is named yet."""
    return instance_texts(instance_xml).get(_FACILITY, "")


def case_instance(inside: Inside, parent: ReportId | None, *, drafts: bool = True) -> bytes:
    """``<case>`` with the latest answers of the parent report and of its parents, for child forms to read.

    What a question holds that is not asked is left out, in a draft as in a revision. Without ``drafts``
    only what was sent is read. Raises UnknownReport, FormMissing or ResumeError for a draft that cannot be
    opened.
    """
    return _case(_parts(inside, parent, drafts, MOST_PARENTS))


def pruned_draft(inside: Inside, draft: Draft) -> bytes:
    """The draft's answers as they would be sent. Raises UnknownReport, FormMissing, ResumeError."""
    return _pruned(inside, draft, case_instance(inside, draft.parent_report))


def law_of(inside: Inside, report: ReportId) -> LawPack | None:
    """The pack of the state in which a report's case happened, by what it and those above it hold just now.

    None where nobody says so yet, where there is no pack, and where the pack cannot be used.
    """
    at: ReportId | None = report
    for _ in range(MOST_PARENTS):
        found = None if at is None else _as_it_stands(inside, at)
        if found is None:
            break
        instance_xml, at = found
        state = instance_texts(instance_xml).get(_STATE.removeprefix(f"/{_CASE}[1]"))
        if state is not None:
            try:
                return rules_in(inside.vault.downloads).pack(state)
            except FaultyLawPack:
                return None
    return None


def _as_it_stands(inside: Inside, report: ReportId) -> tuple[bytes | str, ReportId | None] | None:
    draft = inside.vault.drafts.get(report)
    return (draft.instance_xml, draft.parent_report) if draft is not None else _frozen(inside, report)


def _parts(inside: Inside, at: ReportId | None, drafts: bool, left: int) -> tuple[str, ...]:
    """The answers of a report and of those that it grows from, the nearest first."""
    if at is None or left == 0:
        return ()
    draft = inside.vault.drafts.get(at) if drafts else None
    if draft is not None:
        above = _parts(inside, draft.parent_report, drafts, left - 1)
        return (_element(_pruned(inside, draft, _case(above))), *above)
    found = _frozen(inside, at)
    if found is None:
        return ()
    instance_xml, parent = found
    return (_element(instance_xml.encode()), *_parts(inside, parent, drafts, left - 1))


def _frozen(inside: Inside, report: ReportId) -> tuple[str, ReportId | None] | None:
    """The report's newest revision here and its parent, else those of HQ's projection."""
    sent = revisions(inside.vault, report)
    if sent:
        return sent[-1].submission.instance_xml, sent[-1].parent
    projected = inside.vault.projections.get(report)
    return None if projected is None else (projected.instance_xml, projected.parent_report)


def _pruned(inside: Inside, draft: Draft, case: bytes) -> bytes:
    kept = inside.vault.forms.by_hash(draft.form_sha256)
    if kept is None:
        raise UnknownReport(draft.report)
    form = inside.shelf.pinned(draft.form_sha256, kept.form_id, kept.version)
    context = _given(inside, form.id, case).context
    return form.resume(draft.instance_xml, context, draft.typed).to_xml(pruned=True)


def _given(inside: Inside, form_id: str, case: bytes) -> Given:
    pack = _pack_for(inside, form_id, case) if _needs(inside, form_id, _LAW) else None
    named = Named(inside.person.name, inside.agency.name)
    instances = _instances(inside, form_id, case, pack, inside.clock.now(), named)
    return Given(inside.context(instances), case, pack)


def _case(parts: Sequence[str]) -> bytes:
    return f"<{_CASE}>{''.join(parts)}</{_CASE}>".encode()


def _element(instance_xml: bytes) -> str:
    return serialise(parse_document(instance_xml).root)


def _instances(
    inside: Inside,
    form_id: str,
    case: bytes,
    pack: LawPack | None,
    at: datetime,
    named: Named,
    kept: Sequence[RulesText] = (),
) -> dict[str, bytes]:
    instances = {_CASE: case}
    if pack is not None:
        instances[_LAW] = law_for_forms(pack, at, inside.zone, named)
    elif form_id != _STATES_THE_LAW and _needs(inside, form_id, _LAW):
        instances[_LAW] = NO_LAW
    if _needs(inside, form_id, PROVIDERS):
        instances[PROVIDERS] = providers_for_forms(inside)
    if _needs(inside, form_id, PROGRAMMES):
        instances[PROGRAMMES] = programmes_for_forms(inside, kept)
    if _needs(inside, form_id, _CALENDAR):
        instances[_CALENDAR] = calendar_for_forms(instance_texts(case).get(_STATE, ""), at, inside.zone)
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
