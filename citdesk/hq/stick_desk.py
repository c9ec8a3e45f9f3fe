"""Taking a file that came on a stick, and writing the answer that goes back with it.

The same desks as over a network decide on everything in it; only the way is another. All of it is on record
before the first byte of the answer stands, and taking the same file again changes nothing.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy import Connection, select

from citdesk.casework.errors import CitdeskError, EnvironmentProblem, Tampered
from citdesk.casework.people import Person
from citdesk.hq.admission import Admission
from citdesk.hq.attachments import AttachmentDesk
from citdesk.hq.downloads import DownloadDesk
from citdesk.hq.failures import RequestRefused
from citdesk.hq.house_rules import TermsDesk
from citdesk.hq.ingest import BROKEN_CHAIN, Ingest
from citdesk.hq.pull import MOST_ITEMS, Pulling
from citdesk.hq.spool_desk import SpoolDesk
from citdesk.hq.store import tables as t
from citdesk.hq.store.database import Database
from citdesk.hq.store.registry import KnownVault
from citdesk.hq.store.upsert import upsert
from citdesk.hq.trails import TrailDesk, trail_head
from citdesk.wire.audit import AuditBatch
from citdesk.wire.chunks import MOST_ASKED, Pair
from citdesk.wire.download import What
from citdesk.wire.encoding import MalformedMessage, write_time
from citdesk.wire.exchange import Batch, Outcome, PushAnswer
from citdesk.wire.keys import SigningKey
from citdesk.wire.recipients import opening_key_of_hq, sealing_key_of_vault
from citdesk.wire.stick import ID_BYTES, Part, StickHead, StickReader, StickRefused, StickWriter, Way
from citdesk.wire.stick_letters import (
    LetterFromHq,
    LetterToHq,
    PartKind,
    name_of_piece,
    named_vault,
    piece_named,
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StickSender:
    """A sound file: who wrote it, what its letter says, and since when HQ has it, None for a new one."""

    head: StickHead
    vault: KnownVault
    person: Person
    letter: LetterToHq
    said: dict[str, object]
    taken_at: str | None


@dataclass(frozen=True, slots=True)
class StickTaken:
    """What was on record at the end, by number. ``others``: events of other people of that computer.

    ``ahead`` tells that the vault has seen more of HQ's record than HQ has: HQ was restored from an older
    copy, and nothing was put into the answer from the record.
    """

    accepted: int
    refused: int
    others: int
    pieces: int
    ahead: bool
    more: bool


@dataclass(slots=True)
class _Brought:
    answers: list[PushAnswer]
    trail: int | None
    words: list[tuple[str, bytes]]
    kept: list[Pair]


@dataclass(frozen=True, slots=True)
class StickDesk:
    """HQ's desk for sticks."""

    database: Database
    signing_key: SigningKey
    admission: Admission
    ingest: Ingest
    pulling: Pulling
    terms: TermsDesk
    trails: TrailDesk
    attachments: AttachmentDesk
    downloads: DownloadDesk
    spool: SpoolDesk

    def look(self, file: BinaryIO, *, late: bool = False) -> StickSender:
        """Whose file it is, once everything in it was found sound; nothing is taken yet.

        ``late`` lets a file pass although a later one of its vault was taken. Raises StickRefused.
        """
        reader, key = self._reader(file), self._key
        signed = reader.letter(key)
        try:
            vault, person = self.admission.admitted(named_vault(signed))
            sealing_key_of_vault(vault.encryption_key)
        except MalformedMessage as wrong:
            raise _not_a_letter() from wrong
        except RequestRefused as refused:
            code, sentence = _REFUSED[refused.code]
            raise StickRefused(sentence, code=code) from refused
        try:
            said = reader.verified(signed, vault.signing_key)
            letter = LetterToHq.from_json(said)
        except Tampered as wrong:
            raise StickRefused(
                "This file is not signed by the computer that it names. Nothing was taken from it. Keep it, "
                "and find out who brought it.",
                code="forged",
            ) from wrong
        except MalformedMessage as wrong:
            raise _not_a_letter() from wrong
        reader.check(said, key)
        with self.database.read() as connection:
            taken_at = _taken_at(connection, letter, reader.head, late=late)
        return StickSender(reader.head, vault, person, letter, said, taken_at)

    def take(self, file: BinaryIO, sender: StickSender, answer: BinaryIO, now: datetime) -> StickTaken:
        """Takes what a file brings that was looked at just now, and writes the answer to it.

        On return everything is on record; the caller makes the answer durable. Raises StickRefused,
        EnvironmentProblem and OSError; then the file is to be taken again, and nothing is there twice.
        """
        brought = self._bring(self._reader(file), sender, now)
        self._note(sender, now)
        head = StickHead.answer_to(sender.head, secrets.token_bytes(ID_BYTES))
        writer = StickWriter(answer, head, sealing_key_of_vault(sender.vault.encryption_key))
        for said in brought.answers:
            writer.add(PartKind.VERDICTS, "", said.to_text().encode())
        for name, word in brought.words:
            writer.add(PartKind.WORD, name, word)
        terms = self.terms.signed_for(sender.vault, sender.person, now)
        writer.add(PartKind.TERMS, "", terms.encode("ascii"))
        ahead, more = self._give_record(writer, sender, now)
        versions, left = self._give_downloads(writer, sender.letter)
        left |= self._give_pieces(writer, sender)
        kept = tuple(tuple(group) for group in _in_groups(brought.kept))
        letter = LetterFromHq(
            sender.vault.id, sender.letter.number, now, kept, brought.trail, versions, more or left
        )
        writer.close(self.signing_key, letter.to_json())
        verdicts = [verdict for said in brought.answers for verdict in said.verdicts]
        accepted = sum(v.outcome in (Outcome.ACCEPTED, Outcome.ALREADY_HAVE) for v in verdicts)
        return StickTaken(
            accepted,
            len(verdicts) - accepted,
            len(brought.words),
            len(brought.kept),
            ahead,
            letter.more,
        )

    @property
    def _key(self) -> X25519PrivateKey:
        return opening_key_of_hq(self.signing_key)

    def _reader(self, file: BinaryIO) -> StickReader:
        return StickReader(file, Way.TO_HQ, self.signing_key.public)

    def _bring(self, reader: StickReader, sender: StickSender, now: datetime) -> _Brought:
        brought = _Brought([], None, [], [])
        spooled: list[tuple[str, bytes]] = []
        for part in reader.parts(sender.said, self._key):
            match part.kind:
                case PartKind.BATCH:
                    self._take_batch(part, sender, brought, now)
                case PartKind.TRAIL:
                    brought.trail = self._take_trail(part, sender, now)
                case PartKind.SPOOLED:
                    spooled.append((part.name, part.content))
                case PartKind.PIECE:
                    self._take_piece(part, sender, brought, now)
                case _:
                    _log.info("stick_part_unknown vault=%s kind=%s", sender.vault.id, part.kind)
        words = self.spool.take([content for _, content in spooled], now)
        brought.words = [
            (name, word) for (name, _), word in zip(spooled, words, strict=True) if word is not None
        ]
        return brought

    def _take_batch(self, part: Part, sender: StickSender, brought: _Brought, now: datetime) -> None:
        """As a push: after an event that is no link of the chain nothing more is answered."""
        if brought.answers and brought.answers[-1].verdicts[-1].code == BROKEN_CHAIN:
            return
        try:
            batch = Batch.from_text(part.content)
            brought.answers.append(self.ingest.take(batch, sender.vault, sender.person, now))
        except EnvironmentProblem:
            raise
        except CitdeskError as refused:
            _log.error("stick_batch_refused vault=%s code=%s", sender.vault.id, refused.code)

    def _take_trail(self, part: Part, sender: StickSender, now: datetime) -> int | None:
        """Up to which line HQ has the trail, also where it lacks some before these."""
        try:
            return self.trails.take(AuditBatch.from_text(part.content), sender.vault, now)
        except RequestRefused:
            with self.database.read() as connection:
                head = trail_head(connection, sender.vault.id)
            return 0 if head is None else head.number
        except (Tampered, MalformedMessage) as wrong:
            _log.error("stick_trail_refused vault=%s code=%s", sender.vault.id, wrong.code)
            return None

    def _take_piece(self, part: Part, sender: StickSender, brought: _Brought, now: datetime) -> None:
        try:
            pair = piece_named(part.name)
            self.attachments.take(pair, part.content, sender.person, now)
        except (RequestRefused, MalformedMessage, Tampered) as refused:
            _log.info("stick_piece_left vault=%s code=%s", sender.vault.id, refused.code)
            return
        brought.kept.append(pair)

    def _note(self, sender: StickSender, now: datetime) -> None:
        letter = sender.letter
        row = {
            "vault": letter.vault,
            "number": letter.number,
            "file": sender.head.file.hex(),
            "taken_at": write_time(now),
        }
        with self.database.append() as connection:
            if sender.taken_at is None:
                upsert(connection, t.sticks, [row], "vault")
            self.trails.note(connection, now, "stick_taken", letter.vault, f"number {letter.number}")

    def _give_record(self, writer: StickWriter, sender: StickSender, now: datetime) -> tuple[bool, bool]:
        cursor = sender.letter.cursor
        while True:
            try:
                answer = self.pulling.after(sender.person, cursor, MOST_ITEMS, now, mark=None)
            except RequestRefused as refused:
                _log.error("stick_not_answered vault=%s code=%s", sender.vault.id, refused.code)
                return True, False
            if not answer.items:
                return False, False
            if not writer.add(PartKind.PULLED, str(cursor), answer.to_text().encode()):
                return False, True
            cursor = answer.cursor
            if not answer.more:
                return False, False

    def _give_downloads(self, writer: StickWriter, letter: LetterToHq) -> tuple[dict[What, int], bool]:
        given: dict[What, int] = {}
        newest = self.downloads.versions()
        for what in What:
            version = newest.get(what.value, 0)
            if version <= letter.settled.get(what, 0):
                continue
            if not writer.add(PartKind.DOWNLOAD, what.value, self.downloads.signed(what.value).encode()):
                return given, True
            given[what] = version
        return given, False

    def _give_pieces(self, writer: StickWriter, sender: StickSender) -> bool:
        _, here = self.attachments.known(sender.letter.lacking, sender.person)
        for pair in here:
            content = self.attachments.content(pair, sender.person)
            if not writer.add(PartKind.PIECE, name_of_piece(pair), content):
                return True
        return False


_REFUSED = {
    "not_certified": (
        "unknown_sender",
        "HQ does not know the computer or the person this file comes from. Nothing was taken from it.",
    ),
    "revoked": (
        "revoked",
        "This file comes from a computer or person taken out of service. Nothing was taken from it.",
    ),
}


def _taken_at(connection: Connection, letter: LetterToHq, head: StickHead, *, late: bool) -> str | None:
    row = connection.execute(select(t.sticks).where(t.sticks.c.vault == letter.vault)).one_or_none()
    if row is None:
        return None
    if row.file == head.file.hex():
        return str(row.taken_at)
    if letter.number <= row.number and not late:
        raise StickRefused(
            f"HQ has taken file {row.number} of this person and computer, which is later than this one "
            f"({letter.number}) and holds all that is still needed of it. Nothing was taken from this one.",
            code="overtaken",
        )
    return None


def _in_groups(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    for at in range(0, len(pairs), MOST_ASKED):
        yield pairs[at : at + MOST_ASKED]


def _not_a_letter() -> StickRefused:
    return StickRefused(
        "This file's letter cannot be read. Nothing was taken from it. Have it written once more.",
        code="stick_damaged",
    )
