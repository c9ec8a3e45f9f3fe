"""How a vault and HQ find where their chains part: the vault names links, HQ gives what follows them.

``POST /v1/chain`` takes ``known``, hashes of the vault's own headers, newest first, ever further apart, and
answers with what HQ has of this vault beyond the newest of them that it has: events with their verdicts, in
chain order. ``POST /v1/audit/beyond`` does the same for the lines of the vault's trail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from citdesk.wire.audit import TrailLine
from citdesk.wire.encoding import (
    FORMAT,
    MalformedMessage,
    check_text,
    optional_text_of,
    read_object,
    text_of,
    whole_of,
    write_json,
)
from citdesk.wire.event import Event
from citdesk.wire.exchange import Verdict
from citdesk.wire.keys import PublicKey, SigningKey, Use

#: Links that are named one by one before the steps between them double.
_DENSE = 10
#: More links than this are never named.
MOST_KNOWN = 64
#: Events or lines of one answer.
MOST_BEYOND = 250


def spread(count: int) -> Sequence[int]:
    """Places from the last of ``count`` back to the first, ever further apart; the first is among them."""
    places: list[int] = []
    step, place = 1, count - 1
    while place >= 0:
        places.append(place)
        if len(places) >= _DENSE:
            step *= 2
        place -= step
    if places and places[-1] != 0:
        places.append(0)
    return places


#: HQ's answer to a pull whose cursor is not of its log.
RECORD_CHANGED = "record_changed"


@dataclass(frozen=True, slots=True)
class LogHead:
    """HQ's word on its log up to a position: whoever holds it proves that HQ once had all that."""

    epoch: str
    position: int
    mark: str

    def sign(self, key: SigningKey) -> str:
        """The statement, signed by HQ."""
        said: dict[str, object] = {
            "format": FORMAT,
            "epoch": self.epoch,
            "position": self.position,
            "mark": self.mark,
        }
        return key.sign(Use.HQ_HEAD, said)

    @classmethod
    def verify(cls, key: PublicKey, signed: str) -> LogHead:
        """Reads what :meth:`sign` made; raises Tampered, MalformedMessage."""
        said = key.verify(Use.HQ_HEAD, signed)
        return cls(text_of(said, "epoch"), whole_of(said, "position"), text_of(said, "mark"))


@dataclass(frozen=True, slots=True)
class Judged:
    """An event of the vault as HQ has it, with HQ's verdict."""

    event: Event
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Beyond:
    """What HQ has of a vault's chain. ``common`` is the newest known link, None where HQ has none of them."""

    common: str | None
    events: tuple[Judged, ...]
    more: bool

    def to_json(self) -> dict[str, object]:
        """The answer as JSON values."""
        events = [[judged.event.to_json(), judged.verdict.to_json()] for judged in self.events]
        return {"common": self.common, "events": events, "more": self.more}

    @classmethod
    def from_json(cls, value: dict[str, object]) -> Beyond:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        return cls(
            optional_text_of(value, "common"), tuple(map(_judged, _list(value, "events"))), _more(value)
        )


@dataclass(frozen=True, slots=True)
class TrailBeyond:
    """What HQ has of a vault's trail beyond the line of number ``common``, 0 for all of it."""

    common: int
    lines: tuple[TrailLine, ...]
    more: bool

    def to_json(self) -> dict[str, object]:
        """The answer as JSON values."""
        return {"common": self.common, "lines": [line.to_json() for line in self.lines], "more": self.more}

    @classmethod
    def from_json(cls, value: dict[str, object]) -> TrailBeyond:
        """Reads what :meth:`to_json` wrote; raises MalformedMessage."""
        lines = tuple(map(TrailLine.from_json, _list(value, "lines")))
        return cls(whole_of(value, "common"), lines, _more(value))


def write_known(known: Sequence[str]) -> str:
    """The question about a chain."""
    return write_json({"format": FORMAT, "known": list(known)})


def read_known(text: str | bytes) -> tuple[str, ...]:
    """Reads what :func:`write_known` wrote; raises MalformedMessage."""
    known = _list(_checked(text), "known")
    if len(known) > MOST_KNOWN or not all(isinstance(link, str) for link in known):
        raise MalformedMessage(f"known is not a list of at most {MOST_KNOWN} links")
    for link in known:
        check_text(str(link))
    return tuple(str(link) for link in known)


def write_known_lines(known: Sequence[tuple[int, str]]) -> str:
    """The question about a trail: numbers of lines with their links."""
    return write_json({"format": FORMAT, "known": [list(each) for each in known]})


def read_known_lines(text: str | bytes) -> tuple[tuple[int, str], ...]:
    """Reads what :func:`write_known_lines` wrote; raises MalformedMessage."""
    known = _list(_checked(text), "known")
    if len(known) > MOST_KNOWN:
        raise MalformedMessage(f"known has more than {MOST_KNOWN} lines")
    return tuple(map(_line, known))


def _line(value: object) -> tuple[int, str]:
    if not isinstance(value, list) or len(cast("list[object]", value)) != 2:
        raise MalformedMessage("a known line is not a pair")
    number, link = cast("list[object]", value)
    said = {"number": number, "link": link}
    check_text(text_of(said, "link"))
    return whole_of(said, "number"), text_of(said, "link")


def _judged(value: object) -> Judged:
    if not isinstance(value, list) or len(cast("list[object]", value)) != 2:
        raise MalformedMessage("an event is not given with its verdict")
    event, verdict = cast("list[object]", value)
    return Judged(Event.from_json(event), Verdict.from_json(verdict))


def _checked(text: str | bytes) -> dict[str, object]:
    value = read_object(text)
    if value.get("format") != FORMAT:
        raise MalformedMessage(f"the message is not of format {FORMAT}")
    return value


def _list(value: dict[str, object], name: str) -> Sequence[object]:
    found = value.get(name)
    if not isinstance(found, list):
        raise MalformedMessage(f"{name} is missing")
    return cast("list[object]", found)


def _more(value: dict[str, object]) -> bool:
    more = value.get("more")
    if not isinstance(more, bool):
        raise MalformedMessage("more is missing")
    return more
