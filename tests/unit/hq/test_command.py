"""``citdesk-hq`` as an administrator types it."""

from __future__ import annotations

import csv
import json
import re
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from citdesk.casework.legends import LEGENDS
from citdesk.casework.people import Role
from citdesk.cli.hq import app
from citdesk.hq.backup import CASE_KEYS, RECORD
from citdesk.hq.clock import SystemClock
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.store import registry
from citdesk.resource_files import resource_path
from citdesk.wire.enrolment import CodeFor, EnrolmentCode
from citdesk.wire.event import Event
from citdesk.wire.stick import StickHead
from citdesk.wire.unlock import Challenge, unlock_key
from tests.sync.agency import TestedAgency
from tests.sync.story import ReportStory


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


def test_a_restore_that_cannot_be_finished_leaves_nothing_to_serve(
    terminal: Terminal, tmp_path: Path
) -> None:
    """Served as it lay there, it would give numbers a second time. An HQ without a case has a backup too."""
    assert terminal.run("backup", str(tmp_path / "backups"))[0] == 0
    new = Terminal(tmp_path / "new")
    copies = [str(*(tmp_path / "backups" / part).iterdir()) for part in (RECORD, CASE_KEYS)]
    code, said = new.run("restore", *copies)
    assert code == 1
    assert "master key" in said
    assert not (tmp_path / "new").exists()
    key = str(tmp_path / "hq" / "master-key")
    code, said = new.run("restore", *copies, "--master-key", key)
    assert (code, "0 faults" in said) == (0, True), said


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
        (("expunge", "DV-1", "--order", "X", "--ordered-by", "1", "--yes"), "no_such_case"),
        (("case", "seal", "DV-1", "--order", "X", "--ordered-by", "1"), "no_such_case"),
        (("hold", "set", "DV-1", "--matter", "X", "--ordered-by", "1"), "no_such_case"),
        (("retention", "set", "encounter", "--keep", "seven years"), "retention"),
        (("retention", "end", "encounter"), "retention"),
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


def test_an_address_with_a_port_is_served_there_and_one_that_differs_is_told(tmp_path: Path) -> None:
    """Devices that call a port on which nobody listens find nobody: never without a word."""
    address = "https://hq.example.org:18743"
    for name, words, port, warned in (
        ("taken", ("--address", address), 18743, False),
        ("passed-on", ("--address", address, "--port", "9000"), 9000, True),
        ("default", ("--address", "https://hq.example.org"), 8743, True),
        ("loopback", (), 8743, False),
    ):
        code, said = Terminal(tmp_path / name).run("init", "--agency", "Fictional City Police", *words)
        assert (code, "HQ listens on port" in said) == (0, warned)
        assert f"port = {port}\n" in (tmp_path / name / "hq.toml").read_text()
    code, said = Terminal(tmp_path / "no").run("init", "--agency", "F", "--address", "https://hq.example:x")
    assert (code, "[configuration]" in said, (tmp_path / "no").exists()) == (1, True, False)


def test_a_badge_belongs_to_one_person(terminal: Terminal) -> None:
    """A second person under a badge is refused."""
    words = ("person", "add", "Pat Example", "101", "-r", "officer")
    assert terminal.run(*words)[0] == 0
    assert "[badge_taken]" in terminal.run(*words)[1]


def test_a_name_with_signs_that_turn_a_line_around_is_refused(terminal: Terminal) -> None:
    """It would read otherwise on screens and papers than it was entered."""
    code, said = terminal.run("person", "add", "Pat \u202eExample", "101", "-r", "officer")
    assert code == 1
    assert "A control character is in the name" in said


def test_a_disabled_person_gets_no_new_vault(terminal: Terminal) -> None:
    """Nobody vouches for somebody who left."""
    terminal.run("person", "add", "Pat Example", "101", "-r", "officer")
    assert terminal.run("person", "disable", "101")[0] == 0
    assert "disabled" in terminal.run("person", "list")[1]
    assert terminal.run("vault", "code", "101")[0] == 1


