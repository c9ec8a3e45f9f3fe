"""From standing, draft, waiting and refused events to one row of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from citdesk.casework.call_facts import CALL_PATHS, NO_CALL, CallFacts, call_facts, of_one_call
from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import AuthorReassigned, DiversionAdvanced, EventKind, Submission
from citdesk.casework.few_answers import FewAnswers, Unreadable
from citdesk.casework.ids import CaseId, ReportId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.vault.drafts import Draft
from citdesk.vault.event_rows import KeptEvent, Status
from citdesk.vault.standings import KeptStanding
from citdesk.workspace.answer_text import when_text
from citdesk.workspace.failures import CoverOver, SealedByOrder, UnknownReport
from citdesk.workspace.inside import Inside
from citdesk.workspace.revisions import MOST_PARENTS, revisions
from citdesk.workspace.rows import Display, GivenOn, ReportRow
from citdesk.workspace.since_approval import steps_on_record
from citdesk.workspace.supervision import is_given_up, units_given_up
from citdesk.workspace.too_late import too_late

_PAPERS = frozenset(
    {EventKind.ISSUE_PAPER, EventKind.REISSUE_PAPER, EventKind.VOID_PAPER, EventKind.ATTACH_SIGNED_SCAN}
)
#: A fact: what HQ said when it took nothing from this vault any more; '' or missing once it does.
OUT_OF_SERVICE = "out_of_service"
#: Of thousands of reports that are done so many are read for their rows.
_MOST_READ = 100
_RETURNED = (ReportState.RETURNED, ReportState.AMENDMENT_RETURNED)
_GOING_ON = (*_RETURNED, ReportState.SUBMITTED, ReportState.WITHDRAWN, ReportState.AMENDMENT_PENDING)
_BY_STATE = {
    ReportState.SUBMITTED: Display.SENT,
    ReportState.AMENDMENT_PENDING: Display.SENT,
    ReportState.RETURNED: Display.RETURNED,
    ReportState.AMENDMENT_RETURNED: Display.RETURNED,
    ReportState.WITHDRAWN: Display.WITHDRAWN,
    ReportState.APPROVED: Display.APPROVED,
    ReportState.VOID: Display.VOID,
    ReportState.DUPLICATE: Display.DUPLICATE,
}


def called(inside: Inside, report: ReportId) -> str:
    """A report's number, or its title; '' where it is not here, or not open to this person."""
    found = inside.vault.standings.get(report)
    if found is None or not found.is_open_to(inside.person):
        return ""
    return found.number or inside.shelf.title(found.form_id)


