"""Which day it is for what HQ publishes: the agency's own, wherever the server's clock is set."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citdesk.cli.hq import app
from citdesk.resource_files import resource_path

GUAM, CHICAGO = "Pacific/Guam", "America/Chicago"
#: 2 June, seven in the morning, on Guam; in Texas and in UTC it is still 1 June
MORNING_ON_GUAM = datetime(2026, 6, 1, 21, 0, tzinfo=UTC)
#: 1 June, nine in the evening, in Texas; in UTC it is 2 June
EVENING_IN_TEXAS = datetime(2026, 6, 2, 2, 0, tzinfo=UTC)
_SERVICES = (
    "id,name,organization_name,taxonomy_terms,phone,schedule,assured_date,timezone\n"
    "a,Harbor Detox,Harbor House,detox,555-0111,24/7,2026-06-03,America/Chicago\n"
)
both_zones = pytest.mark.parametrize(
    ("zone", "moment", "its_day"), [(GUAM, MORNING_ON_GUAM, True), (CHICAGO, EVENING_IN_TEXAS, False)]
)


class Clock:
    """HQ's clock, stopped at a moment."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """The moment."""
        return self._moment


def published(
    folder: Path, monkeypatch: pytest.MonkeyPatch, zone: str, moment: datetime, *words: str
) -> tuple[int, str]:
    """Exit code and words of a command at the HQ of an agency in this zone, at this moment."""
    monkeypatch.setattr("citdesk.hq.master_key.keyring.get_password", lambda *_: None)
    monkeypatch.setattr("citdesk.cli.hq.opened.SystemClock", lambda: Clock(moment))
    runner, at = CliRunner(), {"CITDESK_HQ_FOLDER": str(folder / "hq")}
    founded = runner.invoke(app, ["init", "--agency", "Fictional City Police", "--zone", zone], env=at)
    assert founded.exit_code == 0, founded.output
    done = runner.invoke(app, list(words), env=at)
    return done.exit_code, done.output


def reviewed_on_2_june(folder: Path, kind: str, name: str) -> str:
    """A shipped file of the agency's own, reviewed on 2 June 2026."""
    text = (resource_path(kind) / name).read_text("utf-8").replace('version = "2026', 'version = "7.2026')
    text = text.replace('reviewed_on = ""', 'reviewed_on = "2026-06-02"', 1)
    file = folder / name
    file.write_text(text.replace('reviewed_by = ""', 'reviewed_by = "Counsel of the county"', 1), "utf-8")
    return str(file)


@pytest.mark.parametrize(("command", "name"), [("law-packs", "tx.toml"), ("programmes", "lead.toml")])
@both_zones
def test_rules_reviewed_today_are_given_out_by_the_agencys_own_day(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
    zone: str,
    moment: datetime,
    its_day: bool,
) -> None:
    """What was reviewed on 2 June goes out on Guam's morning of it, not on the evening before in Texas."""
    file = reviewed_on_2_june(tmp_path, command, name)
    code, said = published(tmp_path, monkeypatch, zone, moment, command, "publish", file)
    assert (code, "still to come" in said) == ((0, False) if its_day else (1, True)), said


@both_zones
def test_services_checked_today_are_given_out_by_the_same_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str, moment: datetime, its_day: bool
) -> None:
    """Checked on 3 June, which is one day ahead on Guam and two in Texas: one is allowed, as zones differ."""
    file = tmp_path / "services.csv"
    file.write_text(_SERVICES, "utf-8")
    code, said = published(tmp_path, monkeypatch, zone, moment, "directory", "publish", str(file))
    assert (code, "assured_date" in said) == ((0, False) if its_day else (1, True)), said
