"""Searching everything this person has here, as they type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.ids import CaseId, ReportId
from citdesk.casework.lifecycle import GONE, ConsultState, ReportState
from citdesk.casework.people import Role
from citdesk.casework.projection import Audience
from citdesk.vault.search import Narrowing, SearchText
from citdesk.workspace.failures import UnknownReport
from citdesk.workspace.findable import findable
from citdesk.workspace.forms_on_device import FormMissing
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.report_rows import Rows
from citdesk.workspace.revisions import revisions
from citdesk.workspace.rows import ReportRow
from citdesk.xforms import Form, FormError

#: a slice of indexing: short enough to stand between two answers
_SLICE = 40
_MOST = 60
_DRAFT = "draft"
_DONE = (ReportState.APPROVED, *GONE)
#: which states each word of the screen stands for
_STATES: Mapping[str, tuple[str, ...]] = {
    "": (),
    "open": (
        _DRAFT,
        *(state.value for state in ReportState if state not in _DONE),
        ConsultState.ASKED.value,
        ConsultState.TAKEN.value,
    ),
    "done": (*(state.value for state in _DONE), ConsultState.ANSWERED.value),
}


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A report that was found, and the words around what was looked for."""

    row: ReportRow
    snippet: str


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What was found; ``still`` reports are not indexed yet and may be missing."""

    hits: tuple[SearchHit, ...]
    still: int


@dataclass(frozen=True, slots=True)
class FoundIn:
    """What of a list was found: ids, best first, each with the words around. ``still`` as above."""

    hits: tuple[tuple[str, str], ...]
    still: int


@dataclass(frozen=True, slots=True)
class FormName:
    """A form by which a search can be narrowed."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """``stage``: '' for all, ``open``, ``done``. Empty fields filter nothing."""

    stage: str = ""
    form_id: str = ""
    since: datetime | None = None


def index_some(inside: Inside) -> int:
    """Brings the index up to date for some reports that changed; how many are left."""
    vault = inside.vault
    stale = vault.search.some_stale(_SLICE)
    if stale:
        with vault.store.writing():
            for report in stale:
                text = _text(inside, report)
                if text is None:
                    vault.search.drop(report)
                else:
                    vault.search.put(text)
    return vault.search.stale


def search(inside: Inside, typed: str, narrowed: SearchFilter) -> SearchAnswer:
    """The reports of this vault with all of these words, best first; what changed just now included."""
    still = index_some(inside)
    narrowing = Narrowing(_STATES[narrowed.stage], narrowed.form_id, narrowed.since)
    rows = Rows(inside)
    hits: list[SearchHit] = []
    for found in inside.vault.search.find(typed, narrowing, _MOST):
        try:
            hits.append(SearchHit(rows.row(found.report), found.snippet))
        except UnknownReport:  # a projection only: it is on the liaison's board
            continue
    return SearchAnswer(tuple(hits), still)


def search_forms(inside: Inside) -> tuple[FormName, ...]:
    """The forms of everything that is indexed, by title."""
    forms = [FormName(form, inside.shelf.title(form)) for form in inside.vault.search.forms()]
    return tuple(sorted(forms, key=lambda form: form.title.casefold()))


def search_board(inside: Inside, typed: str, narrowed: SearchFilter) -> FoundIn:
    """The reports of the liaison's board with all of these words in what the court may see of them."""
    if not inside.person.has(Role.LIAISON):
        return FoundIn((), 0)

    def on_board(found: str) -> bool:
        projected = inside.vault.projections.get(ReportId(found))
        return projected is not None and projected.audience is Audience.COURT

    return _found_in(inside, typed, narrowed, on_board)


def search_consults(inside: Inside, typed: str, narrowed: SearchFilter) -> FoundIn:
    """The questions to this clinician with all of these words in what a provider may see of them."""
    if not inside.person.has(Role.CLINICIAN):
        return FoundIn((), 0)
    inside.vault.consults.note_new()
    return _found_in(inside, typed, narrowed, lambda found: inside.vault.consults.get(found) is not None)


def _found_in(inside: Inside, typed: str, narrowed: SearchFilter, listed: Callable[[str], bool]) -> FoundIn:
    still = index_some(inside)
    narrowing = Narrowing(_STATES[narrowed.stage], narrowed.form_id, narrowed.since)
    found = inside.vault.search.find(typed, narrowing, _MOST)
    return FoundIn(tuple((hit.report, hit.snippet) for hit in found if listed(hit.report)), still)


def _text(inside: Inside, report: ReportId) -> SearchText | None:
    """The report as it stands: draft, else last revision, else the projection that HQ made.

    It is found by numbers that it had before, too: they stand on papers. What is none of these
    may be a question to a clinician, by its own id.
    """
    vault = inside.vault
    kept, draft = vault.standings.kept(report), vault.drafts.get(report)
    standing = None if kept is None else kept.standing
    earlier = vault.events.earlier_numbers(report)
    number = "" if standing is None else " ".join((standing.number or "", *earlier)).strip()
    if draft is not None:
        form = vault.forms.by_hash(draft.form_sha256)
        form_id = "" if form is None else form.form_id
        state = _DRAFT if standing is None else standing.state.value
        read = None if form is None else _form(inside, draft.form_sha256, form_id, form.version)
        xml = draft.instance_xml
        return _made(inside, report, draft.case, form_id, state, draft.changed_at, number, xml, read)
    sent = revisions(vault, report)
    if sent and kept is not None and standing is not None:
        xml, pin = sent[-1].submission.instance_xml, sent[-1].submission.pin
        return _made(
            inside,
            report,
            standing.case,
            standing.form_id,
            standing.state.value,
            kept.changed_at,
            number,
            xml,
            _form(inside, pin.form_sha256, pin.form_id, pin.form_version),
        )
    projected = vault.projections.get(report)
    if projected is None:
        return _question_text(inside, report)
    return _made(
        inside,
        report,
        projected.case,
        projected.form_id,
        "approved",
        projected.approved_at,
        projected.number or "",
        projected.instance_xml,
        _form(inside, projected.form_sha256, projected.form_id, projected.form_version),
    )


def _question_text(inside: Inside, consult: str) -> SearchText | None:
    said = inside.vault.consults.get(consult)
    if said is None:
        return None
    known = said.standing()
    by = " ".join(part for part in (said.asked_by.name, said.asked_by.badge) if part)
    form = _form(inside, said.form_sha256, said.form_id, said.form_version)
    words = (findable(form, instance_texts(said.instance_xml), inside.zone), known.text)
    return SearchText(
        ReportId(consult),
        said.case,
        said.form_id,
        known.state.value,
        said.asked_at,
        by,
        " ".join(word for word in words if word),
    )


def _made(
    inside: Inside,
    report: ReportId,
    case: CaseId,
    form_id: str,
    state: str,
    changed_at: datetime,
    number: str,
    instance_xml: bytes | str,
    form: Form | None,
) -> SearchText:
    texts = instance_texts(instance_xml)
    names = [text for path, text in texts.items() if "name" in path.rpartition("/")[2]]
    title = inside.shelf.title(form_id)
    told = " ".join((number, title, *names))
    return SearchText(report, case, form_id, state, changed_at, told, findable(form, texts, inside.zone))


def _form(inside: Inside, sha256: str, form_id: str, version: str) -> Form | None:
    """The form that a report was written in, None where this device cannot read it."""
    try:
        return inside.shelf.pinned(sha256, form_id, version)
    except (FormMissing, FormError):
        return None