class Rows:
    """Makes rows. What is the same for a whole list is read once, when this is made."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        vault = inside.vault
        self._waiting = {report for report, kind in vault.events.waiting_steps() if kind not in _PAPERS}
        self._refused: dict[ReportId, list[KeptEvent]] = {}
        for kept in vault.events.refused():
            if kept.event.header.report is not None and not _stands_so(inside, kept):
                self._refused.setdefault(kept.event.header.report, []).append(kept)
        self._calls: dict[ReportId, CallFacts] = {}
        self._may_read = _MOST_READ
        self._out_of_service = bool(vault.store.fact(OUT_OF_SERVICE))

    @property
    def refused(self) -> Mapping[ReportId, Sequence[KeptEvent]]:
        """What HQ did not take and nobody dealt with, by report, oldest first."""
        return self._refused

    def row(self, report: ReportId) -> ReportRow:
        """The report's row; raises UnknownReport, for one CoverOver or SealedByOrder."""
        vault = self._inside.vault
        kept = vault.standings.kept(report)
        if kept is not None and not kept.standing.is_open_to(self._inside.person):
            raise SealedByOrder(report)
        if kept is not None and self.is_given_up(kept.standing):
            raise CoverOver(report)
        return self.of(report, kept, vault.drafts.get(report))

    def is_given_up(self, standing: Standing) -> bool:
        """Whether the report came here by a cover that is over: it is shown no more."""
        return is_given_up(self._inside, standing, self._given_up)

    @cached_property
    def _given_up(self) -> frozenset[str]:
        return units_given_up(self._inside)

    def of(self, report: ReportId, kept: KeptStanding | None, draft: Draft | None) -> ReportRow:
        """The row of a report of which standing and draft were read already; raises UnknownReport."""
        refused = self._refused.get(report, [])
        if kept is not None:
            return self._sent(kept, draft, refused)
        if draft is not None:
            return self._only_draft(draft, refused)
        if refused:
            return self._only_refused(refused)
        raise UnknownReport(report)

    def _sent(self, kept: KeptStanding, draft: Draft | None, refused: Sequence[KeptEvent]) -> ReportRow:
        standing = kept.standing
        late = too_late(self._inside, refused) if refused else None
        if late is not None:
            refused = ()
            if draft is not None and is_as_begun(draft) and standing.state not in _RETURNED:
                draft = None  # taken up again with a withdrawal that came to nothing
        display = self._display(standing, draft, refused)
        given = self._given_on(standing)
        read = draft is not None or self._is_read(standing)
        sent_at = self._sent_at(standing) if read else None
        changed = kept.changed_at if draft is None else max(kept.changed_at, draft.changed_at)
        return ReportRow(
            id=standing.report,
            case=standing.case,
            form_id=standing.form_id,
            title=self._inside.shelf.title(standing.form_id),
            number=standing.number,
            display=display,
            changed_at=changed,
            revision_number=standing.revision_number,
            comments=len(standing.comments),
            parent=standing.parent_report,
            problem=_problem(refused),
            problem_code=_problem_code(refused),
            only_steps=bool(refused) and not any(is_version(each) for each in refused),
            summary=self._summary(draft, standing.revision_number, sent_at),
            has_draft=draft is not None,
            state=standing.state.value,
            on_record=standing.on_record is not None,
            about_person=self._about_person(standing.form_id),
            taken_over_from="" if given is None or standing.author != self._inside.person.id else given.wrote,
            given_on=given,
            duplicate_of="" if standing.duplicate_of is None else called(self._inside, standing.duplicate_of),
            sent_at=sent_at,
            call=self._call(standing.report, draft) if read or standing.number is None else NO_CALL,
            stays_here=display is Display.WAITING and self._out_of_service,
            late=late,
        )

    def call_of(self, standing: Standing) -> CallFacts:
        """What the report says of its call, and what the reports say that it grew from."""
        return self._call(standing.report, None)

    def _is_read(self, standing: Standing) -> bool:
        """Whether a sent report is read for its row: those that go on, and the first ones that are done."""
        if standing.state in _GOING_ON:
            return True
        self._may_read -= 1
        return self._may_read >= 0

    def _sent_at(self, standing: Standing) -> datetime | None:
        found = self._inside.vault.events.get(standing.revision)
        return None if found is None else found.event.header.wall

    def _given_on(self, standing: Standing) -> GivenOn | None:
        """Who goes on with it while the version that stands is somebody else's, and who gave it to them."""
        if standing.state not in _GOING_ON:
            return None
        events, name_of = self._inside.vault.events, self._inside.vault.directory.name_of
        wrote = events.author_of(standing.revision)
        if wrote is None or wrote == standing.author:
            return None
        given = GivenOn(name_of(wrote), name_of(standing.author))
        for kept in events.of_report(standing.report):
            payload = kept.event.payload
            if isinstance(payload, AuthorReassigned) and kept.status in (Status.ACCEPTED, Status.PENDING):
                given = replace(given, by=name_of(kept.event.header.author), reason=payload.reason)
        return given

    def _only_draft(self, draft: Draft, refused: Sequence[KeptEvent]) -> ReportRow:
        form = self._inside.vault.forms.by_hash(draft.form_sha256)
        form_id = "" if form is None else form.form_id
        return self._unsent(draft.report, draft.case, form_id, draft.changed_at, draft, refused)

    def _only_refused(self, refused: Sequence[KeptEvent]) -> ReportRow:
        header, payload = refused[0].event.header, refused[0].event.payload
        form_id = payload.pin.form_id if isinstance(payload, Submission) else ""
        report = header.report or ReportId("")
        row = self._unsent(report, header.case, form_id, header.wall, None, refused)
        projected = self._inside.vault.projections.get(report)
        if projected is None:
            return row
        # a liaison has the court's part of it alone
        title = self._inside.shelf.title(projected.form_id)
        return replace(row, form_id=projected.form_id, title=title, number=projected.number)

    def _unsent(
        self,
        report: ReportId,
        case: CaseId,
        form_id: str,
        changed_at: datetime,
        draft: Draft | None,
        refused: Sequence[KeptEvent],
    ) -> ReportRow:
        return ReportRow(
            id=report,
            case=case,
            form_id=form_id,
            title=self._inside.shelf.title(form_id),
            number=None,
            display=Display.REFUSED if refused else Display.DRAFT,
            changed_at=changed_at,
            revision_number=0,
            comments=0,
            parent=None if draft is None else draft.parent_report,
            problem=_problem(refused),
            problem_code=_problem_code(refused),
            summary=self._summary(draft, 0, None),
            has_draft=draft is not None,
            about_person=self._about_person(form_id),
            call=self._call(report, draft),
        )

    def _call(self, report: ReportId, draft: Draft | None, left: int = MOST_PARENTS) -> CallFacts:
        """What the report says of its call, and what the reports say that it grew from."""
        if report in self._calls:
            return self._calls[report]
        said, parent = self._said(report, draft)
        if parent is not None and left and self._is_open(parent):
            above = self._call(parent, self._inside.vault.drafts.get(parent), left - 1)
            said = of_one_call((said, above))
        self._calls[report] = said
        return said

    def _said(self, report: ReportId, draft: Draft | None) -> tuple[CallFacts, ReportId | None]:
        try:
            if draft is not None:
                return call_facts(FewAnswers(draft.instance_xml, CALL_PATHS)), draft.parent_report
            sent = revisions(self._inside.vault, report)
            if sent:
                answers = FewAnswers(sent[-1].submission.instance_xml, CALL_PATHS)
                return call_facts(answers), sent[-1].parent
        except (CitdeskError, Unreadable):  # opening the report says what is wrong with it
            pass
        return NO_CALL, None

    def _is_open(self, report: ReportId) -> bool:
        standing = self._inside.vault.standings.get(report)
        if standing is None:
            return True
        return standing.is_open_to(self._inside.person) and not self.is_given_up(standing)

    def _about_person(self, form_id: str) -> bool:
        entry = self._inside.shelf.entry(form_id)
        return entry is None or entry.about_person

    def _display(self, standing: Standing, draft: Draft | None, refused: Sequence[KeptEvent]) -> Display:
        if refused:
            return Display.REFUSED
        if standing.report in self._waiting:
            return Display.WAITING
        if draft is not None and standing.state not in _RETURNED:
            return Display.DRAFT
        return _BY_STATE[standing.state]

    def _summary(self, draft: Draft | None, revision_number: int, sent_at: datetime | None) -> str:
        zone = self._inside.zone
        if draft is None:
            if not revision_number or sent_at is None:
                return f"Version {revision_number}" if revision_number else ""
            return f"Version {revision_number}, {when_text(sent_at, zone)}"
        begun = when_text(draft.begun_at, zone)
        if revision_number:  # of a report that was sent before, the draft is younger than the report
            return f"Taken up again {begun}"
        return f"Nothing answered yet, begun {begun}" if self._is_untouched(draft) else f"Begun {begun}"

    def _is_untouched(self, draft: Draft) -> bool:
        """Whether all that stands there was filled in by the form, from the case or by itself."""
        if draft.practice is not None or not is_as_begun(draft):
            return False
        return not revisions(self._inside.vault, draft.report)  # one that HQ refused begins with its answers


def is_as_begun(draft: Draft) -> bool:
    """Whether nobody has changed it since it was begun or taken up again."""
    return draft.changed_at == draft.begun_at


def _stands_so(inside: Inside, kept: KeptEvent) -> bool:
    """Whether HQ refused a corrected day that stands there by now: somebody else made the same correction."""
    header, advanced = kept.event.header, kept.event.payload
    if header.report is None or not isinstance(advanced, DiversionAdvanced) or advanced.corrects is None:
        return False
    return any(
        step.advanced.step is advanced.step
        and step.advanced.on == advanced.on
        and any(each.advanced.corrects == advanced.corrects for each in step.corrections)
        for step in steps_on_record(inside, header.report)
    )


def is_version(kept: KeptEvent) -> bool:
    """Whether it is a version of a report, and not a step on one."""
    return kept.event.header.kind in (EventKind.SUBMIT, EventKind.AMEND)


def _problem(refused: Sequence[KeptEvent]) -> str:
    return "" if not refused else refused[0].message or "HQ did not take this. Your answers are safe."


def _problem_code(refused: Sequence[KeptEvent]) -> str:
    return "" if not refused else refused[0].code or ""
