"""Taking a vault's batch: every event is checked, decided by the lifecycle, and answered with a verdict."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from citdesk.casework.errors import Refused, Tampered
from citdesk.casework.events import (
    AuthorReassigned,
    DuplicateMarked,
    DuplicateUnmarked,
    EventKind,
    NumberGiven,
    Payload,
    ScanAttached,
    Submission,
)
from citdesk.casework.ids import ReportId
from citdesk.casework.lifecycle import Act, Standing, apply, units_supervised
from citdesk.casework.people import Person, Role
from citdesk.hq.assigning import ASSIGNMENTS, assign
from citdesk.hq.attachments import check_attachments, expect
from citdesk.hq.channels import of_report
from citdesk.hq.configuration import Configuration
from citdesk.hq.consults import ConsultDesk, channels_of, may_know
from citdesk.hq.court import CourtDesk
from citdesk.hq.covering import COVERS, arrange, deliver_to_deputies
from citdesk.hq.failures import RequestRefused
from citdesk.hq.handing_on import (
    check_original,
    check_successor,
    hand_over,
    named_reports,
    tell_what_was_missed,
)
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.linking import LINKS, link, named_cases
from citdesk.hq.numbering import next_number
from citdesk.hq.own_chain import OwnChain
from citdesk.hq.store.append import BROKEN_CHAIN, Append, content_hash
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.covers import units_covered
from citdesk.hq.store.database import Database
from citdesk.hq.store.reading import KnownEvent, expunged_among, known_events, made_anew
from citdesk.hq.store.registry import KnownVault
from citdesk.wire.chain import Head, advance, verify_head, verify_links
from citdesk.wire.encoding import write_time
from citdesk.wire.event import Event
from citdesk.wire.exchange import Batch, Outcome, PushAnswer, Verdict
from citdesk.wire.header import Header
from citdesk.xforms.tree import Element, parse_document

_log = logging.getLogger(__name__)

#: As ``str(uuid.UUID(…))`` writes it (RFC 9562 §4), in letters of either size.
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}").fullmatch
SAME_ID_OTHER_BYTES = "same_id_other_bytes"
MADE_ANEW = "made_anew"
_MADE_ANEW = "HQ has this as it was sent again after an older copy of the vault was put back."


@dataclass(frozen=True, slots=True)
class Proven:
    """A batch that is its vault's own, where it leads to, and what its events carry or why they cannot."""

    batch: Batch
    end: Head
    payloads: tuple[Payload | Refused, ...]
    vault: KnownVault
    person: Person


