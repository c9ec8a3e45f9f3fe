"""A world of one HQ and several vaults in which everything random comes from one seed."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Self

from sqlalchemy import select

from citdesk.casework.ids import EventId, VaultId
from citdesk.casework.people import Role
from citdesk.hq.administration import Administration
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.put_back import begin_again
from citdesk.hq.store import tables as t
from citdesk.wire.event import Event
from tests.sync.agency import FORMS
from tests.sync.fuzz.client import Client, one_of
from tests.sync.fuzz.ground import admit, new_folder, prepared
from tests.sync.fuzz.network import Wire
from tests.sync.fuzz.service import application
from tests.sync.fuzz.shelf import PostgresShelf, Shelf, SqliteShelf
from tests.sync.steady_clock import SteadyClock

#: Everybody exchanges so often at the end until nothing moves any more; more would be no end.
_MOST_ROUNDS = 10


class World:
    """Everything of one run. A context manager: its folder is gone afterwards."""

    def __init__(self, seed: int, database: str = "") -> None:
        self.dice = random.Random(seed)
        self.folder = new_folder()
        self.hq_clock = SteadyClock(datetime(2026, 3, 12, 20, 50, tzinfo=UTC))
        self.clock = SteadyClock()
        self.shelf: Shelf = (
            PostgresShelf(self.folder, database, self.hq_clock)
            if database
            else SqliteShelf(self.folder, self.hq_clock)
        )
        self.hq = self.shelf.begin()
        self.wire = Wire(self.dice, self._restart)
        self.wire.connect(application(self.hq))
        self.clients: list[Client] = []
        self.revoked: set[VaultId] = set()
        #: every step that anybody took, by its id and the vault it was taken in, until its last copy is gone
        self.steps: dict[EventId, VaultId] = {}
        #: what happened besides the network's faults
        self.faults: Counter[str] = Counter()
        self.actions: list[str] = []
        self._copies: list[tuple[Client, str]] = []
        self._likelihood = 0.0
        for _ in range(self.dice.choice([4, 5, 6])):
            self.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for client in self.clients:
            client.close()
        self.hq.close()
        self.shelf.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def join(self) -> None:
        """A person opens a vault, on another device."""
        made = prepared().vaults[len(self.clients)]
        self._add(len(self.clients), made.folder)

    def _add(self, number: int, source: object) -> None:
        made = prepared().vaults[number]
        folder = self.folder / f"vault-{len(self.clients)}"
        shutil.copytree(str(source), folder)
        authority = self.hq.folder.authority.read_text()
        key = self.hq.signing_key.public
        client = Client(number, made, folder, self.wire, self.clock, self.dice, key, authority)
        client.likelihood = self._likelihood
        self.clients.append(client)

    def live(self) -> list[Client]:
        """Those whose device was not revoked."""
        return [client for client in self.clients if client.made.public.vault not in self.revoked]

    def run(self, actions: int, faults: float) -> None:
        """So many random actions while so many of the requests go wrong."""
        self.wire.likelihood, self._likelihood = faults, faults / 4
        for client in self.clients:
            client.likelihood = self._likelihood
        for _ in range(actions):
            self._act()

    def heal(self) -> None:
        """The network is whole again, everybody signs in once more, and everybody is drained."""
        self.wire.likelihood = 0.0
        for client in self.clients:
            client.likelihood = 0.0
            client.line.cut = False
            client.sign_in_again()
        for _ in range(_MOST_ROUNDS):
            moved = False
            for client in self.live():
                before = client.vault.store.number("SELECT made FROM commits")
                done = client.sync()
                assert done is not None, "an exchange over a healed network failed"
                waiting = client.vault.events.waiting()
                assert waiting == 0, f"{waiting} events wait after a whole exchange"
                moved |= done.pushed + done.pulled > 0 or done.more
                assert client.vault.store.number("SELECT made FROM commits") >= before
            if not moved:
                return
        raise AssertionError("after so many exchanges something still moves")

    def _act(self) -> None:
        choices: list[tuple[int, Callable[[], str]]] = [
            (30, self._sync),
            (12, self._send),
            (14, self._go_on),
            (14, self._decide),
            (3, self._issue),
            (3, self._partition),
            (2, self._skew),
            (2, self._pass_time),
            (1, self._sign_in_again),
            (1, self._second_vault),
            (1, self._revoke),
            (2, self._copy_vault),
            (2, self._put_vault_back),
            (1, self._clone_vault),
            (2, self._copy_hq),
            (1, self._put_hq_back),
        ]
        act = self.dice.choices([c for _, c in choices], [w for w, _ in choices])[0]
        self.actions.append(act())

    def _one(self, *roles: Role) -> Client | None:
        live = self.live()
        return one_of(live, self.dice, lambda client: client.role in roles)

    def _taken(self, client: Client | None, event: Event | None, what: str) -> str:
        if client is None or event is None:
            return f"cannot {what}"
        self.steps[event.header.id] = event.header.vault
        return f"{what} {self.clients.index(client)}"

    # -- work ------------------------------------------------------------------------------------

    def _sync(self) -> str:
        client = self.dice.choice(self.clients)
        return f"sync {self.clients.index(client)}: {client.sync() is not None}"

    def _send(self) -> str:
        client = self._one(Role.OFFICER, Role.SUPERVISOR)
        return self._taken(client, client and client.send(), "send")

    def _go_on(self) -> str:
        client = self._one(Role.OFFICER)
        return self._taken(client, client and client.go_on(), "go on")

    def _decide(self) -> str:
        client = self._one(Role.SUPERVISOR)
        return self._taken(client, client and client.decide(), "decide")

    def _issue(self) -> str:
        client = self._one(Role.LIAISON)
        return self._taken(client, client and client.issue(), "issue")

    def _sign_in_again(self) -> str:
        client = self.dice.choice(self.clients)
        client.sign_in_again()
        return f"sign in again {self.clients.index(client)}"

    # -- clocks and lines ------------------------------------------------------------------------

    def _partition(self) -> str:
        client = self.dice.choice(self.clients)
        client.line.cut = not client.line.cut
        self.faults["partition"] += client.line.cut
        return f"partition {self.clients.index(client)}: {client.line.cut}"

    def _skew(self) -> str:
        self.clock.set_wall(self.clock.now() + timedelta(days=self.dice.randint(-4000, 4000)))
        self.faults["clock skew"] += 1
        return "skew"

    def _pass_time(self) -> str:
        time = timedelta(minutes=self.dice.randint(1, 30))
        self.clock.pass_time(time)
        self.hq_clock.pass_time(time)
        return "time passes"

    # -- devices ---------------------------------------------------------------------------------

    def _second_vault(self) -> str:
        if len(self.clients) < len(prepared().vaults):
            self.join()
        return "second vault"

    def _revoke(self) -> str:
        live = self.live()
        if len({client.made.public.vault for client in live}) < 4:
            return "nobody is revoked"
        client = self.dice.choice(live)
        vault = client.made.public.vault
        self.revoked.add(vault)
        Administration(self.hq, "").revoke_device(vault)
        self.faults["revoked device"] += 1
        return f"revoke {self.clients.index(client)}"

    def _copy_vault(self) -> str:
        client = self.dice.choice(self.clients)
        name = f"copy-{len(self._copies)}"
        client.copy(self.folder / name)
        self._copies.append((client, name))
        return f"copy vault {self.clients.index(client)}"

    def _put_vault_back(self) -> str:
        if not self._copies:
            return "no copy of a vault"
        client, name = self.dice.choice(self._copies)
        client.put_back(self.folder / name)
        self.faults["vault put back"] += 1
        self._forget_lost()
        return f"put vault back {self.clients.index(client)}"

    def _clone_vault(self) -> str:
        if not self._copies or self.faults["vault cloned"] or len(self.clients) < 5:
            return "no vault to clone"
        client, name = self.dice.choice(self._copies)
        self._add(client.number, self.folder / name)
        self.faults["vault cloned"] += 1
        return f"clone vault {self.clients.index(client)}"

    # -- HQ --------------------------------------------------------------------------------------

    def _copy_hq(self) -> str:
        self.hq = self.shelf.copy(self.hq)
        self.wire.connect(application(self.hq))
        return "copy HQ"

    def _put_hq_back(self) -> str:
        if not self.shelf.copies:
            return "no copy of HQ"
        self.hq = self.shelf.put_back(self.hq, self.dice.choice(self.shelf.copies))
        self._serve(by_command=self.dice.random() < 0.5)
        self.faults["HQ put back"] += 1
        self._forget_lost()
        return "put HQ back"

    def _serve(self, *, by_command: bool) -> None:
        """HQ, just put back by the command or by somebody who copied the files, serves again."""
        if by_command:
            begin_again(self.hq, "set up from a copy")
        for made in prepared().vaults:  # the administrator does again what was done since
            admit(self.hq, made, self.hq_clock)
        for vault in sorted(self.revoked):
            Administration(self.hq, "").revoke_device(vault)
        self.wire.connect(application(self.hq))

    def _forget_lost(self) -> None:
        """Steps of which nobody has a copy any more: neither HQ nor the vault they were taken in."""
        there = self.at_hq() | {root for client in self.clients for root in client.roots()}
        self.steps = {step: vault for step, vault in self.steps.items() if step in there}

    def at_hq(self) -> frozenset[EventId]:
        """Every step that HQ has, by the id it had first."""
        with self.hq.database.read() as connection:
            rows = connection.execute(select(t.events.c.id, t.events.c.replaces))
            return frozenset(EventId(row.replaces or row.id) for row in rows)

    def _restart(self) -> object:
        self.hq.close()
        self.hq = Headquarters.open(self.hq.folder.root, FORMS, self.hq_clock)
        return application(self.hq)
