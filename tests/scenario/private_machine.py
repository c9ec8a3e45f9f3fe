"""A computer on which only CITDesk writes: every folder that programs write into lies in one."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.scenario.raw_search import holds

_ROOT = Path(__file__).parents[2]
#: where programs write that do not ask the environment
_SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))
_MOST_SHARED = 64 * 1024 * 1024


class DidNotGo(AssertionError):
    """An act at the window did not come to its end; the message says which and why."""


class PrivateMachine:
    """The folders of one computer. ``disk`` is all of it that is searched."""

    def __init__(self, folder: Path) -> None:
        self.disk = folder / "disk"
        #: what people take away on purpose, and what they bring along: no part of what the program wrote
        self.taken, self.brought = folder / "taken", folder / "brought"
        self.console = folder / "console"
        for name in ("home", "config", "data", "cache", "state", "run", "tmp", "cwd"):
            (self.disk / name).mkdir(parents=True)
        (self.disk / "run").chmod(0o700)
        self.taken.mkdir()
        self.brought.mkdir()
        self._begun = self.console.parent.stat().st_mtime

    def environment(self) -> dict[str, str]:
        """What a program started here is told. The session's bus leads to the keyring."""
        disk = self.disk
        passed = {
            name: os.environ[name] for name in ("PATH", "DBUS_SESSION_BUS_ADDRESS") if name in os.environ
        }
        return passed | {
            "HOME": str(disk / "home"),
            "XDG_CONFIG_HOME": str(disk / "config"),
            "XDG_DATA_HOME": str(disk / "data"),
            "XDG_CACHE_HOME": str(disk / "cache"),
            "XDG_STATE_HOME": str(disk / "state"),
            "XDG_RUNTIME_DIR": str(disk / "run"),
            "TMPDIR": str(disk / "tmp"),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(_ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def files(self) -> Iterator[Path]:
        """Everything on the disk."""
        return (path for path in self.disk.rglob("*") if path.is_file())

    def shared_that_hold(self, text: str) -> list[str]:
        """Files beside its disk, younger than this machine, that hold the text."""
        found = list[str]()
        for folder in _SHARED:
            for path in folder.glob("*"):
                try:
                    facts = path.stat()
                    young = path.is_file() and facts.st_mtime >= self._begun and facts.st_size <= _MOST_SHARED
                    if young and holds(path.read_bytes(), [text]):
                        found.append(str(path))
                except OSError:  # somebody else's, gone meanwhile
                    continue
        return found

    def said(self) -> bytes:
        """What the program wrote to its console, without what it answered to the test."""
        lines = self.console.read_bytes().splitlines(keepends=True)
        return b"".join(line for line in lines if not line.startswith(b"> "))


class Program:
    """``citdesk`` running on a private machine, with somebody at its windows."""

    def __init__(self, machine: PrivateMachine, *, core_files: bool = False) -> None:
        self._console = machine.console.open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.scenario.driven_program"],
            env=machine.environment(),
            cwd=machine.disk / "cwd",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._console,
            text=True,
            bufsize=1,
            preexec_fn=_allow_core_files if core_files else None,
        )
        self.answered("ready")

    @property
    def pid(self) -> int:
        """The process's id; the program that replaces it has the same."""
        return self._process.pid

    def answered(self, order: str) -> Any:
        """The next answer. Raises DidNotGo where the window did not do it, or the program ended."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("> "):
                answer = json.loads(line[2:])
                if isinstance(answer, dict) and "wrong" in answer:
                    raise DidNotGo(f"{order}: {answer['wrong']}\n{answer['where']}")
                return answer
            self._console.write(line.encode())
        self._console.flush()
        raise DidNotGo(f"{order}: the program ended")

    def do(self, order: str, *given: object) -> Any:
        """Has somebody act at the window, and gives what came of it."""
        self.begin(order, *given)
        return self.answered(order)

    def begin(self, order: str, *given: object) -> None:
        """Has somebody act at the window, without waiting for the end of it."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": order, "with": given}) + "\n")
        self._process.stdin.flush()

    def types(self, name: str, secret: str) -> None:
        """A secret, letter by letter."""
        for letter in secret:
            self.do("letter", name, letter)

    def killed(self) -> int:
        """Ends it as a power cut would; gives how it ended."""
        self._process.kill()
        return self.ended()

    def ended(self) -> int:
        """Waits until it has ended; gives how."""
        out, _ = self._process.communicate()
        self._console.write((out or "").encode())
        self._console.close()
        return self._process.returncode


def _allow_core_files() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))


@contextmanager
def program_on(machine: PrivateMachine, *, core_files: bool = False) -> Iterator[Program]:
    """The program at its first page; whatever happens, it has ended afterwards."""
    program = Program(machine, core_files=core_files)
    try:
        yield program
    finally:
        if not program._console.closed:
            program.killed()
