"""HQ's record at the end of a run, and what the lifecycle alone makes of its accepted events."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import Act, ReportState, Standing, apply
from citdesk.casework.people import Person, Role
from citdesk.hq.administration import Administration
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import tables as t
from citdesk.hq.store.reading import events_by_id, standing_of
from citdesk.hq.verification import verify
from citdesk.wire.event import Event
from tests.sync.agency import DIVERSION

_PENDING = (ReportState.AMENDMENT_PENDING, ReportState.AMENDMENT_RETURNED)

#: What the court is to see: by report the revision on record, whether an amendment is pending, its number.
CourtView = Mapping[str, tuple[object, ...]]


class Record:
    """Everything HQ has. Raises AssertionError where that does not verify."""

    def __init__(self, hq: Headquarters) -> None:
        faults = verify(hq).faults
        assert faults == (), f"the record does not verify: {faults}"
        self.hq = hq
        with hq.database.read() as connection:
            self.rows = {row.id: row for row in connection.execute(select(t.events))}
            accepted = sorted(
                (row for row in self.rows.values() if row.position is not None), key=lambda r: r.position
            )
            found = events_by_id(connection, hq.keys, [row.id for row in accepted])
        self.events: list[Event] = [found[row.id] for row in accepted]
        people = {known.person.id: known.person for known in Administration(hq, "").people()}
        people[hq.own_chain.person.id] = hq.own_chain.person
        self.people = people
        self.standings = self._replay()

    def _replay(self) -> dict[ReportId, Standing]:
        standings: dict[ReportId, Standing] = {}
        for event in self.events:
            h = event.header
            assert h.report is not None
            act = Act(h.id, h.kind, h.report, h.case, self.people[h.author], h.follows, event.payload)
            standings[h.report] = apply(standings.get(h.report), act)
        return standings

    def check_standings(self) -> None:
        """What HQ keeps is what its events say, and no number was ever given twice."""
        with self.hq.database.read() as connection:
            for report, standing in self.standings.items():
                kept = standing_of(connection, self.hq.keys, report)
                assert kept == standing, f"{report} stands elsewhere"
        numbers = [standing.number for standing in self.standings.values()]
        assert None not in numbers, "a report has no number"
        assert len(set(numbers)) == len(numbers), "a number was given twice"

    def sees(self, person: Person, event: Event) -> bool:
        """Whether the person is to be handed the event."""
        return self.may_read(person, self.standings[ReportId(event.header.report or "")])

    def may_read(self, person: Person, standing: Standing) -> bool:
        """Whether the person is to see where the report stands."""
        writes = person.has(Role.OFFICER) or person.has(Role.SUPERVISOR)
        if writes and standing.author == person.id:
            return True
        return person.has(Role.SUPERVISOR) and standing.unit == person.unit

    def court_view(self) -> CourtView:
        """What the court is to see."""
        return {
            report: (standing.on_record, standing.state in _PENDING, standing.number)
            for report, standing in self.standings.items()
            if standing.on_record is not None and standing.form_id == DIVERSION.id
        }


def outline(hq: Headquarters) -> tuple[str, ...]:
    """What HQ made of every event, without ids: its position, kind, who did it, its link and HQ's answer."""
    with hq.database.read() as connection:
        rows = connection.execute(select(t.events)).all()
    badges = {known.person.id: known.person.badge for known in Administration(hq, "").people()}
    ordered = [
        (row.position or 0, f"{row.kind} {badges.get(row.author, 'HQ')} {row.number} {row.code}")
        for row in rows
    ]
    return tuple(f"{position} {told}" for position, told in sorted(ordered))
