"""A vault in memory that exchanges by stick: writes numbered files, takes in HQ's answers to them."""

from __future__ import annotations

import io
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from citdesk.casework.ids import ReportId
from citdesk.hq.stick_desk import StickTaken
from citdesk.sync.sticks import AnswerFile, Loaded, Unloaded, write_stick
from citdesk.wire.audit import AuditBatch, TrailLine
from citdesk.wire.download import What
from citdesk.wire.encoding import write_time
from citdesk.wire.exchange import MOST_BYTES, MOST_EVENTS, Batch, PullAnswer, PushAnswer
from citdesk.wire.recipients import opening_key_of_vault
from citdesk.wire.stick import StickHead, StickRefused
from citdesk.wire.stick_letters import LetterToHq
from tests.sync.agency import TestedAgency
from tests.sync.memory_box import MemoryBox
from tests.sync.memory_spool import MemorySpool
from tests.sync.memory_vault import MemoryVault


class MemoryDownloads:
    """Implements ``citdesk.sync.downloading.DownloadBox``."""

    def __init__(self) -> None:
        self.taken: dict[What, tuple[int, str]] = {}

    def settled(self, what: What) -> int:
        """See ``DownloadBox``."""
        return self.taken.get(what, (0, ""))[0]

    def receive(self, what: What, version: int, signed: str) -> None:
        """See ``DownloadBox``."""
        self.taken[what] = (version, signed)


@dataclass
class StickVault:
    """One vault; implements ``citdesk.sync.sticks.StickMailbox``."""

    agency: TestedAgency
    vault: MemoryVault
    spool: MemorySpool | None = None
    box: MemoryBox = field(default_factory=MemoryBox)
    downloads: MemoryDownloads = field(default_factory=MemoryDownloads)
    number: int = 0
    files: dict[bytes, int] = field(default_factory=dict[bytes, int])
    terms: list[str] = field(default_factory=list[str])
    trail: list[TrailLine] = field(default_factory=list[TrailLine])
    trail_kept: int = 0

    def write(self) -> bytes:
        """The next file."""
        return self.loaded()[0]

    def loaded(self) -> tuple[bytes, Loaded]:
        """The next file and what is in it."""
        self.number += 1
        file = secrets.token_bytes(16)
        self.files[file] = self.number
        out = io.BytesIO()
        lacking = tuple((ReportId(c.report), c.id) for c in self.box.to_fetch(500))
        settled = {what: self.downloads.settled(what) for what in What}
        letter = LetterToHq(
            self.vault.vault, self.number, self.vault.clock.now(), self.cursor(), settled, lacking
        )
        hq = self.agency.hq.signing_key.public
        head = StickHead.to_hq(file, hq)
        done = write_stick(out, head, letter, self, self.box, self.spool, hq, self.vault.key, 500)
        return out.getvalue(), done

    def take_in(self, content: bytes) -> Unloaded:
        """Takes in an answer of HQ's."""
        answer = AnswerFile(io.BytesIO(content), self.agency.hq.signing_key.public)
        if answer.about not in self.files:
            raise StickRefused("This answer is for somebody else.", code="foreign")
        number = self.files[answer.about]
        read = answer.read(self.vault.vault, number, opening_key_of_vault(self.vault.encryption_key))
        return read.take_in(self, self.box, self.downloads, self.spool)

    # --- the mailbox

    def batch_after(self, sequence: int) -> tuple[Batch, int] | None:
        """See ``StickMailbox``."""
        size, chosen, reached = 0, [], 0
        for at, event in enumerate(self.vault.events, 1):
            if at <= sequence or event.header.id in self.vault.verdicts:
                continue
            size += len(event.header_text) + len(event.payload_text or "")
            follows = not chosen or event.header.previous == chosen[-1].hash
            if chosen and (size > MOST_BYTES or len(chosen) == MOST_EVENTS or not follows):
                break
            chosen.append(event)
            reached = at
        return (self.vault.batch_of(*chosen), reached) if chosen else None

    def next_audit(self, most: int) -> AuditBatch | None:
        """See ``StickMailbox``."""
        before = ""
        for line in self.trail[: self.trail_kept]:
            before = line.link(before)
        lines = self.trail[self.trail_kept :][:most]
        return AuditBatch.make(self.vault.vault, before, lines, self.vault.key) if lines else None

    def did(self, what: str) -> None:
        """One more line of the trail."""
        at = write_time(self.vault.clock.now())
        self.trail.append(TrailLine(len(self.trail) + 1, at, what, "", "ok", ""))

    def own_spool_names(self) -> frozenset[str]:
        """See ``StickMailbox``."""
        owners: Sequence[tuple[str, MemoryVault]] = list(self.spool.owners.items()) if self.spool else []
        return frozenset(name for name, owner in owners if owner is self.vault)

    def cursor(self) -> int:
        """See ``StickMailbox``."""
        return self.vault.cursor()

    def record_verdicts(self, answer: PushAnswer) -> None:
        """See ``StickMailbox``."""
        self.vault.record_verdicts(answer)

    def receive(self, answer: PullAnswer) -> None:
        """See ``StickMailbox``."""
        items = tuple(item for item in answer.items if item.position > self.cursor())
        self.vault.receive(replace(answer, items=items))

    def receive_terms(self, signed: str) -> None:
        """See ``StickMailbox``."""
        self.terms.append(signed)

    def record_audit(self, kept: int) -> None:
        """See ``StickMailbox``."""
        self.trail_kept = kept


def at_hq(agency: TestedAgency, content: bytes, *, late: bool = False) -> tuple[bytes, StickTaken]:
    """What the administrator does with a file: HQ's answer, and what came of it."""
    source, out = io.BytesIO(content), io.BytesIO()
    sender = agency.hq.sticks.look(source, late=late)
    taken = agency.hq.sticks.take(source, sender, out, agency.hq_clock.now())
    return out.getvalue(), taken
