"""What is settled with HQ beside the record at each exchange: the vault's terms, and its audit trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from citdesk.casework.errors import CitdeskError
from citdesk.sync.problems import NotHq
from citdesk.wire.audit import AuditBatch, TrailLine
from citdesk.wire.download import What, versions_from_json
from citdesk.wire.encoding import MalformedMessage, text_of, whole_of, write_json
from citdesk.wire.rejoin import TrailBeyond, write_known_lines

#: What an HQ answers that does not know a request.
_NOT_SERVED = "no_such_request"
#: What HQ answers when it lacks what came before.
_GAP = "audit_gap"
#: What it answers when it has other lines.
_BROKEN = "broken_audit"
_T = TypeVar("_T")

#: Asks HQ with a token: GET of a path, or POST of a body to it.
Ask = Callable[[str, str | None], dict[str, object]]


class House(Protocol):
    """A vault as seen by :func:`keep_house`. Every method may block."""

    def receive_terms(self, signed: str) -> None:
        """Keeps HQ's terms; on return they are on disk. Raises Tampered, and then nothing is kept."""
        ...

    def next_audit(self, most: int) -> AuditBatch | None:
        """The oldest lines of the trail that HQ does not have, None when it has all."""
        ...

    def record_audit(self, kept: int) -> None:
        """HQ has the trail up to this number."""
        ...

    def known_lines(self) -> Sequence[tuple[int, str]]:
        """Numbers of the trail's lines with their links, newest first, ever further apart."""
        ...

    def rejoin_trail(self, common: int, lines: Sequence[TrailLine]) -> None:
        """HQ's lines after ``common`` come in, this vault's own follow them; on disk on return."""
        ...


class PaperBox(Protocol):
    """The key with which a vault's person signs papers, as seen by :func:`certify`. May block."""

    def paper_request(self) -> str | None:
        """A certificate request (PEM) while HQ's certificate is lacking or has to be renewed, else None."""
        ...

    def receive_paper_certificate(self, pem: str) -> None:
        """Keeps HQ's certificate; raises Tampered, MalformedMessage."""
        ...


def certify(box: PaperBox, ask: Ask) -> None:
    """Gets a certificate for signing papers, as far as HQ serves one. Raises the transport's errors."""
    request = box.paper_request()
    if request is None:
        return
    said = _served(lambda: ask("/v1/paper-certificate", write_json({"request": request})))
    if said is not None:
        _reading(lambda: box.receive_paper_certificate(text_of(said, "certificate")))


def keep_house(house: House, ask: Ask, most_lines: int) -> Mapping[What, int]:
    """Fetches the terms and sends the trail, as far as HQ serves them; what HQ has published, by version.

    Raises the transport's errors.

    An HQ of an older version serves neither; then the vault goes on under the terms it has. One that was
    set up from an older copy, and lacks lines it once had, gets the whole trail again. A vault that is an
    older copy gets the lines that it lacks.
    """
    said = _served(lambda: ask("/v1/terms", None))
    published: Mapping[What, int] = {}
    if said is not None:
        house.receive_terms(_reading(lambda: text_of(said, "terms")))
        published = _reading(lambda: versions_from_json(said.get("downloads", {})))
    _send_trail(house, ask, most_lines)
    return published


def _send_trail(house: House, ask: Ask, most_lines: int) -> None:
    rejoined = False
    while (batch := house.next_audit(most_lines)) is not None:
        text = batch.to_text()
        try:
            answer = _served(lambda text=text: ask("/v1/audit", text))
        except CitdeskError as refused:
            if refused.code == _BROKEN and not rejoined:
                rejoined = True
                _rejoin(house, ask)
            elif refused.code == _GAP and batch.lines[0].number != 1:
                house.record_audit(0)  # HQ was set up from an older copy: it gets the whole trail again
            else:
                raise
            continue
        if answer is None:
            return
        kept = _reading(lambda answer=answer: whole_of(answer, "kept"))
        house.record_audit(kept)
        if kept < batch.lines[-1].number:
            return  # HQ has less than was sent: it is asked again at the next exchange


def _rejoin(house: House, ask: Ask) -> None:
    """This vault was put back from an older copy: its trail goes on from where HQ has it."""
    known, lines = house.known_lines(), list[TrailLine]()
    common: int | None = None
    while True:
        text = write_known_lines(known)
        beyond = _reading(lambda text=text: TrailBeyond.from_json(ask("/v1/audit/beyond", text)))
        common = beyond.common if common is None else common
        lines += beyond.lines
        if not beyond.more:
            break
        before = dict(known).get(common, "")
        for line in lines:
            before = line.link(before)
        known = [(lines[-1].number, before)]
    house.rejoin_trail(common, lines)


def _served(ask: Callable[[], dict[str, object]]) -> dict[str, object] | None:
    try:
        return ask()
    except CitdeskError as refused:
        if refused.code == _NOT_SERVED:
            return None
        raise


def _reading(read: Callable[[], _T]) -> _T:
    try:
        return read()
    except MalformedMessage as wrong:
        raise NotHq from wrong
