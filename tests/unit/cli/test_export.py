"""``citdesk forms export``: a report out of the vault, as a folder that a server can be given."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from citdesk.cli.device import app
from citdesk.vault.failures import VaultClosed, WrongSignIn
from citdesk.workspace import Desk, Workspace
from tests.unit.workspace.office import Office, write_forms


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An agency with a report that was sent."""
    made = Office(tmp_path / "office", write_forms(tmp_path / "forms"))
    made.sync()
    yield made
    made.close()


def export(monkeypatch: pytest.MonkeyPatch, office: Office, *words: object) -> Result:
    """Runs the command as the officer, whose passphrase is asked for."""

    def sign_in(_: Desk, badge: str, passphrase: str) -> Workspace:
        if (badge, passphrase) != ("rivera", "a long passphrase"):
            raise WrongSignIn
        return office.officer

    monkeypatch.setattr(Desk, "sign_in", sign_in)
    arguments = ["forms", "export", *map(str, words), "--badge", "rivera"]
    return CliRunner().invoke(app, arguments, input="a long passphrase\n")


def test_a_report_becomes_a_folder_that_only_its_owner_reads(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instance and request lie in a private folder named after the instance; the vault is closed again."""
    report = office.sent()
    done = export(monkeypatch, office, report, "--to", tmp_path / "out", "--post")
    assert done.exit_code == 0, done.output
    (folder,) = (tmp_path / "out").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name for path in folder.iterdir()} == {
        "submission.xml",
        "post-1.body",
        "post-1.content-type",
    }
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in folder.iterdir())
    assert b"Sampleford" in (folder / "submission.xml").read_bytes()
    assert (folder / "submission.xml").read_bytes() in (folder / "post-1.body").read_bytes()
    assert "not encrypted" in done.output
    with pytest.raises(VaultClosed):
        office.officer.reports()


def test_an_earlier_folder_is_not_written_over(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was given out before stays as it is; the person is told."""
    report = office.sent()
    taken = office.officer.export_report(report).instance_id.replace(":", "-")
    (tmp_path / taken).mkdir()
    done = export(monkeypatch, office, report, "--to", tmp_path)
    assert done.exit_code == 1
    assert "is there already" in done.output
    assert list((tmp_path / taken).iterdir()) == []


def test_a_report_that_is_not_there_is_said_so(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong name ends with 1 and writes nothing."""
    done = export(monkeypatch, office, "2026-99999", "--to", tmp_path / "out")
    assert done.exit_code == 1
    assert "unknown_report" in done.output
    assert not (tmp_path / "out").exists()
