"""A new data key for a vault; before it, now and then, a new passphrase and a new recovery code."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from random import Random

from citdesk.vault.failures import WrongSignIn
from citdesk.vault.key_change import keep_recovery_code, replace_passphrase
from citdesk.vault.opening import open_with_recovery
from citdesk.vault.recovery_code import SECRET_BYTES, read_code, write_code
from citdesk.vault.rotation import rotate
from tests.kills.activity import BEGUN, Activity, Ground, Lost, Tell, Told, expect_whole, last
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop

ROWS = 900
_OTHER = "lantern walnut ferry"
#: What may lie in the folder of a vault; the next write takes ``slots.json.new``.
_FILES = {"vault.db", "slots.json", "tail", "lock", "copies", "session", "slots.json.new", "session.new"}


def vault_of_some_size(folder: Path) -> Ground:
    """A few megabytes of rows whose last commits lie in the log only, as after a crash."""
    laptop = Laptop(folder)
    laptop.new_vault().close()
    child = os.fork()
    if child == 0:
        vault = laptop.open()
        for third in range(3):
            with vault.store.writing():
                for number in range(ROWS // 3):
                    vault.store.set_fact(f"row {third} {number}", "Northgate bridge " * 40)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    return Ground(folder, laptop.secrets.kept)


def _work(ground: Ground, folder: Path, dice: Random, tell: Tell) -> None:
    laptop = Laptop(folder, dice.randrange(10**6), ground.secrets)
    place = laptop.place()
    secret, passphrase = laptop.profile.vault_secret(place), PASSPHRASE
    tell(BEGUN)
    if dice.random() < 0.3:
        vault = laptop.open()
        code = write_code(laptop.random(SECRET_BYTES))
        keep_recovery_code(vault, code, laptop.random)
        tell(("code", code))
        replace_passphrase(vault, _OTHER, secret, CHEAP, laptop.random)
        tell(("passphrase", _OTHER))
        vault.close()
        passphrase = _OTHER
    tell(("rotating", ""))
    tell(("code", rotate(place, passphrase, secret, CHEAP, None, laptop.random)))


def _judge(ground: Ground, folder: Path, told: Sequence[Told]) -> None:
    """The passphrase opens it, with every row and nothing half done; so does the code that was shown last."""
    laptop = Laptop(folder, 1, ground.secrets)
    changed = last(told, "passphrase")
    try:
        vault = laptop.open(passphrase=changed or PASSPHRASE)
    except WrongSignIn:
        if changed:
            raise
        vault = laptop.open(passphrase=_OTHER)  # changed, and killed before it could be said
    rows = vault.store.number("SELECT count(*) FROM facts WHERE name LIKE 'row %'")
    expect_whole(vault)
    vault.close()
    if rows != ROWS:
        raise Lost(f"{ROWS - rows} rows")
    left = {path.name for path in laptop.place().iterdir()} - _FILES
    if left or '"former": null' not in (laptop.place() / "slots.json").read_text():
        raise Lost(f"left behind: {sorted(left)}")
    code = last(told, "code")
    if code is not None and told[-1][0] == "code":
        open_with_recovery(laptop.place(), read_code(code), laptop.ground).close()


RENEWING = Activity("renewing keys", vault_of_some_size, _work, _judge)
