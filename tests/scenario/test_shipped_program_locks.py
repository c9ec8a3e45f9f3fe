"""What stands in the memory of the program as shipped, from the first letter to the vault lock.

The keyring is a real one, the passphrase is stretched as on any computer; nothing is put in their place.
"""

from __future__ import annotations

import os
import secrets
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from citdesk.casework.people import Role
from citdesk.hq.administration import Administration
from tests.scenario.private_machine import PrivateMachine, Program, program_on
from tests.scenario.process_memory import found_in, spellings
from tests.scenario.real_agency import RealAgency

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
    pytest.mark.timeout(400),
]

_BADGE, _SERGEANT = "4417", "2001"


@pytest.fixture
def administration(tmp_path: Path) -> Iterator[Administration]:
    """HQ with an officer and a supervisor, on another computer."""
    agency = RealAgency(tmp_path / "agency")
    made = Administration(agency.hq, agency.running.address)
    made.add_person("Officer A. Marsh", _BADGE, "North", [Role.OFFICER])
    made.add_person("Sgt Morgan Specimen", _SERGEANT, "North", [Role.SUPERVISOR])
    try:
        yield made
    finally:
        agency.close()


def test_passphrase_code_and_key_go_from_memory_when_they_should(
    administration: Administration, tmp_path: Path
) -> None:
    """Found while it is typed; then never again, locked or unlocked, after a wrong and after a right try."""
    passphrase = f"lantern {secrets.token_hex(4)} quarry mitten"
    with program_on(PrivateMachine(tmp_path)) as program:
        code = first_use(program, administration, passphrase)
        # a chosen passphrase and a code that was shown may stay until the process ends: it ends here
        data_key = bytes.fromhex(program.do("data_key"))
        assert count(program, data_key) > 0
        sign_out(program)
        assert count(program, data_key, *spellings(passphrase), *spellings(code)) == 0

        program.do("type", "sign-in.badge", _BADGE)
        program.types("sign-in.passphrase", f"{passphrase}!")
        assert count(program, *spellings(f"{passphrase}!")) > 0  # the search finds what is there for certain
        program.do("clear", "sign-in.passphrase")

        sign_in(program, passphrase)
        assert count(program, *spellings(passphrase)) == 0
        assert count(program, data_key) > 0
        program.do("lock")
        assert count(program, *spellings(passphrase)) == 0
        program.types("lock.passphrase", f"not {passphrase}")
        program.do("press", "lock.unlock")
        program.do("wait", "lock.problem")
        assert count(program, *spellings(passphrase)) == 0
        program.types("lock.passphrase", passphrase)
        program.do("press", "lock.unlock")
        program.do("unlocked")
        assert count(program, *spellings(passphrase)) == 0
        program.do("lock")
        program.do("vault_lock")
        assert count(program, data_key, *spellings(passphrase)) == 0
        assert children(program.pid) == []


def test_a_log_off_loses_no_word(administration: Administration, tmp_path: Path) -> None:
    """The system ends the program in the middle of a sentence: the next sign-in shows all of it."""
    passphrase = f"lantern {secrets.token_hex(4)} quarry mitten"
    told = "He sat down on the curb when I"
    machine = PrivateMachine(tmp_path)
    with program_on(machine) as program:
        first_use(program, administration, passphrase)
        program.do("start", _BADGE, "quick_note")
        program.do("press", "form.goto")
        program.do("press", "outline:/quick_note/scene")
        program.do("type", "/quick_note/scene/remember", told)
        os.kill(program.pid, signal.SIGTERM)
        assert program.ended() == 0
    with program_on(machine) as program:
        sign_in(program, passphrase)
        assert program.do("copy", "/quick_note/scene/remember") == told


def test_five_wrong_tries_lock_across_a_restart_until_a_supervisor_answers(
    administration: Administration, tmp_path: Path
) -> None:
    """Killed and started again, the right passphrase does not help; the answer to the challenge does."""
    passphrase = f"lantern {secrets.token_hex(4)} quarry mitten"
    machine = PrivateMachine(tmp_path)
    with program_on(machine) as program:
        first_use(program, administration, passphrase)
        sign_out(program)
        program.do("type", "sign-in.badge", _BADGE)
        for _ in range(5):
            program.types("sign-in.passphrase", "not it at all")
            program.do("press", "sign-in.go")
            program.do("tried")
        program.do("wait", "unlock.challenge")
    with program_on(machine) as program:
        try_to_sign_in(program, passphrase)
        program.do("wait", "unlock.supervisor")
        _, answer = administration.answer_challenge(program.do("words", "unlock.challenge"), _SERGEANT)
        program.do("type", "unlock.supervisor", _SERGEANT)
        program.do("type", "unlock.answer", answer)
        program.do("press", "unlock.go")
        program.do("wait", "sign-in.go")
        try_to_sign_in(program, passphrase)
        program.do("at_work", _BADGE)


def first_use(program: Program, administration: Administration, passphrase: str) -> str:
    """The computer's and the person's first use, without a PIN; gives the recovery code."""
    program.do("type", "first-use.enrolment-code", administration.device_code().to_text())
    program.do("press", "first-use.enrol")
    program.do("type", "first-use.badge", _BADGE)
    program.do("type", "first-use.personal-code", administration.vault_code(_BADGE).to_text())
    for line in ("first-use.passphrase", "first-use.again"):
        program.types(line, passphrase)
    program.do("press", "first-use.create")
    code = program.do("words", "first-use.recovery-code")
    program.do("press", "first-use.written-down")
    program.do("at_work", _BADGE)
    return code.replace("\n", "-")


def try_to_sign_in(program: Program, passphrase: str) -> None:
    """Badge and passphrase, letter by letter."""
    program.do("type", "sign-in.badge", _BADGE)
    program.types("sign-in.passphrase", passphrase)
    program.do("press", "sign-in.go")


def sign_in(program: Program, passphrase: str) -> None:
    """Somebody who may."""
    try_to_sign_in(program, passphrase)
    program.do("at_work", _BADGE)


def sign_out(program: Program) -> None:
    """The process ends, and a fresh one shows the sign-in."""
    assert program.do("sign_out") == "ready"


def count(program: Program, *needles: bytes) -> int:
    """How often any of them stands in the program's memory."""
    return sum(found_in(program.pid, needles).values())


def children(pid: int) -> list[int]:
    """The processes that a process started and that live."""
    found = list[int]()
    for task in Path(f"/proc/{pid}/task").iterdir():
        found += [int(child) for child in (task / "children").read_text().split()]
    return found
