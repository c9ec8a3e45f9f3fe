"""Attachments to and from HQ, piece by piece: each one acknowledged on its own, so a cut costs one piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from citdesk.casework.errors import CitdeskError
from citdesk.casework.ids import ReportId
from citdesk.sync.housekeeping import Ask
from citdesk.sync.ports import AttachmentBox, Chunk
from citdesk.sync.problems import NotHq
from citdesk.wire.chunks import MOST_ASKED, Pair, pairs_from_json, pairs_to_json
from citdesk.wire.encoding import FORMAT, MalformedMessage, from_base64, text_of, to_base64, write_json

C = TypeVar("C", bound=Chunk)
_Find = Callable[[int], Sequence[C]]

#: Pieces carried, both ways together, before events get their turn again.
MOST_AT_ONCE = 32
#: What HQ says of a piece that is gone since it was asked about: it was voided, expunged or recalled.
_GONE = "no_such_chunk"
#: What an HQ answers that does not know a request.
_NOT_SERVED = "no_such_request"


@dataclass(frozen=True, slots=True)
class Carried:
    """What was carried. ``more`` could be carried at once; ``lacking`` pieces are not at HQ yet."""

    fetched: int = 0
    more: bool = False
    lacking: bool = False


class Carrier(Generic[C]):
    """Carries the pieces of one vault."""

    def __init__(self, box: AttachmentBox[C], ask: Ask) -> None:
        self._box = box
        self._ask = ask
        self._looked_back = False

    def carry(self, most: int = MOST_AT_ONCE) -> Carried:
        """Sends and fetches up to ``most`` pieces.

        Raises the transport's errors; what was carried before stays carried. Raises Tampered where HQ gives
        other bytes than a report names.
        """
        left, fetched = most, 0
        self._look_back()
        for chunk in self._to_send():
            if left == 0:
                return Carried(more=True)
            left -= self._send(chunk)
        for chunk in self._to_fetch():
            if left == 0:
                return Carried(fetched, more=True)
            came = self._fetch(chunk)
            left, fetched = left - came, fetched + came
        return Carried(fetched, lacking=bool(self._box.to_fetch(1)))

    def _look_back(self) -> None:
        """Once in a while at work: an HQ that was put back from an older copy may lack what it had.

        Pieces have no place in its log, so nothing else would tell.
        """
        if self._looked_back:
            return
        if newest := self._box.sent_lately(MOST_ASKED):
            said = self._asked(newest)
            wanted = frozenset[Pair]() if said is None else _pairs(said, "wanted")
            if lost := [chunk for chunk in newest if _pair(chunk) in wanted]:
                self._box.lost(lost)
        self._looked_back = True

    def _to_send(self) -> Iterator[C]:
        """What HQ wants of this vault; what it has already is acknowledged on the way."""
        for asked, wanted, here in self._known(self._box.to_send):
            have = [chunk for chunk in asked if _pair(chunk) in here]
            if have:
                self._box.acknowledged(have)
            yield from (chunk for chunk in asked if _pair(chunk) in wanted)

    def _to_fetch(self) -> Iterator[C]:
        """What HQ has of what this vault lacks."""
        for asked, _, here in self._known(self._box.to_fetch):
            yield from (chunk for chunk in asked if _pair(chunk) in here)

    def _known(self, find: _Find[C]) -> Iterator[tuple[Sequence[C], frozenset[Pair], frozenset[Pair]]]:
        """HQ's word on everything that is found, each piece asked about once."""
        told: set[Pair] = set()
        while True:
            found = [chunk for chunk in find(len(told) + MOST_ASKED) if _pair(chunk) not in told]
            asked = found[:MOST_ASKED]
            if not asked:
                return
            told |= {_pair(chunk) for chunk in asked}
            said = self._asked(asked)
            if said is None:
                return
            yield asked, _pairs(said, "wanted"), _pairs(said, "here")

    def _asked(self, asked: Sequence[C]) -> dict[str, object] | None:
        pairs = pairs_to_json([_pair(chunk) for chunk in asked])
        try:
            return self._ask("/v1/chunks/known", write_json({"format": FORMAT, "chunks": pairs}))
        except CitdeskError as refused:
            if refused.code == _NOT_SERVED:
                return None
            raise

    def _send(self, chunk: C) -> int:
        content = self._box.content(chunk)
        if content is None:
            return 0
        report, identifier = _pair(chunk)
        piece = {"format": FORMAT, "report": report, "chunk": identifier, "content": to_base64(content)}
        try:
            said = self._ask("/v1/chunks", write_json(piece))
        except CitdeskError as refused:
            if refused.code == _GONE:
                return 0
            raise
        if said.get("kept") is not True:
            raise NotHq
        self._box.acknowledged([chunk])
        return 1

    def _fetch(self, chunk: C) -> int:
        report, identifier = _pair(chunk)
        try:
            said = self._ask(f"/v1/chunks/{report}/{identifier}", None)
        except CitdeskError as refused:
            if refused.code == _GONE:
                return 0
            raise
        try:
            content = from_base64(text_of(said, "content"))
        except MalformedMessage as wrong:
            raise NotHq from wrong
        self._box.receive(chunk, content)
        return 1


def _pair(chunk: Chunk) -> Pair:
    return ReportId(chunk.report), chunk.id


def _pairs(said: dict[str, object], name: str) -> frozenset[Pair]:
    try:
        return frozenset(pairs_from_json(said.get(name)))
    except MalformedMessage as wrong:
        raise NotHq from wrong
