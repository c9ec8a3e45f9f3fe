"""A shift at the real windows of the program as shipped, killed in the middle: nothing planted is readable.

Everything that Qt, Python, SQLite, the PDF and font libraries could write falls under the search: home, all
XDG folders, the folder for temporary files, the working folder, the console.
"""

from __future__ import annotations

import os
import resource
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from citdesk.casework.people import Role
from citdesk.hq.administration import Administration
from tests.scenario.private_machine import PrivateMachine, Program, program_on
from tests.scenario.raw_search import files_that_hold
from tests.scenario.real_agency import RealAgency

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel about the process"),
    pytest.mark.timeout(600),
    pytest.mark.keeps_threads,  # HQ's, until the module ends
    pytest.mark.xdist_group("shift at the windows"),  # worked once, for all tests here
]

_MARKERS = 200
_OFFICER, _SERGEANT = "4417", "2001"
_SCRIPT = Path(__file__).parent / "encounters" / "trespass_diversion.toml"
_PHOTO = "/encounter/force/hurt_photo"
_PIN = "284061"
#: how a PDF, a photo or a database in clear begins
_IN_CLEAR = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n", b"SQLite format 3", b"\x7fELF")
_CORE = Path("/proc/sys/kernel/core_pattern")


@dataclass
class Shift:
    """What was planted and shown while people worked."""

    machine: PrivateMachine
    #: begins each planted text; no other run has it
    mark: str
    planted: int = 0
    done: list[str] = field(default_factory=list)
    #: passphrases and recovery codes
    shown: list[str] = field(default_factory=list)
    taken: list[Path] = field(default_factory=list)
    core_limit: str = ""
    may_dump: int = 1

    def plant(self, program: Program, *order: object) -> str:
        """Writes a report with marks in it; gives it."""
        report, marks = program.do(*order)  # type: ignore[arg-type]
        self.planted += marks
        return report


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealAgency]:
    """HQ over TLS, on another computer."""
    made = RealAgency(tmp_path_factory.mktemp("agency"))
    administration = Administration(made.hq, made.running.address)
    administration.add_person("Officer A. Marsh", _OFFICER, "North", [Role.OFFICER])
    administration.add_person("Sgt Morgan Specimen", _SERGEANT, "North", [Role.SUPERVISOR])
    try:
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def shift(agency: RealAgency, tmp_path_factory: pytest.TempPathFactory) -> Shift:
    """Two people's work on one laptop, from its first start to the moment it is killed."""
    machine = PrivateMachine(tmp_path_factory.mktemp("laptop"))
    shift = Shift(machine, f"Zq{secrets.token_hex(3)}x")
    administration = Administration(agency.hq, agency.running.address)
    with program_on(machine) as program:
        enrol(program, administration)
        words = {badge: f"lantern {secrets.token_hex(4)} quarry mitten" for badge in (_OFFICER, _SERGEANT)}
        for badge in (_OFFICER, _SERGEANT):
            shift.shown += [words[badge], set_up(program, administration, badge, words[badge])]
            program.do("sign_out")
            if badge == _OFFICER:
                program.do("press", "sign-in.first-use")
        program.do("sign_in", _OFFICER, words[_OFFICER])
        report = shift.plant(program, "play", _OFFICER, str(_SCRIPT), shift.mark)
        work(program, shift)
        program.do("settle")
        program.do("sign_out")

        program.do("sign_in", _SERGEANT, words[_SERGEANT])
        program.do("approve", _SERGEANT, report)
        program.do("sign_out")

        program.do("sign_in", _OFFICER, words[_OFFICER])
        papers(program, shift, report)
        diversion = shift.plant(program, "write", _OFFICER, "diversion", shift.mark, shift.planted, report)
        sign(program, diversion)
        agency.running.stop()  # what is sent from here on waits in the spool
        shift.plant(program, "write", _OFFICER, "encounter", shift.mark, shift.planted)
        program.do("ask_clinician", shift.mark)
        shift.core_limit = (Path("/proc") / str(program.pid) / "limits").read_text()
        shift.may_dump = program.do("may_dump")
        log = next(path for path in machine.files() if path.name == "vault.db-wal")
        before = log.stat().st_size
        program.begin("write", _OFFICER, "encounter", shift.mark, shift.planted)
        for _ in range(10**7):
            if log.stat().st_size > before:
                break
        assert program.killed() == -signal.SIGKILL
    return shift


