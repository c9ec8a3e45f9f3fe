"""One laptop without a network, two officers and their supervisor on it, and the real HQ far away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from citdesk.casework.ids import DeviceId
from citdesk.casework.people import Person, Role
from citdesk.hq.administration import Administration
from citdesk.hq.configuration import Configuration
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.stick_desk import StickTaken
from citdesk.vault.identity import read_opening_key
from citdesk.vault.vault import Vault
from citdesk.wire.encoding import to_base64
from citdesk.wire.stick_files import name_from_hq, read_from, written_whole
from citdesk.workspace import Workspace
from citdesk.workspace.sign_in import signed_in
from tests.sync.certificates import certify
from tests.unit.vault.props import AGENCY, Laptop, SteadyClock
from tests.unit.workspace.office import WHOLE

T = TypeVar("T")
_PEOPLE: Mapping[str, tuple[Role, ...]] = {
    "rivera": (Role.OFFICER,),
    "birch": (Role.OFFICER,),
    "okafor": (Role.SUPERVISOR, Role.OFFICER),
}


def at_once(work: Callable[[], T]) -> T:
    """The door to the vault, where all is one thread."""
    return work()


class LoneCar:
    """Nobody here reaches HQ but with a stick."""

    def __init__(self, folder: Path, forms: Path) -> None:
        self._forms = forms
        self.clock = SteadyClock()
        found(folder / "hq", Configuration(AGENCY, "https://127.0.0.1:1"), self.clock)
        self.hq = Headquarters.open(folder / "hq", KnownForms.load(forms), self.clock)
        self.administration = Administration(self.hq, "https://127.0.0.1:1")
        self.laptop = Laptop(folder / "car", hq_key=self.hq.signing_key.public)
        self.stick = folder / "stick"
        self.stick.mkdir()
        self.people: dict[str, Person] = {}
        self._workspaces: dict[str, Workspace] = {}
        for badge, roles in _PEOPLE.items():
            self.people[badge] = self.administration.add_person(
                f"{badge.title()} Example", badge, "North", roles
            )
            self._workspaces[badge] = self._signed_in(badge)

    def __getitem__(self, badge: str) -> Workspace:
        """What this person can do."""
        return self._workspaces[badge]

    def sent(self, by: str = "rivera", answers: Mapping[str, object] = WHOLE) -> str:
        """An encounter report is sent, and waits."""
        who = self[by]
        report = who.start_report("encounter")
        session = who.open_report(report).session
        for path, value in answers.items():
            session.answer(path, value)
        who.save_draft(report, session.to_xml(), {})
        who.send(report)
        return report

    def written(self, by: str = "rivera") -> Path:
        """The person's next file on the stick."""
        return self[by].sticks.write(self.stick, at_once).path

    def taken_at_hq(self, file: Path) -> tuple[Path, StickTaken]:
        """What ``citdesk-hq usb take`` does: HQ's answer on the stick, and what came of it."""
        with read_from(file) as source:
            sender = self.hq.sticks.look(source)
            target = self.stick / name_from_hq(sender.letter.number, sender.head.file)
            with written_whole(target) as out:
                taken = self.hq.sticks.take(source, sender, out, self.clock.now())
        return target, taken

    def round_trip(self, by: str = "rivera") -> None:
        """A file to HQ and its answer back."""
        self[by].sticks.take_in(self.taken_at_hq(self.written(by))[0], at_once)

    def sign_out(self, badge: str) -> None:
        """The lid closes."""
        self._workspaces.pop(badge).close()

    def sign_in(self, badge: str) -> None:
        """The person is back."""
        self._workspaces[badge] = self._work(self.laptop.open(self.people[badge]))

    def close(self) -> None:
        """Everybody signs out, and HQ ends."""
        for workspace in self._workspaces.values():
            workspace.close()
        self.hq.close()

    def _signed_in(self, badge: str) -> Workspace:
        person = self.people[badge]
        vault = self.laptop.new_vault(person)
        public = read_opening_key(vault.store).public_key().public_bytes_raw()
        with self.hq.database.append() as connection:
            certify(
                connection,
                self.hq.signing_key,
                vault=vault.identity.vault,
                person=person.id,
                device=DeviceId(badge),
                signing_key=vault.signing_key.public.to_json(),
                encryption_key={"kty": "OKP", "crv": "X25519", "x": to_base64(public)},
                now=self.clock.now(),
            )
        return self._work(vault)

    def _work(self, vault: Vault) -> Workspace:
        return signed_in(vault, self.laptop.device, self.laptop.clock, self.laptop.random, self._forms)
