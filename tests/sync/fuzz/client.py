"""One vault in a car or at a desk, the shipped one, with its way to HQ and the exchange it runs."""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx

from citdesk.casework.errors import CitdeskError, Refused
from citdesk.casework.events import (
    Attachment,
    Comment,
    Decision,
    EventKind,
    FormPin,
    PaperIssued,
    Payload,
    ReturnReason,
    Submission,
)
from citdesk.casework.ids import CaseId, EventId, ReportId
from citdesk.casework.lifecycle import ReportState, Standing
from citdesk.casework.people import Role
from citdesk.sync.exchange import Exchange, ExchangeResult
from citdesk.sync.transport import Transport
from citdesk.vault.copies import FILES, put_in_place
from citdesk.vault.opening import Ground, open_with_passphrase
from citdesk.vault.projections import standing_of
from citdesk.vault.vault import Vault
from citdesk.wire.encoding import to_base64
from citdesk.wire.event import Event
from citdesk.wire.keys import PublicKey
from tests.sync.agency import DIVERSION, REFERRAL
from tests.sync.fuzz.crashes import DeviceKilled, KillableMailbox
from tests.sync.fuzz.ground import PASSPHRASE, Made, new_id
from tests.sync.fuzz.network import Wire, WireTransport
from tests.sync.steady_clock import SteadyClock
from tests.sync.story import ANSWERS

_REFERRAL_ANSWERS = "<referral><need>NEED</need></referral>"
_KINDS = (EventKind.SUBMIT, EventKind.AMEND, EventKind.WITHDRAW)
_DECISIONS = (EventKind.APPROVE, EventKind.APPROVE, EventKind.RETURN, EventKind.VOID)