def enrol(program: Program, administration: Administration) -> None:
    """The computer's first start."""
    program.do("type", "first-use.enrolment-code", administration.device_code().to_text())
    program.do("press", "first-use.enrol")
    program.do("wait", "first-use.badge")


def set_up(program: Program, administration: Administration, badge: str, passphrase: str) -> str:
    """A person's first use: passphrase, recovery code, PIN. Gives the code."""
    program.do("type", "first-use.badge", badge)
    program.do("type", "first-use.personal-code", administration.vault_code(badge).to_text())
    for line in ("first-use.passphrase", "first-use.again"):
        program.types(line, passphrase)
    program.do("press", "first-use.create")
    code = program.do("words", "first-use.recovery-code")
    program.do("press", "first-use.written-down")
    program.do("at_work", badge)
    for line in ("pin.new", "pin.again"):
        program.types(line, _PIN)
    program.do("press", "pin.keep")
    program.do("gone", "page.pin")
    return code.replace("\n", "-")


def work(program: Program, shift: Shift) -> None:
    """Drafts, a photo, a question to a clinician, a search, a hand-out, the cover, the locked screen."""
    mark, brought = shift.mark, shift.machine.brought / f"{shift.mark} folder"
    brought.mkdir()
    photo = brought / f"wrist {mark}.jpg"
    picture = QImage(800, 600, QImage.Format.Format_RGB32)
    picture.fill(QColor("peru"))
    assert picture.save(str(photo))
    report = ""
    while shift.planted < _MARKERS:
        report = shift.plant(program, "write", _OFFICER, "encounter", mark, shift.planted)
    for path, value in (("events", ["force", "hurt"]), ("hurt", ["person_during"])):
        program.do("answer", _OFFICER, report, f"/encounter/force/{path}", value)
    program.do("attach", _PHOTO, str(photo))
    program.do("ask_clinician", mark)
    program.do("search", mark)
    handout = shift.machine.taken / "handout.pdf"
    program.do("handout", f"{mark} shelter", str(handout))
    shift.taken.append(handout)
    assert program.do("cover")
    program.do("lock")
    assert program.do("in_sight") == ["page.lock"]
    program.types("lock.pin", _PIN)
    program.do("unlocked")
    shift.done += ["photo", "consult", "search", "hand-out", "cover", "lock"]


def papers(program: Program, shift: Shift, report: str) -> None:
    """A paper is looked at, refused by one folder, saved in another, printed into a file."""
    saved, printed = (shift.machine.taken / f"{name}.pdf" for name in ("packet", "printed"))
    nowhere = shift.machine.taken / "gone" / "packet.pdf"
    assert program.do("paper", report, shift.mark, str(nowhere), str(saved)) == saved.stat().st_size
    program.do("print_to_file", str(printed))
    shift.taken += [saved, printed]
    shift.done += ["paper", "print"]


def sign(program: Program, diversion: str) -> None:
    """The person signs on the screen."""
    for path, value in (("screening/discretion", "diverted"), ("agreement/consent", "yes")):
        program.do("answer", _OFFICER, diversion, f"/diversion/{path}", value)
    program.do("draw", _OFFICER, diversion, "/diversion/signatures/drawn_person")


