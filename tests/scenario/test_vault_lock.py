"""Locking in earnest: a real process, its windows unseen, and what stands in its memory at each stage."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.vault.key_change import replace_passphrase
from tests.scenario.process_memory import found_in, spellings
from tests.unit.vault.props import CHEAP, OFFICER, Laptop
from tests.unit.workspace.office import write_forms

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

#: of these vaults only: the one of other tests is a constant that the program under test loads with them
PASSPHRASE = "lantern quarry mitten"


class Program:
    """The application in a process, and the keys of the vault that it will open."""

    def __init__(self, folder: Path) -> None:
        laptop = Laptop(folder / "profile")
        vault = laptop.new_vault()
        self.data_key = vault.keys.data_key
        secret = laptop.profile.vault_secret(laptop.place())
        replace_passphrase(vault, PASSPHRASE, secret, CHEAP, laptop.random)
        vault.close()
        secrets = folder / "secrets.json"
        secrets.write_text(json.dumps({name: value.hex() for name, value in laptop.secrets.kept.items()}))
        forms = write_forms(folder / "forms")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.scenario.locking_process", laptop.folder, secrets, forms],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
        )

    @property
    def pid(self) -> int:
        """The process's id; the program that replaces it has the same."""
        return self._process.pid

    def sees(self) -> str:
        """The next thing the program shows; '' when it has ended."""
        assert self._process.stdout is not None
        for line in self._process.stdout:  # HQ is nowhere: what the log says of that is passed over
            if line.startswith("> "):
                return line[2:].strip()
        return ""

    def does(self, *orders: str) -> None:
        """Has somebody act at the window."""
        assert self._process.stdin is not None
        for order in orders:
            self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()

    def signs_in(self) -> None:
        """The officer types badge and passphrase, letter by letter."""
        self.does(f"badge {OFFICER.badge}", *(f"key {letter}" for letter in PASSPHRASE), "go")

    def ends(self) -> None:
        """The test is over."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program at its sign-in page."""
    made = Program(tmp_path)
    assert made.sees() == "gate"
    yield made
    made.ends()


def test_no_process_that_held_the_key_is_left_after_vault_lock(program: Program) -> None:
    """Signed in, the key is in memory; screen locked it stays; after a sleep the memory is another's."""
    program.signs_in()
    assert program.sees() == "inside"
    assert found_in(program.pid, [program.data_key])[program.data_key] > 0
    program.does("lock")
    assert program.sees() == "locked"
    program.does("sleep")
    assert program.sees() == "gate"
    needles = [program.data_key, *spellings(PASSPHRASE)]
    assert sum(found_in(program.pid, needles).values()) == 0
    program.signs_in()
    assert program.sees() == "inside"


def test_the_passphrase_is_nowhere_in_memory_once_somebody_is_signed_in(program: Program) -> None:
    """Neither as a plain buffer, nor as Qt or Python would keep it; with the screen open and locked."""
    program.does(f"badge {OFFICER.badge}", *(f"key {letter}" for letter in PASSPHRASE))
    program.does("key !")
    held = spellings(f"{PASSPHRASE}!")
    for _ in range(200):  # each look takes longer than a letter
        if found_in(program.pid, held)[held[2]]:
            break
    else:
        pytest.fail("the search does not find what is certainly there: the half-typed passphrase")
    program.does("clear")
    program.signs_in()
    assert program.sees() == "inside"
    needles = spellings(PASSPHRASE)
    assert sum(found_in(program.pid, needles).values()) == 0
    program.does("lock")
    assert program.sees() == "locked"
    assert sum(found_in(program.pid, needles).values()) == 0
