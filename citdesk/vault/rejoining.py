"""Going on after this vault, or HQ, was put back from an older copy: one chain, nothing lost or doubled.

An own event whose signature is '' is no link of the chain any more.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from citdesk.casework.events import Submission
from citdesk.casework.ids import EventId, ReportId, uuid7
from citdesk.vault.attachments.travel import Travel, named
from citdesk.vault.audit import Audit, Did
from citdesk.vault.chain import keep_head, read_head
from citdesk.vault.clock import Clock, RandomBytes
from citdesk.vault.directory import KeptDirectory
from citdesk.vault.event_rows import EventRows, KeptEvent, Status
from citdesk.vault.spooling import Spooling
from citdesk.vault.standings import Standings
from citdesk.vault.store import Store
from citdesk.vault.words_on_pushes import WordsOnPushes
from citdesk.wire.chain import Head, advance, sign_head
from citdesk.wire.encoding import read_object, write_json, write_time
from citdesk.wire.event import SALT_BYTES, Event, digest
from citdesk.wire.exchange import ChainEnd
from citdesk.wire.header import Header
from citdesk.wire.keys import SigningKey
from citdesk.wire.rejoin import Judged, spread

_TOLD = "put_back"


@dataclass(frozen=True, slots=True)
class PutBack:
    """What came of an older copy: of HQ's record (``at_hq``) or of this vault.

    ``back`` of this person's steps came back from HQ, ``again`` were sent once more. ``at`` is a time as
    ``write_time`` writes it, by this device's clock.
    """

    at_hq: bool
    back: int
    again: int
    at: str


class Rejoining:
    """This vault's side of finding where two histories part."""

    def __init__(
        self,
        store: Store,
        rows: EventRows,
        standings: Standings,
        directory: KeptDirectory,
        audit: Audit,
        clock: Clock,
        random: RandomBytes,
        travel: Travel,
        spooling: Spooling | None,
    ) -> None:
        self._store = store
        self._rows = rows
        self._standings = standings
        self._directory = directory
        self._audit = audit
        self._clock = clock
        self._random = random
        self._travel = travel
        self._spooling = spooling
        self._words = WordsOnPushes(store, rows)

    def told(self) -> PutBack | None:
        """What was brought together last; None where nothing ever had to be."""
        kept = self._store.fact(_TOLD)
        if kept is None:
            return None
        value = read_object(kept)
        back, again = (int(str(value[name])) for name in ("back", "again"))
        return PutBack(value["at_hq"] is True, back, again, str(value["at"]))

    def continues(self, end: ChainEnd) -> bool:
        """Whether the chain as HQ has it is this vault's as far as HQ has answered it."""
        answered = self._rows.last_answered()
        if answered is None and end.hash is None:
            return True
        if answered is not None and answered.event.hash == end.hash:
            return True
        # taken from the spool or over a lost answer: it is told at the next push
        return any(event.hash == end.hash for event in self._rows.pending())

    def known_links(self) -> Sequence[str]:
        """Hashes of this vault's own links, newest first, ever further apart."""
        live = self._rows.links()
        return [live[place].event.hash for place in spread(len(live))]

    def bring_together(self, common: str | None, beyond: Sequence[Judged], signing: SigningKey) -> None:
        """Goes on from the end of the chain as HQ has it: ``beyond`` is all that HQ has after ``common``.

        What HQ lost waits to be sent again as it is. What HQ has and this vault has not comes in; what this
        vault wrote meanwhile is made anew in a new epoch behind it, each event naming the one it replaces.
        Raises Tampered (``broken_chain``) where what HQ gave is no chain.
        """
        with self._store.writing():
            after = self._after(common)
            same = 0
            while same < min(len(after), len(beyond)) and _is(after[same], beyond[same]):
                self._judge(beyond[same])
                same += 1
            mine, theirs = after[same:], beyond[same:]
            self._words.heard(each.verdict for each in beyond)
            touched = {each.event.header.report for each in (*after, *beyond)}
            if theirs:
                start = after[same - 1].event.hash if same else common
                self._go_on_from(start, theirs, mine, signing)
            else:
                self._send_again(mine, signing)
            self._derive(touched)

    def _after(self, common: str | None) -> Sequence[KeptEvent]:
        live = self._rows.links()
        if common is None:
            return live
        places = [place for place, each in enumerate(live) if each.event.hash == common]
        return live[places[0] + 1 :] if places else live

    def _judge(self, judged: Judged) -> None:
        verdict = judged.verdict
        status = Status.REFUSED if verdict.position is None else Status.ACCEPTED
        self._rows.set_verdict(verdict.event, status, verdict.position, verdict.code, verdict.message)
        self._unspool(verdict.event)

    def _send_again(self, lost: Sequence[KeptEvent], signing: SigningKey) -> None:
        answered = [each for each in lost if each.status is not Status.PENDING]
        for each in answered:
            header = each.event.header
            self._rows.set_verdict(header.id, Status.PENDING, None, None, None)
            head = Head(header.vault, header.epoch, header.number, each.event.hash)
            self._rows.sign(header.id, sign_head(signing, head))
            self._files_again(header.report)
            if self._spooling is not None:
                self._spooling.sent(*self._rows.signed(header.id))
        if answered:
            self._tell(PutBack(at_hq=True, back=0, again=len(answered), at=self._now()))

    def _go_on_from(
        self,
        start: str | None,
        theirs: Sequence[Judged],
        mine: Sequence[KeptEvent],
        signing: SigningKey,
    ) -> None:
        head = _head_before(read_head(self._store), start, theirs[0].event.header)
        taken: set[str] = set()
        for each in mine:
            self._put_aside(each)
        for judged in theirs:
            head = advance(head, judged.event)
            taken |= {judged.event.header.id, judged.event.header.replaces or judged.event.header.id}
            self._come_in(judged, sign_head(signing, head))
        again = self._make_anew(
            [each for each in mine if _root(each.event.header) not in taken], head, signing
        )
        self._tell(PutBack(at_hq=False, back=len(theirs), again=again, at=self._now()))

    def _put_aside(self, each: KeptEvent) -> None:
        """What HQ refused stays as a work item of its own; all else is made anew or has come in already."""
        header = each.event.header
        self._unspool(header.id)
        if each.status is Status.REFUSED or each.event.payload_text is None:
            self._rows.unlink(header.id)
        else:
            self._rows.remove(header.id)

    def _come_in(self, judged: Judged, signature: str) -> None:
        event = judged.event
        self._rows.remove(event.header.id)
        if event.header.report is not None:
            self._rows.settle_by(event)  # as when it was appended
        self._rows.insert(event, own=True, status=Status.PENDING, position=None, signature=signature)
        self._judge(judged)
        self._expect_files(event)

    def _expect_files(self, event: Event) -> None:
        report = event.header.report
        if event.header.kind in Submission.kinds and event.payload_text is not None and report is not None:
            payload = event.payload
            if isinstance(payload, Submission):
                self._travel.expect(report, [named(each) for each in payload.attachments])

    def _make_anew(self, mine: Sequence[KeptEvent], head: Head, signing: SigningKey) -> int:
        """Makes the events anew behind the head; how many."""
        open_ones = [
            each for each in mine if each.status is not Status.REFUSED and each.event.payload_text is not None
        ]
        epoch = str(uuid.UUID(bytes=self._random(16), version=4)) if open_ones else head.epoch
        names: dict[str, str] = {}
        for each in open_ones:
            event = self._anew(each.event, head, epoch, names)
            head = advance(head, event)
            signature = sign_head(signing, head)
            self._rows.insert(event, own=True, status=Status.PENDING, position=None, signature=signature)
            self._files_again(event.header.report)
            if self._spooling is not None:
                self._spooling.sent(event, signature)
        keep_head(self._store, head)
        return len(open_ones)

    def _anew(self, event: Event, head: Head, epoch: str, names: dict[str, str]) -> Event:
        """The same act in the new epoch. ``names`` are the new ids of events made anew before it."""
        header, text = event.header, event.payload_text or ""
        for old, new in names.items():
            text = text.replace(old, new)
        same_epoch = head.epoch == epoch
        salt = self._random(SALT_BYTES)
        made = replace(
            header,
            id=EventId(uuid7(int(self._clock.now().timestamp() * 1000), self._random(10))),
            epoch=epoch,
            number=head.number + 1 if same_epoch else 1,
            previous=head.hash,
            parent_epoch=None if same_epoch else head.epoch,
            follows=None if header.follows is None else EventId(names.get(header.follows, header.follows)),
            replaces=_root(header),
            digest=digest(salt, text),
        )
        names[header.id] = made.id
        return Event.made(made, text, salt)

    def _files_again(self, report: str | None) -> None:
        """HQ is asked anew which pieces of the report's own files it has."""
        self._store.execute(
            "UPDATE attachment_chunks SET at_hq = 0 WHERE attachment IN"
            " (SELECT id FROM attachments WHERE report = ? AND own = 1 AND submitted = 1)",
            (report,),
        )

    def _unspool(self, event: EventId) -> None:
        if self._spooling is not None:
            self._spooling.answered(event)

    def _derive(self, reports: set[ReportId | None]) -> None:
        people = self._directory.people()
        for report in sorted(each for each in reports if each is not None):
            self._standings.derive(report, people)

    def _tell(self, told: PutBack) -> None:
        value = {"at_hq": told.at_hq, "back": told.back, "again": told.again, "at": told.at}
        self._store.set_fact(_TOLD, write_json(value))
        what = "of HQ" if told.at_hq else "of this vault"
        self._audit.note(Did.REJOINED, detail=f"older copy {what}: back={told.back} again={told.again}")

    def _now(self) -> str:
        return write_time(self._clock.now())


def _is(mine: KeptEvent, theirs: Judged) -> bool:
    return mine.event.header_text == theirs.event.header_text


def _root(header: Header) -> EventId:
    """The event as it was first made: HQ takes one of it and of all that were made anew of it."""
    return header.replaces or header.id


def _head_before(head: Head, start: str | None, first: Header) -> Head:
    """The head that the first of HQ's events follows; whether it does is for ``advance`` to say."""
    if first.parent_epoch is not None:
        return Head(head.vault, first.parent_epoch, 0, start)
    return Head(head.vault, first.epoch, first.number - 1, start)