@dataclass(frozen=True, slots=True)
class Ingest:
    """HQ's desk for incoming events."""

    database: Database
    keys: CaseKeys
    forms: KnownForms
    own_chain: OwnChain
    court: CourtDesk
    consults: ConsultDesk
    configuration: Configuration

    def take(self, batch: Batch, vault: KnownVault, person: Person, now: datetime) -> PushAnswer:
        """The verdicts on the batch, kept before they are returned.

        An event that is no link of the vault's chain ends the batch: it is quarantined and what follows
        stays unanswered. Raises what :meth:`prove` raises.
        """
        return self.take_all([self.prove(batch, vault, person)], now)[0]

    def prove(self, batch: Batch, vault: KnownVault, person: Person) -> Proven:
        """The batch as the vault's own, with its payloads read; nothing is looked up for that.

        Raises RequestRefused (``foreign_vault``), and Tampered (``broken_chain``, ``bad_signature``,
        ``wrong_use``, ``wrong_head``) when the batch as a whole proves nothing.
        """
        if batch.vault != vault.id:
            raise RequestRefused("The batch is of another vault.", code="foreign_vault", status=403)
        _check_headers(batch.events)
        end = _end_of(batch)
        verify_head(vault.signing_key, batch.signature, end)
        return Proven(batch, end, tuple(map(self._payload, batch.events)), vault, person)

    def take_all(self, proven: Sequence[Proven], now: datetime) -> list[PushAnswer]:
        """The verdicts on the batches, each of another vault and of other events, kept in one append."""
        events = [event for each in proven for event in each.batch.events]
        payloads = [payload for each in proven for payload in each.payloads]
        cases = {event.header.case for event in events}
        with self.database.read() as connection:
            kept = cases - expunged_among(connection, cases)
        seals = self.keys.seals(kept, now)
        with self.database.append() as connection:
            ids = _ids_of(events)
            known, anew = known_events(connection, ids), made_anew(connection, ids)
            append = Append(connection, self.keys, seals, now)
            reports = {event.header.report for event in events if event.header.report is not None}
            reports |= {named for payload in payloads for named in named_reports(payload)}
            append.load_expunged(cases)
            cases |= {other for payload in payloads for other in named_cases(payload)}
            append.load(reports, [*(each.vault.id for each in proven), self.own_chain.vault], cases)
            said = [self._judged(append, each, known, anew) for each in proven]
            self.own_chain.sign(append)
            append.write()
        for each, verdicts in zip(proven, said, strict=True):
            _report(verdicts, each.vault)
        return [PushAnswer(verdicts, write_time(now)) for verdicts in said]

    def _judged(
        self, append: Append, proven: Proven, known: Mapping[str, KnownEvent], anew: frozenset[str]
    ) -> tuple[Verdict, ...]:
        covering = units_covered(append.connection, proven.person.id, append.now)
        verdicts: list[Verdict] = []
        for event, payload in zip(proven.batch.events, proven.payloads, strict=True):
            before = known.get(event.header.id)
            if before is not None:
                verdict = self._repeated(append, event, before)
            elif event.header.id in anew:  # a late copy of what was made anew in a later epoch
                verdict = Verdict(event.header.id, Outcome.REFUSED, code=MADE_ANEW, message=_MADE_ANEW)
            else:
                what = _already_taken() if _is_taken(event, known, anew) else payload
                verdict = self._new(append, event, what, proven.person, covering)
            verdicts.append(verdict)
            if verdict.code == BROKEN_CHAIN:
                break
        append.sign(proven.end, proven.batch.signature)
        return tuple(verdicts)

    def _repeated(self, append: Append, event: Event, before: KnownEvent) -> Verdict:
        header = event.header
        bare = event.payload_text is None and header.case in append.expunged  # its vault deleted the rest
        if event.hash != before.hash if bare else content_hash(event) != before.content_hash:
            append.quarantine(event, SAME_ID_OTHER_BYTES)
            message = "HQ has another event under this id. Nothing is lost; tell your administrator."
            return Verdict(header.id, Outcome.QUARANTINED, code=SAME_ID_OTHER_BYTES, message=message)
        if before.position is None:
            return Verdict(header.id, Outcome.REFUSED, code=before.code, message=before.message)
        return Verdict(header.id, Outcome.ALREADY_HAVE, before.position)

    def _new(
        self,
        append: Append,
        event: Event,
        payload: Payload | Refused,
        person: Person,
        covering: frozenset[str],
    ) -> Verdict:
        header = event.header
        head = append.head(header.vault) or Head(header.vault, header.epoch, 0, None)
        try:
            after = advance(head, event)
        except Tampered:
            append.quarantine(event, BROKEN_CHAIN)
            message = (
                "This does not follow what HQ has of this vault. Nothing is lost; tell your administrator."
            )
            return Verdict(header.id, Outcome.QUARANTINED, code=BROKEN_CHAIN, message=message)
        try:
            position = self._decide(append, event, payload, person, after, covering)
        except Refused as refusal:
            append.refuse(event, after, refusal)
            return Verdict(header.id, Outcome.REFUSED, code=refusal.code, message=str(refusal))
        return Verdict(header.id, Outcome.ACCEPTED, position)

    def _decide(
        self,
        append: Append,
        event: Event,
        payload: Payload | Refused,
        person: Person,
        after: Head,
        covering: frozenset[str],
    ) -> int:
        header = event.header
        if header.author != person.id:
            raise Refused("This was written by somebody else than this vault's owner.", code="foreign_author")
        if header.case in append.expunged:
            raise Refused("This was expunged by order. Nothing more can be done with it.", code="expunged")
        if isinstance(payload, Refused):
            raise payload
        if header.kind in ASSIGNMENTS:
            return assign(append, event, payload, person, after, covering)
        if header.kind in LINKS:
            return link(append, self.own_chain, event, payload, person, after, covering)
        if header.kind in COVERS:
            return arrange(append, event, payload, person, after)
        if header.report is None:
            raise Refused("This step belongs to a report, but names none.", code="malformed_payload")
        report = ReportId(header.report)
        before = append.standing(report)
        spent = before is None and report in append.spent
        if spent or (before is not None and not _may_know(append, person, before, covering)):
            raise Refused("HQ does not have this report. Send the report first.", code="unknown_report")
        case = append.case(header.case)
        assigned = case is not None and person.id in case.officers
        act = Act(
            header.id, header.kind, report, header.case, person, header.follows, payload, assigned, covering
        )
        standing = apply(before, act)
        if before is not None and before.sealed and not standing.sealed:
            tell_what_was_missed(append, (before,))
        channels = (
            *of_report(standing, case),
            *channels_of(header.kind, person),
            *_come_to(append, before, payload, person, covering),
        )
        position = append.accept(event, after, standing, channels)
        if before is None:
            standing = self._number(append, standing, payload)
            standing = self._seal_too(append, standing)
        expect(append, report, header.case, payload)
        self.court.after(append, before, standing, event)
        self.consults.after(append, before, standing)
        return position

    def _number(self, append: Append, standing: Standing, payload: Payload) -> Standing:
        if not isinstance(payload, Submission):
            return standing
        local = append.now.astimezone(self.configuration.zone)
        number = next_number(append, self.forms.pinned(payload.pin).series, local)
        return self.own_chain.act(append, standing, EventKind.SET_NUMBER, NumberGiven(number))

    def _seal_too(self, append: Append, standing: Standing) -> Standing:
        """A report that comes to a case which a court sealed is sealed with it, by the same order."""
        order = append.order_over(standing.case)
        if order is None:
            return standing
        return self.own_chain.act(append, standing, EventKind.SEAL, append.event(order).payload)

    def _payload(self, event: Event) -> Payload | Refused:
        """The event's payload, or why it cannot be taken: checks that need no look at the record."""
        try:
            event.check_digest()
            payload = event.payload
            if isinstance(payload, Submission):
                self._check_answers(payload)
            if isinstance(payload, ScanAttached):
                _check_scan(payload)
        except Tampered as wrong:
            return Refused(str(wrong), code=wrong.code)
        except Refused as refusal:
            return refusal
        return payload

    def _check_answers(self, submission: Submission) -> None:
        check_attachments(submission.attachments)
        form = self.forms.pinned(submission.pin)
        try:
            document = parse_document(submission.instance_xml.encode())
        except ValueError as wrong:  # not XML, or not even Unicode
            raise Refused("The answers cannot be read.", code="malformed_payload") from wrong
        roots = [child.name for child in document.children if isinstance(child, Element)]
        if roots != [form.root]:
            raise Refused("The answers are not those of their form.", code="malformed_payload")
        _check_case(submission.case_xml)


