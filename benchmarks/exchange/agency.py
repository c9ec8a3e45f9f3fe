"""An agency of any size whose HQ is served by processes of its own, on SQLite or PostgreSQL."""

from __future__ import annotations

import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import psutil

from benchmarks.exchange import long_report
from citdesk.casework.people import Person, Role
from citdesk.hq.administration import Administration
from citdesk.hq.clock import SystemClock
from citdesk.hq.configuration import Configuration
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.roster import RosterRow
from citdesk.hq.store import registry
from citdesk.hq.store.log_marks import end_and_mark
from citdesk.sync.exchange import Exchange
from citdesk.sync.transport import Transport
from citdesk.wire.exchange import PullAnswer
from tests.sync.agency import AGENCY, DIVERSION
from tests.sync.memory_vault import MemoryVault
from tests.sync.postgresql import postgresql_server
from tests.sync.story import ReportStory

FORMS = KnownForms([DIVERSION, long_report.FORM])
_NOWHERE = "https://127.0.0.1:1"


class LargeAgency:
    """One record, and this process's own HQ over it for what is done without a network."""

    def __init__(self, root: Path, database: str = "") -> None:
        self.root = root
        self.clock = SystemClock()
        found(root, Configuration(AGENCY, _NOWHERE, database=database), self.clock)
        self.hq = Headquarters.open(root, FORMS, self.clock)
        self.dice = random.Random(250)

    def people(self, role: Role, count: int, units: int = 1) -> list[Person]:
        """So many people, spread over the units."""
        name = role.value
        rows = [
            RosterRow(at, f"Pat Example {name} {at}", f"{name}-{at}", f"Unit {at % units}", frozenset({role}))
            for at in range(count)
        ]
        Administration(self.hq, _NOWHERE).import_people(rows)
        with self.hq.database.read() as connection:
            known = {each.person.badge: each.person for each in registry.all_people(connection)}
        return [known[row.badge] for row in rows]

    def vaults(self, people: Sequence[Person]) -> list[MemoryVault]:
        """A vault for each, certified, which has seen all that HQ has."""
        now, made = self.clock.now(), list[MemoryVault]()
        with self.hq.database.append() as connection:
            end, mark = end_and_mark(connection)
            for person in people:
                vault = MemoryVault(self.clock)  # type: ignore[arg-type]  # it asks only for the time
                vault.person = person.id
                registry.add_device(connection, vault.vault, "Car", "Linux", "secret", now)
                registry.add_vault(
                    connection,
                    vault=vault.vault,
                    person=person.id,
                    device=vault.vault,
                    signing_key=vault.key.public.to_json(),
                    encryption_key=vault.application().encryption_key,
                    certificate="",
                    now=now,
                )
                vault.receive(PullAnswer((), end, more=False, hq_time="", mark=mark))
                made.append(vault)
        return made

    def write(self, vault: MemoryVault, count: int, *, long: bool = True) -> None:
        """So many reports, waiting in the vault."""
        for _ in range(count):
            if long:
                ReportStory(long_report.FORM).sent(vault, long_report.answers(self.dice))
            else:
                ReportStory().sent(vault)

    def exchange(self, vault: MemoryVault, address: str) -> Exchange:
        """The vault's exchange over the network, the shipped one; to be closed."""
        return Exchange(vault, self.transport(address), self.clock, secrets.token_bytes)

    def transport(self, address: str) -> Transport:
        """A line to HQ; to be closed."""
        return Transport(address, self.hq.folder.authority.read_text("ascii"))


class HqProcess:
    """``citdesk-hq serve``'s server in a process of its own. A context manager: ready inside.

    It ends when this process does: it reads its standard input until that is shut.
    """

    def __init__(self, agency: LargeAgency) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        command = [sys.executable, "-m", "benchmarks.exchange.serving", str(agency.root), str(self.port)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._seen = psutil.Process(self._process.pid)

    @property
    def address(self) -> str:
        """Where devices call it."""
        return f"https://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != b"ready":
            raise RuntimeError("HQ did not start")
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(60)

    def kill(self) -> None:
        """``kill -9``."""
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.wait(60)

    def megabytes(self) -> float:
        """Resident memory."""
        return self._seen.memory_info().rss / 2**20

    def processor_seconds(self) -> float:
        """What it used so far."""
        spent = self._seen.cpu_times()
        return float(spent.user + spent.system)


@contextmanager
def large_agency(kind: str) -> Iterator[LargeAgency]:
    """An agency on ``SQLite`` or ``PostgreSQL``, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="citdesk-bench-"))
    try:
        if kind == "PostgreSQL":
            with postgresql_server() as new_database:
                yield from _opened(folder, new_database())
        else:
            yield from _opened(folder, "")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _opened(folder: Path, database: str) -> Iterator[LargeAgency]:
    agency = LargeAgency(folder / "hq", database)
    try:
        yield agency
    finally:
        agency.hq.close()


def seconds_of(begun: float) -> float:
    """Since ``begun``."""
    return time.perf_counter() - begun
