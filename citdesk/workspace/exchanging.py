"""The exchange with HQ, bound to an open vault: on any thread, reaching the vault through one door."""

from __future__ import annotations

import random as dice
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from citdesk.casework.errors import AdministratorError
from citdesk.casework.events import DiversionAdvanced, EventKind, PaperIssued, PaperVoided, ScanAttached
from citdesk.casework.ids import VaultId
from citdesk.sync.exchange import Exchange
from citdesk.sync.loop import ExchangeLoop, LoopState
from citdesk.sync.transport import Transport
from citdesk.vault.attachments.travel import Chunk, Travel
from citdesk.vault.event_rows import KeptEvent
from citdesk.vault.mailbox import VaultMailbox
from citdesk.vault.standings import KeptStanding
from citdesk.wire.audit import AuditBatch, TrailLine
from citdesk.wire.download import What
from citdesk.wire.encoding import read_time
from citdesk.wire.exchange import Batch, ChainEnd, PullAnswer, PushAnswer
from citdesk.wire.rejoin import Judged
from citdesk.workspace import downloads_on_device
from citdesk.workspace.inside import Inside
from citdesk.workspace.refused_arrangements import refused_arrangements
from citdesk.workspace.report_rows import OUT_OF_SERVICE, Rows, is_version
from citdesk.workspace.sync_status import OlderCopy, OnStick, RefusedRow, RefusedStep, SyncStatus

#: the fact that keeps what HQ said while it takes nothing from this vault
T = TypeVar("T")


class OnVault(Protocol):
    """Runs a function on the thread that owns the vault and gives back what it returned or raised."""

    def __call__(self, work: Callable[[], T], /) -> T:
        """Blocks until done."""
        ...


class RemoteMailbox:
    """The vault's mailbox as seen from another thread. Implements ``citdesk.sync.ports.Mailbox``."""

    def __init__(self, mailbox: VaultMailbox, on_vault: OnVault, after_news: Callable[[], None]) -> None:
        self._mailbox = mailbox
        self._on_vault = on_vault
        self._after_news = after_news
        self._vault = mailbox.vault

    @property
    def vault(self) -> VaultId:
        """The vault whose events are sent."""
        return self._vault

    def waiting(self) -> int:
        """See :class:`VaultMailbox`."""
        return self._on_vault(self._mailbox.waiting)

    def next_batch(self, most_events: int, most_bytes: int) -> Batch | None:
        """See :class:`VaultMailbox`."""
        return self._on_vault(lambda: self._mailbox.next_batch(most_events, most_bytes))

    def record_verdicts(self, answer: PushAnswer) -> None:
        """See :class:`VaultMailbox`."""
        self._on_vault(lambda: self._mailbox.record_verdicts(answer))

    def cursor(self) -> int:
        """See :class:`VaultMailbox`."""
        return self._on_vault(self._mailbox.cursor)

    def receive(self, answer: PullAnswer) -> None:
        """See :class:`VaultMailbox`; afterwards, on the same thread, the workspace looks again who is who."""

        def received() -> None:
            self._mailbox.receive(answer)
            self._after_news()

        self._on_vault(received)

    def receive_terms(self, signed: str) -> None:
        """See :class:`VaultMailbox`; afterwards the workspace looks again under which terms it works."""

        def received() -> None:
            self._mailbox.receive_terms(signed)
            self._after_news()

        self._on_vault(received)

    def paper_request(self) -> str | None:
        """See :class:`VaultMailbox`."""
        return self._on_vault(self._mailbox.paper_request)

    def receive_paper_certificate(self, pem: str) -> None:
        """See :class:`VaultMailbox`."""
        self._on_vault(lambda: self._mailbox.receive_paper_certificate(pem))

    def next_audit(self, most: int) -> AuditBatch | None:
        """See :class:`VaultMailbox`."""
        return self._on_vault(lambda: self._mailbox.next_audit(most))

    def record_audit(self, kept: int) -> None:
        """See :class:`VaultMailbox`."""
        self._on_vault(lambda: self._mailbox.record_audit(kept))

    def mark(self) -> str:
        """See :class:`VaultMailbox`."""
        return self._on_vault(self._mailbox.mark)

    def log_head(self) -> str:
        """See :class:`VaultMailbox`."""
        return self._on_vault(self._mailbox.log_head)

    def pull_again(self) -> None:
        """See :class:`VaultMailbox`."""
        self._on_vault(self._mailbox.pull_again)

    def continues(self, end: ChainEnd) -> bool:
        """See :class:`VaultMailbox`."""
        return self._on_vault(lambda: self._mailbox.continues(end))

    def known_links(self) -> Sequence[str]:
        """See :class:`VaultMailbox`."""
        return self._on_vault(self._mailbox.known_links)

    def bring_together(self, common: str | None, beyond: Sequence[Judged]) -> None:
        """See :class:`VaultMailbox`."""
        self._on_vault(lambda: self._mailbox.bring_together(common, beyond))

    def known_lines(self) -> Sequence[tuple[int, str]]:
        """See :class:`VaultMailbox`."""
        return self._on_vault(self._mailbox.known_lines)

    def rejoin_trail(self, common: int, lines: Sequence[TrailLine]) -> None:
        """See :class:`VaultMailbox`."""
        self._on_vault(lambda: self._mailbox.rejoin_trail(common, lines))

    def assertion(self, audience: str, now: datetime, nonce: str) -> str:
        """See :class:`VaultMailbox`."""
        return self._on_vault(lambda: self._mailbox.assertion(audience, now, nonce))


