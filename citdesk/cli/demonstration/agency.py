"""The demonstration agency: HQ on loopback in a process of its own, and its people with their vaults."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.people import Role
from citdesk.cli.demonstration.hq_process import OFFSET_FILE
from citdesk.hq.administration import Administration
from citdesk.hq.clock import SystemClock
from citdesk.hq.configuration import Configuration
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.limits import Limits
from citdesk.resource_files import forms_path, resource_path
from citdesk.wire.agency import Agency
from citdesk.workspace import Desk, Workspace

_START_TRIES = 2400
_BETWEEN_TRIES = 0.05

AGENCY = Agency(
    "Riverbend Police Department (demonstration)",
    "1 Example Plaza, Riverbend, ZZ 00000",
    "555 0100",
    "ZZ0000000",
    "America/Chicago",
    demonstration=True,
    cad_mapping=(resource_path("cad") / "example.toml").read_text("utf-8"),
)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the people, with the passphrase that the README prints."""

    role: Role
    name: str
    badge: str
    unit: str

    @property
    def passphrase(self) -> str:
        """Known to everybody, which is why a demonstration profile cannot enrol elsewhere."""
        return f"demonstration-{self.badge}"


MEMBERS: Mapping[str, Member] = {
    "officer": Member(Role.OFFICER, "Officer A. Marsh", "4417", "North"),
    "second_officer": Member(Role.OFFICER, "Officer T. Birch", "4420", "North"),
    "supervisor": Member(Role.SUPERVISOR, "Sgt Morgan Specimen", "2001", "North"),
    "liaison": Member(Role.LIAISON, "Casey Placeholder", "3001", "Court desk"),
    "clinician": Member(Role.CLINICIAN, "Clinician R. Sample", "5001", "Crisis team"),
}


class DemonstrationHq:
    """HQ's folder, its process, and the administrator's hands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        #: where a staged clock tells HQ what time it is
        self.staged_time = folder / OFFSET_FILE
        self._process: subprocess.Popen[bytes] | None = None

    def set_up(self) -> None:
        """Sets HQ up with its people."""
        found(
            self.folder,
            Configuration(
                AGENCY,
                f"https://localhost:{self.port}",
                port=self.port,
                limits=Limits(failures=0),  # staged time leaps past the life of every token
            ),
            SystemClock(),
        )
        with self.administration() as administration:
            for member in MEMBERS.values():
                administration.add_person(member.name, member.badge, member.unit, [member.role])

    @contextmanager
    def administration(self) -> Generator[Administration]:
        """The administrator at HQ's own keyboard."""
        hq = Headquarters.open(self.folder, KnownForms.load(forms_path()), SystemClock())
        try:
            yield Administration(hq, hq.configuration.address)
        finally:
            hq.close()

    def start(self) -> None:
        """Starts HQ and waits until it answers. Raises EnvironmentProblem."""
        log = (self.folder / "serve.log").open("ab")
        with log:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "citdesk.cli.demonstration.hq_process", str(self.folder)],
                stdin=subprocess.PIPE,  # its end tells HQ that we have ended, were it by a signal
                stdout=log,
                stderr=log,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
            )
        waiting = threading.Event()
        for _ in range(_START_TRIES):
            if self._process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                waiting.wait(_BETWEEN_TRIES)
            else:
                return
        raise EnvironmentProblem(f"HQ did not start. See {self.folder / 'serve.log'}.", code="hq_start")

    def stop(self) -> None:
        """Ends the process that this object started."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdin is not None:
                process.stdin.close()


def enrol_laptop(hq: DemonstrationHq, desk: Desk) -> dict[str, Workspace]:
    """Enrols the laptop and opens a vault for each of them; gives the signed-in workspaces by role."""
    with hq.administration() as administration:
        desk.enrol(administration.device_code().to_text())
        opened: dict[str, Workspace] = {}
        for role, member in MEMBERS.items():
            code = administration.vault_code(member.badge).to_text()
            opened[role], _recovery = desk.create_vault(code, member.badge, member.passphrase)
    return opened


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
