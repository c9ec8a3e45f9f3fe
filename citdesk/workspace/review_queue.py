"""A supervisor's queue: who is in custody first, then what is due within days, then danger, then the oldest.

What a revision says is read once and kept while the person is signed in: a revision never changes. Only the
clocks are counted anew, so that thousands of reports are in their order at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from citdesk.casework.call_facts import CALL_PATHS, NO_CALL, CallFacts, call_facts, of_one_call
from citdesk.casework.custody import CustodyClock, running_clock
from citdesk.casework.custody_facts import CustodyFacts
from citdesk.casework.errors import CitdeskError
from citdesk.casework.events import Submission
from citdesk.casework.few_answers import FewAnswers, Unreadable
from citdesk.casework.ids import CaseId, EventId, PersonId
from citdesk.casework.lifecycle import GONE, ReportState, Standing
from citdesk.casework.people import Person
from citdesk.casework.urgency import URGENCY_PATHS, Danger, Urgency, urgency
from citdesk.vault.standings import KeptStanding
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts
from citdesk.workspace.revisions import Revision, revisions, with_the_one_before
from citdesk.workspace.rows import Due, QueueRow
from citdesk.workspace.supervision import AWAITING, waiting_for

#: A day further off than this puts no report before another.
_SOON = timedelta(days=7)
#: Whom a report is about: in every form that asks for it, at the same place.
_NAME = ("person/first_name", "person/last_name")
_NOTHING = Urgency(CustodyFacts(""))


@dataclass(frozen=True, slots=True)
class _Said:
    """What one revision says, as far as the queue tells it."""

    sent_at: datetime
    urgency: Urgency
    dues: tuple[Due, ...]
    #: who wrote and sent it, also where somebody else is to go on with it
    author: PersonId | None = None
    call: CallFacts = NO_CALL
    person: str = ""


@dataclass(frozen=True, slots=True)
class _CaseSays:
    """What the reports of one case say together."""

    custody: CustodyClock | None
    to_self: Danger
    to_others: Danger
    call: CallFacts


@dataclass(frozen=True, slots=True)
class _At:
    """When, where and by whom the queue is read."""

    now: datetime
    zone: tzinfo
    people: Mapping[PersonId, Person]
    own_unit: str


class ReviewQueue:
    """The queue of one signed-in person."""

    def __init__(self, inside: Inside) -> None:
        self._inside = inside
        self._said: dict[EventId, _Said] = {}
        self._changed: dict[EventId, int] = {}

    def rows(self) -> tuple[QueueRow, ...]:
        """The reports that wait for this supervisor, the most urgent first; nobody's own are among them."""
        inside = self._inside
        kept = inside.vault.standings.in_cases_with(AWAITING)
        waiting = waiting_for(inside, kept)
        told = {standing.case for standing in waiting}
        cases: dict[CaseId, list[KeptStanding]] = defaultdict(list)
        for each in kept:
            if each.standing.case in told and each.standing.state not in GONE:
                cases[each.standing.case].append(each)
        self._read_new([each for case in cases.values() for each in case], waiting)
        # read once, not for each of thousands of rows
        at = _At(inside.clock.now(), inside.zone, inside.vault.directory.people(), inside.person.unit)
        says = {case: self._case_says(reports, at) for case, reports in cases.items()}
        found = [self._row(standing, says[standing.case], at) for standing in waiting]
        return tuple(sorted(found, key=_order))

    def _read_new(self, reports: Iterable[KeptStanding], waiting: Iterable[Standing]) -> None:
        """Reads the revisions that were not read yet, and forgets those that nothing asks for any more."""
        revisions_now = {each.standing.revision: each for each in reports}
        self._said = {id_: self._said.get(id_) or self._read(each) for id_, each in revisions_now.items()}
        again = (each for each in waiting if each.revision_number > 1)
        known = self._changed
        self._changed = {
            each.revision: known[each.revision] if each.revision in known else self._count(each)
            for each in again
        }

    def _read(self, kept: KeptStanding) -> _Said:
        found = self._inside.vault.events.get(kept.standing.revision)
        if found is None:
            return _Said(kept.changed_at, _NOTHING, ())
        sent_at, dues = found.event.header.wall, self._due_paths(kept.standing.form_id)
        author = found.event.header.author
        try:
            payload = found.event.payload
            xml = payload.instance_xml if isinstance(payload, Submission) else ""
            answers = FewAnswers(xml, (*URGENCY_PATHS, *CALL_PATHS, *_NAME, *(path for _, path in dues)))
        except (CitdeskError, Unreadable):  # opening the report says what is wrong with it
            return _Said(sent_at, _NOTHING, (), author)
        days = ((label, _day(answers.text(path))) for label, path in dues)
        due = tuple(Due(label, day) for label, day in days if day is not None)
        return _Said(sent_at, urgency(answers), due, author, call_facts(answers), _person(answers))

    def _due_paths(self, form_id: str) -> Sequence[tuple[str, str]]:
        """What is due by the form's dates, and where the dates stand below the form's root."""
        entry = self._inside.shelf.entry(form_id)
        watched = () if entry is None else entry.due
        return [(each.label, each.path.lstrip("/").partition("/")[2]) for each in watched]

    def _count(self, standing: Standing) -> int:
        sent = revisions(self._inside.vault, standing.report)
        current, before = with_the_one_before(sent, standing.revision)
        return 0 if before is None else _count_changed(current, before)

    def _case_says(self, reports: Iterable[KeptStanding], at: _At) -> _CaseSays:
        told = [self._said[each.standing.revision] for each in reports]
        said = [each.urgency for each in told]
        return _CaseSays(
            running_clock([each.custody for each in said], at.now, at.zone),
            max(each.to_self for each in said),
            max(each.to_others for each in said),
            of_one_call(
                self._said[each.standing.revision].call
                for each in reports
                if each.standing.is_open_to(self._inside.person)
            ),
        )

    def _row(self, standing: Standing, case: _CaseSays, at: _At) -> QueueRow:
        said = self._said[standing.revision]
        author = at.people.get(said.author or standing.author)
        return QueueRow(
            id=standing.report,
            number=standing.number,
            author="" if author is None else author.name,
            title=self._inside.shelf.title(standing.form_id),
            sent_at=said.sent_at,
            revision_number=standing.revision_number,
            changed=self._changed.get(standing.revision, 0),
            form_id=standing.form_id,
            amendment=standing.state is ReportState.AMENDMENT_PENDING,
            covered_unit="" if standing.unit == at.own_unit else standing.unit,
            custody=case.custody,
            due=_first_to_come(said.dues, at.now.astimezone(at.zone).date()),
            to_self=case.to_self,
            to_others=case.to_others,
            # what the report says itself before what others of its case say
            call=of_one_call((said.call, case.call)),
            person=said.person,
        )


def _person(answers: FewAnswers) -> str:
    return " ".join(name for path in _NAME if (name := answers.text(path).strip()))


def _order(row: QueueRow) -> tuple[int, float, int, datetime]:
    worst = -max(row.to_self, row.to_others)
    if row.custody is not None and row.custody.limit is not None:
        return 0, row.custody.limit.timestamp(), worst, row.sent_at
    if row.custody is not None:
        return 1, row.custody.started.timestamp(), worst, row.sent_at
    if row.due is not None:
        return 2, row.due.date.toordinal(), worst, row.sent_at
    return 3, 0, worst, row.sent_at


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _first_to_come(dues: Sequence[Due], today: date) -> Due | None:
    coming = [due for due in dues if today <= due.date <= today + _SOON]
    return min(coming, key=lambda due: due.date, default=None)


def _count_changed(current: Revision, before: Revision) -> int:
    now = instance_texts(current.submission.instance_xml)
    then = instance_texts(before.submission.instance_xml)
    return sum(now.get(path) != then.get(path) for path in {*now, *then})
