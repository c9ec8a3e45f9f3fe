"""Taking in what HQ sends: every item verified, items and cursor stored together or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from citdesk.casework.errors import Tampered
from citdesk.casework.events import Attachment, EventKind, ScanAttached, Submission
from citdesk.casework.ids import EventId, PersonId, ReportId
from citdesk.casework.people import Person
from citdesk.vault.attachments.travel import Travel, named
from citdesk.vault.chain import keep_head, read_head
from citdesk.vault.clock import Clock
from citdesk.vault.consults import Consults
from citdesk.vault.directory import KeptDirectory
from citdesk.vault.event_rows import EventRows, Status
from citdesk.vault.expunging import Expunging
from citdesk.vault.passed_time import HQ_TIME
from citdesk.vault.projections import Projections
from citdesk.vault.spooling import Spooling
from citdesk.vault.standings import Standings
from citdesk.vault.store import Store
from citdesk.vault.words_on_pushes import WordsOnPushes
from citdesk.wire.chain import advance
from citdesk.wire.directory import Directory
from citdesk.wire.encoding import read_time, text_of, write_time
from citdesk.wire.event import Event
from citdesk.wire.exchange import EXPUNGED, Item, ItemKind, Outcome, PullAnswer, PushAnswer, Verdict

_log = logging.getLogger(__name__)
_MARK, _LOG_HEAD, _AGAIN = "log_mark", "log_head", "pulling_again"


class Inbox:
    """Verdicts and pulled items of one vault."""

    def __init__(
        self,
        store: Store,
        rows: EventRows,
        standings: Standings,
        projections: Projections,
        consults: Consults,
        directory: KeptDirectory,
        clock: Clock,
        spooling: Spooling | None = None,
        travel: Travel | None = None,
        expunging: Expunging | None = None,
    ) -> None:
        self._store = store
        self._rows = rows
        self._standings = standings
        self._projections = projections
        self._consults = consults
        self._directory = directory
        self._clock = clock
        self._spooling = spooling
        self._travel = travel
        self._expunging = expunging
        self._words = WordsOnPushes(store, rows)
        #: own events among the items that are being taken in
        self._came_back = set[EventId]()
        self._take: Mapping[ItemKind, Callable[[Item], ReportId | None]] = {
            ItemKind.EVENT: self._take_event,
            ItemKind.PROJECTION: self._take_projection,
            ItemKind.RECALL: self._take_recall,
            ItemKind.CONSULT: self._take_consult,
            ItemKind.DIRECTORY: self._take_directory,
        }

    def record_verdicts(self, answer: PushAnswer, *, by_hand: bool = False) -> None:
        """Keeps HQ's word on own events. Words on events that have one already are passed over.

        ``by_hand``: it came through a spool or on a stick and may be old, so it is no contact with HQ.
        """
        with self._store.writing():
            reports = [self._judged(verdict) for verdict in answer.verdicts]
            self._words.heard(answer.verdicts)
            self._derive(report for report in reports if report is not None)
            self._heard(answer.hq_time, by_hand=by_hand)

    def cursor(self) -> int:
        """How far this vault has pulled, 0 at first."""
        return int(self._store.fact("cursor") or "0")

    def receive(self, answer: PullAnswer, *, by_hand: bool = False) -> None:
        """Stores the items and the cursor in one transaction; raises Tampered, then nothing is stored.

        ``by_hand`` as for :meth:`record_verdicts`; then what was pulled already is passed over.
        """
        with self._store.writing():
            if by_hand:
                answer = self._not_pulled(answer)
            self._came_back.clear()
            reports = [self._take[item.kind](item) for item in answer.items]
            self._derive(report for report in reports if report is not None)
            moved = self.cursor() != answer.cursor
            self._store.set_fact("cursor", str(answer.cursor))
            self._derive(self._not_come(answer, by_hand=by_hand))
            if not by_hand:
                self._seen(answer)
            elif moved:
                self._store.set_fact(_MARK, answer.mark)
            self._heard(answer.hq_time, by_hand=by_hand)

    def _not_come(self, answer: PullAnswer, *, by_hand: bool) -> Sequence[ReportId]:
        """The reports of own events that HQ had said it took and that should have come with this."""
        came, self._came_back = self._came_back, set()
        if by_hand:  # a stick does not say that HQ has no more
            return self._words.pulled(came, -1, all_of_it=False)
        return self._words.pulled(came, answer.cursor, all_of_it=not answer.more)

    def _seen(self, answer: PullAnswer) -> None:
        """How far this vault has seen HQ's log now, in HQ's own word."""
        self._store.set_fact(_MARK, answer.mark)
        if answer.head:
            self._store.set_fact(_LOG_HEAD, answer.head)
        if not answer.more:
            self._all_pulled()

    def _not_pulled(self, answer: PullAnswer) -> PullAnswer:
        """The answer without what stands at or before the cursor: the network was quicker."""
        cursor = self.cursor()
        items = tuple(item for item in answer.items if item.position > cursor)
        return replace(answer, items=items, cursor=max(cursor, answer.cursor))

    def mark(self) -> str:
        """What HQ told with the cursor: it stands for all of HQ's log up to there. '' where it told none."""
        return self._store.fact(_MARK) or ""

    def log_head(self) -> str:
        """HQ's own signed word on how far this vault has seen its log; '' before the first."""
        return self._store.fact(_LOG_HEAD) or ""

    def pull_again(self) -> None:
        """HQ's log is not the one that this vault has seen: everything is asked for again, from the start.

        What is here stays as it is until all was handed out; what HQ lost then counts for nothing.
        """
        with self._store.writing():
            self._rows.doubt_positions()
            self._projections.doubt_positions()
            self._consults.doubt_positions()
            self._store.set_fact("cursor", "0")
            self._store.set_fact(_MARK, "")
            self._store.set_fact(_LOG_HEAD, "")
            self._store.set_fact(_AGAIN, "1")
            self._words.forget()

    def _all_pulled(self) -> None:
        if self._store.fact(_AGAIN) != "1":
            return
        self._derive(self._rows.settle_doubts())
        self._consults.settle_doubts()
        for report in self._projections.settle_doubts():
            if self._travel is not None:
                self._travel.forget_projected(report)
        self._store.set_fact(_AGAIN, "0")

    def _judged(self, verdict: Verdict) -> ReportId | None:
        status = _status_of(verdict)
        known = self._rows.get(verdict.event)
        if known is None or not known.own:
            _log.warning("verdict_on_unknown_event event=%s", verdict.event)
            return None
        self._rows.judge(verdict.event, status, verdict.position, verdict.code, verdict.message)
        self._unspool(verdict.event)
        return known.event.header.report

    def _unspool(self, event: EventId) -> None:
        if self._spooling is not None:
            self._spooling.answered(event)

    def _take_event(self, item: Item) -> ReportId | None:
        event = Event.from_json(item.body.get("event"))
        known = self._rows.get(event.header.id)
        if known is not None:
            if known.event.header_text != event.header_text:
                raise Tampered("HQ sent another event under a known number.", code="event_changed")
            self._rows.confirm(event.header.id, item.position)
            if known.own:
                self._came_back.add(event.header.id)
                if item.body.get("again") is False:
                    self._rows.move(event.header.id, item.position)
                self._unspool(event.header.id)
            return event.header.report
        if event.payload_text is not None:
            event.check_digest()
        mine = self._adopt(event)
        self._rows.insert(event, own=mine, status=Status.ACCEPTED, position=item.position, signature=None)
        if event.payload_text is not None and event.header.report is not None:
            payload = event.payload
            if isinstance(payload, Submission):
                self._expect(event.header.report, payload.attachments)
            elif isinstance(payload, ScanAttached):
                self._expect(event.header.report, (payload.scan,))
        if event.header.kind is EventKind.EXPUNGE and event.header.report is not None:
            self._expunge(event.header.report)
        return event.header.report

    def _expunge(self, report: ReportId) -> None:
        if self._expunging is not None:
            self._expunging.expunge(report)

    def _expect(self, report: ReportId, attachments: Sequence[Attachment]) -> None:
        if self._travel is not None and attachments:
            self._travel.expect(report, [named(each) for each in attachments])

    def _adopt(self, event: Event) -> bool:
        """A vault restored from a copy gets back what it had sent since, and its chain goes on from there.

        False for events of other vaults. Raises Tampered (``broken_chain``) where this vault went on
        differently meanwhile: then nothing is stored, and an administrator has to look.
        """
        head = read_head(self._store)
        if event.header.vault != head.vault:
            return False
        keep_head(self._store, advance(head, event))
        return True

    def _take_projection(self, item: Item) -> None:
        said = self._projections.receive(text_of(item.body, "signed"), item.position)
        self._expect(said.report, said.files)

    def _take_recall(self, item: Item) -> None:
        report, reason = ReportId(text_of(item.body, "report")), text_of(item.body, "reason")
        self._projections.recall(report, reason, item.position)
        if reason == EXPUNGED:
            self._expunge(report)
        if self._travel is not None and self._projections.get(report) is None:
            self._travel.forget_projected(report)

    def _take_consult(self, item: Item) -> None:
        if "gone" in item.body:
            gone, reason = EventId(text_of(item.body, "gone")), text_of(item.body, "reason")
            went = self._consults.gone(gone, reason, text_of(item.body, "at"), item.position)
            if went and reason == EXPUNGED and self._expunging is not None:
                self._expunging.forget_beside()
        else:
            self._consults.receive(text_of(item.body, "signed"), item.position)

    def _take_directory(self, item: Item) -> None:
        self._directory.replace(Directory.from_json(item.body))

    def _derive(self, reports: Iterable[ReportId]) -> None:
        people: Mapping[PersonId, Person] = self._directory.people()
        for report in dict.fromkeys(reports):
            self._standings.derive(report, people)

    def _heard(self, hq_time: str, *, by_hand: bool) -> None:
        told = read_time(hq_time)
        if by_hand:
            known = self._store.fact(HQ_TIME)
            if known is None or told > read_time(known):
                self._store.set_fact(HQ_TIME, write_time(told))
            return
        self._store.set_fact(HQ_TIME, write_time(told))
        self._store.set_fact("last_contact", write_time(self._clock.now()))


def _status_of(verdict: Verdict) -> Status:
    match verdict.outcome:
        case Outcome.ACCEPTED:
            return Status.ACCEPTED
        case Outcome.REFUSED:
            return Status.REFUSED
        case Outcome.QUARANTINED:
            return Status.QUARANTINED
        case (
            Outcome.ALREADY_HAVE
        ):  # the first verdict again: accepted with its position, refused with its code
            return Status.ACCEPTED if verdict.position is not None else Status.REFUSED
