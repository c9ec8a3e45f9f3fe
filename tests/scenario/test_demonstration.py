"""`make run` without a display: the whole job through the real windows, unseen."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parent / "encounters"
_PNG = b"\x89PNG"


#: After the diversion, longer than a computer may work without contact.
LATER = """
id = "months_later"
title = "Months later"
summary = "The same computer after a long time in a drawer."
zone = "America/Chicago"
now = "2026-12-01T08:00:00-06:00"

[[steps]]
do = "start"
form = "quick_note"
report = "note"
as = "officer"
"""


def test_a_diversion_goes_from_sign_in_to_the_printed_packet(tmp_path: Path) -> None:
    """Officer, supervisor and liaison press and type; the packet on disk is the one that was issued.

    Months later the officer signs in and can write again.
    """
    output, scripts = tmp_path / "output", tmp_path / "scripts"
    scripts.mkdir()
    shutil.copy(SCRIPTS / "trespass_diversion.toml", scripts)
    (scripts / "months_later.toml").write_text(LATER, encoding="utf-8")
    program = [sys.executable, "-c", "from citdesk.cli.device import main; main()", "demo", "--unattended"]
    ended = subprocess.run(
        [*program, "--scripts", str(scripts), "--output", str(output)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr
    script, later = json.loads((output / "summary.json").read_text())["scripts"]
    assert [report["form"] for report in later["reports"]] == ["quick_note"]
    states = {report["key"]: [each["state"] for each in report["states"]] for report in script["reports"]}
    assert states == {"encounter": ["submitted", "approved"], "diversion": ["submitted", "approved"]}
    assert script["events_pushed"] >= 5
    assert script["items_pulled"] > 0
    [paper] = script["papers"]
    pdf = (output / paper["file"]).read_bytes()
    assert hashlib.sha256(pdf).hexdigest() == paper["sha256"]
    screens = {file.stem: file.read_bytes() for file in (output / "screens").glob("*.png")}
    assert {"01-sign-in", "04-form", "06-check", "08-review", "14-liaison", "15-diversion_packet"} <= set(
        screens
    )
    assert all(picture.startswith(_PNG) for picture in screens.values())
