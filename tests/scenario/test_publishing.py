"""What an administrator publishes reaches every laptop at its next exchange, over TLS, or is refused by name.

HQ serves in one place; ``citdesk-hq`` is typed at another, on the same record, as an administrator does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from citdesk.casework.law import read_pack
from citdesk.cli.hq import app
from citdesk.fieldguide.directory import Found, Query
from citdesk.hq.audit_review import review
from citdesk.hq.store import tables as t
from citdesk.resource_files import forms_path, resource_path
from citdesk.vault.audit import Did
from citdesk.wire.download import Download, What
from citdesk.wire.keys import SigningKey
from citdesk.workspace import Workspace
from citdesk.workspace.exchanging import OnVault
from citdesk.workspace.field_guide import make_search
from citdesk.workspace.rules_on_device import rules_in
from tests.scenario.real_agency import RealAgency

HEADING = "id,name,organization_name,taxonomy_terms,phone,schedule,assured_date,timezone\n"
DETOX = "a,Harbor Detox,Harbor House,detox,555-0111,24/7,2026-01-05,America/Chicago\n"
SHELTER = "b,Quay Shelter,Quay Trust,shelter,555-0112,24/7,2026-01-05,America/Chicago\n"
SHIFT_NOTE = """
| survey |
| | type | name | label | required | bind::citdesk:audience |
| | text | said | What is to be passed on? | yes | internal |

| settings |
| | form_id | name | version | form_title | namespaces |
| | shift_note | shift_note | 1 | Shift note | citdesk="https://citdesk.example/xforms" |
"""
SHIFT_ENTRY = """
[shift_note]
title = "Shift note"
series = "SN"
icon = "bolt"
start = ["officer"]
parent = ""
audiences = ["internal"]
papers = []
"""
BEDS = "id,beds_free,closed_until,as_of\n"


class Town:
    """An agency with an officer's laptop, and the administrator's terminal."""

    def __init__(self, folder: Path) -> None:
        self.agency = RealAgency(folder)
        self.agency.open_vaults(["officer"])
        self.officer: Workspace = self.agency.workspaces["officer"]
        self._folder = folder
        self._exchange = self.officer.exchange(cast("OnVault", lambda work: work()))

    def types(self, *words: str | Path) -> str:
        """What ``citdesk-hq`` said to a command that worked."""
        status, said = self.tries(*words)
        assert status == 0, said
        return said

    def tries(self, *words: str | Path) -> tuple[int, str]:
        """How a command ended and what it said."""
        place = {"CITDESK_HQ_FOLDER": str(self._folder / "hq")}
        done = CliRunner().invoke(app, [str(word) for word in words], env=place)
        return done.exit_code, done.output

    def file(self, name: str, text: str) -> Path:
        """A file on the administrator's desk."""
        path = self._folder / name
        path.write_text(text, "utf-8")
        return path

    def exchange(self) -> None:
        """The officer's laptop exchanges with HQ."""
        self._exchange.exchange_once()

    def look(self, service: str) -> Found | None:
        """The first that a search for the service's name finds on the laptop, now."""
        local = self.officer.local_directory().services
        search = make_search(local, "America/Chicago")
        now = self.officer._inside.clock.now()
        return next((each for each in search.search(Query(service, now)) if not each.service.national), None)

    def swap(self, what: What, signed: str) -> None:
        """Somebody at HQ's database puts another text in the place of what was published."""
        with self.agency.hq.database.append() as connection:
            connection.execute(
                update(t.downloads).where(t.downloads.c.what == what.value).values(signed=signed)
            )

    def trail(self) -> list[str]:
        """What the laptop's audit trail says of published files, newest first."""
        lines = self.officer.vault.audit.latest(50)
        return [f"{line.detail} {line.outcome}" for line in lines if line.did is Did.REFUSED_PUBLISHED]

    def close(self) -> None:
        """Ends everything."""
        self._exchange.close()
        self.agency.close()


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """HQ over TLS and one officer."""
    with closing(Town(tmp_path)) as made:
        yield made


