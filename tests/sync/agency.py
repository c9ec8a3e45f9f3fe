"""A fictional agency for tests: an HQ in a temporary folder, its people, and vaults enrolled for real."""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
import uuid
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from citdesk.casework.ids import DeviceId
from citdesk.casework.people import Person, Role
from citdesk.casework.projection import Audience
from citdesk.hq.administration import Administration
from citdesk.hq.configuration import Configuration
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForm, KnownForms
from citdesk.hq.server import RunningHq
from citdesk.sync.enrolment import EnrolledDevice, certify_vault, enrol_device
from citdesk.sync.exchange import Exchange
from citdesk.sync.transport import Transport
from citdesk.wire.agency import Agency
from citdesk.wire.assertion import AUDIENCE
from citdesk.wire.encoding import write_json
from citdesk.wire.event import Event
from citdesk.wire.exchange import Batch, PullAnswer, PushAnswer, Verdict
from tests.sync.certificates import certify
from tests.sync.memory_vault import MemoryVault
from tests.sync.steady_clock import SteadyClock

AGENCY = Agency("Fictional City Police", zone="America/Chicago", demonstration=True)
_COURT, _INTERNAL = {"citdesk:audience": "internal court"}, {"citdesk:audience": "internal"}

#: Two small forms: one whose reports go to court, one whose reports do not.
DIVERSION = KnownForm(
    "diversion",
    "1",
    "a" * 64,
    "diversion",
    {"/diversion/charge": _COURT, "/diversion/health/diagnosis": _INTERNAL, "/diversion/notes": {}},
    frozenset({Audience.INTERNAL, Audience.COURT}),
    "DV",
)
REFERRAL = KnownForm(
    "referral", "1", "b" * 64, "referral", {"/referral/need": _COURT}, frozenset({Audience.INTERNAL}), "RF"
)
FORMS = KnownForms([DIVERSION, REFERRAL])


@cache
def _founded_before() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="citdesk-hq-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    found(folder / "hq", Configuration(AGENCY, "https://127.0.0.1:1"), SteadyClock())
    return folder / "hq"


class TestedAgency:
    """One HQ and the means to act at it. ``address`` is set once it serves."""

    __test__ = False

    def __init__(self, root: Path, database: str = "", *, alike: bool = True) -> None:
        """With ``alike`` the HQ is a copy of one founded before: the same keys, and quickly there."""
        self.hq_clock = SteadyClock(datetime(2026, 3, 12, 20, 50, tzinfo=UTC))
        self.clock = SteadyClock()
        self.root = root
        configuration = Configuration(AGENCY, "https://127.0.0.1:1", database=database)
        if alike and not database:
            shutil.copytree(_founded_before(), root)
        else:
            found(root, configuration, self.hq_clock)
        self.hq = Headquarters.open(root, FORMS, self.hq_clock)
        self.address = configuration.address
        self._running: RunningHq | None = None

    @property
    def administration(self) -> Administration:
        """The administrator's use cases, codes naming the address served at."""
        return Administration(self.hq, self.address)

    def person(self, badge: str, *roles: Role, unit: str = "North") -> Person:
        """A person who joined."""
        return self.administration.add_person(f"Pat Example {badge}", badge, unit, roles)

    def device(self) -> EnrolledDevice:
        """A device enrolled over the network."""
        code = self.administration.device_code().to_text()
        return enrol_device(
            code, name="Car 12", platform="Linux", device=str(uuid.uuid4()), random=secrets.token_bytes
        )

    def vault(self, person: Person, device: EnrolledDevice | None = None) -> MemoryVault:
        """A certified vault of the person, over the network."""
        vault = MemoryVault(self.clock)
        code = self.administration.vault_code(person.badge).to_text()
        certified = certify_vault(device or self.device(), code, person.badge, vault.application())
        vault.person = certified.person.id
        return vault

    def local_vault(self, person: Person) -> MemoryVault:
        """A vault of the person that HQ knows, without a network."""
        vault = MemoryVault(self.clock)
        self.admit(vault, person)
        return vault

    def admit(self, vault: MemoryVault, person: Person) -> None:
        """Certifies the vault without a network, as if on a device of the same id."""
        vault.person = person.id
        with self.hq.database.append() as connection:
            certify(
                connection,
                self.hq.signing_key,
                vault=vault.vault,
                person=person.id,
                device=DeviceId(vault.vault),
                signing_key=vault.key.public.to_json(),
                encryption_key=vault.application().encryption_key,
                now=self.hq_clock.now(),
            )

    def take(self, vault: MemoryVault, *events: Event) -> tuple[Verdict, ...]:
        """HQ's verdicts on these events, without a network."""
        known, person = self.hq.admission.admitted(vault.vault)
        batch = vault.batch_of(*events)
        return self.hq.ingest.take(batch, known, person, self.hq_clock.now()).verdicts

    def pull(self, vault: MemoryVault) -> PullAnswer:
        """All that the vault may see, without a network."""
        _, person = self.hq.admission.admitted(vault.vault)
        return self.hq.pulling.after(person, 0, 500, self.hq_clock.now())

    def exchange(self, vault: MemoryVault) -> Exchange:
        """The vault's exchange with HQ; to be closed."""
        authority = self.hq.folder.authority.read_text()
        return Exchange(vault, Transport(self.address, authority), vault.clock, secrets.token_bytes)

    def sync(self, vault: MemoryVault) -> None:
        """One exchange."""
        exchange = self.exchange(vault)
        try:
            exchange.exchange_once()
        finally:
            exchange.close()

    def transport(self) -> Transport:
        """A bare line to HQ; to be closed."""
        return Transport(self.address, self.hq.folder.authority.read_text())

    def token(self, vault: MemoryVault) -> str:
        """A token for the vault."""
        assertion = vault.assertion(AUDIENCE, self.hq_clock.now(), secrets.token_hex(8))
        with self.transport() as line:
            return str(line.post("/v1/token", {"format": 0, "assertion": assertion})["token"])

    def push(self, vault: MemoryVault, batch: Batch) -> tuple[Verdict, ...]:
        """HQ's verdicts on exactly this batch, the vault none the wiser."""
        with self.transport() as line:
            return PushAnswer.from_text(
                write_json(line.post("/v1/push", batch.to_text(), self.token(vault)))
            ).verdicts

    def serve(self) -> None:
        """Begins to serve on a free port."""
        self._running = RunningHq(self.hq)
        self._running.__enter__()
        self.address = self._running.address

    def stop(self) -> None:
        """Stops serving; HQ stays open."""
        if self._running is not None:
            self._running.stop()
            self._running = None

    def close(self) -> None:
        """Closes HQ."""
        self.stop()
        self.hq.close()