def test_enough_was_planted_in_every_part_of_the_work(shift: Shift) -> None:
    """A search that has little to find proves little."""
    assert shift.planted >= _MARKERS
    assert {"photo", "consult", "search", "hand-out", "cover", "lock", "paper", "print"} == set(shift.done)
    names = {path.name for path in shift.machine.files()}
    assert {"vault.db", "vault.db-wal", "slots.json", "device.json"} <= names
    assert any("spool" in path.parts for path in shift.machine.files())
    assert all(path.read_bytes().startswith(b"%PDF-") for path in shift.taken)


def test_nothing_planted_is_readable_anywhere_on_the_machine(shift: Shift) -> None:
    """Raw bytes and names of everything written, and the console: in no encoding a text of the shift."""
    assert files_that_hold(shift.machine.disk, [shift.mark]) == []
    assert shift.machine.shared_that_hold(shift.mark) == []
    assert shift.mark.encode() not in shift.machine.said()


def test_neither_passphrase_nor_recovery_code_is_on_the_disk(shift: Shift) -> None:
    """What opens a vault is nowhere beside it, the code not without its hyphens either."""
    codes = [each.replace("-", "") for each in shift.shown]
    assert files_that_hold(shift.machine.disk, [*shift.shown, *codes]) == []
    for each in shift.shown:
        assert each.encode() not in shift.machine.said()


def test_no_paper_picture_or_database_in_clear_is_left(shift: Shift) -> None:
    """Papers and photos hold no text to search for: none lies anywhere but where it was saved."""
    found = [path.name for path in shift.machine.files() if path.read_bytes()[:16].startswith(_IN_CLEAR)]
    assert found == []


def test_the_process_left_no_core_behind_and_could_not(shift: Shift) -> None:
    """The limit is 0 and the kernel may not dump it, whatever the limit."""
    limit = next(line for line in shift.core_limit.splitlines() if line.startswith("Max core file size"))
    assert limit.split()[4] == "0"
    assert shift.may_dump == 0


@pytest.fixture(scope="module")
def spilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[PrivateMachine, dict[str, str]]:
    """A machine on which the program was made to leak, and then broke off with core files allowed."""
    machine = PrivateMachine(tmp_path_factory.mktemp("spilt"))
    marks = {kind: f"Zq{secrets.token_hex(3)}x" for kind in ("settings", "temporary", "python", "log")}
    with program_on(machine, core_files=True) as program:
        for kind, mark in marks.items():
            program.do("leak", kind, mark)
        program.begin("crash")
        assert program.ended() == -signal.SIGSEGV
    return machine, marks


@pytest.mark.parametrize("kind", ["settings", "temporary", "python"])
def test_a_leak_made_on_purpose_is_found(spilt: tuple[PrivateMachine, dict[str, str]], kind: str) -> None:
    """A settings file of Qt, a temporary file of Qt in UTF-16, one of Python: the same search finds each."""
    machine, marks = spilt
    assert len(files_that_hold(machine.disk, [marks[kind]])) == 1


def test_a_leak_into_the_console_is_found(spilt: tuple[PrivateMachine, dict[str, str]]) -> None:
    """A careless log line is no way round the search."""
    machine, marks = spilt
    assert marks["log"].encode() in machine.said()


def test_a_crash_leaves_no_core_where_another_program_would_leave_one(
    spilt: tuple[PrivateMachine, dict[str, str]], tmp_path: Path
) -> None:
    """The program broke off with core files allowed; beside it a plain process shows what that leaves."""
    machine, _ = spilt
    assert not [path.name for path in machine.files() if path.name.startswith("core")]
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    if _CORE.read_text().startswith(("|", "/")) or most == 0:
        pytest.skip("this system writes cores elsewhere, or none: only ours could be looked for")
    words = "import os,resource,signal;r=resource;r.setrlimit(r.RLIMIT_CORE,(r.RLIM_INFINITY,)*2)"
    subprocess.run(
        [sys.executable, "-c", f"{words};signal.raise_signal(signal.SIGSEGV)"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONFAULTHANDLER": ""},
        check=False,
    )
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("core")]
