"""What is on the disk tells nothing: no planted answer in any byte of any file that was left behind."""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scenario.raw_search import holds
from tests.scenario.writer import MARK, marker
from tests.unit.vault.props import Laptop

_ROOT = Path(__file__).parents[2]
_MARKERS = 200


@dataclass(frozen=True)
class LeftBehind:
    """The folders of a machine after a shift, and how much was planted in it."""

    machine: Path
    planted: Mapping[str, int]
    #: another process's memory is not asked; this is what the killed one had written to its console
    console: bytes


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> LeftBehind:
    """A machine on which a shift was worked and the process then killed."""
    machine = tmp_path_factory.mktemp("machine")
    laptop = Laptop(machine / "profile")
    laptop.new_vault().close()
    for name in ("tmp", "home", "cwd"):
        (machine / name).mkdir()
    secrets = json.dumps({name: secret.hex() for name, secret in laptop.secrets.kept.items()})
    with (machine.parent / f"{machine.name}-console").open("w+b") as console:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.scenario.writer", str(machine), secrets, str(_MARKERS)],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(machine / "home"),
                "TMPDIR": str(machine / "tmp"),
                "SQLITE_TMPDIR": str(machine / "tmp"),
                "PYTHONPATH": str(_ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            cwd=machine / "cwd",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=console,
            text=True,
        )
        with process:
            assert process.stdout is not None
            said = process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        console.seek(0)
        written = console.read()
    assert said, written.decode()
    return LeftBehind(machine, json.loads(said), written)


def test_enough_of_every_kind_was_planted(left_behind: LeftBehind) -> None:
    """A search that has little to find proves little."""
    planted = left_behind.planted
    assert planted["answers"] >= _MARKERS
    assert planted["files"] >= _MARKERS
    assert all(planted.values()), planted


def test_the_files_hold_what_was_written(left_behind: LeftBehind) -> None:
    """The log was not folded into the database yet, and there is enough of everything to search."""
    files = [path for path in left_behind.machine.rglob("*") if path.is_file()]
    names = {path.name: path.stat().st_size for path in files}
    assert names["vault.db-wal"] > 100_000
    assert {"vault.db", "slots.json", "tail", "session", "device.json", "citdesk.log"} <= names.keys()
    folders = {path.parent.name for path in files}
    assert {"spool"} <= folders
    assert any(path.parent.parent.name == "copies" for path in files)
    assert any(path.suffix == ".citvault" for path in files)


def test_no_planted_answer_is_readable_in_any_file(left_behind: LeftBehind) -> None:
    """Raw bytes of everything on the machine, log and console too, contain no marker in several encodings."""
    found = [path.name for path in _files(left_behind.machine) if _holds_a_marker(path.read_bytes())]
    assert found == []
    assert not _holds_a_marker(left_behind.console)


def test_file_names_tell_nothing(left_behind: LeftBehind) -> None:
    """Neither badge nor name nor form is in a file's or folder's name."""
    names = " ".join(str(path.relative_to(left_behind.machine)) for path in left_behind.machine.rglob("*"))
    for word in ("rivera", "encounter", MARK):
        assert word not in names


def test_structure_of_the_data_is_not_readable_either(left_behind: LeftBehind) -> None:
    """Not even table names or form paths stand in the database and its log."""
    for path in _files(left_behind.machine):
        if path.name.startswith("vault.db"):
            content = path.read_bytes()
            for word in (b"SQLite format", b"CREATE TABLE", b"/encounter/", b"<encounter"):
                assert word not in content


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "base64", "hex", "zlib"])
def test_the_search_would_find_a_planted_answer(encoding: str, tmp_path: Path) -> None:
    """The searching itself is shown to find a marker in each form it looks for."""
    text = f"before {marker(17)} after"
    written = {
        "utf-8": text.encode(),
        "utf-16-le": text.encode("utf-16-le"),
        "base64": base64.b64encode(b"x" + text.encode()),
        "hex": text.encode().hex().encode(),
        "zlib": b"junk" + zlib.compress(text.encode()),
    }
    assert _holds_a_marker(os.urandom(5000) + written[encoding] + os.urandom(5000))


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _holds_a_marker(content: bytes) -> bool:
    return holds(content, [MARK])