class Client:
    """Works in ``folder``, a copy of a vault as it was made. ``number`` tells clients apart."""

    def __init__(
        self,
        number: int,
        made: Made,
        folder: Path,
        wire: Wire,
        clock: SteadyClock,
        dice: random.Random,
        hq_key: PublicKey,
        authority: str,
    ) -> None:
        self.number = number
        self.made = made
        self.folder = folder
        self.clock = clock
        self.likelihood = 0.0
        self.kills = 0
        self.line = WireTransport(wire)
        self._dice = dice
        self._authority = authority
        self._ground = Ground(hq_key, clock, dice.randbytes, None, lambda: "first start")
        self.vault, self.exchange = self._open()

    @property
    def role(self) -> Role:
        """What the person does."""
        return next(iter(self.made.person.roles))

    def _open(self) -> tuple[Vault, Exchange]:
        vault = open_with_passphrase(self.folder, PASSPHRASE, lambda: self.made.secret, self._ground)
        vault.note_sign_in()
        mailbox = KillableMailbox(vault, self._dice, lambda: self.likelihood)
        client = httpx.Client(transport=self.line, base_url="https://hq.test")
        transport = Transport("https://hq.test", self._authority, client=client)
        return vault, Exchange(
            mailbox, transport, self.clock, self._dice.randbytes, mailbox, mailbox.attachments
        )

    # -- the exchange ----------------------------------------------------------------------------

    def sync(self) -> ExchangeResult | None:
        """One exchange; None when it failed in a foreseen way or the device was killed."""
        try:
            return self.exchange.exchange_once()
        except DeviceKilled:
            self._die()
        except CitdeskError:
            pass
        return None

    def sign_in_again(self) -> None:
        """The person signs out and in."""
        self.close()
        self.vault, self.exchange = self._open()

    def close(self) -> None:
        """The person signs out."""
        self.exchange.close()
        self.vault.close()

    def _die(self) -> None:
        """Goes on with what was on the disk when the process ended."""
        self.kills += 1
        left = self.folder.with_name(f"{self.folder.name}-left")
        shutil.copytree(self.folder, left, ignore=shutil.ignore_patterns("lock", "copies", "set-aside-*"))
        self.exchange.close()
        self.vault.store.close()
        self.vault._lock.release()
        shutil.rmtree(self.folder)
        left.rename(self.folder)
        self.vault, self.exchange = self._open()

    # -- copies ----------------------------------------------------------------------------------

    def copy(self, to: Path) -> None:
        """Copies the closed vault, as its own copies are made."""
        self.close()
        to.mkdir()
        for name in FILES:
            shutil.copy2(self.folder / name, to / name)
        self.vault, self.exchange = self._open()

    def put_back(self, copy: Path) -> None:
        """Somebody puts the older copy in the place of the vault."""
        self.close()
        put_in_place(self.folder, copy, self.clock.now())
        self.vault, self.exchange = self._open()

    # -- work ------------------------------------------------------------------------------------

    def send(self) -> Event:
        """A new report, sometimes with a recording."""
        form, answers = self._dice.choice(
            [(DIVERSION, ANSWERS), (DIVERSION, ANSWERS), (REFERRAL, _REFERRAL_ANSWERS)]
        )
        report = ReportId(new_id(self._dice.randbytes))
        case = CaseId(new_id(self._dice.randbytes))
        pin = FormPin(form.id, form.version, form.sha256)
        with self.vault.store.writing():
            files = self._recording(report) if self._dice.random() < 0.25 else ()
            payload = Submission(pin, answers, demonstration=True, attachments=files)
            return self.vault.chain.append(EventKind.SUBMIT, report, case, payload, None)

    def go_on(self) -> Event | None:
        """The author sends a report again, amends it or takes it back; None where nothing can be done."""
        own = [kept.standing for kept in self.vault.standings.of_author(self.made.person.id)]
        if not own:
            return None
        standing = self._dice.choice(sorted(own, key=lambda each: each.report))
        kinds = self._dice.sample(_KINDS, len(_KINDS))
        return next((done for kind in kinds if (done := self._go_on_with(standing, kind))), None)

    def _go_on_with(self, standing: Standing, kind: EventKind) -> Event | None:
        if kind is EventKind.WITHDRAW:
            return self._append(kind, standing, Decision(standing.revision))
        form, answers = (
            (DIVERSION, ANSWERS) if standing.form_id == DIVERSION.id else (REFERRAL, _REFERRAL_ANSWERS)
        )
        pin = FormPin(form.id, form.version, form.sha256)
        return self._append(kind, standing, Submission(pin, answers, demonstration=True))

    def decide(self) -> Event | None:
        """The supervisor decides on what is before them."""
        known = [kept.standing for kept in self.vault.standings.in_states(list(ReportState))]
        if not known:
            return None
        standing = self._dice.choice(sorted(known, key=lambda each: each.report))
        kinds = self._dice.sample(_DECISIONS, len(_DECISIONS))
        return next((done for kind in kinds if (done := self.decide_on(standing, kind))), None)

    def decide_on(self, standing: Standing, kind: EventKind) -> Event | None:
        """The supervisor decides so; None where it cannot be."""
        returned = kind is EventKind.RETURN
        reasons = (ReturnReason.MISSING_FACTS,) if returned else ()
        remarks = (Comment("/diversion/charge", "Which section?"),) if returned else ()
        return self._append(kind, standing, Decision(standing.revision, reasons, remarks))

    def issue(self) -> Event | None:
        """The liaison issues the packet of a report that is on record."""
        known = self.vault.projections.all()
        if not known:
            return None
        projected = self._dice.choice(sorted(known, key=lambda each: each.report))
        standing = standing_of(projected)
        paper = PaperIssued(
            "DOC-1", "diversion_packet", projected.revision, "c" * 64, 3, "Clerk", "hearing", "court"
        )
        try:
            return self.vault.chain.append(
                EventKind.ISSUE_PAPER, standing.report, standing.case, paper, standing.version, standing
            )
        except Refused:
            return None

    def _append(self, kind: EventKind, standing: Standing, payload: Payload) -> Event | None:
        try:
            return self.vault.chain.append(kind, standing.report, standing.case, payload, standing.version)
        except Refused:  # as the screen would say: nothing was written
            return None

    def _recording(self, report: ReportId) -> tuple[Attachment, ...]:
        content = b"OggS" + self._dice.randbytes(300)
        kept = self.vault.attachments.add(report, "recording", io.BytesIO(content))
        taken = self.vault.attachments.submitted(report, [kept.name])
        return tuple(
            Attachment(
                each.name, each.media_type, each.size, each.sha256, to_base64(each.key), tuple(each.chunks)
            )
            for each in taken
        )

    # -- what is there ---------------------------------------------------------------------------

    def roots(self) -> frozenset[EventId]:
        """Every own step that is on this device, by the id it had first."""
        rows = self.vault.store.rows("SELECT id FROM events WHERE own = 1")
        kept = [self.vault.events.get(EventId(str(row["id"]))) for row in rows]
        return frozenset(each.event.header.replaces or each.event.header.id for each in kept if each)


def one_of(clients: Sequence[Client], dice: random.Random, able: Callable[[Client], bool]) -> Client | None:
    """Somebody of them."""
    found = [client for client in clients if able(client)]
    return dice.choice(found) if found else None
