"""`make run` without a display: the whole job through the real windows, unseen."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from citdesk.cli.demonstration.performance import demonstration_ground, stage_cases
from citdesk.cli.demonstration.scripts import load_scripts
from citdesk.cli.demonstration.staged_clock import StagedClock
from citdesk.workspace import Desk

SCRIPTS = Path(__file__).parent / "encounters"
_PNG = b"\x89PNG"


#: The officer begins a note, and another when the computer was longer without contact than it may be.
DAYS = {"autumn": "2026-10-01T08:00:00-05:00", "winter": "2026-12-01T08:00:00-06:00"}
NOTE = """
id = "{id}"
title = "A note in {id}"
summary = "Whoever writes next is the one who wrote last."
zone = "America/Chicago"
now = "{now}"

[[steps]]
do = "start"
form = "quick_note"
report = "note"
as = "officer"
"""


def _play(scripts: Path, output: Path) -> None:
    program = [sys.executable, "-c", "from citdesk.cli.start import main; main()", "demo", "--unattended"]
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


def test_the_cases_to_look_at_lie_months_apart(tmp_path: Path) -> None:
    """With a display the same cases are staged without windows: nobody's lease has run out on the way."""
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    for name, now in DAYS.items():
        (scripts / f"{name}.toml").write_text(NOTE.format(id=name, now=now), encoding="utf-8")
    with demonstration_ground() as (hq, profile):
        clock = StagedClock(hq.staged_time)
        desk = Desk(profile, clock=clock)
        accounts = stage_cases(load_scripts(scripts), hq, desk, clock, tmp_path / "output", lambda said: None)
    assert [len(account.reports) for account in accounts] == [1] * len(DAYS)


def test_every_mistake_of_a_long_night_is_read_before_sending(tmp_path: Path) -> None:
    """More is wrong than the page before sending makes at once; all of it is listed, and then mended."""
    output, scripts = tmp_path / "output", tmp_path / "scripts"
    scripts.mkdir()
    shutil.copy(SCRIPTS / "with_mistakes.toml", scripts)
    _play(scripts, output)
    [script] = json.loads((output / "summary.json").read_text())["scripts"]
    assert script["reports"][0]["states"][0]["state"] == "submitted"


def test_a_diversion_goes_from_sign_in_to_the_printed_packet(tmp_path: Path) -> None:
    """Officer, supervisor and liaison press and type; the packet on disk is the one that was issued.

    Months later the officer can write again: a shift begins with a sign-in, which renews the lease.
    """
    output, scripts = tmp_path / "output", tmp_path / "scripts"
    scripts.mkdir()
    shutil.copy(SCRIPTS / "trespass_diversion.toml", scripts)
    for name, now in DAYS.items():
        (scripts / f"{name}.toml").write_text(NOTE.format(id=name, now=now), encoding="utf-8")
    _play(scripts, output)
    script, *notes = json.loads((output / "summary.json").read_text())["scripts"]
    assert [report["form"] for note in notes for report in note["reports"]] == ["quick_note"] * len(DAYS)
    states = {report["key"]: [each["state"] for each in report["states"]] for report in script["reports"]}
    assert states == {"encounter": ["submitted", "approved"], "diversion": ["submitted", "approved"]}
    assert script["events_pushed"] >= 5
    assert script["items_pulled"] > 0
    [paper] = script["papers"]
    pdf = (output / paper["file"]).read_bytes()
    assert hashlib.sha256(pdf[: paper["bytes"]]).hexdigest() == paper["sha256"]
    screens = {file.stem: file.read_bytes() for file in (output / "screens").glob("*.png")}
    assert {"01-sign-in", "04-form", "06-check", "08-review", "14-liaison", "15-diversion_packet"} <= set(
        screens
    )
    assert all(picture.startswith(_PNG) for picture in screens.values())