def test_services_are_published_seen_and_used(town: Town) -> None:
    """Nothing changes on the laptop until the officer has seen the difference and taken it."""
    said = town.types("directory", "publish", town.file("services.csv", HEADING + DETOX + SHELTER))
    assert "Version 1 is published: 2 services" in said
    town.exchange()
    offered = town.officer.services.waiting()
    assert offered is not None
    assert [each.name for each in offered.difference.added] == ["Harbor Detox", "Quay Shelter"]
    assert "Harbor Detox" not in {each.name for each in town.officer.local_directory().services}
    town.officer.services.take(offered)
    assert {each.name for each in town.officer.local_directory().services} == {"Harbor Detox", "Quay Shelter"}
    assert town.officer.services.waiting() is None


def test_rows_at_fault_are_named_and_the_last_good_version_stays(town: Town) -> None:
    """Impossible hours stop it; with --leave-out the other rows go out."""
    town.types("directory", "publish", town.file("services.csv", HEADING + DETOX))
    wrong = town.file("wrong.csv", HEADING + DETOX + SHELTER.replace("24/7", "Mo 27:00-31:00"))
    status, said = town.tries("directory", "publish", wrong)
    assert status == 1
    assert "row 3, schedule" in said
    assert "[faulty_rows]" in said
    assert town.agency.hq.downloads.versions() == {"services": 1}
    assert "left out: row 3" in town.types("directory", "publish", "--leave-out", wrong)
    town.exchange()
    offered = town.officer.services.waiting()
    assert offered is not None
    assert (offered.version, [fault.row for fault in offered.faults]) == (2, [3])


def test_a_service_closed_today_shows_as_closed_with_when_that_was_heard(town: Town) -> None:
    """Open day and night by its hours, closed by HQ's word; free beds of the other are shown as of then."""
    _services_in_use(town)
    assert (found := town.look("detox")) is not None
    assert found.is_open
    now = town.officer._inside.clock.now()
    until, heard = now + timedelta(hours=5), now - timedelta(minutes=10)
    rows = f"a,,{until.isoformat()},{heard.isoformat()}\nb,4,,{heard.isoformat()}\n"
    town.types("beds", town.file("beds.csv", BEDS + rows))
    town.exchange()
    detox, shelter = town.look("detox"), town.look("shelter")
    assert detox is not None
    assert shelter is not None
    assert (detox.is_open, detox.opens) == (False, until)
    assert shelter.is_open
    assert shelter.service.live is not None
    assert (shelter.service.live.beds_free, shelter.service.live.as_of) == (4, heard)
    town.types("beds", town.file("beds.csv", BEDS + f"b,0,,{heard.isoformat()}\n"))
    town.exchange()
    assert (detox := town.look("detox")) is not None
    assert detox.is_open


def test_beds_of_an_unknown_service_are_refused_by_row(town: Town) -> None:
    """So are a number that is none and a time that is none; nothing is published."""
    _services_in_use(town)
    rows = "z,4,,2026-03-12 21:05\na,many,,2026-03-12 21:05\nb,4,,soon\n"
    status, said = town.tries("beds", town.file("beds.csv", BEDS + rows))
    assert status == 1
    assert all(place in said for place in ("row 2, id", "row 3, beds_free", "row 4, as_of"))
    assert "beds" not in town.agency.hq.downloads.versions()


def test_a_form_is_published_and_new_reports_begin_with_it_while_a_draft_keeps_its_own(town: Town) -> None:
    """The draft is offered the move, by its author's choice."""
    draft = town.officer.start_report("quick_note")
    before = town.officer.open_report(draft).form.version
    said = town.types("forms", "publish", _quick_note(town, "2099-1"))
    assert "quick_note 2099-1" in said
    town.exchange()
    fresh = town.officer.start_report("quick_note")
    assert town.officer.open_report(fresh).form.version == "2099-1"
    filling = town.officer.open_report(draft)
    assert filling.form.version == before
    assert filling.newer is not None
    assert filling.newer.after == "2099-1"
    assert town.officer.faulty_rules() == ()


