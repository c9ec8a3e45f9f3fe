"""HQ in memory, for tests of vault and workspace: the same lifecycle, positions, numbers and projections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from citdesk.casework.errors import Refused
from citdesk.casework.events import (
    DiversionAdvanced,
    EventKind,
    NumberGiven,
    PaperIssued,
    Submission,
    write_payload,
)
from citdesk.casework.ids import CaseId, EventId, PersonId, ReportId, VaultId, uuid7
from citdesk.casework.lifecycle import Act, ReportState, Standing, apply
from citdesk.casework.people import Person, Role
from citdesk.casework.projection import Audience, project
from citdesk.vault.mailbox import VaultMailbox
from citdesk.vault.vault import Vault
from citdesk.wire.chain import Head, advance, verify_head
from citdesk.wire.directory import Directory
from citdesk.wire.encoding import write_time
from citdesk.wire.event import SALT_BYTES, Event, digest
from citdesk.wire.exchange import Batch, Item, ItemKind, Outcome, PullAnswer, PushAnswer, Verdict
from citdesk.wire.header import Header, write_header
from citdesk.wire.projected import PaperOut, Projected, Signatory, StepTaken
from tests.unit.vault.props import AGENCY, HQ_KEY, SteadyClock, dice

_CHIEF = Person(PersonId("person-hq"), "Headquarters", "hq", "", frozenset({Role.ADMINISTRATOR}))


class PaperHq:
    """Takes what vaults push, hands out what each may see. ``binds`` label the answers of each form."""

    def __init__(
        self, *people: Person, binds: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None
    ) -> None:
        self.clock = SteadyClock()
        self.people = {known.id: known for known in (*people, _CHIEF)}
        self.binds = binds or {}
        self.standings: dict[ReportId, Standing] = {}
        self.log: list[tuple[Item, frozenset[PersonId]]] = []
        self.verdicts: dict[EventId, Verdict] = {}
        self.projected: dict[ReportId, Projected] = {}
        self.heads: dict[VaultId, Head] = {}
        self._random = dice(99)
        self._own = Head(VaultId("vault-hq"), "epoch-hq", 0, None)
        self.say_directory()

    def sync(self, *vaults: Vault) -> None:
        """Every vault exchanges twice, so that what one brings reaches the others."""
        for _ in range(2):
            for vault in vaults:
                self.push(vault)
                self.pull(vault)

    def push(self, vault: Vault, at_most: int = 250) -> None:
        """Takes everything the vault has to send."""
        box = VaultMailbox(vault)
        while (batch := box.next_batch(at_most, 4_000_000)) is not None:
            box.record_verdicts(self.take(vault, batch))

    def take(self, vault: Vault, batch: Batch) -> PushAnswer:
        """The verdicts on a batch. As at the real HQ, only new events are held to the chain."""
        head = self.heads.get(batch.vault)
        if head is None:
            first = batch.events[0].header
            head = Head(batch.vault, first.epoch, first.number - 1, first.previous)
        for event in batch.events:
            if event.header.id not in self.verdicts:
                head = advance(head, event)
        last = batch.events[-1]
        end = Head(batch.vault, last.header.epoch, last.header.number, last.hash)
        verify_head(vault.signing_key.public, batch.signature, end)
        self.heads[batch.vault] = head
        return PushAnswer(tuple(self._judge(event) for event in batch.events), self._time())

    def pull(self, vault: Vault) -> PullAnswer:
        """Hands out everything beyond the vault's cursor."""
        box = VaultMailbox(vault)
        after, who = box.cursor(), vault.identity.person.id
        items = tuple(item for item, readers in self.log if item.position > after and who in readers)
        answer = PullAnswer(items, len(self.log), more=False, hq_time=self._time())
        box.receive(answer)
        return answer

    def say_directory(self) -> None:
        """Tells everybody who is who."""
        directory = Directory(AGENCY, tuple(self.people.values()), _CHIEF.id)
        self._tell(ItemKind.DIRECTORY, directory.to_json(), frozenset(self.people))

    def recall(self, report: ReportId, reason: str) -> None:
        """Calls a projection back from every liaison."""
        self._tell(ItemKind.RECALL, {"report": report, "reason": reason}, self._having(Role.LIAISON))

    def _judge(self, event: Event) -> Verdict:
        event.check_digest()
        header = event.header
        known = self.verdicts.get(header.id)
        if known is not None:
            return Verdict(header.id, Outcome.ALREADY_HAVE, known.position, known.code, known.message)
        assert header.report is not None
        before = self.standings.get(header.report)
        act = Act(
            header.id,
            header.kind,
            header.report,
            header.case,
            self.people[header.author],
            header.follows,
            event.payload,
        )
        try:
            after = apply(before, act)
        except Refused as refused:
            verdict = Verdict(header.id, Outcome.REFUSED, None, refused.code, str(refused))
        else:
            self.standings[header.report] = after
            verdict = Verdict(header.id, Outcome.ACCEPTED, self._tell_event(event, after))
            if before is None:
                self._number(after)
            if header.kind is EventKind.APPROVE:
                self._project(header.report, event)
            elif header.report in self.projected:
                self._follow(header.report, event)
        self.verdicts[header.id] = verdict
        return verdict

    def number_anew(self, report: ReportId, number: str) -> None:
        """As after it was put back from an older copy: it forgot the report's number, and gives another."""
        for at, (item, _) in enumerate(self.log):
            event = _event_of(item)
            if (
                event is not None
                and event.header.kind is EventKind.SET_NUMBER
                and event.header.report == report
            ):
                self.log[at] = (item, frozenset())
        self._number(self.standings[report], number)

    def _number(self, standing: Standing, number: str = "") -> None:
        payload = NumberGiven(number or f"CR-2026-{len(self.standings):04d}")
        text, salt = write_payload(payload), self._random(SALT_BYTES)
        now = self.clock.now()
        header = Header(
            EventId(uuid7(int(now.timestamp() * 1000), self._random(10))),
            EventKind.SET_NUMBER,
            standing.report,
            standing.case,
            _CHIEF.id,
            self._own.vault,
            self._own.epoch,
            self._own.number + 1,
            self._own.hash,
            None,
            standing.version,
            None,
            now,
            0,
            now,
            digest(salt, text),
        )
        event = Event(write_header(header), text, salt)
        self._own = advance(self._own, event)
        self._tell_event(event, standing)
        act = Act(header.id, header.kind, standing.report, standing.case, _CHIEF, header.follows, payload)
        self.standings[standing.report] = apply(standing, act)

    def _project(self, report: ReportId, approval: Event) -> None:
        standing = self.standings[report]
        submission = next(
            event
            for event in map(_event_of, (item for item, _ in self.log))
            if event is not None and event.header.id == standing.revision
        )
        payload = submission.payload
        assert isinstance(payload, Submission)
        if payload.pin.form_id not in self.binds:
            return
        reduced = project(self.binds[payload.pin.form_id], payload.instance_xml.encode(), Audience.COURT)
        projected = Projected(
            report=report,
            case=CaseId(standing.case),
            parent_report=standing.parent_report,
            number=standing.number,
            form_id=payload.pin.form_id,
            form_version=payload.pin.form_version,
            form_sha256=payload.pin.form_sha256,
            revision=standing.revision,
            revision_number=standing.revision_number,
            revision_hash=submission.hash,
            audience=Audience.COURT,
            instance_xml=reduced.decode() if isinstance(reduced, bytes) else reduced,
            author=self._signatory(standing.author),
            approver=self._signatory(approval.header.author),
            sent_at=submission.header.wall,
            approved_at=approval.header.wall,
            amendment_pending=standing.state is ReportState.AMENDMENT_PENDING,
            demonstration=True,
            steps=self.projected[report].steps if report in self.projected else (),
            papers=self.projected[report].papers if report in self.projected else (),
        )
        self._put_out(projected)

    def _follow(self, report: ReportId, event: Event) -> None:
        """As the real HQ: steps of a diversion, and papers for the court and the person, are told on."""
        said, header = self.projected[report], event.header
        match event.payload:
            case DiversionAdvanced() as advanced:
                step = StepTaken(header.id, advanced, self._signatory(header.author), header.wall)
                self._put_out(replace(said, steps=(*said.steps, step)))
            case PaperIssued(audience="court" | "person") as issued:
                paper = PaperOut(header.id, issued, self._signatory(header.author), header.wall)
                self._put_out(replace(said, papers=(*said.papers, paper)))
            case _:
                pass

    def _put_out(self, projected: Projected) -> None:
        self.projected[projected.report] = projected
        self._tell(ItemKind.PROJECTION, {"signed": projected.sign(HQ_KEY)}, self._having(Role.LIAISON))

    def _signatory(self, who: PersonId) -> Signatory:
        known = self.people[who]
        return Signatory(known.id, known.name, known.badge)

    def _tell_event(self, event: Event, standing: Standing) -> int:
        unit = {p.id for p in self.people.values() if p.has(Role.SUPERVISOR) and p.unit == standing.unit}
        return self._tell(ItemKind.EVENT, {"event": event.to_json()}, frozenset({standing.author, *unit}))

    def _tell(self, kind: ItemKind, body: dict[str, object], readers: frozenset[PersonId]) -> int:
        position = len(self.log) + 1
        self.log.append((Item(position, kind, body), readers))
        return position

    def _having(self, role: Role) -> frozenset[PersonId]:
        return frozenset(known.id for known in self.people.values() if known.has(role))

    def _time(self) -> str:
        return write_time(self.clock.now())


def _event_of(item: Item) -> Event | None:
    return Event.from_json(item.body["event"]) if item.kind is ItemKind.EVENT else None
