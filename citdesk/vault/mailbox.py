"""This vault as the exchange sees it: the port that ``citdesk.sync`` names ``Mailbox``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from citdesk.casework.ids import VaultId
from citdesk.vault.attachments.travel import Travel
from citdesk.vault.audit import Did
from citdesk.vault.key_change import keep_escrow
from citdesk.vault.vault import Vault
from citdesk.wire.assertion import write_assertion
from citdesk.wire.audit import AuditBatch, TrailLine
from citdesk.wire.exchange import Batch, ChainEnd, PullAnswer, PushAnswer
from citdesk.wire.rejoin import Judged


class VaultMailbox:
    """Outbox, inbox and client assertion of one open vault. Used on the thread that owns the vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @property
    def vault(self) -> VaultId:
        """The vault whose events are sent."""
        return self._vault.identity.vault

    def waiting(self) -> int:
        """How many events wait for HQ's verdict."""
        return self._vault.events.waiting()

    def next_batch(self, most_events: int, most_bytes: int) -> Batch | None:
        """The oldest events without a verdict, with the signature over their head; None without any."""
        events, signature = self._vault.events.next_waiting(most_events, most_bytes)
        return None if signature is None else Batch(self.vault, tuple(events), signature)

    def record_verdicts(self, answer: PushAnswer) -> None:
        """Keeps HQ's verdicts; on return they are on disk."""
        self._vault.inbox.record_verdicts(answer)

    def cursor(self) -> int:
        """The cursor last received, 0 at first."""
        return self._vault.inbox.cursor()

    def receive(self, answer: PullAnswer) -> None:
        """Stores items and cursor in one transaction; raises Tampered, then nothing is stored."""
        self._vault.inbox.receive(answer)

    def mark(self) -> str:
        """What HQ told with the cursor; '' where it told none."""
        return self._vault.inbox.mark()

    def log_head(self) -> str:
        """HQ's own signed word on how far this vault has seen its log; '' before the first."""
        return self._vault.inbox.log_head()

    def pull_again(self) -> None:
        """HQ's log is not the one that this vault has seen: the next pull begins at the start."""
        self._vault.inbox.pull_again()

    def continues(self, end: ChainEnd) -> bool:
        """Whether the chain as HQ has it is this vault's, as far as HQ has answered it."""
        return self._vault.rejoining.continues(end)

    def known_links(self) -> Sequence[str]:
        """Hashes of this vault's own links, newest first, ever further apart."""
        return self._vault.rejoining.known_links()

    def bring_together(self, common: str | None, beyond: Sequence[Judged]) -> None:
        """Goes on from the end of the chain as HQ has it; raises Tampered where that is no chain."""
        self._vault.rejoining.bring_together(common, beyond, self._vault.signing_key)

    @property
    def attachments(self) -> Travel:
        """The attachments that travel: what HQ lacks, what this vault lacks."""
        return self._vault.travel

    def receive_terms(self, signed: str, *, by_hand: bool = False) -> None:
        """Keeps HQ's terms and brings the escrow slot in line with them; raises Tampered."""
        kept = self._vault.terms.get()
        new = self._vault.terms.receive(signed, by_hand=by_hand)
        if kept is None or kept.settings != new.settings:
            self._vault.audit.note(Did.TERMS_CHANGED)
        if self._vault.keys.signing is not None and keep_escrow(self._vault, new.settings.escrow_key):
            self._vault.audit.note(Did.ESCROW_CHANGED)

    def paper_request(self) -> str | None:
        """A certificate request while a certificate for papers is lacking; see :class:`PaperKeys`."""
        return self._vault.paper_keys.request()

    def receive_paper_certificate(self, pem: str) -> None:
        """Keeps HQ's certificate; see :class:`PaperKeys`."""
        self._vault.paper_keys.receive(pem)

    def next_audit(self, most: int) -> AuditBatch | None:
        """The oldest lines of the trail that HQ does not have, signed; None when it has all."""
        before, lines = self._vault.audit.not_sent(most)
        return AuditBatch.make(self.vault, before, lines, self._vault.signing_key) if lines else None

    def record_audit(self, kept: int) -> None:
        """HQ has the trail up to this number."""
        self._vault.audit.sent(kept)

    def known_lines(self) -> Sequence[tuple[int, str]]:
        """Numbers of the trail's lines with their links, newest first, ever further apart."""
        return self._vault.audit.known_lines()

    def rejoin_trail(self, common: int, lines: Sequence[TrailLine]) -> None:
        """HQ's lines after ``common`` come in, this vault's own follow them."""
        self._vault.audit.rejoin(common, lines)

    def assertion(self, audience: str, now: datetime, nonce: str) -> str:
        """A client assertion (RFC 7523) by the vault's signing key."""
        return write_assertion(self._vault.signing_key, self.vault, audience, now, nonce)
