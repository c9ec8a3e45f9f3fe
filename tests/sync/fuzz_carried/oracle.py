"""What must be true when the network is whole again and everybody is drained, whatever happened before."""

from __future__ import annotations

from sqlalchemy import select

from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import Act, ReportState, Standing, apply
from citdesk.casework.people import Person, Role
from citdesk.hq.store import tables as t
from citdesk.hq.store.reading import events_by_id, standing_of
from citdesk.hq.verification import verify
from citdesk.wire.event import Event
from citdesk.wire.exchange import ItemKind, Outcome
from citdesk.wire.projected import Projected
from tests.sync.agency import DIVERSION
from tests.sync.fuzz_carried.world import Client, World

_PENDING = (ReportState.AMENDMENT_PENDING, ReportState.AMENDMENT_RETURNED)


def check(world: World) -> None:
    """Raises AssertionError naming what is lost, doubled or diverged."""
    faults = verify(world.agency.hq).faults
    assert faults == (), f"the record does not verify: {faults}"
    record = _Record(world)
    for client in world.clients:
        record.check_sender(client)
        if not client.revoked:
            record.check_receiver(client)
    record.check_standings()


class _Record:
    """HQ's record, and what the lifecycle alone makes of its accepted events."""

    def __init__(self, world: World) -> None:
        self._world = world
        hq = world.agency.hq
        with hq.database.read() as connection:
            self.rows = {row.id: row for row in connection.execute(select(t.events))}
            accepted = sorted(
                (row for row in self.rows.values() if row.position is not None), key=lambda r: r.position
            )
            self.events: list[Event] = list(
                events_by_id(connection, hq.keys, [row.id for row in accepted]).values()
            )
            people = {known.person.id: known.person for known in world.agency.administration.people()}
        order = {row.id: row.position for row in accepted}
        self.events.sort(key=lambda event: order[event.header.id])
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
        """What HQ keeps is what its events say, and no number was given twice."""
        hq = self._world.agency.hq
        with hq.database.read() as connection:
            for report, standing in self.standings.items():
                assert standing_of(connection, hq.keys, report) == standing, f"{report} stands elsewhere"
        numbers = [standing.number for standing in self.standings.values()]
        assert None not in numbers, "a report has no number"
        assert len(set(numbers)) == len(numbers), "a number was given twice"

    def check_sender(self, client: Client) -> None:
        """Everything the vault was told is so at HQ; a vault that was not revoked was told everything."""
        vault = client.vault
        for event in vault.events:
            verdict, row = vault.verdicts.get(event.header.id), self.rows.get(event.header.id)
            if verdict is None:
                assert client.revoked, "an event has no verdict"
                continue
            assert verdict.outcome is not Outcome.QUARANTINED, f"a good event was held: {verdict.code}"
            assert row is not None, "an acknowledged event is not at HQ"
            assert row.header == event.header_text, "HQ has other bytes"
            assert (row.position, row.code) == (verdict.position, verdict.code), "the verdict is another"
        at_hq = [row for row in self.rows.values() if row.vault == vault.vault]
        assert len(at_hq) == len({row.number for row in at_hq}), "an event is doubled"
        assert len(at_hq) <= len(vault.events), "HQ has events that were never made"

    def check_receiver(self, client: Client) -> None:
        """The vault has exactly what its person may see, once, in order."""
        items = client.vault.items
        positions = [item.position for item in items]
        assert positions == sorted(set(positions)), "an item came twice or out of order"
        person = self.people[client.vault.person]
        expected = [event.header_text for event in self.events if self._sees(person, event)]
        found = [event.header_text for event in client.vault.pulled_events()]
        assert found == expected, f"{len(found)} events are here, {len(expected)} should be"
        if person.has(Role.LIAISON):
            self._check_projections(client)

    def _sees(self, person: Person, event: Event) -> bool:
        standing = self.standings[ReportId(event.header.report or "")]
        writes = person.has(Role.OFFICER) or person.has(Role.SUPERVISOR)
        if writes and standing.author == person.id:
            return True
        return person.has(Role.SUPERVISOR) and standing.unit == person.unit

    def _check_projections(self, client: Client) -> None:
        key = self._world.agency.hq.signing_key.public
        here: dict[str, tuple[object, ...]] = {}
        for item in client.vault.items:
            if item.kind is ItemKind.PROJECTION:
                said = Projected.verify(key, str(item.body["signed"]))
                assert "HEALTH-MARKER" not in said.instance_xml
                here[said.report] = (said.revision, said.amendment_pending, said.number)
            elif item.kind is ItemKind.RECALL:
                here.pop(str(item.body["report"]), None)
        expected = {
            report: (standing.on_record, standing.state in _PENDING, standing.number)
            for report, standing in self.standings.items()
            if standing.on_record is not None and standing.form_id == DIVERSION.id
        }
        assert here == expected, "the court sees something else than what is on record"
