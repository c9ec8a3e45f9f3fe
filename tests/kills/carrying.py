"""Without a network: reports sent, files written on a stick, taken at HQ, and HQ's answers taken in.

One process is both ends: the kill hits the vault, the stick or HQ, whichever is at work.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

from sqlalchemy import select

from citdesk.casework.ids import DeviceId
from citdesk.casework.people import Role
from citdesk.hq.administration import Administration
from citdesk.hq.configuration import Configuration
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.store import tables as t
from citdesk.hq.verification import verify
from citdesk.vault.identity import read_opening_key
from citdesk.wire.encoding import to_base64
from citdesk.wire.stick import StickRefused
from citdesk.wire.stick_files import name_from_hq, read_from, written_whole
from citdesk.workspace import Workspace
from citdesk.workspace.sign_in import signed_in
from tests.kills.activity import BEGUN, Activity, Ground, Lost, Tell, Told, expect_whole
from tests.sync.certificates import certify
from tests.unit.vault.props import AGENCY, OFFICER, Laptop, SteadyClock
from tests.unit.workspace.lone_car import at_once
from tests.unit.workspace.office import WHOLE, write_forms


class _Ends:
    """The officer's laptop and HQ, both open, and the stick between them."""

    def __init__(self, folder: Path, ground: Ground, seed: int) -> None:
        self.forms = folder / "forms"
        self.hq = Headquarters.open(folder / "hq", KnownForms.load(self.forms), SteadyClock())
        key = self.hq.signing_key.public
        self.laptop = Laptop(folder / "car", seed, ground.secrets, hq_key=key)
        self.stick = folder / "stick"
        vault = self.laptop.open()
        self.officer: Workspace = signed_in(
            vault, self.laptop.device, self.laptop.clock, self.laptop.random, self.forms
        )

    def sent(self) -> str:
        """An encounter report is sent."""
        report = self.officer.start_report("encounter")
        session = self.officer.open_report(report).session
        for path, value in WHOLE.items():
            session.answer(path, value)
        self.officer.save_draft(report, session.to_xml(), {})
        self.officer.send(report)
        return report

    def at_hq(self, file: Path) -> Path:
        """HQ takes the file and writes its answer."""
        with read_from(file) as source:
            sender = self.hq.sticks.look(source)
            target = self.stick / name_from_hq(sender.letter.number, sender.head.file)
            with written_whole(target) as out:
                self.hq.sticks.take(source, sender, out, self.hq.clock.now())
        return target

    def close(self) -> None:
        """Everything ends in order."""
        self.officer.close()
        self.hq.close()


def _ready(folder: Path) -> Ground:
    write_forms(folder / "forms")
    (folder / "stick").mkdir()
    clock = SteadyClock()
    found(folder / "hq", Configuration(AGENCY, "https://127.0.0.1:1"), clock)
    hq = Headquarters.open(folder / "hq", KnownForms.load(folder / "forms"), clock)
    person = Administration(hq, "https://127.0.0.1:1").add_person(
        "Pat", OFFICER.badge, "North", [Role.OFFICER]
    )
    laptop = Laptop(folder / "car", hq_key=hq.signing_key.public)
    vault = laptop.new_vault(person)
    public = read_opening_key(vault.store).public_key().public_bytes_raw()
    with hq.database.append() as connection:
        certify(
            connection,
            hq.signing_key,
            vault=vault.identity.vault,
            person=person.id,
            device=DeviceId("car"),
            signing_key=vault.signing_key.public.to_json(),
            encryption_key={"kty": "OKP", "crv": "X25519", "x": to_base64(public)},
            now=clock.now(),
        )
    vault.close()
    hq.close()
    return Ground(folder, laptop.secrets.kept)


def _work(ground: Ground, folder: Path, dice: Random, tell: Tell) -> None:
    ends = _Ends(folder, ground, dice.randrange(10**6))
    tell(BEGUN)
    while True:
        tell(("sent", ends.sent()))
        file = ends.officer.sticks.write(ends.stick, at_once).path
        tell(("written", file.name))
        answer = ends.at_hq(file)
        tell(("answered", answer.name))
        ends.officer.sticks.take_in(answer, at_once)
        tell(("taken in", answer.name))


def _judge(ground: Ground, folder: Path, told: Sequence[Told]) -> None:
    """What was sent is there; every file under its name is whole; one more stick, and all is at HQ once."""
    ends = _Ends(folder, ground, 1)
    vault = ends.officer.vault
    expect_whole(vault)
    reports = {row.id for row in ends.officer.reports()}
    on_stick = {path.name for path in ends.stick.iterdir()}
    for what, which in (each for each in told if len(each) == 2):
        if which not in (reports if what == "sent" else on_stick):
            raise Lost(f"{what}: {which}")
    if sum(each[0] == "taken in" for each in told) > vault.sticks.answered:
        raise Lost("an answer that was taken in")
    for file in sorted(ends.stick.glob("citdesk-to-hq-*")):
        try:
            ends.at_hq(file)
        except StickRefused as refused:
            if refused.code != "overtaken":
                raise
    ends.officer.sticks.take_in(ends.at_hq(ends.officer.sticks.write(ends.stick, at_once).path), at_once)
    if vault.events.waiting() or vault.events.refused():
        raise Lost("something still waits, or was refused, after a whole exchange by stick")
    with ends.hq.database.read() as connection:
        own = t.events.c.vault == vault.identity.vault
        at_hq = sorted(connection.execute(select(t.events.c.report).where(own)).scalars())
    if at_hq != sorted(row.id for row in ends.officer.reports() if row.state is not None):
        raise Lost(f"HQ has {len(at_hq)} reports of {len(reports)}")
    if faults := verify(ends.hq).faults:
        raise Lost(str(faults[0]))
    ends.close()


CARRYING = Activity("carrying", _ready, _work, _judge)