def test_a_roster_brings_people_in_and_up_to_date(terminal: Terminal, tmp_path: Path) -> None:
    """Once read, the same file changes nothing; a promoted officer is changed, nobody is taken out."""
    roster = tmp_path / "roster.csv"
    roster.write_text("name,badge,unit,roles\nPat Example,101,North,officer\nSam Example,102,,analyst\n")
    assert terminal.run("person", "import", str(roster)) == (0, "2 added, 0 changed, 0 as they were.\n")
    assert terminal.run("person", "import", str(roster)) == (0, "0 added, 0 changed, 2 as they were.\n")
    roster.write_text("name,badge,unit,roles\nPat Example,101,North,supervisor\n")
    assert terminal.run("person", "import", str(roster)) == (0, "0 added, 1 changed, 0 as they were.\n")
    assert "supervisor" in terminal.run("person", "list")[1]
    assert "Sam Example" in terminal.run("person", "list")[1]


def test_a_roster_with_a_fault_changes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    """The faulty rows are named; the good ones wait with them."""
    roster = tmp_path / "roster.csv"
    roster.write_text("name,badge,unit,roles\nPat Example,101,North,officer\nSam Example,102,,chief\n")
    status, said = terminal.run("person", "import", str(roster))
    assert (status, "line 3" in said, "[roster]" in said) == (1, True, True)
    assert terminal.run("person", "list") == (0, "")
    terminal.run("person", "add", "Kim Example", "103", "-r", "officer")
    terminal.run("person", "disable", "103")
    roster.write_text("name,badge,unit,roles\nKim Example,103,North,officer\n")
    assert "badge 103 was disabled" in terminal.run("person", "import", str(roster))[1]
    terminal.run("person", "add", "Lee Example", "A104", "-r", "officer")
    roster.write_text("name,badge,unit,roles\nLee Example,a104,North,officer\n")
    assert "HQ knows badge A104; write a104 like it" in terminal.run("person", "import", str(roster))[1]


def test_codes_for_a_roll_out_come_from_a_list_of_computers_and_of_people(
    terminal: Terminal, tmp_path: Path
) -> None:
    """One each, in a private file; a faulty list makes none, a file that is there is not written over."""
    terminal.run("person", "add", "Pat Example", "101", "-r", "officer", "--unit", "North")
    terminal.run("person", "add", "Sam Example", "102", "-r", "officer", "--unit", "South")
    terminal.run("person", "add", "Kim Example", "103", "-r", "officer", "--unit", "North")
    terminal.run("person", "disable", "103")
    computers, codes, people = tmp_path / "cars.csv", tmp_path / "codes.csv", tmp_path / "people.csv"
    computers.write_text("asset,name\n7,Car 12\n8,\n9,car 12\n")
    code, said = terminal.run("device", "import", str(computers), "--codes", str(codes))
    assert (code, "line 3: name is missing" in said, "line 4: car 12 stands in line 2" in said) == (
        1,
        True,
        True,
    )
    assert not codes.exists()
    assert "code_made" not in terminal.run("audit", "review", "--all")[1]
    computers.write_text('asset,name\n7,Car 12\n8,"Car 14, spare"\n')
    assert terminal.run("device", "import", str(computers), "--codes", str(codes))[0] == 0
    assert stat.S_IMODE(codes.stat().st_mode) == 0o600
    rows = _rows(codes)
    assert [row[0] for row in rows] == ["name", "Car 12", "Car 14, spare"]
    read = [EnrolmentCode.from_text(row[1]) for row in rows[1:]]
    assert {each.purpose for each in read} == {CodeFor.DEVICE}
    assert len({each.secret for each in read}) == 2
    assert "[codes]" in terminal.run("device", "import", str(computers), "--codes", str(codes))[1]
    assert terminal.run("vault", "codes", str(people), "--unit", "North")[0] == 0
    (_, row) = _rows(people)
    assert row[:3] == ["101", "Pat Example", "North"]
    assert EnrolmentCode.from_text(row[3]).purpose is CodeFor.VAULT


def _rows(file: Path) -> list[list[str]]:
    with file.open(newline="") as opened:
        return list(csv.reader(opened))


