"""A world of one HQ and several vaults in which everything random comes from one seed."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Self

import httpx

from citdesk.casework.errors import CitdeskError
from citdesk.casework.people import Role
from citdesk.hq.headquarters import Headquarters
from citdesk.sync.exchange import Exchange
from citdesk.sync.transport import Transport
from citdesk.wire.stick import StickRefused
from tests.sync.agency import DIVERSION, FORMS, REFERRAL, TestedAgency
from tests.sync.fuzz.crashes import DeviceKilled
from tests.sync.fuzz.ground import add_people, new_folder, new_id, people_of
from tests.sync.fuzz.network import Wire, WireTransport
from tests.sync.fuzz.service import application
from tests.sync.fuzz_carried.crashes import KillableSpool, KillableVault
from tests.sync.stick_vault import StickVault
from tests.sync.story import ANSWERS, ReportStory

_REFERRAL_ANSWERS = "<referral><need>NEED</need></referral>"


class Client:
    """A vault, its way to HQ and the exchange it runs; killed and started again it has a new exchange."""

    def __init__(self, world: World, vault: KillableVault, role: Role) -> None:
        self.vault = vault
        self.role = role
        self.revoked = False
        self.line = WireTransport(world.wire)
        self._world = world
        self.stick = StickVault(world.agency, vault, vault.spool)
        self.exchange = self._start()

    def _start(self) -> Exchange:
        client = httpx.Client(transport=self.line, base_url="https://hq.test")
        pem = self._world.agency.hq.folder.authority.read_text()
        dice = self._world.dice
        transport = Transport("https://hq.test", pem, client=client)
        return Exchange(self.vault, transport, self.vault.clock, dice.randbytes, spool=self.vault.spool)

    def sync(self) -> bool:
        """One exchange; False when it failed in a foreseen way or the device was killed."""
        try:
            self.exchange.exchange_once()
        except DeviceKilled:
            self.exchange.close()
            self.exchange = self._start()
            return False
        except CitdeskError:
            return False
        return True


class World:
    """Everything of one run. A context manager: its folder is gone afterwards."""

    def __init__(self, seed: int, database: str = "") -> None:
        self.dice = random.Random(seed)
        self._folder = new_folder()
        self.agency = TestedAgency(self._folder / "hq", database)
        self.wire = Wire(self.dice, self._restart)
        self.wire.connect(application(self.agency.hq))
        hq_key = self.agency.hq.signing_key.public
        self.spools = [KillableSpool(hq_key, self.dice) for _ in range(2)]
        self.sticks: list[bytes] = []
        self.answers: list[tuple[StickVault, bytes]] = []
        self.stories: list[ReportStory] = []
        self.clients: list[Client] = []
        self._people = people_of(self.dice.randbytes)
        add_people(self.agency.hq, self._people.values(), self.agency.hq_clock)
        for badge in self._people:
            self.join(badge)
        self.actions: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for client in self.clients:
            client.exchange.close()
        self.agency.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def join(self, badge: str) -> None:
        """A person opens a vault on another device."""
        person = self._people[badge]
        spool = self.spools[len(self.clients) % len(self.spools)]
        vault = KillableVault(self.agency.clock, self.dice, spool)
        self.agency.admit(vault, person)
        self.clients.append(Client(self, vault, next(iter(person.roles))))

    def run(self, actions: int, faults: float) -> None:
        """So many random actions while so many of the requests go wrong."""
        self.wire.likelihood = faults
        for each in (*self.clients, *self.spools):
            killed = each.vault if isinstance(each, Client) else each
            killed.likelihood = faults / 4
        for _ in range(actions):
            self._act()

    def heal(self) -> None:
        """What still lies about is carried where it belongs, the network is whole again, all are drained."""
        self.wire.likelihood = 0.0
        for spool in self.spools:
            spool.likelihood = 0.0
        for client in self.clients:
            client.vault.likelihood = 0.0
            client.line.cut = False
        self._carry()
        for _ in range(2):
            for client in self.clients:
                if not client.revoked:
                    assert client.sync(), "an exchange over a healed network failed"
                    assert client.vault.waiting() == 0, "something still waits after a whole exchange"

    def _carry(self) -> None:
        """Every stick comes to HQ, once more or for the first time, every answer back, every word is read."""
        for content in self.sticks:
            self._taken_at_hq(content)
        for who, answer in self.answers:
            who.take_in(answer)
        for client in self.clients:
            client.vault.spool.opened(client.vault)

    def _act(self) -> None:
        choices: list[tuple[int, Callable[[], str]]] = [
            (30, self._sync),
            (14, self._send),
            (14, self._go_on),
            (12, self._decide),
            (3, self._issue),
            (3, self._partition),
            (2, self._skew),
            (2, self._pass_time),
            (3, self._open),
            (3, self._write_stick),
            (4, self._take_stick),
            (3, self._take_answer),
            (1, self._second_vault),
            (1, self._revoke),
        ]
        act = self.dice.choices([c for _, c in choices], [w for w, _ in choices])[0]
        self.actions.append(act())

    def _one(self, role: Role) -> Client | None:
        able = [client for client in self.clients if client.role is role and not client.revoked]
        return self.dice.choice(able) if able else None

    def _sync(self) -> str:
        client = self.dice.choice(self.clients)
        return f"sync {self.clients.index(client)}: {client.sync()}"

    def _send(self) -> str:
        officer = self._one(self.dice.choice([Role.OFFICER, Role.OFFICER, Role.SUPERVISOR]))
        if officer is None:
            return "nobody sends"
        form = self.dice.choice([DIVERSION, DIVERSION, REFERRAL])
        story = ReportStory(form, new_id(self.dice.randbytes), new_id(self.dice.randbytes))
        story.sent(officer.vault, ANSWERS if form is DIVERSION else _REFERRAL_ANSWERS)
        self.stories.append(story)
        return "send"

    def _go_on(self) -> str:
        officer = self._one(Role.OFFICER)
        if officer is None or not self.stories:
            return "nothing to go on with"
        story = self.dice.choice(self.stories)
        answers = ANSWERS if story.form is DIVERSION else _REFERRAL_ANSWERS
        kept = story.revision, story.version
        act = self.dice.choice(["send again", "amend", "withdraw"])
        match act:
            case "send again":
                story.sent(officer.vault, answers)
            case "amend":
                story.amended(officer.vault, answers)
            case _:
                story.withdrawn(officer.vault)
        if self.dice.random() < 0.3:  # others go on from where it was
            story.revision, story.version = kept
        return act

    def _decide(self) -> str:
        judge = self._one(Role.SUPERVISOR)
        if judge is None or not self.stories:
            return "nothing to decide"
        story = self.dice.choice(self.stories)
        act = self.dice.choice([story.approved, story.approved, story.returned, story.voided])
        act(judge.vault)
        return act.__name__

    def _issue(self) -> str:
        liaison = self._one(Role.LIAISON)
        if liaison is None or not self.stories:
            return "nothing to issue"
        self.dice.choice(self.stories).paper_issued(liaison.vault)
        return "issue"

    def _partition(self) -> str:
        client = self.dice.choice(self.clients)
        client.line.cut = not client.line.cut
        return f"partition {self.clients.index(client)}: {client.line.cut}"

    def _skew(self) -> str:
        clock = self.agency.clock
        clock.set_wall(clock.now() + timedelta(days=self.dice.randint(-4000, 4000)))
        return "skew"

    def _pass_time(self) -> str:
        time = timedelta(minutes=self.dice.randint(1, 30))
        self.agency.clock.pass_time(time)
        self.agency.hq_clock.pass_time(time)
        return "time passes"

    def _open(self) -> str:
        client = self.dice.choice(self.clients)
        with contextlib.suppress(DeviceKilled):
            client.vault.spool.opened(client.vault)
        return f"open {self.clients.index(client)}"

    def _write_stick(self) -> str:
        client = self.dice.choice(self.clients)
        self.sticks.append(client.stick.write())
        return f"write a stick {self.clients.index(client)}"

    def _take_stick(self) -> str:
        """Any file of before: lost ones never come, others come late or twice."""
        if not self.sticks:
            return "no stick"
        return self._taken_at_hq(self.dice.choice(self.sticks))

    def _taken_at_hq(self, content: bytes) -> str:
        source, out = io.BytesIO(content), io.BytesIO()
        try:
            sender = self.agency.hq.sticks.look(source)
            self.agency.hq.sticks.take(source, sender, out, self.agency.hq_clock.now())
        except StickRefused as refused:
            return f"refuse a stick: {refused.code}"
        author = next(each.stick for each in self.clients if each.vault.vault == sender.vault.id)
        self.answers.append((author, out.getvalue()))
        return "take a stick"

    def _take_answer(self) -> str:
        if not self.answers:
            return "no answer"
        who, answer = self.dice.choice(self.answers)
        with contextlib.suppress(DeviceKilled):
            who.take_in(answer)
        return "take in an answer"

    def _second_vault(self) -> str:
        if len(self.clients) < 7:
            self.join(self.dice.choice(["101", "102", "201", "301"]))
        return "second vault"

    def _revoke(self) -> str:
        live = [client for client in self.clients if not client.revoked]
        if len(live) < 5:
            return "nobody is revoked"
        client = self.dice.choice(live)
        client.revoked = True
        self.agency.administration.revoke_device(client.vault.vault)
        return f"revoke {self.clients.index(client)}"

    def _restart(self) -> object:
        self.agency.hq.close()
        self.agency.hq = Headquarters.open(self.agency.root, FORMS, self.agency.hq_clock)
        return application(self.agency.hq)
