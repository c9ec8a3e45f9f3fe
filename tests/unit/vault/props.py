"""Fixed clock, seeded dice, a keyring in memory: what a vault is given in tests instead of the real ones."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from citdesk.casework.ids import DeviceId, PersonId
from citdesk.casework.people import Person, Role
from citdesk.resource_files import resource_path
from citdesk.vault.clock import RandomBytes
from citdesk.vault.identity import Identity
from citdesk.vault.opening import Ground, make_vault, name_vault, open_with_passphrase
from citdesk.vault.profile import DeviceProfile, EnrolledDevice
from citdesk.vault.stretching import Cost
from citdesk.vault.vault import Vault
from citdesk.wire.agency import Agency
from citdesk.wire.keys import PublicKey, SigningKey

#: One guess costs next to nothing: these tests are about everything else.
CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "walnut ferry candle"
ZONE = ZoneInfo("America/Chicago")
HQ_KEY = SigningKey.generate()
AGENCY = Agency(
    "Fern County Sheriff (fictional)",
    zone="America/Chicago",
    demonstration=True,
    cad_mapping=(resource_path("cad") / "example.toml").read_text("utf-8"),
)


class SteadyClock:
    """Moves on by a second whenever somebody looks, and as far as a test says."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 12, 21, 0, tzinfo=ZONE)

    def now(self) -> datetime:
        """The next second."""
        self.time += timedelta(seconds=1)
        return self.time

    def monotonic_ms(self) -> int:
        """The same moment in milliseconds."""
        return int(self.time.timestamp() * 1000)

    def forward(self, by: timedelta) -> None:
        """Lets time pass, backwards too."""
        self.time += by


class MemorySecrets:
    """A keyring that forgets everything when the test ends."""

    def __init__(self, kept: Mapping[str, bytes]) -> None:
        self.kept = dict(kept)

    def get(self, name: str) -> bytes | None:
        """See SecretStore."""
        return self.kept.get(name)

    def put(self, name: str, secret: bytes) -> None:
        """See SecretStore."""
        self.kept[name] = secret

    def remove(self, name: str) -> None:
        """See SecretStore."""
        self.kept.pop(name, None)


def dice(seed: int = 7) -> RandomBytes:
    """Random bytes that are the same in every run."""
    return random.Random(seed).randbytes


def person(name: str, *roles: Role, unit: str = "North") -> Person:
    """A member of the fictional agency; the badge is the name."""
    return Person(PersonId(f"person-{name}"), f"{name.title()} Example", name, unit, frozenset(roles))


OFFICER = person("rivera", Role.OFFICER)
SUPERVISOR = person("okafor", Role.SUPERVISOR, Role.OFFICER)
LIAISON = person("lindqvist", Role.LIAISON)


class Laptop:
    """One enrolled device with a keyring of its own, and vaults on it."""

    def __init__(
        self,
        folder: Path,
        seed: int = 7,
        secrets: Mapping[str, bytes] | None = None,
        hq_key: PublicKey | None = None,
    ) -> None:
        self.folder = folder
        self.clock = SteadyClock()
        self.random = dice(seed)
        self.secrets = MemorySecrets(secrets or {})
        self.profile = DeviceProfile(folder, self.random, lambda _: self.secrets)
        hq = hq_key or HQ_KEY.public
        self.ground = Ground(hq, self.clock, self.random, self.profile.spool, lambda: "first start")
        self.device = EnrolledDevice(
            "https://127.0.0.1:1", DeviceId("device-12"), AGENCY, "no authority", hq, "secret"
        )
        self.profile.enrol(self.device)
        self.recovery_code = ""

    def new_vault(self, owner: Person = OFFICER) -> Vault:
        """The person's new vault, certified by nobody but good for everything without network."""
        place = self.profile.vault_folder(owner.badge)
        secret = self.profile.new_vault_secret(place)
        new = make_vault(self.profile.new_folder(), PASSPHRASE, secret, CHEAP, self.clock, self.random)
        self.recovery_code = new.recovery_code
        return name_vault(new, Identity(new.public.vault, owner, "certificate"), place, self.ground)

    def open(
        self, owner: Person = OFFICER, passphrase: str = PASSPHRASE, *, accept_loss: bool = False
    ) -> Vault:
        """Opens the person's vault as signing in does."""
        place = self.profile.vault_folder(owner.badge)
        return open_with_passphrase(
            place,
            passphrase,
            lambda: self.profile.vault_secret(place),
            self.ground,
            accept_loss=accept_loss,
        )

    def place(self, owner: Person = OFFICER) -> Path:
        """The folder of the person's vault."""
        return self.profile.vault_folder(owner.badge)
