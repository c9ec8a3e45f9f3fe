"""What the exchange needs from the outside: a vault's mailbox, a clock and dice. Nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from citdesk.casework.ids import ReportId, VaultId
from citdesk.wire.exchange import Batch, ChainEnd, PullAnswer, PushAnswer
from citdesk.wire.rejoin import Judged

#: ``random_bytes(n)`` gives n unpredictable bytes (in production ``secrets.token_bytes``).
RandomBytes = Callable[[int], bytes]


class Clock(Protocol):
    """The time, from outside."""

    def now(self) -> datetime:
        """The wall clock's time, aware. It may be wrong; it is kept, never trusted."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds since some fixed moment of this start of the computer; never goes back."""
        ...


class Mailbox(Protocol):
    """One vault as the exchange sees it. Every method may block and is called from the exchange's thread."""

    @property
    def vault(self) -> VaultId:
        """The vault whose events are sent."""
        ...

    def waiting(self) -> int:
        """How many events wait for HQ's verdict."""
        ...

    def next_batch(self, most_events: int, most_bytes: int) -> Batch | None:
        """The oldest events without HQ's verdict, in chain order, with the signature over their head.

        None when nothing waits. One event larger than ``most_bytes`` (bytes of all texts together) still
        travels, alone. Asked again before verdicts were recorded, it gives the same events again.
        """
        ...

    def record_verdicts(self, answer: PushAnswer) -> None:
        """Keeps HQ's verdicts; on return they are on disk. Verdicts already kept are left as they are.

        A batch may be answered for its first events only: those not named keep waiting.
        """
        ...

    def cursor(self) -> int:
        """How far this vault has pulled: the cursor last received, 0 at first."""
        ...

    def receive(self, answer: PullAnswer) -> None:
        """Stores the items and the cursor in one transaction; on return they are on disk.

        Items that are here already are left as they are. Raises Tampered where a signature or digest
        is wrong; then neither items nor cursor are stored.
        """
        ...

    def mark(self) -> str:
        """What HQ told with the cursor: it stands for all of HQ's log up to there. '' where it told none."""
        ...

    def log_head(self) -> str:
        """HQ's own signed word on how far this vault has seen its log; '' before the first."""
        ...

    def pull_again(self) -> None:
        """HQ's log is not the one that this vault has seen: the cursor is 0 again.

        What is here stays until all was pulled anew; what HQ lost then counts for nothing.
        """
        ...

    def continues(self, end: ChainEnd) -> bool:
        """Whether the chain as HQ has it is this vault's, as far as HQ has answered it."""
        ...

    def known_links(self) -> Sequence[str]:
        """Hashes of this vault's own headers, newest first, ever further apart, at most ``MOST_KNOWN``."""
        ...

    def bring_together(self, common: str | None, beyond: Sequence[Judged]) -> None:
        """Goes on from the end of the chain as HQ has it: ``beyond`` is all that HQ has after ``common``.

        What HQ lost waits again; what this vault lacks comes in; what it wrote meanwhile is made anew in a
        new epoch. On disk on return. Raises Tampered where what HQ gave is no chain.
        """
        ...

    def assertion(self, audience: str, now: datetime, nonce: str) -> str:
        """A client assertion by the vault's key: :func:`citdesk.wire.assertion.write_assertion`."""
        ...


class Chunk(Protocol):
    """One piece of an attachment: the report it belongs to and its id (``wire.chunks``)."""

    @property
    def report(self) -> ReportId:
        """Whose revision names the piece."""
        ...

    @property
    def id(self) -> str:
        """Keyed by its attachment: nothing is shared between two reports."""
        ...


C = TypeVar("C", bound=Chunk)


class AttachmentBox(Protocol[C]):
    """The attachments of one vault as the exchange sees them. Threads as for :class:`Mailbox`."""

    def to_send(self, most: int) -> Sequence[C]:
        """Pieces of sent revisions that HQ has not acknowledged, first sent first."""
        ...

    def sent_lately(self, most: int) -> Sequence[C]:
        """The newest own pieces that HQ has acknowledged."""
        ...

    def lost(self, chunks: Sequence[C], /) -> None:
        """HQ does not have these pieces any more: they are to be sent again; on return that is on disk."""
        ...

    def to_fetch(self, most: int) -> Sequence[C]:
        """Pieces that revisions in this vault name and it does not have."""
        ...

    def content(self, chunk: C, /) -> bytes | None:
        """The piece's bytes, at most ``CHUNK_BYTES``; None where the vault does not have it any more."""
        ...

    def acknowledged(self, chunks: Sequence[C], /) -> None:
        """HQ has these pieces; on return that is on disk."""
        ...

    def receive(self, chunk: C, content: bytes, /) -> None:
        """Keeps a piece; on return it is on disk. Raises Tampered where it is not what the id names."""
        ...


class SpoolBox(Protocol):
    """A device's spool as whoever delivers it sees it: sealed files, nobody's in particular.

    Files are sealed by ``wire.spooled.seal``; HQ opens them with ``open_sealed``. They come in no order and
    may be of several vaults: HQ sorts them by vault and number.
    """

    def names(self) -> Sequence[str]:
        """What waits and was not answered."""
        ...

    def read(self, name: str, /) -> bytes:
        """The sealed bytes. Raises UserError (``not_spooled``) where they are gone."""
        ...

    def answered(self, name: str, word: bytes, /) -> None:
        """Keeps HQ's word, sealed to the author's vault, in the place of the file; on disk on return."""
        ...