def _check_scan(attached: ScanAttached) -> None:
    check_attachments((attached.scan,))
    if attached.pages < 1:
        raise Refused("Signed pages have to be at least one.", code="malformed_payload")


def _check_case(case_xml: str | None) -> None:
    """Whoever reviews the report opens it with this: what cannot be read is refused here."""
    if case_xml is None:
        return
    try:
        root = parse_document(case_xml.encode()).root
    except ValueError as wrong:
        raise Refused("What the report grew from cannot be read.", code="malformed_payload") from wrong
    if root.name != "case":
        raise Refused("What the report grew from is no case.", code="malformed_payload")


def _come_to(
    append: Append, before: Standing | None, payload: Payload, person: Person, covering: frozenset[str]
) -> tuple[str, ...]:
    """Hands the record so far to whoever comes to the report by this step; who else is to hear of it.

    Raises Refused where the step names somebody or something that it cannot.
    """
    match payload:
        case AuthorReassigned() if before is not None:
            check_successor(append, payload)
            return hand_over(append, before, payload)
        case DuplicateMarked():
            original = append.standing(payload.of)
            known = original is not None and _may_know(append, person, original, covering)
            check_original(original, known_to_actor=known)
        case Submission() | DuplicateUnmarked() if before is not None:
            deliver_to_deputies(append, before.report, before.unit)
        case _:
            pass
    return ()


def _may_know(append: Append, person: Person, standing: Standing, covering: frozenset[str]) -> bool:
    """Whether the person may learn that the report exists; to others a refusal must not tell either."""
    if person.id == standing.author:
        return True
    if standing.unit in units_supervised(person, covering):
        return True
    if person.has(Role.CLINICIAN) and may_know(standing, person):
        return True
    case = append.case(standing.case)
    if case is not None and case.has_member(person.id):
        return True
    return person.has(Role.LIAISON) and append.projection(standing.report) is not None


def _check_headers(events: Sequence[Event]) -> None:
    """Raises MalformedMessage for a header that cannot be read, RequestRefused for ids that are no UUIDs."""
    for event in events:
        if not all(map(_UUID, _ids(event.header))):
            raise RequestRefused("An id in a header is not a UUID.", code="malformed", status=400)
    if len({event.header.id for event in events}) != len(events):
        raise RequestRefused("Two events of the batch have one id.", code="malformed", status=400)


def _ids(header: Header) -> list[str]:
    ids = [header.id, header.case, header.author, header.vault, header.epoch]
    return [*ids, *(value for value in (header.report, header.follows, header.replaces) if value is not None)]


def _ids_of(events: Sequence[Event]) -> set[str]:
    """The events' own ids and those of what they were made anew of."""
    ids: set[str] = {event.header.id for event in events}
    return ids | {event.header.replaces for event in events if event.header.replaces is not None}


def _is_taken(event: Event, known: Mapping[str, KnownEvent], anew: frozenset[str]) -> bool:
    """Whether HQ has accepted what the event was made anew of, or another one made anew of the same."""
    of = event.header.replaces
    return of is not None and (of in anew or (of in known and known[of].position is not None))


def _already_taken() -> Refused:
    return Refused("HQ has this already, as it was sent before.", code="already_taken")


def _end_of(batch: Batch) -> Head:
    """Where the batch leads to, taking its first event on trust; raises Tampered when links are broken."""
    first = batch.events[0].header
    epoch, number = (first.epoch, first.number - 1) if first.parent_epoch is None else (first.parent_epoch, 0)
    return verify_links(Head(batch.vault, epoch, number, first.previous), batch.events)


def _report(verdicts: Sequence[Verdict], vault: KnownVault) -> None:
    for verdict in verdicts:
        if verdict.outcome is Outcome.QUARANTINED:
            _log.error("event_quarantined vault=%s event=%s code=%s", vault.id, verdict.event, verdict.code)
        elif verdict.outcome is Outcome.REFUSED:
            _log.info("event_refused vault=%s event=%s code=%s", vault.id, verdict.event, verdict.code)
