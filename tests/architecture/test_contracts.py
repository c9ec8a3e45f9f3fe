"""The import contracts hold, and each is shown to fail when it is broken once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: contract id -> (module that is spoiled, the import that breaks the contract)
BREACHES = {
    "layers": ("citdesk/casework/people.py", "import citdesk.wire.header"),
    "server-cannot-open-a-vault": ("citdesk/hq/__init__.py", "import citdesk.vault"),
    "qt-only-in-desktop": ("citdesk/workspace/__init__.py", "import PySide6"),
    "domain-is-pure": ("citdesk/casework/people.py", "import httpx"),
    "engine-is-alone": ("citdesk/xforms/client.py", "import sqlite3"),
    "views-know-the-workspace": ("citdesk/desktop/application.py", "import citdesk.vault"),
    "engine-internals": ("citdesk/casework/projection.py", "import citdesk.xforms.session"),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_holds() -> None:
    """The package as it stands keeps all its contracts."""
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout


def test_every_contract_has_a_breach() -> None:
    """A contract added without a breach here would be a contract nobody has seen fail."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in contracts} == set(BREACHES)


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_a_breach_is_noticed(contract: str, tmp_path: Path) -> None:
    """One import too many, and the contract that forbids it is named as broken."""
    module, offence = BREACHES[contract]
    shutil.copytree(ROOT / "citdesk", tmp_path / "citdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    spoiled = tmp_path / module
    spoiled.write_text(spoiled.read_text() + f"\n{offence}\n")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    names = {c["id"]: c["name"] for c in settings["tool"]["importlinter"]["contracts"]}
    result = _lint(tmp_path)
    assert result.returncode != 0
    assert f"{names[contract]} BROKEN" in result.stdout, result.stdout