def test_settings_are_shown_changed_and_refused(terminal: Terminal, tmp_path: Path) -> None:
    """Only what is named changes; what CJIS does not allow is refused whole."""
    assert "10 minutes" in terminal.run("settings")[1]
    notice = tmp_path / "notice.txt"
    notice.write_text("Authorized use only.")
    words = ("settings", "--screen-lock", "3", "--lease", "7", "--notice", str(notice))
    assert terminal.run(*words)[0] == 0
    said = terminal.run("settings")[1]
    assert all(part in said for part in ("3 minutes", "30 minutes", "7 days", "Authorized use only."))
    status, said = terminal.run("settings", "--vault-lock", "60", "--shift", "8")
    assert (status, "[house_rules]" in said, "Nothing was changed" in said) == (1, True, True)
    assert "10 hours" in terminal.run("settings")[1]
    assert terminal.run("settings", "--vault-lock", "60", "--vehicle-exempt")[0] == 0
    assert "[house_rules]" in terminal.run("settings", "--escrow-key", "short")[1]


def test_what_is_done_at_hq_is_on_its_own_trail(terminal: Terminal) -> None:
    """Who was added, which settings changed; shown until somebody reviewed it."""
    terminal.run("person", "add", "Pat Example", "101", "-r", "officer")
    terminal.run("settings", "--lease", "7")
    status, said = terminal.run("audit", "review", "--done")
    assert (status, "person_added" in said, "lease_days=7" in said) == (0, True, True)
    said = terminal.run("audit", "review")[1]
    assert "trails_reviewed" in said
    assert "person_added" not in said
    assert "person_added" in terminal.run("audit", "review", "--all")[1]


def test_an_order_over_a_case_is_carried_out_at_the_keyboard(terminal: Terminal, tmp_path: Path) -> None:
    """Held, kept although due, lifted, sealed and unsealed, each by the report's number."""
    agency = TestedAgency(tmp_path / "again")
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    supervisor = agency.local_vault(agency.person("201", Role.SUPERVISOR))
    story = ReportStory()
    agency.take(officer, story.sent(officer))
    agency.take(supervisor, story.approved(supervisor))
    agency.close()
    terminal = Terminal(tmp_path / "again")
    case, by = "DV-2026-0001", ("--ordered-by", "201")
    assert (
        "is held for 2026-CR-4: 1 reports"
        in terminal.run("hold", "set", case, "--matter", "2026-CR-4", *by)[1]
    )
    assert terminal.run("retention", "set", "diversion", "--keep", "1d")[0] == 0
    assert "kept: 1, it is under legal hold" in terminal.run("retention", "show")[1]
    assert f"{case}     case {story.case}  2026-CR-4" in terminal.run("hold", "list")[1]
    assert "[legal_hold]" in terminal.run("expunge", case, "--order", "X", "--yes", *by)[1]
    assert terminal.run("hold", "lift", case, "--matter", "2026-CR-4", *by)[0] == 0
    assert terminal.run("case", "seal", case, "--order", "2026-J-9", "--open-to", "supervisor", *by)[0] == 0
    assert "it is sealed by order" in terminal.run("retention", "show")[1]
    assert "[no_change]" in terminal.run("case", "seal", case, "--order", "2026-J-9", *by)[1]
    assert (
        "is open again by order 2026-J-10: 1 reports"
        in terminal.run("case", "unseal", case, "--order", "2026-J-10", *by)[1]
    )
    for word in ("hold_set", "hold_lifted", "case_sealed", "case_unsealed", "retention_changed"):
        assert word in terminal.run("audit", "review")[1]
    assert terminal.run("verify")[0] == 0


@pytest.mark.logs_warnings
def test_what_is_held_is_listed_and_counted_and_never_shown(tmp_path: Path) -> None:
    """An event whose predecessor HQ never saw, until that comes; and another content under a known id."""
    agency = TestedAgency(tmp_path / "again")
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    events = [ReportStory().sent(officer) for _ in range(3)]
    agency.take(officer, events[0])
    header = json.dumps(json.loads(events[0].header_text) | {"monotonic": 1}, separators=(",", ":"))
    agency.take(officer, Event(header, events[0].payload_text, events[0].salt))
    agency.take(officer, events[2])
    terminal = Terminal(tmp_path / "again")
    code, said = terminal.run("quarantine", "list")
    assert code == 0
    for event, why in ((events[0], "same_id_other_bytes"), (events[2], "broken_chain")):
        line = next(line for line in said.splitlines() if event.header.id in line)
        assert (why in line, "101" in line, officer.vault in line) == (True, True, True)
    assert "MARKER" not in said
    assert "1 broken_chain, 1 same_id_other_bytes held" in terminal.run("doctor")[1]
    agency.take(officer, *events[1:])
    agency.close()
    assert "broken_chain" not in terminal.run("quarantine", "list")[1]
    assert "quarantine: 1 same_id_other_bytes held" in terminal.run("doctor")[1]


