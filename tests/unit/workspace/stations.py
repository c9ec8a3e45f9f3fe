"""Two units with real vaults at a real HQ, without a network: for what only several supervisors can do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from citdesk.casework.ids import DeviceId
from citdesk.casework.people import Person, Role
from citdesk.hq.administration import Administration
from citdesk.hq.configuration import Configuration
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.vault.mailbox import VaultMailbox
from citdesk.workspace import Workspace
from citdesk.workspace.sign_in import signed_in
from tests.sync.certificates import certify
from tests.unit.vault.props import AGENCY, Laptop, SteadyClock
from tests.unit.workspace.office import WHOLE

_AT_ONCE, _BYTES = 250, 4_000_000
_PEOPLE: Mapping[str, tuple[str, tuple[Role, ...]]] = {
    "rivera": ("North", (Role.OFFICER,)),
    "birch": ("North", (Role.OFFICER,)),
    "okafor": ("North", (Role.SUPERVISOR, Role.OFFICER)),
    "hale": ("South", (Role.SUPERVISOR,)),
}


class Stations:
    """Rivera and Birch of unit North under Okafor; Hale supervises unit South."""

    def __init__(self, folder: Path, forms: Path) -> None:
        self._forms = forms
        self.clock = SteadyClock()
        found(folder / "hq", Configuration(AGENCY, "https://127.0.0.1:1"), self.clock)
        self.hq = Headquarters.open(folder / "hq", KnownForms.load(forms), self.clock)
        administration = Administration(self.hq, "https://127.0.0.1:1")
        self.people: dict[str, Person] = {}
        self._laptops: dict[str, Laptop] = {}
        self._workspaces: dict[str, Workspace] = {}
        for seed, (badge, (unit, roles)) in enumerate(_PEOPLE.items(), 1):
            name = f"{badge.title()} Example"
            self.people[badge] = administration.add_person(name, badge, unit, roles)
            self._laptops[badge] = Laptop(folder / badge, seed)
            self._workspaces[badge] = self._signed_in(badge)
        self.sync()

    def __getitem__(self, badge: str) -> Workspace:
        """What this person can do."""
        return self._workspaces[badge]

    def id_of(self, badge: str) -> str:
        """The person's id."""
        return self.people[badge].id

    def laptop(self, badge: str) -> Laptop:
        """The laptop of this person."""
        return self._laptops[badge]

    def sync(self, *badges: str) -> None:
        """Everybody exchanges with HQ twice, in this order first."""
        for badge in (*badges, *_PEOPLE, *_PEOPLE):
            self.exchange(badge)

    def sent(self, by: str = "rivera", answers: Mapping[str, object] = WHOLE) -> str:
        """An encounter report at HQ."""
        who = self[by]
        report = who.start_report("encounter")
        session = who.open_report(report).session
        for path, value in answers.items():
            session.answer(path, value)
        who.save_draft(report, session.to_xml(), {})
        who.send(report)
        self.sync(by)
        return report

    def returned(self, report: str) -> None:
        """Okafor returns the report."""
        page = self["okafor"].review(report)
        self["okafor"].return_report(report, page.revision, ["missing_facts"], [], "What did he say?")
        self.sync("okafor")

    def pass_time(self, by: timedelta) -> None:
        """Time passes, at HQ and on every laptop."""
        self.clock.forward(by)
        for laptop in self._laptops.values():
            laptop.clock.forward(by)

    def close(self) -> None:
        """Everybody signs out, and HQ ends."""
        for workspace in self._workspaces.values():
            workspace.close()
        self.hq.close()

    def exchange(self, badge: str) -> None:
        """This person alone exchanges with HQ once."""
        vault = self[badge].vault
        box = VaultMailbox(vault)
        known, person = self.hq.admission.admitted(vault.identity.vault)
        while (batch := box.next_batch(_AT_ONCE, _BYTES)) is not None:
            box.record_verdicts(self.hq.ingest.take(batch, known, person, self.clock.now()))
        while True:
            answer = self.hq.pulling.after(person, box.cursor(), _AT_ONCE, self.clock.now(), mark=box.mark())
            box.receive(answer)
            if not answer.more:
                break
        with vault.store.writing():
            vault.terms.time.heard(self.clock.now())  # as the terms tell it that come with an exchange
        self[badge]._look_again()

    def _signed_in(self, badge: str) -> Workspace:
        laptop, person = self._laptops[badge], self.people[badge]
        vault = laptop.new_vault(person)
        with self.hq.database.append() as connection:
            certify(
                connection,
                self.hq.signing_key,
                vault=vault.identity.vault,
                person=person.id,
                device=DeviceId(badge),
                signing_key=vault.signing_key.public.to_json(),
                encryption_key={},
                now=self.clock.now(),
            )
        return signed_in(vault, laptop.device, laptop.clock, laptop.random, self._forms)
