"""Training records: entries are reports of the form ``training``; what is due follows from the rules.

So they are kept, sent and shown to supervisors like everything else: signed, chained, on every computer of
the officer and of the unit's supervisors. Nobody approves them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from citdesk.casework.events import Submission
from citdesk.casework.ids import PersonId, ReportId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.casework.people import Person, Role
from citdesk.fieldguide.training import (
    Due,
    Entry,
    Need,
    Requirement,
    due_dates,
    read_entry,
    read_requirements,
)
from citdesk.workspace.drafting import form_cards, save_draft, start_report
from citdesk.workspace.inside import Inside
from citdesk.workspace.instance_texts import instance_texts, numbered
from citdesk.workspace.sending import send
from citdesk.workspace.shipped_files import shipped_text

TRAINING_FORM = "training"
_AT = "/training/entry/"
_NOT_COUNTED = (ReportState.VOID, ReportState.DUPLICATE, ReportState.WITHDRAWN)
_PRESSING = tuple(Need)


@dataclass(frozen=True, slots=True)
class TrainingEntry:
    """An entry and the report that holds it."""

    report: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class OfficerTraining:
    """One officer's training: what is due, and the entries, newest first."""

    name: str
    badge: str
    dues: tuple[Due, ...]
    entries: tuple[TrainingEntry, ...]

    @property
    def most_pressing(self) -> Due:
        """The requirement that needs attention first."""
        return min(self.dues, key=lambda due: (_PRESSING.index(due.need), due.on or date.max))


class TrainingCalls:
    """Blocking calls on the thread that owns the vault, with the vault's and the disk's errors."""

    def __init__(self, inside: Inside, check_lease: Callable[[], None]) -> None:
        self._inside = inside
        self._check_lease = check_lease

    def mine(self) -> OfficerTraining:
        """The signed-in person's own training."""
        return _of(self._inside, self._inside.person)

    def unit(self) -> tuple[OfficerTraining, ...]:
        """The officers of a supervisor's unit, who needs attention first; nothing for anybody else."""
        inside = self._inside
        if not inside.person.has(Role.SUPERVISOR):
            return ()
        people = [
            person
            for person in inside.vault.directory.people().values()
            if person.has(Role.OFFICER) and person.unit == inside.person.unit
        ]
        found = [_of(inside, person) for person in people]
        return tuple(sorted(found, key=lambda each: (_rank(each), each.name)))

    @property
    def may_record(self) -> bool:
        """Whether this person has a training record."""
        return any(card.id == TRAINING_FORM for card in form_cards(self._inside))

    def record_drill(self, title: str, *, well: bool) -> None:
        """Puts a drill that was finished on record, as of today; nothing of what was chosen in it."""
        self._check_lease()
        inside = self._inside
        with inside.vault.store.writing():
            report = start_report(inside, TRAINING_FORM, None)
            form, _ = inside.shelf.newest(TRAINING_FORM)
            session = form.start(inside.context({}))
            for name, value in {
                "kind": "drill",
                "title": title,
                "done_on": _today(inside),
                "ending": "well" if well else "badly",
            }.items():
                session.answer(_AT + name, value)
            save_draft(inside, ReportId(report), session.to_xml(), {})
            send(inside, ReportId(report))


@cache
def training_requirements() -> tuple[Requirement, ...]:
    """The rules of this installation; raises DataFileError naming what is wrong with them."""
    return read_requirements("requirements.toml", shipped_text("training/requirements.toml"))


def _of(inside: Inside, person: Person) -> OfficerTraining:
    found = _entries(inside, person.id)
    entries = sorted(found, key=lambda each: (each.entry.done_on, each.report), reverse=True)
    dues = due_dates(training_requirements(), [each.entry for each in entries], _today(inside))
    return OfficerTraining(person.name, person.badge, dues, tuple(entries))


def _entries(inside: Inside, person: PersonId) -> Iterator[TrainingEntry]:
    for kept in inside.vault.standings.of_author(person):
        standing = kept.standing
        if standing.form_id == TRAINING_FORM and standing.state not in _NOT_COUNTED:
            entry = _entry(inside, standing)
            if entry is not None:
                yield TrainingEntry(standing.report, entry)


def _entry(inside: Inside, standing: Standing) -> Entry | None:
    """None while the vault has the standing but not its submission, and where that says no entry."""
    kept = inside.vault.events.get(standing.revision)
    payload = None if kept is None else kept.event.payload
    if not isinstance(payload, Submission):
        return None
    texts = instance_texts(payload.instance_xml)

    return read_entry(lambda name: texts.get(numbered(_AT + name), ""))


def _rank(training: OfficerTraining) -> tuple[int, date]:
    due = training.most_pressing
    return _PRESSING.index(due.need), due.on or date.max


def _today(inside: Inside) -> date:
    return inside.clock.now().astimezone(inside.zone).date()
