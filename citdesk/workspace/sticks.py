"""The exchange by stick as a signed-in person does it: a file out, HQ's answer in.

Called on neither the GUI's nor the vault's thread; the vault is reached through one door.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from citdesk.casework.errors import CitdeskError
from citdesk.sync.sticks import AnswerFile, write_stick
from citdesk.vault.audit import Did
from citdesk.vault.identity import read_opening_key
from citdesk.vault.kept_sticks import KeptStick
from citdesk.vault.mailbox import VaultMailbox
from citdesk.wire.audit import MOST_LINES, AuditBatch
from citdesk.wire.chunks import MOST_ASKED
from citdesk.wire.download import What
from citdesk.wire.encoding import write_time
from citdesk.wire.exchange import MOST_BYTES, MOST_EVENTS, Batch, PullAnswer, PushAnswer
from citdesk.wire.keys import SigningKey
from citdesk.wire.stick import StickHead, StickRefused
from citdesk.wire.stick_files import name_to_hq, read_from, written_whole
from citdesk.wire.stick_letters import LetterToHq
from citdesk.workspace.exchanging import OnVault, RemoteAttachments, RemoteDownloads
from citdesk.workspace.inside import Inside

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StickWritten:
    """A file that lies whole on the stick. ``reports`` of this person and the ``steps`` on them, steps of
    ``others``, ``pieces`` of files; ``size`` in bytes. ``more`` goes with the next file.
    """

    number: int
    path: Path
    reports: int
    steps: int
    others: int
    pieces: int
    size: int
    more: bool


@dataclass(frozen=True, slots=True)
class StickTakenIn:
    """What HQ's answer brought: own ``steps`` it had a word on, ``refused`` of them; steps of ``others``;
    things ``received``. ``more`` waits at HQ for the next file.
    """

    number: int
    steps: int
    refused: int
    others: int
    received: int
    more: bool


class StickCalls:
    """What can be done with a stick. Every method may take seconds."""

    def __init__(self, inside: Inside, after_news: Callable[[], None]) -> None:
        self._inside = inside
        self._after_news = after_news

    def write(self, folder: Path, on_vault: OnVault) -> StickWritten:
        """Writes the next file for HQ into the folder; it is whole and on the stick on return.

        Nothing counts as sent by it. Raises StickTrouble (no room, taken out, locked), CannotSign, and
        the vault's storage errors; then there is no file, and nothing else has changed.
        """
        inside, vault = self._inside, self._inside.vault
        begun, key, letter = on_vault(self._begin)
        head = StickHead.to_hq(bytes.fromhex(begun.file), inside.device.hq_key)
        with written_whole(folder / name_to_hq(begun.number, head.file)) as out:
            loaded = write_stick(
                out,
                head,
                letter,
                _StickMailbox(inside, on_vault),
                RemoteAttachments(vault.travel, on_vault),
                vault.spool,
                inside.device.hq_key,
                key,
                MOST_LINES,
            )

        def lying() -> int:
            at = write_time(inside.clock.now())
            vault.sticks.written(
                replace(begun, written_at=at, last=loaded.last, others=loaded.others, pieces=loaded.pieces)
            )
            vault.audit.note(Did.STICK_WRITTEN, detail=str(begun.number))
            return vault.events.waiting_until(loaded.last)[1]

        reports = on_vault(lying)
        return StickWritten(
            begun.number,
            folder / name_to_hq(begun.number, head.file),
            reports,
            loaded.steps,
            loaded.others,
            loaded.pieces,
            loaded.size,
            loaded.more,
        )

    def take_in(self, path: Path, on_vault: OnVault) -> StickTakenIn:
        """Takes in HQ's answer to a file of this vault; all of it is on disk on return.

        Raises StickRefused where the file is not such an answer, whole and unchanged, or was taken in
        before; StickTrouble where the stick cannot be read; then nothing was taken. Cut off in between it
        is simply taken in again.
        """
        inside, vault = self._inside, self._inside.vault
        try:
            with read_from(path) as file:
                answer = AnswerFile(file, inside.device.hq_key)
                stick = on_vault(lambda: self._asked(answer.about.hex()))
                owner, key = on_vault(lambda: (vault.identity.vault, read_opening_key(vault.store)))
                read = answer.read(owner, stick.number, key)
                came = read.take_in(
                    _StickMailbox(inside, on_vault),
                    RemoteAttachments(vault.travel, on_vault),
                    RemoteDownloads(inside, on_vault),
                    vault.spool,
                )
        except CitdeskError as refused:
            code = refused.code
            on_vault(lambda: vault.audit.note(Did.STICK_REFUSED, outcome=code))
            raise

        def taken() -> None:
            vault.sticks.settle(stick)
            vault.audit.note(Did.STICK_TAKEN_IN, detail=str(stick.number))
            self._after_news()

        on_vault(taken)
        return StickTakenIn(stick.number, came.steps, came.refused, came.others, came.received, came.more)

    def _begin(self) -> tuple[KeptStick, SigningKey, LetterToHq]:
        inside, vault = self._inside, self._inside.vault
        key = vault.signing_key
        begun = vault.sticks.begin()
        lacking = tuple((chunk.report, chunk.id) for chunk in vault.travel.to_fetch(MOST_ASKED))
        settled = {what: vault.downloads.settled(what) for what in What}
        cursor = VaultMailbox(vault).cursor()
        return (
            begun,
            key,
            LetterToHq(vault.identity.vault, begun.number, inside.clock.now(), cursor, settled, lacking),
        )

    def _asked(self, file: str) -> KeptStick:
        """The file that an answer is about; raises StickRefused where its answer is not to be taken in."""
        sticks = self._inside.vault.sticks
        stick = sticks.find(file)
        if stick is None:
            raise StickRefused(
                "This answer is not for a file that you wrote on this computer. If it is a colleague's, "
                "they sign in and take it in themselves.",
                code="foreign",
            )
        if stick.number == sticks.answered:
            raise StickRefused(
                "This answer was taken in already. Nothing needs to be done.", code="taken_before"
            )
        if stick.number < sticks.answered:
            raise StickRefused(
                f"The answer to file {sticks.answered} was taken in already, which is later than this one "
                f"({stick.number}). Nothing needs to be done.",
                code="overtaken",
            )
        return stick


class _StickMailbox:
    """The vault seen from another thread. Implements ``citdesk.sync.sticks.StickMailbox``."""

    def __init__(self, inside: Inside, on_vault: OnVault) -> None:
        self._vault = inside.vault
        self._mailbox = VaultMailbox(inside.vault)
        self._on_vault = on_vault

    def batch_after(self, sequence: int) -> tuple[Batch, int] | None:
        def found() -> tuple[Batch, int] | None:
            events, signature, last = self._vault.events.waiting_after(sequence, MOST_EVENTS, MOST_BYTES)
            if signature is None:
                return None
            return Batch(self._vault.identity.vault, tuple(events), signature), last

        return self._on_vault(found)

    def next_audit(self, most: int) -> AuditBatch | None:
        return self._on_vault(lambda: self._mailbox.next_audit(most))

    def own_spool_names(self) -> frozenset[str]:
        spooling = self._vault.spooling
        return frozenset() if spooling is None else self._on_vault(spooling.names_of_waiting)

    def cursor(self) -> int:
        return self._on_vault(self._mailbox.cursor)

    def record_verdicts(self, answer: PushAnswer) -> None:
        self._on_vault(lambda: self._vault.inbox.record_verdicts(answer, by_hand=True))

    def receive(self, answer: PullAnswer) -> None:
        self._on_vault(lambda: self._vault.inbox.receive(answer, by_hand=True))

    def receive_terms(self, signed: str) -> None:
        self._on_vault(lambda: self._mailbox.receive_terms(signed, by_hand=True))

    def record_audit(self, kept: int) -> None:
        self._on_vault(lambda: self._mailbox.record_audit(kept))
