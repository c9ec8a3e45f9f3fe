"""What must be true when the network is whole again and everybody is drained, whatever happened before."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from citdesk.casework.events import EventKind, NumberGiven
from citdesk.casework.ids import EventId
from citdesk.casework.people import Role
from citdesk.hq.attachments import files_of
from citdesk.hq.store import tables as t
from citdesk.vault.event_rows import Status
from tests.sync.fuzz.client import Client
from tests.sync.fuzz.record import Record
from tests.sync.fuzz.world import World

_LACKING = "SELECT id FROM attachment_chunks WHERE content IS NULL"
_HELD = "SELECT id FROM attachment_chunks WHERE content IS NOT NULL"


def check(world: World) -> None:
    """Raises AssertionError naming what is lost, doubled or diverged."""
    record = _Record(world)
    record.check_steps()
    record.check_standings()
    live = world.live()
    if not world.faults["HQ put back"]:
        check_acknowledged(world)
    for client in world.clients:
        record.check_sender(client, revoked=client not in live)
        if client in live:
            record.check_receiver(client)
            record.check_trail(client)


def check_acknowledged(world: World) -> None:
    """Nobody had to send again what HQ had acknowledged: it was mended, but HQ's word was not true."""
    told = "SELECT 1 FROM audit WHERE did = 'rejoined' AND detail LIKE 'older copy of HQ%'"
    for client in world.clients:
        assert not client.vault.store.rows(told), "HQ had lost what it acknowledged"


class _Record(Record):
    """Against what every vault of the run has."""

    def __init__(self, world: World) -> None:
        super().__init__(world.hq)
        self._world = world

    def check_steps(self) -> None:
        """Whatever anybody did is at HQ once, or with whoever did it where that device was revoked."""
        at_hq = self._world.at_hq()
        accepted = Counter(event.header.replaces or event.header.id for event in self.events)
        doubled = [step for step, count in accepted.items() if count > 1]
        assert not doubled, f"{len(doubled)} steps are in the record twice"
        with_whom = {root for client in self._world.clients for root in client.roots()}
        for step, vault in self._world.steps.items():
            there = step in at_hq or step in with_whom
            assert there, f"step {step} of vault {vault} is gone"

    def check_sender(self, client: Client, *, revoked: bool) -> None:
        """The vault's own chain is the one HQ has, link by link, with HQ's verdicts."""
        links = client.vault.events.links()
        at_hq = {row.id: row for row in self.rows.values() if row.vault == client.made.public.vault}
        for kept in links:
            event = kept.event
            row = at_hq.get(event.header.id)
            if revoked:
                assert row is None or row.header == event.header_text, "HQ has other bytes"
                continue
            assert kept.status in (Status.ACCEPTED, Status.REFUSED), f"an own event is {kept.status}"
            assert row is not None, "an acknowledged event is not at HQ"
            assert row.header == event.header_text, "HQ has other bytes"
            assert (row.position, row.code) == (kept.position, kept.code), "the verdict is another"
        if not revoked:
            assert {kept.event.header.id for kept in links} == set(at_hq), "HQ has events that are not here"

    def check_receiver(self, client: Client) -> None:
        """The vault has exactly what its person may see, and every report stands where HQ has it."""
        vault, person = client.vault, self.people[client.made.person.id]
        rows = vault.store.rows("SELECT id, header FROM events WHERE status = 'accepted' AND own = 0")
        expected = {
            event.header.id: event.header_text
            for event in self.events
            if self.sees(person, event) and event.header.vault != client.made.public.vault
        }
        found = {str(row["id"]): str(row["header"]) for row in rows}
        lost, more = len(expected.keys() - found.keys()), len(found.keys() - expected.keys())
        assert found == expected, f"{lost} events are lacking here, {more} should not be"
        for report, standing in self.standings.items():
            if self.may_read(person, standing):
                assert vault.standings.get(report) == standing, f"{report} stands elsewhere here"
        if person.has(Role.LIAISON):
            self._check_projections(client)
        self._check_files(client)

    def _check_files(self, client: Client) -> None:
        """Every file that the record names is here whole, unless its last copy went with a disk.

        One of a version that HQ lost and then refused stays with whoever wrote it.
        """
        here = {str(row["id"]) for row in client.vault.store.rows(_LACKING)} & self._named()
        if not here:
            return
        chunks = t.attachment_chunks
        with self._world.hq.database.read() as connection:
            query = select(chunks.c.id).where(chunks.c.id.in_(here), chunks.c.sealed.is_not(None))
            elsewhere = set(connection.execute(query).scalars())
        for other in self._world.live():
            elsewhere |= {str(row["id"]) for row in other.vault.store.rows(_HELD)}
        assert not here & elsewhere, "a file is not whole here, and somebody has the rest"

    def _named(self) -> set[str]:
        """The pieces of all files that accepted events name."""
        files = (file for event in self.events if event.payload_text for file in files_of(event.payload))
        return {piece for file in files for piece in file.chunks}

    def check_trail(self, client: Client) -> None:
        """What the vault noted is at HQ, line by line, and its trail is a whole chain."""
        client.vault.audit.verify()
        lines = t.trail_lines
        with self._world.hq.database.read() as connection:
            at_hq = {
                (row.at, row.did, row.subject, row.outcome, row.detail)
                for row in connection.execute(select(lines).where(lines.c.vault == client.made.public.vault))
            }
        for row in client.vault.store.rows("SELECT at, did, subject, outcome, detail FROM audit"):
            assert tuple(str(value) for value in row.values()) in at_hq, "a line of the trail is not at HQ"

    def _check_projections(self, client: Client) -> None:
        here: dict[str, tuple[object, ...]] = {}
        for said in client.vault.projections.all():
            assert "HEALTH-MARKER" not in said.instance_xml
            here[said.report] = (said.revision, said.amendment_pending, said.number)
        assert here == self.court_view(), "the court sees something else than what is on record"


def numbers_seen(world: World) -> dict[str, set[str]]:
    """Every number that any vault was ever told, with the reports it was told for."""
    seen: dict[str, set[str]] = {}
    for client in world.clients:
        for row in client.vault.store.rows(
            "SELECT id FROM events WHERE kind = ?", (EventKind.SET_NUMBER.value,)
        ):
            kept = client.vault.events.get(EventId(str(row["id"])))
            if kept is not None and isinstance(kept.event.payload, NumberGiven):
                seen.setdefault(kept.event.payload.number, set()).add(str(kept.event.header.report))
    return seen
