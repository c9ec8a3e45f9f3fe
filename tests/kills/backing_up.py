"""Night after night: work, sign out, which makes a copy; an exported file; the newest copy put back."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

from citdesk.vault.archive import pack, unpack
from citdesk.vault.copies import FILES, copies, put_in_place
from citdesk.vault.files import SLOTS
from citdesk.vault.open_store import open_store
from citdesk.vault.ways_in import read_slots
from tests.kills.activity import BEGUN, Activity, Ground, Lost, Tell, Told, expect_whole, last
from tests.kills.renewing import ROWS, vault_of_some_size
from tests.unit.vault.props import PASSPHRASE, Laptop

_DAY = timedelta(days=1)


def _ready(folder: Path) -> Ground:
    ground = vault_of_some_size(folder)
    laptop = Laptop(folder, secrets=ground.secrets)
    for _ in range(3):
        laptop.clock.forward(_DAY)
        laptop.open().close()
    return ground


def _work(ground: Ground, folder: Path, dice: Random, tell: Tell) -> None:
    laptop = Laptop(folder, dice.randrange(10**6), ground.secrets)
    laptop.clock.forward(10 * _DAY)
    tell(BEGUN)
    for night in map(str, count(1)):
        laptop.clock.forward(_DAY)
        vault = laptop.open()
        with vault.store.writing():
            vault.store.set_fact("night", night)
        tell(("night", night))
        vault.close()
        pack(laptop.place(), folder / f"night-{night}")
        tell(("exported", night))
        if dice.random() < 0.7:
            put_in_place(laptop.place(), copies(laptop.place())[0], laptop.clock.now())
            tell(("restored", night))


def _judge(ground: Ground, folder: Path, told: Sequence[Told]) -> None:
    """The vault opens with the last night's work; every copy and every exported file is whole."""
    laptop = Laptop(folder, 1, ground.secrets)
    vault = laptop.open()
    expect_whole(vault)
    rows = vault.store.number("SELECT count(*) FROM facts WHERE name LIKE 'row %'")
    night = int(vault.store.fact("night") or "0")
    vault.close()
    if rows != ROWS or night < int(last(told, "night") or "0"):
        raise Lost(f"{ROWS - rows} rows; night {night}")
    found = copies(laptop.place())
    if not found:
        raise Lost("there is no copy")
    for copy in found:
        _expect_whole_copy(laptop, copy, folder / "looked-at")
    exported = {path.name for path in folder.glob("night-*") if path.suffix != ".part"}
    if (name := last(told, "exported")) is not None and f"night-{name}" not in exported:
        raise Lost(f"the file of night {name}")
    for name in exported:
        unpack(folder / name, folder / "unpacked")
        _expect_whole_copy(laptop, folder / "unpacked", folder / "looked-at")
        shutil.rmtree(folder / "unpacked")


def _expect_whole_copy(laptop: Laptop, copy: Path, place: Path) -> None:
    place.mkdir()
    for name in FILES:
        shutil.copy(copy / name, place / name)
    keys = read_slots(place / SLOTS).with_passphrase(PASSPHRASE, laptop.profile.vault_secret(laptop.place()))
    store = open_store(place, keys)
    store.check()
    rows = store.number("SELECT count(*) FROM facts WHERE name LIKE 'row %'")
    store.close()
    shutil.rmtree(place)
    if rows != ROWS:
        raise Lost(f"{ROWS - rows} rows of a copy")


BACKING_UP = Activity("backing up", _ready, _work, _judge)