def test_a_form_of_the_agency_s_own_is_filled_and_accepted_by_the_hq_that_was_running(town: Town) -> None:
    """Published while HQ serves; the report is pinned to it, and HQ gives it a number of its series."""
    form = town.file("shift_note.md", SHIFT_NOTE)
    assert "--catalogue" in town.tries("forms", "publish", form)[1]
    entry = town.file("entry.toml", SHIFT_ENTRY)
    town.types("forms", "publish", "--catalogue", entry, form)
    town.exchange()
    assert "Shift note" in {card.title for card in town.officer.form_cards()}
    report = town.officer.start_report("shift_note")
    session = town.officer.open_report(report).session
    session.answer("/shift_note/said", "All quiet")
    town.officer.save_draft(report, session.to_xml(), {})
    town.officer.send(report)
    town.exchange()
    town.exchange()
    (row,) = [row for row in town.officer.reports() if row.id == report]
    assert row.problem == ""
    assert row.number is not None
    assert row.number.startswith("SN-")


def test_a_form_that_cannot_be_used_is_refused_with_the_reason_and_reaches_nobody(town: Town) -> None:
    """A broken expression, an old version name for other questions, a form that no catalogue has."""
    broken = _quick_note(town, "2099-2")
    broken.write_text(broken.read_text("utf-8").replace("| survey |", "| suvrey |", 1), "utf-8")
    status, said = town.tries("forms", "publish", broken)
    assert status == 1
    assert "quick_note.md: not published" in said
    assert "[form_refused]" in said
    source = (forms_path() / "quick_note.md").read_text("utf-8")
    same = town.file("quick_note.md", source.replace("Quick note", "Quick notes"))
    assert "Give this one a new version" in town.tries("forms", "publish", same)[1]
    town.exchange()
    assert town.agency.hq.downloads.versions() == {}


def test_a_law_pack_takes_its_state_s_place_and_a_slip_in_one_is_refused(town: Town) -> None:
    """The officer's next hold goes by the new pack; the broken one is named and never sent."""
    text = (resource_path("law-packs") / "tx.toml").read_text("utf-8")
    version = read_pack("tx.toml", text).version
    fresh = town.file("texas.toml", text.replace(f'version = "{version}"', 'version = "2099-1"'))
    assert "tx 2099-1" in town.types("law-packs", "publish", fresh)
    town.exchange()
    pack = rules_in(town.officer.vault.downloads).pack("TX")
    assert pack is not None
    assert pack.version == "2099-1"
    slip = town.file("texas.toml", text.replace('id = "tx"', "id = "))
    status, said = town.tries("law-packs", "publish", slip)
    assert status == 1
    assert "texas.toml" in said
    assert (
        "give it a new version"
        in town.tries("law-packs", "publish", town.file("texas.toml", text + "\n# changed\n"))[1]
    )
    assert town.agency.hq.downloads.versions() == {"law-packs": 1}


def test_a_programme_is_published_under_its_id(town: Town) -> None:
    """The others that came with CITDesk stay."""
    text = (resource_path("programmes") / "lead.toml").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("version"))
    town.types("programmes", "publish", town.file("ours.toml", text.replace(line, 'version = "2099-1"')))
    town.exchange()
    programmes = rules_in(town.officer.vault.downloads).programmes
    assert programmes["lead"].version == "2099-1"
    shipped = {file.stem for file in resource_path("programmes").glob("*.toml")}
    assert set(programmes) == shipped


