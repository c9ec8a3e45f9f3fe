"""The ground of every run: an agency that was founded and its people's vaults, made once per process."""

from __future__ import annotations

import atexit
import random
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from citdesk.casework.ids import DeviceId, PersonId
from citdesk.casework.people import Person, Role
from citdesk.hq.channels import EVERYBODY
from citdesk.hq.configuration import Configuration
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.store import registry
from citdesk.hq.store.append import Append
from citdesk.vault.identity import Identity
from citdesk.vault.opening import Ground, PublicSide, make_vault, name_vault
from citdesk.vault.stretching import Cost
from citdesk.wire.exchange import ItemKind
from citdesk.wire.keys import PublicKey
from tests.sync.agency import AGENCY, FORMS
from tests.sync.certificates import certify
from tests.sync.steady_clock import SteadyClock

#: One guess costs next to nothing: these runs are about everything else.
CHEAP = Cost(iterations=1, memory_kib=64, lanes=1)
PASSPHRASE = "walnut ferry candle"
#: In memory where there is such a place: nobody's disk is under test here.
_MEMORY = Path("/dev/shm")
PEOPLE = (("101", Role.OFFICER), ("102", Role.OFFICER), ("201", Role.SUPERVISOR), ("301", Role.LIAISON))
#: Whose vaults there are: everybody's first, then further ones on other computers.
BADGES = ("101", "102", "201", "301", "201", "101", "102")


@dataclass(frozen=True, slots=True)
class Made:
    """A vault as it was made: closed, in its folder."""

    folder: Path
    public: PublicSide
    person: Person
    secret: bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a run begins with. ``hq`` is an HQ's folder in SQLite; on PostgreSQL only the vaults are used."""

    hq: Path
    vaults: tuple[Made, ...]


def new_folder() -> Path:
    """A folder for this run alone."""
    return Path(tempfile.mkdtemp(prefix="citdesk-fuzz-", dir=_MEMORY if _MEMORY.is_dir() else None))


@cache
def prepared() -> Prepared:
    """Founds the agency and makes the vaults, the first time it is asked."""
    folder = new_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    clock = SteadyClock(datetime(2026, 3, 12, 20, 50, tzinfo=UTC))
    found(folder / "hq", configuration(), clock)
    hq = Headquarters.open(folder / "hq", FORMS, clock)
    try:
        made = _vaults(hq.signing_key.public, folder / "vaults")
        take_in(hq, made, clock)
    finally:
        hq.close()
    return Prepared(folder / "hq", made)


def configuration(database: str = "") -> Configuration:
    """As set up anywhere."""
    return Configuration(AGENCY, "https://127.0.0.1:1", database=database)


def _vaults(hq_key: PublicKey, folder: Path) -> tuple[Made, ...]:
    dice = random.Random(11).randbytes
    people = people_of(dice)
    made: list[Made] = []
    for number, badge in enumerate(BADGES):
        person, secret, clock = people[badge], dice(32), SteadyClock()
        place = folder / str(number)
        new = make_vault(folder / f"new-{number}", PASSPHRASE, secret, CHEAP, clock, dice)
        ground = Ground(hq_key, clock, dice, None, lambda: "first start")
        name_vault(new, Identity(new.public.vault, person, "certificate"), place, ground).close()
        shutil.rmtree(place / "copies")
        made.append(Made(place, new.public, person, secret))
    return tuple(made)


def people_of(dice: Callable[[int], bytes]) -> dict[str, Person]:
    """Who there is, by badge; their ids are thrown."""
    return {
        badge: Person(PersonId(new_id(dice)), f"Pat Example {badge}", badge, "North", frozenset({role}))
        for badge, role in PEOPLE
    }


def new_id(dice: Callable[[int], bytes]) -> str:
    """An id that comes from the dice, so that what depends on the order of ids replays."""
    return str(uuid.UUID(bytes=dice(16), version=4))


def take_in(hq: Headquarters, vaults: tuple[Made, ...], clock: SteadyClock) -> None:
    """Adds the people to the HQ's record and certifies their vaults."""
    add_people(hq, {made.person.badge: made.person for made in vaults}.values(), clock)
    for made in vaults:
        admit(hq, made, clock)


def add_people(hq: Headquarters, people: Iterable[Person], clock: SteadyClock) -> None:
    """Adds the people to the HQ's record, each under the id that is theirs already."""
    with hq.database.append() as connection:
        for person in people:
            registry.add_person(connection, person, clock.now())
        append = Append(connection, hq.keys, {}, clock.now())
        append.log(ItemKind.DIRECTORY, "", [EVERYBODY])
        append.write()


def admit(hq: Headquarters, made: Made, clock: SteadyClock) -> None:
    """Certifies the vault, as if on a device of the same id; left alone where HQ knows it."""
    vault = made.public.vault
    with hq.database.append() as connection:
        if registry.vault_by_id(connection, vault) is not None:
            return
        certify(
            connection,
            hq.signing_key,
            vault=vault,
            person=made.person.id,
            device=DeviceId(vault),
            signing_key=made.public.signing_key,
            encryption_key={},
            now=clock.now(),
        )
