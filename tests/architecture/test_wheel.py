"""Forms and resources travel inside the wheel and are found there as in a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PROGRAM = """
from citdesk.resource_files import forms_path, resource_path
from citdesk.xforms import Form
import citdesk, pathlib
print(pathlib.Path(citdesk.__file__).parent)
print(Form.load(forms_path() / "encounter.md").id)
print(resource_path("icons/lock.svg").is_file(), (forms_path() / "catalogue.toml").is_file())
import citdesk.hq.store.migrations as migrations
print(any(pathlib.Path(migrations.__path__[0]).rglob("*.py")))
"""


def test_an_installed_wheel_has_all_it_needs(tmp_path: Path) -> None:
    """Built, unpacked elsewhere and run from there, the program finds forms, icons and HQ's migrations."""
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(ROOT)], check=True, capture_output=True)
    [wheel] = tmp_path.glob("citdesk-*.whl")
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    said = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert said == [str(installed / "citdesk"), "encounter", "True True", "True"]
