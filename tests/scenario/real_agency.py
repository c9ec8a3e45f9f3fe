"""A whole agency for scenario tests: HQ over TLS in this process, and laptops with real vaults."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from citdesk.casework.people import Role
from citdesk.cli.demonstration.agency import AGENCY, MEMBERS, Member
from citdesk.cli.demonstration.staged_clock import StagedClock
from citdesk.cli.demonstration.workspace_hands import WorkspaceHands
from citdesk.hq.administration import Administration
from citdesk.hq.clock import SystemClock
from citdesk.hq.configuration import Configuration
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.server import RunningHq
from citdesk.hq.store import tables
from citdesk.resource_files import forms_path
from citdesk.vault.stretching import Cost
from citdesk.workspace import Desk, Workspace

#: A passphrase guess may be cheap here: these vaults guard nothing.
CHEAP = Cost(memory_kib=8 * 1024, iterations=1, lanes=1)


class RealAgency:
    """HQ with the demonstration's people, each with a laptop. Secrets are in the real keyring.

    ``zone`` is the time zone that the agency names; the demonstration's own where none is given.
    """

    def __init__(self, folder: Path, zone: str = AGENCY.zone) -> None:
        self._folder = folder
        self.clock = StagedClock()
        agency = replace(AGENCY, zone=zone)
        found(folder / "hq", Configuration(agency, "https://127.0.0.1:1"), SystemClock())
        self.hq = Headquarters.open(folder / "hq", KnownForms.load(forms_path()), SystemClock())
        self.running = RunningHq(self.hq)
        self.running.__enter__()
        self.workspaces: dict[str, Workspace] = {}
        self._hands: list[WorkspaceHands] = []

    def profile(self, role: str) -> Path:
        """The folder of this person's laptop."""
        return self._folder / "laptops" / role

    def desk(self, role: str) -> Desk:
        """This person's laptop, before anybody is signed in."""
        return Desk(self.profile(role), clock=self.clock, cost=CHEAP)

    def open_vaults(self, roles: Collection[str] = tuple(MEMBERS)) -> None:
        """Enrols the laptops of these people and opens their vaults."""
        administration = Administration(self.hq, self.running.address)
        for role, member in MEMBERS.items():
            if role not in roles:
                continue
            self._open_vault(administration, role, member)

    def add_clinician(self, role: str, badge: str) -> None:
        """One more clinician with a laptop, known to these tests as ``role``."""
        administration = Administration(self.hq, self.running.address)
        self._open_vault(
            administration, role, Member(Role.CLINICIAN, f"Clinician {role}", badge, "Crisis team")
        )

    def _open_vault(self, administration: Administration, role: str, member: Member) -> None:
        administration.add_person(member.name, member.badge, member.unit, [member.role])
        desk = self.desk(role)
        desk.enrol(administration.device_code().to_text())
        code = administration.vault_code(member.badge).to_text()
        self.workspaces[role], _ = desk.create_vault(code, member.badge, member.passphrase)

    def hands(self, papers: Path) -> dict[str, WorkspaceHands]:
        """Everybody's hands; their papers go to the folder."""
        made = {role: WorkspaceHands(workspace, papers) for role, workspace in self.workspaces.items()}
        self._hands.extend(made.values())
        return made

    def hq_event_kinds(self) -> list[str]:
        """The kinds of all events in HQ's record, in alphabetical order."""
        with self.hq.database.read() as connection:
            return sorted(connection.execute(select(tables.events.c.kind)).scalars())

    def spooled(self) -> Iterator[Path]:
        """What waits in the spools of all laptops."""
        for spool in (self._folder / "laptops").rglob("spool"):
            yield from (file for file in spool.rglob("*") if file.is_file())

    def close(self) -> None:
        """Ends everything in order."""
        for hands in self._hands:
            hands.close()
        for workspace in self.workspaces.values():
            workspace.close()
        self.running.stop()
        self.hq.close()