def test_a_backup_that_was_forgotten_is_cleaned_of_an_expunged_case(tmp_path: Path) -> None:
    """By an id or by the order, as often as need be, and proven; a place without backups is no success."""
    agency = TestedAgency(tmp_path / "again")
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    stories = [ReportStory(), ReportStory()]
    agency.take(officer, *(story.sent(officer) for story in stories))
    agency.close()
    terminal, gone = Terminal(tmp_path / "again"), stories[0]
    places = [tmp_path / "first", tmp_path / "second", tmp_path / "third"]
    for place in places:
        assert terminal.run("backup", str(place))[0] == 0
    by = ("--order", "2026-CV-17", "--ordered-by", "101")
    said = terminal.run("expunge", "DV-2026-0001", *by, "--backups", str(places[0]), "--yes")[1]
    assert "key destroyed in 1 copies" in said
    for name, place in ((gone.report, places[1]), ("DV-2026-0001", places[2])):
        for had in (1, 0):
            code, said = terminal.run("expunge", name, *by, "--backups", str(place))
            assert (code, f"the key was in {had}, now it is in 0" in said) == (0, True)
            assert f"Case {gone.case} is expunged already" in said
    for place in places:
        (copy,) = place.glob("case-keys/*/case-keys.db")
        assert gone.case.encode() not in copy.read_bytes()
        assert stories[1].case.encode() in copy.read_bytes()
    (tmp_path / "empty").mkdir()
    code, said = terminal.run("expunge", gone.case, *by, "--backups", str(tmp_path / "empty"))
    assert (code, "No backup was made in" in said) == (1, True)
    other = ("--order", "2026-CV-18", "--ordered-by", "101", "--backups", str(places[0]), "--yes")
    assert "[no_such_case]" in terminal.run("expunge", "DV-2026-0001", *other)[1]
    assert "backups_cleaned" in terminal.run("audit", "review", "--all")[1]
    assert terminal.run("verify")[0] == 0


def test_cases_are_linked_and_a_cover_is_arranged_at_the_keyboard(terminal: Terminal, tmp_path: Path) -> None:
    """By the numbers of reports and by badges; shown, taken back, and on the trail."""
    agency = TestedAgency(tmp_path / "again")
    officers = [agency.local_vault(agency.person(badge, Role.OFFICER)) for badge in ("101", "102")]
    stories = [ReportStory() for _ in officers]
    for officer, story in zip(officers, stories, strict=True):
        agency.take(officer, story.sent(officer))
    agency.person("901", Role.SUPERVISOR, unit="South")
    agency.close()
    terminal, by = Terminal(tmp_path / "again"), ("--ordered-by", "901")
    both = ("DV-2026-0001", "DV-2026-0002")
    assert terminal.run("case", "link", *both, *by)[0] == 0
    code, said = terminal.run("case", "show", both[1])
    assert (code, "opened by 102 Pat Example 102" in said) == (0, True)
    assert f"linked    {stories[0].case}" in said
    assert "[no_change]" in terminal.run("case", "link", *both, *by)[1]
    assert terminal.run("case", "unlink", *both, *by)[0] == 0
    assert "linked" not in terminal.run("case", "show", both[1])[1]
    last = (datetime.now(UTC) + timedelta(days=9)).date()
    code, said = terminal.run("cover", "start", "North", "901", "--until", f"{last}", *by)
    assert (code, f"Badge 901 covers for North until {last}" in said) == (0, True)
    cover = said.split()[-1]
    assert cover in terminal.run("cover", "list")[1]
    assert "[no_such_deputy]" in terminal.run("cover", "start", "North", "101", "--until", f"{last}", *by)[1]
    assert terminal.run("cover", "end", cover, *by)[0] == 0
    over = (datetime.now(UTC) - timedelta(days=3)).date()
    days = ("--from", f"{over}", "--until", f"{last}")
    said = terminal.run("cover", "start", "North", "901", *days, *by)[1]
    assert f"It begins now, not on {over}" in said
    assert terminal.run("cover", "end", said.split()[-1], *by)[0] == 0
    assert terminal.run("cover", "list") == (0, "")
    trail = terminal.run("audit", "review")[1]
    for word in ("cases_linked", "cases_unlinked", "cover_started", "cover_ended"):
        assert word in trail
    assert terminal.run("verify")[0] == 0


