"""An exchange with HQ by files on a stick, for a computer that is without a network for days.

The same batches, pieces and answers as over a network. What lies on a stick counts for nothing: only HQ's
answer file, once it is taken in, is an acknowledgement.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol, TypeVar

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.sync.downloading import DownloadBox
from citdesk.sync.ports import AttachmentBox, Chunk, SpoolBox
from citdesk.sync.spool_delivery import keep_word, names_in, read_from
from citdesk.wire.audit import AuditBatch
from citdesk.wire.chunks import MOST_ASKED
from citdesk.wire.download import What
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.exchange import Batch, PullAnswer, PushAnswer
from citdesk.wire.keys import PublicKey, SigningKey
from citdesk.wire.recipients import sealing_key_of_hq
from citdesk.wire.stick import MOST_PARTS, Part, StickHead, StickReader, StickRefused, StickWriter, Way
from citdesk.wire.stick_letters import LetterFromHq, LetterToHq, PartKind, name_of_piece, piece_named

_log = logging.getLogger(__name__)
C = TypeVar("C", bound=Chunk)


class StickMailbox(Protocol):
    """One vault as an exchange by stick sees it. Every method may block.

    What comes by stick may be older than what came over a network since: it is no contact with HQ, moves
    no time back and brings nothing that was pulled already.
    """

    def batch_after(self, sequence: int) -> tuple[Batch, int] | None:
        """The oldest events without a verdict beyond a sequence number, and the number of the last of them.

        None where nothing waits beyond it; bounded as a push is.
        """
        ...

    def next_audit(self, most: int) -> AuditBatch | None:
        """The oldest lines of the trail that HQ does not have, None when it has all."""
        ...

    def own_spool_names(self) -> frozenset[str]:
        """Which files of the spool are this vault's own: their events travel in batches."""
        ...

    def cursor(self) -> int:
        """How far this vault has pulled."""
        ...

    def record_verdicts(self, answer: PushAnswer) -> None:
        """Keeps HQ's verdicts; on return they are on disk."""
        ...

    def receive(self, answer: PullAnswer) -> None:
        """Stores items and cursor in one transaction; raises Tampered, then nothing is stored."""
        ...

    def receive_terms(self, signed: str) -> None:
        """Keeps HQ's terms unless newer ones are here; raises Tampered."""
        ...

    def record_audit(self, kept: int) -> None:
        """HQ has the trail up to this number."""
        ...


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was put into a file, by number: steps, other people's steps, pieces of files; its size in bytes.

    ``last`` is the sequence number of the last step in it; ``more`` tells that not all had room.
    """

    steps: int
    others: int
    pieces: int
    last: int
    size: int
    more: bool


@dataclass(frozen=True, slots=True)
class Unloaded:
    """What an answer brought: own steps with HQ's verdict, those of them that HQ did not take, other people's
    steps, items of the record, published files and pieces of files. ``more`` waits at HQ.
    """

    steps: int
    refused: int
    others: int
    received: int
    more: bool


def write_stick(
    out: BinaryIO,
    head: StickHead,
    letter: LetterToHq,
    mailbox: StickMailbox,
    attachments: AttachmentBox[C],
    spool: SpoolBox | None,
    hq: PublicKey,
    key: SigningKey,
    most_lines: int,
) -> Loaded:
    """Writes what HQ has not acknowledged: own steps first, then what other people here have sent, then
    pieces of files as far as there is room. Raises OSError.
    """
    writer = StickWriter(out, head, sealing_key_of_hq(hq))
    steps, last, full = 0, 0, False
    while not full and (found := mailbox.batch_after(last)) is not None:
        batch, reached = found
        full = not writer.add(PartKind.BATCH, "", batch.to_text().encode())
        if not full:
            steps, last = steps + len(batch.events), reached
    trail = mailbox.next_audit(most_lines)
    if trail is not None and not full:
        writer.add(PartKind.TRAIL, "", trail.to_text().encode())
    others = 0
    for name in _others(mailbox, spool):
        content = None if full or spool is None else read_from(spool, name)
        if content is not None and writer.add(PartKind.SPOOLED, name, content):
            others += 1
        elif content is not None:
            full = True
    pieces = 0
    for chunk in () if full else attachments.to_send(MOST_PARTS):
        content = attachments.content(chunk)
        if content is None:
            continue
        if not writer.add(PartKind.PIECE, name_of_piece((chunk.report, chunk.id)), content):
            full = True
            break
        pieces += 1
    size = writer.close(key, letter.to_json())
    return Loaded(steps, others, pieces, last, size, full)


class AnswerFile:
    """HQ's answer as it was found on a stick: whole, signed by HQ, for this vault, and wholly sound.

    Raises StickRefused, and Tampered (``bad_signature``, ``wrong_use``) where HQ did not sign it.
    """

    def __init__(self, file: BinaryIO, hq: PublicKey) -> None:
        self._reader = StickReader(file, Way.FROM_HQ, hq)
        self._hq = hq

    @property
    def about(self) -> bytes:
        """The id of the file that it answers."""
        return self._reader.head.about

    def read(self, vault: VaultId, number: int, key: X25519PrivateKey) -> ReadAnswer:
        """Opens it with the vault's encryption key, as the answer to this vault's file of that number."""
        reader = self._reader
        try:
            said = reader.verified(reader.letter(key), self._hq)
            letter = LetterFromHq.from_json(said)
        except MalformedMessage as wrong:
            raise StickRefused(
                "HQ's answer cannot be read. Nothing was taken from it. Have it written once more.",
                code="stick_damaged",
            ) from wrong
        except Tampered as wrong:
            raise StickRefused(
                "This answer is not signed by HQ. Nothing was taken from it. Keep it, and tell your "
                "administrator.",
                code="forged",
            ) from wrong
        if letter.vault != vault or letter.number != number:
            raise StickRefused("This answer is for somebody else. Nothing was taken from it.", code="foreign")
        reader.check(said, key)
        return ReadAnswer(reader, said, letter, key)


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """An answer that may be taken in."""

    reader: StickReader
    said: dict[str, object]
    letter: LetterFromHq
    key: X25519PrivateKey

    def take_in(
        self,
        mailbox: StickMailbox,
        attachments: AttachmentBox[C],
        downloads: DownloadBox | None,
        spool: SpoolBox | None,
    ) -> Unloaded:
        """Takes in everything. Cut off anywhere it may be repeated from its beginning: nothing comes twice.

        Raises Tampered where what HQ signed does not fit what is here, and the vault's storage errors.
        """
        taking = _Taking(self.letter, mailbox, attachments, downloads, spool)
        for part in self.reader.parts(self.said, self.key):
            taking.take(part)
        kept = {pair for group in self.letter.kept for pair in group}
        if kept:
            mine = [each for each in attachments.to_send(len(kept) + MOST_PARTS) if _pair(each) in kept]
            attachments.acknowledged(mine)
        if self.letter.trail is not None:
            mailbox.record_audit(self.letter.trail)
        return Unloaded(taking.steps, taking.refused, taking.others, taking.received, self.letter.more)


class _Taking:
    """Takes the parts one by one."""

    def __init__(
        self,
        letter: LetterFromHq,
        mailbox: StickMailbox,
        attachments: AttachmentBox[C],
        downloads: DownloadBox | None,
        spool: SpoolBox | None,
    ) -> None:
        self.steps, self.refused, self.others, self.received = 0, 0, 0, 0
        self._letter = letter
        self._mailbox = mailbox
        self._attachments = attachments
        self._downloads = downloads
        self._spool = spool
        self._gap = False

    def take(self, part: Part) -> None:
        """Takes one part; what is not known here comes from a newer HQ and is left."""
        match part.kind:
            case PartKind.VERDICTS:
                answer = PushAnswer.from_text(part.content)
                self._mailbox.record_verdicts(answer)
                self.steps += len(answer.verdicts)
                self.refused += sum(verdict.position is None for verdict in answer.verdicts)
            case PartKind.WORD:
                self._word(part)
            case PartKind.TERMS:
                self._mailbox.receive_terms(part.content.decode("ascii"))
            case PartKind.PULLED:
                self._pulled(int(part.name), PullAnswer.from_text(part.content))
            case PartKind.DOWNLOAD:
                self._download(part)
            case PartKind.PIECE:
                self._piece(part)
            case _:
                _log.info("stick_part_unknown kind=%s", part.kind)

    def _word(self, part: Part) -> None:
        """Only where its file still waits: a word that nobody asked for would lie there for ever."""
        spool = self._spool
        if spool is not None and part.name in names_in(spool) and keep_word(spool, part.name, part.content):
            self.others += 1

    def _pulled(self, after: int, answer: PullAnswer) -> None:
        """What stands beyond a gap waits for the next answer: a vault set up from a copy knows less."""
        cursor = self._mailbox.cursor()
        self._gap = self._gap or after > cursor
        if not self._gap and answer.cursor > cursor:
            self._mailbox.receive(answer)
            self.received += sum(item.position > cursor for item in answer.items)

    def _download(self, part: Part) -> None:
        what = next((each for each in What if each.value == part.name), None)
        version = 0 if what is None else self._letter.downloads.get(what, 0)
        if what is None or self._downloads is None or version <= self._downloads.settled(what):
            return
        self._downloads.receive(what, version, part.content.decode("ascii"))
        self.received += 1

    def _piece(self, part: Part) -> None:
        wanted = piece_named(part.name)
        chunk = next((each for each in self._attachments.to_fetch(MOST_ASKED) if _pair(each) == wanted), None)
        if chunk is not None:
            self._attachments.receive(chunk, part.content)
            self.received += 1


def _pair(chunk: Chunk) -> tuple[str, str]:
    return chunk.report, chunk.id


def _others(mailbox: StickMailbox, spool: SpoolBox | None) -> Sequence[str]:
    if spool is None:
        return ()
    own = mailbox.own_spool_names()
    return [name for name in names_in(spool) if name not in own]
