"""The deployment guide's commands do what the guide says, typed as they stand there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citdesk.cli.hq import app

GUIDE = Path(__file__).parents[3] / "docs" / "deployment.md"


def _commands() -> list[str]:
    """Every command in the guide's shell blocks, in order, lines that go on joined."""
    blocks = re.findall(r"```sh\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    return [line for block in blocks for line in block.replace("\\\n", " ").splitlines() if line.strip()]


def test_the_guide_s_commands_work_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From init to the first backup; only the server's folder is another one."""
    monkeypatch.setattr("citdesk.hq.master_key.keyring.get_password", lambda *_: None)
    monkeypatch.chdir(tmp_path)
    Path("roster.csv").write_text("name,badge,unit,roles\nOfficer A. Marsh,4417,North,officer\n")
    Path("services.csv").write_text(
        "id,name,organization_name,taxonomy_terms,phone,schedule,assured_date\n"
        "a,Harbor Detox,Harbor House,detox,555-0111,24/7,2026-01-05\n"
    )
    Path("beds.csv").write_text("id,beds_free,closed_until,as_of\na,4,,2026-03-12 21:05\n")
    said: dict[str, str] = {}
    for command in _commands():
        program, *words = shlex.split(command.replace("/srv/citdesk", str(tmp_path / "srv")))
        assert program == "citdesk-hq"
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, f"{command}: {done.output}"
        said[" ".join(words[:2])] = done.output
    assert "Version 1 is published: 1 services" in said["directory publish"]
    assert "Version 1 is published" in said["beds beds.csv"]
    assert "1 added" in said["person import"]
    assert "Sgt Morgan Specimen" in said["person list"]
    assert "CITDESK-" in said["vault code"]
    assert " 0 faults" in next(output for name, output in said.items() if name.startswith("verify"))
    assert list((tmp_path / "srv" / "backups" / "record").iterdir())
