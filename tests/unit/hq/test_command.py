"""``citdesk-hq`` as an administrator types it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citdesk.cli.hq import app
from citdesk.wire.enrolment import CodeFor, EnrolmentCode


class Terminal:
    """A terminal at HQ."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._runner = CliRunner()

    def run(self, *words: str) -> tuple[int, str]:
        """Exit code and everything that was said."""
        done = self._runner.invoke(app, list(words), env={"CITDESK_HQ_FOLDER": str(self._folder)})
        return done.exit_code, done.output


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal at an HQ that was just set up."""
    monkeypatch.setattr("citdesk.hq.master_key.keyring.get_password", lambda *_: None)
    terminal = Terminal(tmp_path / "hq")
    assert terminal.run("init", "--agency", "Fictional City Police")[0] == 0
    return terminal


def test_a_first_day_at_hq(terminal: Terminal) -> None:
    """Set up, add a person, make both codes, list, verify."""
    assert terminal.run("person", "add", "Pat Example", "101", "-r", "officer", "-r", "liaison")[0] == 0
    assert "liaison, officer" in terminal.run("person", "list")[1]
    for purpose, words in ((CodeFor.DEVICE, ("device", "enrol")), (CodeFor.VAULT, ("vault", "code", "101"))):
        code, said = terminal.run(*words)
        assert code == 0
        assert EnrolmentCode.from_text(said).purpose is purpose
    assert terminal.run("device", "list") == (0, "")
    code, said = terminal.run("verify")
    assert (code, "0 faults" in said) == (0, True)
    assert terminal.run("doctor")[0] == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("init", "--agency", "Again"), "already_there"),
        (("vault", "code", "999"), "person"),
        (("person", "disable", "999"), "person"),
        (("device", "revoke", "nothing"), "device"),
    ],
)
def test_a_mistake_ends_with_a_sentence_and_a_code(
    terminal: Terminal, words: tuple[str, ...], code: str
) -> None:
    """No trace of our innards, and nothing done."""
    status, said = terminal.run(*words)
    assert status == 1
    assert f"[{code}]" in said
    assert "Traceback" not in said


def test_a_badge_belongs_to_one_person(terminal: Terminal) -> None:
    """A second person under a badge is refused."""
    words = ("person", "add", "Pat Example", "101", "-r", "officer")
    assert terminal.run(*words)[0] == 0
    assert "[badge_taken]" in terminal.run(*words)[1]


def test_a_disabled_person_gets_no_new_vault(terminal: Terminal) -> None:
    """Nobody vouches for somebody who left."""
    terminal.run("person", "add", "Pat Example", "101", "-r", "officer")
    assert terminal.run("person", "disable", "101")[0] == 0
    assert "disabled" in terminal.run("person", "list")[1]
    assert terminal.run("vault", "code", "101")[0] == 1


def test_without_an_hq_every_command_says_so(tmp_path: Path) -> None:
    """The way on is in the sentence."""
    status, said = Terminal(tmp_path / "nowhere").run("person", "list")
    assert status == 1
    assert "citdesk-hq init" in said


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("init",),
        ("serve",),
        ("person",),
        ("person", "add"),
        ("device", "revoke"),
        ("vault", "code"),
        ("doctor",),
    ],
)
def test_help_says_what_a_command_does(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Every command and option has its sentence."""
    said = Terminal(tmp_path).run(*words, "--help")[1]
    assert re.search(r"Usage: ", said)
    assert not re.search(r"--[a-z-]+ +<[a-z]+> *│\n", said)