def test_reports_are_exported_for_a_reason_or_for_the_public(terminal: Terminal, tmp_path: Path) -> None:
    """A new folder each time; the trail has who asked and why, also of an empty one."""
    terminal.run("person", "add", "Pat Example", "201", "-r", "supervisor")
    code, said = terminal.run("export", str(tmp_path / "open"), "--by", "201", "--from", "2026-01-01")
    assert (code, f"0 reports exported to {tmp_path / 'open'}." in said) == (0, True)
    whole = ("export", str(tmp_path / "whole"), "--by", "201", "--audience", "internal", "--format", "jsonl")
    assert "[export]" in terminal.run(*whole)[1]
    assert not (tmp_path / "whole").exists()
    assert terminal.run(*whole, "--reason", "Subpoena 12")[0] == 0
    assert (tmp_path / "whole" / "reports.jsonl").read_text() == ""
    assert "[export]" in terminal.run(*whole, "--reason", "Subpoena 12")[1]
    code, said = terminal.run("export", str(tmp_path / "slip"), "--by", "201", "--form", "encuonter")
    assert (code, "There is no form encuonter" in said, " encounter," in said) == (1, True, True)
    assert not (tmp_path / "slip").exists()
    assert terminal.run("export", str(tmp_path / "one"), "--by", "201", "--form", "encounter")[0] == 0
    assert "[person]" in terminal.run("export", str(tmp_path / "x"), "--by", "999")[1]
    assert "reason=Subpoena 12" in terminal.run("audit", "review")[1]