class RemoteDownloads:
    """What HQ publishes, taken into the vault from another thread: a ``sync.downloading.DownloadBox``."""

    def __init__(self, inside: Inside, on_vault: OnVault) -> None:
        self._inside = inside
        self._on_vault = on_vault

    def settled(self, what: What) -> int:
        """See :class:`citdesk.vault.kept_downloads.KeptDownloads`."""
        return self._on_vault(lambda: self._inside.vault.downloads.settled(what))

    def receive(self, what: What, version: int, signed: str) -> None:
        """See :func:`citdesk.workspace.downloads_on_device.receive`."""
        downloads_on_device.receive(self._inside, what, version, signed, self._on_vault)


class RemoteAttachments:
    """The vault's attachments as seen from another thread: ``citdesk.sync.ports.AttachmentBox``."""

    def __init__(self, travel: Travel, on_vault: OnVault) -> None:
        self._travel = travel
        self._on_vault = on_vault

    def to_send(self, most: int) -> Sequence[Chunk]:
        """See :class:`Travel`."""
        return self._on_vault(lambda: self._travel.to_send(most))

    def sent_lately(self, most: int) -> Sequence[Chunk]:
        """See :class:`Travel`."""
        return self._on_vault(lambda: self._travel.sent_lately(most))

    def lost(self, chunks: Sequence[Chunk], /) -> None:
        """See :class:`Travel`."""
        self._on_vault(lambda: self._travel.lost(chunks))

    def to_fetch(self, most: int) -> Sequence[Chunk]:
        """See :class:`Travel`."""
        return self._on_vault(lambda: self._travel.to_fetch(most))

    def content(self, chunk: Chunk, /) -> bytes | None:
        """See :class:`Travel`."""
        return self._on_vault(lambda: self._travel.content(chunk))

    def acknowledged(self, chunks: Sequence[Chunk], /) -> None:
        """See :class:`Travel`."""
        self._on_vault(lambda: self._travel.acknowledged(chunks))

    def receive(self, chunk: Chunk, content: bytes, /) -> None:
        """See :class:`Travel`."""
        self._on_vault(lambda: self._travel.receive(chunk, content))


def make_exchange(inside: Inside, on_vault: OnVault, after_news: Callable[[], None]) -> Exchange:
    """An exchange of this vault with its HQ; close it when done. Called on the vault's thread."""
    mailbox = RemoteMailbox(VaultMailbox(inside.vault), on_vault, after_news)
    transport = Transport(inside.device.hq, inside.device.authority_pem)
    attachments = RemoteAttachments(inside.vault.travel, on_vault)
    downloads = RemoteDownloads(inside, on_vault)
    return Exchange(
        mailbox,
        transport,
        inside.clock,
        inside.random,
        mailbox,
        attachments,
        downloads,
        inside.vault.spool,
        mailbox,
    )