def test_a_programme_that_nobody_could_take_part_in_is_refused_and_mended(town: Town) -> None:
    """No way to it, no terms, no day to the first meeting, or an id that is no name of a file."""
    text = (resource_path("programmes") / "lead.toml").read_text("utf-8")
    for before, after in (
        ("intake_days = 30", "intake_days = 0"),
        ("youngest = 18", "youngest = 120"),
        ('id = "lead"', 'id = "other"'),
        ('id = "lead"', 'id = "../tx"'),
    ):
        status, said = town.tries(
            "programmes", "publish", town.file("ours.toml", text.replace(before, after))
        )
        assert status == 1
        assert "ours.toml" in said
    assert town.agency.hq.downloads.versions() == {}


def test_the_form_of_a_diversion_can_be_published_with_what_it_reads(town: Town) -> None:
    """It reads the case, the calendar and the programs: computers give it all three."""
    text = (forms_path() / "diversion.md").read_text("utf-8")
    before = town.officer._inside.shelf.newest("diversion")[0].version
    fresh = town.file("diversion.md", text.replace(before, "2099010101"))
    assert "diversion 2099010101" in town.types("forms", "publish", fresh)


@pytest.mark.parametrize("trick", ["another key", "played back", "broken inside"])
def test_a_download_that_is_not_as_it_should_be_is_refused_and_reported(town: Town, trick: str) -> None:
    """The last good one stays in use, the officer is told, and the next audit review shows it."""
    _services_in_use(town)
    now = town.officer._inside.clock.now()
    moment = now.isoformat()
    town.types("beds", town.file("beds.csv", BEDS + f"a,1,,{moment}\n"))
    town.exchange()
    played_back = town.agency.hq.downloads.signed("beds")
    town.types("beds", town.file("beds.csv", BEDS + f"a,2,,{moment}\n"))
    key = town.agency.hq.signing_key
    signed, code = {
        "another key": (
            Download(What.BEDS, 2, now, (("beds.csv", BEDS + f"a,9,,{moment}\n"),)).sign(
                SigningKey.generate()
            ),
            "bad_signature",
        ),
        "played back": (played_back, "not_newer"),
        "broken inside": (
            Download(What.BEDS, 2, now, (("beds.csv", "nonsense"),)).sign(key),
            "data_file_refused",
        ),
    }[trick]
    town.swap(What.BEDS, signed)
    town.exchange()
    town.exchange()
    assert (found := town.look("detox")) is not None
    assert found.service.live is not None
    assert found.service.live.beds_free == 1
    assert town.trail() == [f"beds 2 {code}"]
    (told,) = town.officer.faulty_rules()
    assert "beds and closures (version 2) cannot be used" in told
    shown = {line.did for trail in review(town.agency.hq) for line in trail.lines if trail.owner.badge}
    assert "refused_published" in shown


def test_after_a_refused_version_the_next_good_one_is_taken(town: Town) -> None:
    """And the officer is told no more of the bad one."""
    town.types("law-packs", "publish", resource_path("law-packs") / "tx.toml")
    now = town.officer._inside.clock.now()
    bad = Download(What.LAW_PACKS, 1, now, (("tx.toml", "id = "),)).sign(town.agency.hq.signing_key)
    town.swap(What.LAW_PACKS, bad)
    town.exchange()
    assert len(town.officer.faulty_rules()) == 1
    with town.agency.hq.database.append() as connection:
        connection.execute(t.downloads.delete())  # HQ restored from a copy that had none
    town.types("law-packs", "publish", "--version", "2", resource_path("law-packs") / "tx.toml")
    town.exchange()
    assert town.officer.faulty_rules() == ()


def _services_in_use(town: Town) -> None:
    town.types("directory", "publish", town.file("services.csv", HEADING + DETOX + SHELTER))
    town.exchange()
    offered = town.officer.services.waiting()
    assert offered is not None
    town.officer.services.take(offered)


def _quick_note(town: Town, version: str) -> Path:
    """The shipped quick note under a new version."""
    text = (forms_path() / "quick_note.md").read_text("utf-8")
    before = town.officer._inside.shelf.newest("quick_note")[0].version
    assert before in text
    return town.file("quick_note.md", text.replace(before, version))
