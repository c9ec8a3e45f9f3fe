"""One exchange with HQ: push all that waits, pull to the end. Idempotent: it may stop anywhere and repeat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from citdesk.casework.errors import CitdeskError, Tampered
from citdesk.sync.carrying import Carried, Carrier
from citdesk.sync.downloading import DownloadBox, fetch_downloads
from citdesk.sync.housekeeping import House, PaperBox, certify, keep_house
from citdesk.sync.ports import AttachmentBox, Clock, Mailbox, RandomBytes, SpoolBox
from citdesk.sync.problems import NotHq, TokenRefused
from citdesk.sync.spool_delivery import SpoolDelivery
from citdesk.sync.transport import Transport
from citdesk.wire.assertion import AUDIENCE
from citdesk.wire.audit import MOST_LINES
from citdesk.wire.encoding import (
    FORMAT,
    MalformedMessage,
    read_time,
    text_of,
    to_base64,
    whole_of,
    write_json,
)
from citdesk.wire.exchange import MOST_BYTES, MOST_EVENTS, Batch, Outcome, PullAnswer, PushAnswer
from citdesk.wire.rejoin import RECORD_CHANGED, Beyond, Judged, write_known

_T = TypeVar("_T")
_NONCE_BYTES = 16
#: Items asked for at once.
_PULL_LIMIT = 250
#: The verdict's code that says: this vault's history is not the one HQ has.
BROKEN_CHAIN = "broken_chain"
#: How often in one push the chains are brought together: another copy of this vault may be at work.
_MOST_REJOININGS = 3
#: A token this close to its end is not used any more.
_TOKEN_MARGIN_MS = 30_000

#: While nothing happens, terms and what HQ publishes are asked about this often.
_HOUSE_EVERY_MS = 60_000

#: Pieces on their way to HQ are looked for after so many seconds, then after twice as many, and so on.
_FIRST_LOOK_S = 1

#: Told after every batch: how many events have HQ's verdict, how many there were to send.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ExchangeResult:
    """What one exchange did. ``pushed`` = events that got a verdict; the rest of them were refused or held.

    ``more`` tells that work appeared meanwhile or that pieces of attachments are left. ``hq_time`` is the
    last time HQ told.
    """

    pushed: int
    accepted: int
    refused: int
    pulled: int
    more: bool
    hq_time: datetime


@dataclass(slots=True)
class _Pushed:
    verdicts: int = 0
    accepted: int = 0

    def plus(self, other: _Pushed) -> _Pushed:
        return _Pushed(self.verdicts + other.verdicts, self.accepted + other.accepted)


class Exchange:
    """The exchange of one vault. Used from one thread at a time."""

    def __init__(
        self,
        mailbox: Mailbox,
        transport: Transport,
        clock: Clock,
        random: RandomBytes,
        house: House | None = None,
        attachments: AttachmentBox[Any] | None = None,
        downloads: DownloadBox | None = None,
        spool: SpoolBox | None = None,
        papers: PaperBox | None = None,
    ) -> None:
        self._mailbox = mailbox
        self._house = house
        self._downloads = downloads
        self._papers = papers
        self._house_kept_at = 0
        self._carrier = None if attachments is None else Carrier(attachments, self._ask)
        self._spool = None if spool is None else SpoolDelivery(spool, self._ask)
        self._transport = transport
        self._clock = clock
        self._random = random
        #: in how many seconds to look again for pieces that are not at HQ yet; None where none are lacking
        self._next_look: int | None = None
        self._token: tuple[str, int] | None = None
        self._heard: tuple[datetime, int] | None = None

    def close(self) -> None:
        """Ends the connection."""
        self._transport.close()

    def interrupt(self) -> None:
        """Cuts the line, from any thread: a request under way fails as unreachable at once."""
        self._transport.interrupt()

    def exchange_once(self, progress: Progress | None = None) -> ExchangeResult:
        """Pushes what waits, pulls what is new, brings what other people's vaults left in the spool here,
        then carries a bounded number of attachment pieces.

        Where this vault's chain does not continue the one HQ has, because an older copy of either was put
        back, both are brought together first. Raises the errors of
        :class:`~citdesk.sync.transport.Transport`, and Tampered (``broken_chain``) when that is in vain.
        What HQ acknowledged before that is kept.
        """
        pushed = self._push_all(progress)
        pulled = self._pull_all()
        if self._mailbox.waiting():  # since the pull: what has to be sent, or asked about, again
            pushed = pushed.plus(self._push_all(progress))
            pulled += self._pull_all()
        self._keep_house()
        self._deliver_spool()
        carried = self._carry()
        return ExchangeResult(
            pushed.verdicts,
            pushed.accepted,
            pushed.verdicts - pushed.accepted,
            pulled + carried.fetched,
            self._mailbox.waiting() > 0 or carried.more,
            self.hq_time(),
        )

    def wait_for_news(self, seconds: int) -> int:
        """Asks HQ to answer as soon as there is something to pull, at most after ``seconds``.

        Afterwards it looks for pieces of attachments that others have sent meanwhile and, once a minute, for
        new terms and for what HQ has published. While pieces are still on their way to HQ it asks sooner, at
        first every few seconds. The number of items, pieces and published files received; same errors as
        :meth:`exchange_once`.
        """
        answer = self._pull(seconds if self._next_look is None else min(seconds, self._next_look))
        self._mailbox.receive(answer)
        if not answer.more and self._mailbox.waiting():
            self._push_all(None)
        if answer.items:
            self._next_look = None
        fetched = self._carry().fetched
        since = self._clock.monotonic_ms() - self._house_kept_at
        published = self._keep_house() if since >= _HOUSE_EVERY_MS else 0
        return len(answer.items) + fetched + published

    def hq_time(self) -> datetime:
        """HQ's time now, as far as it is known: last heard plus time passed; else the wall clock."""
        if self._heard is None:
            return self._clock.now()
        told, at = self._heard
        return told + timedelta(milliseconds=self._clock.monotonic_ms() - at)

    def _push_all(self, progress: Progress | None) -> _Pushed:
        done = _Pushed()
        tries = _MOST_REJOININGS
        total = self._mailbox.waiting()
        while (batch := self._mailbox.next_batch(MOST_EVENTS, MOST_BYTES)) is not None:
            if progress is not None:
                progress(done.verdicts, max(total, done.verdicts + len(batch.events)))
            answer = self._push(batch)
            _check_answers(batch, answer)
            broken = _is_broken(answer)
            if broken:  # no verdict on that event: it waits until both chains are one again
                answer = replace(answer, verdicts=answer.verdicts[:-1])
            if answer.verdicts:
                self._mailbox.record_verdicts(answer)
            done.verdicts += len(answer.verdicts)
            done.accepted += sum(
                v.outcome in (Outcome.ACCEPTED, Outcome.ALREADY_HAVE) for v in answer.verdicts
            )
            if broken and tries:
                tries -= 1
                self._bring_together()
            elif len(answer.verdicts) < len(batch.events):
                raise Tampered(
                    "HQ has another history of this vault than this computer. Nothing is lost; tell your "
                    "administrator.",
                    code=BROKEN_CHAIN,
                )
        return done

    def _push(self, batch: Batch) -> PushAnswer:
        said = self._with_token(lambda token: self._transport.post("/v1/push", batch.to_text(), token))
        return _reading(lambda: PushAnswer.from_text(write_json(said)))

    def _bring_together(self) -> None:
        """Asks what HQ has of this vault's chain, and has the vault go on from there."""
        known = self._mailbox.known_links()
        first: Beyond | None = None
        events: list[Judged] = []
        while True:
            said = self._ask("/v1/chain", write_known(known))
            beyond = _reading(lambda said=said: Beyond.from_json(said))
            first = first or beyond
            events += beyond.events
            if not beyond.more:
                break
            known = [events[-1].event.hash]
        self._mailbox.bring_together(first.common, events)

    def _pull_all(self) -> int:
        pulled = 0
        while True:
            answer = self._pull(0)
            self._mailbox.receive(answer)
            pulled += len(answer.items)
            if not answer.more:
                return pulled

    def _pull(self, wait: int) -> PullAnswer:
        try:
            answer = self._pull_beyond(wait)
        except CitdeskError as refused:
            if refused.code != RECORD_CHANGED:
                raise
            self._begin_again()
            answer = self._pull_beyond(0)
        if answer.chain is not None and not self._mailbox.continues(answer.chain):
            self._bring_together()
        return answer

    def _pull_beyond(self, wait: int) -> PullAnswer:
        query: dict[str, int | str] = {"after": self._mailbox.cursor(), "limit": _PULL_LIMIT, "wait": wait}
        if mark := self._mailbox.mark():
            query["mark"] = mark
        said = self._with_token(lambda token: self._transport.get("/v1/pull", query, token, float(wait)))
        return _reading(lambda: PullAnswer.from_text(write_json(said)))

    def _deliver_spool(self) -> None:
        if self._spool is not None:
            self._spool.deliver()

    def _begin_again(self) -> None:
        """HQ was put back from an older copy: it is shown its own word, and asked for everything again."""
        if head := self._mailbox.log_head():
            self._ask("/v1/heads", write_json({"format": FORMAT, "head": head}))
        self._mailbox.pull_again()

    def _keep_house(self) -> int:
        """Settles what is beside the record; how many published files came."""
        if self._house is None:
            return 0
        published = keep_house(self._house, self._ask, MOST_LINES)
        self._house_kept_at = self._clock.monotonic_ms()
        if self._papers is not None:
            certify(self._papers, self._ask)
        return 0 if self._downloads is None else fetch_downloads(self._downloads, published, self._ask)

    def _carry(self) -> Carried:
        carried = Carried() if self._carrier is None else self._carrier.carry()
        if not carried.lacking:
            self._next_look = None
        elif carried.fetched or self._next_look is None:
            self._next_look = _FIRST_LOOK_S
        else:  # whoever has the rest may be in a car without network for days
            self._next_look *= 2
        return carried

    def _ask(self, path: str, body: str | None) -> dict[str, object]:
        if body is None:
            return self._with_token(lambda token: self._transport.get(path, None, token))
        return self._with_token(lambda token: self._transport.post(path, body, token))

    def _with_token(self, ask: Callable[[str], dict[str, object]]) -> dict[str, object]:
        try:
            said = ask(self._valid_token())
        except TokenRefused:
            self._token = None
            said = ask(self._valid_token())
        self._hear(said)
        return said

    def _valid_token(self) -> str:
        if self._token is not None and self._clock.monotonic_ms() < self._token[1]:
            return self._token[0]
        try:
            said = self._ask_for_token()
        except TokenRefused as expired:
            if expired.code != "assertion_expired":
                raise
            self._hear(self._transport.get("/v1/health"))  # this computer's clock is wrong: go by HQ's
            said = self._ask_for_token()
        self._hear(said)
        lifetime = _reading(lambda: whole_of(said, "expires_in_ms"))
        token = _reading(lambda: text_of(said, "token"))
        self._token = (token, self._clock.monotonic_ms() + max(0, lifetime - _TOKEN_MARGIN_MS))
        return token

    def _ask_for_token(self) -> dict[str, object]:
        nonce = to_base64(self._random(_NONCE_BYTES))
        assertion = self._mailbox.assertion(AUDIENCE, self.hq_time(), nonce)
        return self._transport.post("/v1/token", {"format": FORMAT, "assertion": assertion})

    def _hear(self, said: dict[str, object]) -> None:
        told = _reading(lambda: read_time(text_of(said, "hq_time")))
        self._heard = (told, self._clock.monotonic_ms())


def _check_answers(batch: Batch, answer: PushAnswer) -> None:
    """Only verdicts on the very events sent, in their order, are an acknowledgement."""
    sent = [event.header.id for event in batch.events[: len(answer.verdicts)]]
    if not answer.verdicts or sent != [verdict.event for verdict in answer.verdicts]:
        raise NotHq


def _is_broken(answer: PushAnswer) -> bool:
    return bool(answer.verdicts) and answer.verdicts[-1].code == BROKEN_CHAIN


def _reading(read: Callable[[], _T]) -> _T:
    try:
        return read()
    except MalformedMessage as wrong:
        raise NotHq from wrong