def make_loop(inside: Inside, exchange: Exchange, report: Callable[[LoopState], None]) -> ExchangeLoop:
    """The exchange over and over; ``report`` is called from the thread that runs it."""
    seed = int.from_bytes(inside.random(8))
    return ExchangeLoop(exchange, report, dice.Random(seed))  # noqa: S311 - spreads retries over time


def keep_out_of_service(inside: Inside, said: str) -> bool:
    """Keeps what HQ says while it takes nothing from this vault; '' once it does again.

    True where HQ said it for the first time since it took something.
    """
    store = inside.vault.store
    before = store.fact(OUT_OF_SERVICE) or ""
    if said != before:
        with store.writing():
            store.set_fact(OUT_OF_SERVICE, said)
    return bool(said) and not before


def check_in_service(inside: Inside) -> None:
    """Raises AdministratorError ``revoked`` where new work could never leave this vault.

    What was begun stays readable and can be finished, as after the end of a lease.
    """
    if said := inside.vault.store.fact(OUT_OF_SERVICE):
        raise AdministratorError(said, code="revoked")


def sync_status(inside: Inside) -> SyncStatus:
    """What waits, what HQ refused, when HQ was last heard by this device's clock."""
    rows, vault = Rows(inside), inside.vault
    steps = vault.events.waiting_steps()
    refused: list[RefusedRow] = []
    for report, kept in rows.refused.items():
        # also of a report that a cover of before brought here: what was refused is this person's own step
        standing = vault.standings.kept(report)
        row = rows.of(report, standing, vault.drafts.get(report))
        refused.append(
            RefusedRow(
                report,
                row.number,
                row.title,
                kept[0].code or "",
                row.problem or kept[0].message or "",
                0 if row.late is not None else len(kept) - 1,
                tuple(filter(None, (_refused_step(each) for each in kept))),
                row.late,
                any(each.event.header.kind in (EventKind.APPROVE, EventKind.RETURN) for each in kept),
                own=_is_own(inside, standing, kept),
                readable=standing is not None
                and standing.standing.is_open_to(inside.person)
                and not rows.is_given_up(standing.standing),
            )
        )
    told = vault.rejoining.told()
    older = None if told is None else OlderCopy(told.at_hq, told.back, told.again, read_time(told.at))
    reports = len({report for report, _ in steps})
    lost = {kept.event.header.report or kept.event.header.case for kept in vault.events.lost_at_hq()}
    return SyncStatus(
        waiting=len(vault.events.all_waiting()),
        waiting_reports=reports,
        refused=(*refused_arrangements(inside), *refused),
        last_contact=vault.last_contact,
        stick=_on_stick(inside),
        older_copy=older,
        lost_at_hq=len(lost),
        out_of_service=vault.store.fact(OUT_OF_SERVICE) or "",
    )


def _is_own(inside: Inside, standing: KeptStanding | None, refused: Sequence[KeptEvent]) -> bool:
    """Whether it stands among this person's reports: they are its author, or sent a version of it in vain."""
    mine = standing is None or standing.standing.author == inside.person.id
    return mine or any(is_version(each) for each in refused)


def _refused_step(kept: KeptEvent) -> RefusedStep | None:
    kind, code, message = kept.event.header.kind, kept.code or "", kept.message or ""
    match kept.event.payload:
        case DiversionAdvanced() as advanced:
            return RefusedStep(kind, advanced.note, "", advanced, code, message)
        case PaperVoided(document_id=document, reason=reason):
            return RefusedStep(kind, reason, document, None, code, message)
        case ScanAttached(document_id=document, correction=correction):
            return RefusedStep(kind, correction, document, None, code, message)
        case PaperIssued(document_id=document, reason=reason):
            return RefusedStep(kind, reason, document, None, code, message)
        case _:
            return None


def _on_stick(inside: Inside) -> OnStick | None:
    """The file that is waited for: none any more once the network came back and has brought all of it."""
    vault = inside.vault
    stick = vault.sticks.on_its_way()
    if stick is None:
        return None
    since, heard = read_time(stick.written_at), vault.last_contact
    steps, reports = vault.events.waiting_until(stick.last)
    if not steps and heard is not None and heard > since:
        return None
    return OnStick(stick.number, since, reports, steps, stick.others, stick.pieces)
