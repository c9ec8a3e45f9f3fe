"""The demonstration's HQ is a process of its own, and its starter's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citdesk.cli.demonstration import performance
from citdesk.cli.demonstration.agency import DemonstrationHq
from citdesk.cli.device import app
from citdesk.vault.failures import KeyringUnusable


def test_hq_ends_with_whoever_started_it(tmp_path: Path) -> None:
    """However the demonstration ends, its HQ is not left running: it notices that its input has ended."""
    DemonstrationHq(tmp_path / "hq").set_up()
    program = [sys.executable, "-m", "citdesk.cli.demonstration.hq_process", str(tmp_path / "hq")]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as served:
        assert served.stdin is not None
        served.stdin.close()
        served.wait(60)


def test_without_a_keyring_the_demonstration_says_what_brings_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types `citdesk demo` on a computer without keyring reads of `make run`."""

    def refuse(*_: object, **__: object) -> Path:
        raise KeyringUnusable("there is none")

    monkeypatch.setattr(performance, "play_unattended", refuse)
    done = CliRunner().invoke(app, ["demo", "--unattended", "--output", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "make run" in done.output
