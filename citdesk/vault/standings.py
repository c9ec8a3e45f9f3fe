"""Where each report stands, folded from its events by the same table that HQ uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.ids import CaseId, PersonId, ReportId
from citdesk.casework.lifecycle import Act, ReportState, Standing, apply
from citdesk.casework.people import Person, Role
from citdesk.vault.covers import Covers
from citdesk.vault.event_rows import EventRows, KeptEvent, Status
from citdesk.vault.identity import read_identity
from citdesk.vault.store import Row, Store
from citdesk.wire.encoding import read_time, write_time
from citdesk.wire.event import Event
from citdesk.wire.header import Header
from citdesk.wire.standing import read_standing, write_standing

#: So many standings stay read, by their very texts; they go with the vault that is closed.
_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class KeptStanding:
    """A standing and when the last event that is part of it happened."""

    standing: Standing
    changed_at: datetime


class Standings:
    """The standings of one vault. What HQ accepted is applied as it is; what waits is a forecast.

    A report that a court sealed, and that its order leaves open to no role of the owner, is in no list.
    """

    def __init__(self, store: Store, events: EventRows, covers: Covers | None = None) -> None:
        self._store = store
        self._events = events
        self._covers = covers or Covers(events)
        # of thousands of rows few change from one reading of a list to the next
        self._standing = lru_cache(maxsize=_REMEMBERED)(read_standing)

    def get(self, report: ReportId) -> Standing | None:
        """The report's standing, None where it has not been sent."""
        kept = self.kept(report)
        return None if kept is None else kept.standing

    def kept(self, report: ReportId) -> KeptStanding | None:
        """The report's standing with its last change, None where it has not been sent."""
        found = self._store.row("SELECT standing, changed_at FROM standings WHERE report = ?", (report,))
        return None if found is None else self._read(found)

    def of_author(self, author: PersonId) -> Sequence[KeptStanding]:
        """The person's own sent reports, latest change first."""
        return self._query("WHERE author = ? ORDER BY changed_at DESC", (author,))

    def of_case(self, case: CaseId) -> Sequence[KeptStanding]:
        """The sent reports of one case, first change first."""
        return self._query("WHERE case_id = ? ORDER BY changed_at", (case,))

    def in_states(self, states: Sequence[ReportState]) -> Sequence[KeptStanding]:
        """All reports in one of these states, first change first."""
        marks = ", ".join("?" for _ in states)
        return self._query(f"WHERE state IN ({marks}) ORDER BY changed_at", [s.value for s in states])

    def in_cases_with(self, states: Sequence[ReportState]) -> Sequence[KeptStanding]:
        """All reports of the cases in which one is in one of these states, first change first."""
        marks = ", ".join("?" for _ in states)
        cases = f"SELECT case_id FROM standings WHERE state IN ({marks})"  # noqa: S608 - marks only
        return self._query(f"WHERE case_id IN ({cases}) ORDER BY changed_at", [s.value for s in states])

    def put(self, standing: Standing, changed_at: datetime) -> None:
        """Keeps a standing that was just derived; inside a transaction."""
        self._store.execute(
            "INSERT OR REPLACE INTO standings (report, case_id, author, unit, state, standing, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                standing.report,
                standing.case,
                standing.author,
                standing.unit,
                standing.state.value,
                write_standing(standing),
                write_time(changed_at),
            ),
        )

    def derive(self, report: ReportId, people: Mapping[PersonId, Person]) -> None:
        """Folds the report's events again and keeps the outcome; inside a transaction."""
        folded = fold(self._events.of_report(report), people, self._covers.units_at)
        if folded is None:
            self._store.execute("DELETE FROM standings WHERE report = ?", (report,))
        else:
            self.put(folded.standing, folded.changed_at)

    def _query(self, rest: str, values: Sequence[object]) -> Sequence[KeptStanding]:
        found = self._store.rows(f"SELECT standing, changed_at FROM standings {rest}", values)  # noqa: S608
        read = [self._read(row) for row in found]
        if not any(kept.standing.sealed for kept in read):
            return read
        owner = read_identity(self._store).person
        return [kept for kept in read if kept.standing.is_open_to(owner)]

    def _read(self, row: Row) -> KeptStanding:
        return KeptStanding(self._standing(str(row["standing"])), read_time(str(row["changed_at"])))


def fold(
    events: Sequence[KeptEvent],
    people: Mapping[PersonId, Person],
    covering: Callable[[Header], frozenset[str]] = lambda _step: frozenset(),
) -> KeptStanding | None:
    """The standing after the accepted events and those that wait, in this order.

    ``covering`` tells which units the author of a step covered when they made it. A waiting event that
    no longer fits is passed over: HQ will refuse it, and then it becomes a work item.
    """
    standing: Standing | None = None
    changed_at: datetime | None = None
    for kept in events:
        if kept.status in (Status.REFUSED, Status.QUARANTINED):
            continue
        try:
            actor = _actor(kept, standing, people)
            header = kept.event.header
            # asked only where it can matter: most vaults never see a cover
            stands_in = standing is not None and kept.status is Status.PENDING and actor.unit != standing.unit
            units = covering(header) if stands_in else frozenset[str]()
            standing = apply(standing, act_of(kept.event, actor, units))
        except (Refused, Tampered):  # of a kind not taken yet, without its content, or overtaken meanwhile
            continue
        changed_at = kept.event.header.wall
    return None if standing is None or changed_at is None else KeptStanding(standing, changed_at)


def act_of(event: Event, actor: Person, covering: frozenset[str] = frozenset()) -> Act:
    """The event as the lifecycle sees it, by somebody who covers these units.

    Raises Refused or Tampered where its payload cannot be read.
    """
    header = event.header
    if header.report is None:
        raise Refused("The event belongs to no report.", code="malformed_payload")
    return Act(
        header.id,
        header.kind,
        header.report,
        header.case,
        actor,
        header.follows,
        event.payload,
        covering=covering,
    )


def _actor(kept: KeptEvent, standing: Standing | None, people: Mapping[PersonId, Person]) -> Person:
    """Who acted. What HQ accepted is not judged again by today's roles: people change office."""
    author = kept.event.header.author
    person = people.get(author) or Person(
        author, "", "", "" if standing is None else standing.unit, frozenset()
    )
    if kept.status is Status.PENDING:
        return person
    unit = person.unit if standing is None else standing.unit
    return replace(person, unit=unit, roles=frozenset(Role))