def test_the_scraper_s_token_is_made_and_ended_at_the_keyboard(terminal: Terminal) -> None:
    """Shown once, never on the trail."""
    code, token = terminal.run("metrics", "token")
    assert (code, len(token.strip())) == (0, 43)
    assert terminal.run("metrics", "off")[0] == 0
    said = terminal.run("audit", "review")[1]
    assert "metrics_token_made" in said
    assert "metrics_ended" in said
    assert token.strip() not in said


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
        ("device", "enrol"),
        ("quarantine", "list"),
        ("vault", "code"),
        ("doctor",),
        ("person", "import"),
        ("expunge",),
        ("restore",),
        ("settings",),
        ("legends",),
        ("audit",),
        ("audit", "review"),
        ("metrics",),
        ("metrics", "token"),
        ("export",),
        ("case", "seal"),
        ("case", "unseal"),
        ("hold",),
        ("device", "import"),
        ("vault", "codes"),
        ("case",),
        ("case", "link"),
        ("cover",),
        ("cover", "start"),
        ("hold", "set"),
        ("hold", "lift"),
        ("retention",),
        ("retention", "set"),
        ("retention", "apply"),
    ],
)
def test_help_says_what_a_command_does(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Every command and option has its sentence."""
    said = Terminal(tmp_path).run(*words, "--help")[1]
    assert re.search(r"Usage: ", said)
    assert not re.search(r"--[a-z-]+ +<[a-z]+> *│\n", said)


def test_a_locked_computer_is_answered_at_hq(terminal: Terminal, tmp_path: Path) -> None:
    """The administrator's answer is the one that the computer waits for, and HQ's trail has it."""
    device, secret = "device-12", "what HQ knows it by"
    hq = Headquarters.open(tmp_path / "hq", KnownForms([]), SystemClock())
    with hq.database.append() as connection:
        registry.add_device(connection, device, "Car 12", "Linux", secret, hq.clock.now())
    hq.close()
    challenge = Challenge.make(b"\x01\x02\x03\x04\x05", device)
    code, said = terminal.run("device", "unlock", challenge.to_text().lower(), "--as", "A-1")
    assert code == 0
    answer = challenge.answer(unlock_key(registry.secret_hash(secret)), "a-1")
    assert f"Answer for Car 12: {answer}" in said
    other = Challenge.make(b"\x01\x02\x03\x04\x05", "device-13")
    code, said = terminal.run("device", "unlock", other.to_text(), "--as", "A-1")
    assert (code, "[device]" in said) == (1, True)
    assert "[wrong_challenge]" in terminal.run("device", "unlock", "ABCD", "--as", "A-1")[1]
    assert "challenge_answered" in terminal.run("audit", "review")[1]


def test_a_law_pack_is_published_and_its_unfilled_slots_are_named(terminal: Terminal, tmp_path: Path) -> None:
    """California with one of two prescribed texts entered: the other one is told of."""
    shipped = (resource_path("law-packs") / "ca.toml").read_text("utf-8")
    ours = shipped.replace('version = "', 'version = "7.', 1)
    ours = ours.replace('citation = "5150(g)"', 'citation = "5150(g)"\ntext = "As the statute says."', 1)
    file = tmp_path / "ca.toml"
    file.write_text(ours, "utf-8")
    code, said = terminal.run("law-packs", "publish", str(file))
    assert code == 0
    assert "weapons_notice has no text" in said
    assert "advisement" not in said
    code, said = terminal.run("law-packs", "publish", str(file))
    assert (code, "published already, as version 1: nothing was done" in said) == (0, True)
    assert "Version 4 is published" in terminal.run("law-packs", "publish", str(file), "--version", "4")[1]
    file.write_text(ours.replace("As the statute", "As\u0085the statute"), "utf-8")
    code, said = terminal.run("law-packs", "publish", str(file))
    assert code == 1
    assert "ca.toml: the text of the slot advisement holds the control character U+0085" in said


def test_prescribed_texts_for_papers_are_entered_from_a_file(terminal: Terminal, tmp_path: Path) -> None:
    """The list says which are filled, the trail which changed; a wrong name changes nothing."""
    assert "part2_notice                 empty" in terminal.run("legends")[1]
    assert re.search("papers: .*part2_notice", terminal.run("doctor")[1])
    file = tmp_path / "texts.toml"
    file.write_text('part2_notice = "Twenty-two characters."', "utf-8")
    code, said = terminal.run("legends", str(file))
    assert code == 0
    assert "part2_notice                 filled, 22 characters" in said
    assert "legends_changed" in terminal.run("audit", "review")[1]
    assert not re.search("papers: .*part2_notice", terminal.run("doctor")[1])
    file.write_text('part_2 = "x"', "utf-8")
    code, said = terminal.run("legends", str(file))
    assert code == 1
    assert "there are confidentiality, part2_notice" in " ".join(said.split())
    assert "part2_notice                 filled" in terminal.run("legends")[1]
    file.write_text("\n".join(f'{slot} = "Words."' for slot in LEGENDS), "utf-8")
    assert "empty" not in terminal.run("legends", str(file))[1]
    assert "every slot for a prescribed text is filled" in terminal.run("doctor")[1]


def test_a_file_that_is_none_is_refused_in_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    """Nothing is written beside it, and the command says with its exit code that nothing was taken."""
    stick = tmp_path / "stick"
    stick.mkdir()
    file = stick / "citdesk-to-hq-0001-9f3a.citdesk"
    hq = Headquarters.open(tmp_path / "hq", KnownForms([]), SystemClock())
    try:
        head = StickHead.to_hq(bytes(16), hq.signing_key.public).to_bytes()
    finally:
        hq.close()
    for content, words in ((b"a shopping list", "not a file that CITDesk wrote"), (head, "not whole")):
        file.write_bytes(content)
        code, said = terminal.run("usb", "take", str(file))
        assert code == 1
        assert words in " ".join(said.split())
        assert [each.name for each in stick.iterdir()] == [file.name]
    other = stick / "citdesk-to-hq-0002-9f3a.citdesk"
    other.write_bytes(b"")
    code, said = terminal.run("usb", "take", str(other), str(file))
    assert code == 1
    assert f"{file.name}: This file is not whole" in said
    assert f"{other.name}: This is not a file" in said
