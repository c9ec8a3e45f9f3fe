"""What must be true when the network is whole again and everybody is drained, whatever happened before."""

from __future__ import annotations

from citdesk.casework.people import Role
from citdesk.wire.exchange import ItemKind, Outcome
from citdesk.wire.projected import Projected
from tests.sync.fuzz.record import Record
from tests.sync.fuzz_carried.world import Client, World


def check(world: World) -> None:
    """Raises AssertionError naming what is lost, doubled or diverged."""
    record = _Record(world.agency.hq)
    for client in world.clients:
        record.check_sender(client)
        if not client.revoked:
            record.check_receiver(client)
    record.check_standings()


class _Record(Record):
    """Against what every vault of the run has."""

    def check_sender(self, client: Client) -> None:
        """Everything the vault was told is so at HQ; a vault that was not revoked was told everything."""
        vault = client.vault
        assert not vault.sent_again, "HQ had lost what it acknowledged"
        assert not vault.contradicted, "HQ gave two verdicts on one event"
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
        expected = [event.header_text for event in self.events if self.sees(person, event)]
        found = [event.header_text for event in client.vault.pulled_events()]
        assert found == expected, f"{len(found)} events are here, {len(expected)} should be"
        if person.has(Role.LIAISON):
            self._check_projections(client)

    def _check_projections(self, client: Client) -> None:
        key = self.hq.signing_key.public
        here: dict[str, tuple[object, ...]] = {}
        for item in client.vault.items:
            if item.kind is ItemKind.PROJECTION:
                said = Projected.verify(key, str(item.body["signed"]))
                assert "HEALTH-MARKER" not in said.instance_xml
                here[said.report] = (said.revision, said.amendment_pending, said.number)
            elif item.kind is ItemKind.RECALL:
                here.pop(str(item.body["report"]), None)
        assert here == self.court_view(), "the court sees something else than what is on record"
