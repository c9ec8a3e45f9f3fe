"""Law packs and programmes: a broken file stops nothing else, and a revision keeps the rules it rests on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.ids import ReportId
from citdesk.resource_files import forms_path, resource_path
from citdesk.wire.download import Download, What
from citdesk.workspace import rules_on_device, shipped_files
from citdesk.workspace.downloads_on_device import receive
from citdesk.workspace.programmes_for_forms import programmes_for_forms
from citdesk.workspace.reviewing import review
from citdesk.workspace.revisions import revisions
from citdesk.workspace.rules_on_device import FaultyLawPack, rules_here
from citdesk.xforms import Form
from tests.scenario.scripts import load_script
from tests.unit.forms.drafts import FOLDER
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.vault.props import HQ_KEY
from tests.unit.workspace.office import Office

STATUTE = "/hold/law/statute"
AUTHORITY = "/diversion/screening/authority"
LATEST = "/diversion/agreement/intake_latest"


@pytest.fixture(autouse=True)
def _read_again() -> Iterator[None]:
    """Each test reads the files anew, and leaves them as they are."""
    rules_here.cache_clear()
    yield
    rules_here.cache_clear()


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Office]:
    """Three people with the shipped forms."""
    made = Office(tmp_path, forms_path())
    made.sync()
    yield made
    made.close()


def change(monkeypatch: pytest.MonkeyPatch, name: str, before: str, after: str) -> None:
    """One of the shipped files reads otherwise from now on."""
    shipped = rules_on_device._files

    def files(folder: str) -> tuple[Mapping[str, str], tuple[DataFileError, ...]]:
        texts, faults = shipped(folder)
        found = dict(texts)
        if name in found:
            assert before in found[name]
            found[name] = found[name].replace(before, after)
        return found, faults

    monkeypatch.setattr(rules_on_device, "_files", files)
    rules_here.cache_clear()


def test_everything_that_ships_can_be_used(agency: Office) -> None:
    """Thirteen states, six programmes, no fault to tell of."""
    assert len(rules_here().packs) == 13
    assert len(rules_here().programmes) == 6
    assert agency.officer.faulty_rules() == ()


def test_a_file_that_is_no_text_is_named_and_the_others_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Saved in another encoding, Texas cannot be used; twelve states and all programmes can."""
    for folder in ("law-packs", "programmes"):
        shutil.copytree(resource_path(folder), tmp_path / folder)
    texas = tmp_path / "law-packs" / "tx.toml"
    texas.write_bytes(texas.read_bytes() + "# añadido".encode("latin-1"))
    monkeypatch.setattr(shipped_files, "resource_path", lambda folder: tmp_path / folder)
    rules = rules_here()
    assert [str(fault).partition(".")[0] for fault in rules.faults] == ["tx"]
    assert "save it as UTF-8" in str(rules.faults[0])
    assert (len(rules.packs), len(rules.programmes)) == (12, 6)
    with pytest.raises(FaultyLawPack):
        rules.pack("TX")


def test_a_broken_pack_is_named_and_the_others_work(agency: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texas cannot be used and says why; California can, and the officer is told at once."""
    change(monkeypatch, "tx.toml", 'id = "tx"', "id = ")
    (fault,) = agency.officer.faulty_rules()
    assert fault.startswith("tx.toml")
    assert rules_here().pack("CA") is not None
    with pytest.raises(FaultyLawPack, match=r"tx\.toml"):
        rules_here().pack("TX")
    assert rules_here().pack("ZZ") is None


def test_a_broken_programme_is_named_and_the_others_work(
    agency: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip in one programme leaves the other programmes and all law packs."""
    change(monkeypatch, "lead.toml", "intake_days = 30", 'intake_days = "soon"')
    (fault,) = agency.officer.faulty_rules()
    assert fault.startswith("lead.toml")
    assert len(rules_here().programmes) == 5
    assert len(rules_here().packs) == 13


def test_a_broken_pack_keeps_no_other_report_from_opening(
    agency: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The encounter of a case still opens; only its hold statement says what is wrong."""
    encounter, hold = held(agency)
    change(monkeypatch, "tx.toml", 'id = "tx"', "id = ")
    assert agency.officer.open_report(encounter).report == encounter
    with pytest.raises(FaultyLawPack):
        agency.officer.open_report(hold)


def test_a_revision_keeps_the_law_it_was_sent_under(agency: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the pack changes later, review and the author still read the statute that was there."""
    encounter, hold = held(agency)
    agency.officer.send(encounter)
    agency.officer.send(hold)
    agency.sync()
    (kept,) = revisions(agency.officer._inside.vault, ReportId(hold))
    pin, (rules,) = kept.submission.pin, kept.submission.rules
    assert pin.law_pack == f"{rules.id} {rules.version}"
    assert pin.settings == agency.officer._inside.settings_version
    before = statute(agency, hold)
    assert before
    change(monkeypatch, "tx.toml", before, "Another statute")
    assert statute(agency, hold) == before
    assert agency.officer.open_report(hold).session.question(STATUTE).text == before


def test_a_revision_keeps_its_law_when_hq_publishes_another_and_the_next_hold_goes_by_that(
    agency: Office,
) -> None:
    """The sent statement reads as it did; one that is begun afterwards has the new statute."""
    encounter, hold = held(agency)
    agency.officer.send(encounter)
    agency.officer.send(hold)
    agency.sync()
    before = statute(agency, hold)
    text = (resource_path("law-packs") / "tx.toml").read_text("utf-8")
    assert before in text
    files = (("tx.toml", text.replace(before, "Another statute")),)
    signed = Download(What.LAW_PACKS, 1, agency.officer._inside.clock.now(), files).sign(HQ_KEY)
    for laptop in (agency.officer, agency.supervisor):
        receive(laptop._inside, What.LAW_PACKS, 1, signed)
    assert agency.officer.faulty_rules() == ()
    assert statute(agency, hold) == before
    fresh = agency.officer.start_report("hold", encounter)
    assert agency.officer.open_report(fresh).session.question(STATUTE).text == "Another statute"


def test_the_law_of_the_state_is_what_the_language_check_leaves_alone(
    agency: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hold and encounter of a case in Texas know its wording; a case without a state has none."""
    encounter, hold = held(agency)
    standard = rules_here().packs["TX"].standard
    for report in (encounter, hold):
        assert agency.officer.prescribed_wording(report).stretches(standard) == ((0, len(standard) - 1),)
    assert agency.officer.prescribed_wording(agency.officer.start_report("training")).empty
    change(monkeypatch, "tx.toml", 'state = "TX"', 'state = "Tx"')
    assert agency.officer.prescribed_wording(hold).empty


def test_a_diversion_keeps_its_programme(agency: Office) -> None:
    """The programme chosen goes with the revision, word for word."""
    _, diversion = diverted(agency)
    (kept,) = revisions(agency.officer._inside.vault, ReportId(diversion))
    (rules,) = kept.submission.rules
    assert rules.kind == "programme"
    assert kept.submission.pin.programme == f"{rules.id} {rules.version}"
    assert f'id = "{rules.id}"' in rules.text


def test_a_published_programme_is_followed_and_what_was_sent_keeps_its_own(agency: Office) -> None:
    """LEAD of fourteen days under another law: the next diversion goes by it, the sent one as it did."""
    encounter, diversion = diverted(agency)
    agency.sync()
    before = asked(agency, diversion, AUTHORITY)
    assert before
    text = (resource_path("programmes") / "lead.toml").read_text("utf-8")
    ours = text.replace("intake_days = 30", "intake_days = 14").replace(before, "Agreement of the county")
    publish(agency, {"lead.toml": ours, "river_door.toml": ours.replace('id = "lead"', 'id = "river_door"')})
    assert agency.officer.faulty_rules() == ()
    assert asked(agency, diversion, AUTHORITY) == before
    assert asked(agency, diversion, LATEST) == "2026-07-09"
    fresh = agency.officer.open_report(agency.officer.start_report("diversion", encounter)).session
    for programme in ("lead", "river_door"):
        fresh.answer("/diversion/screening/program", programme)
        fresh.answer("/diversion/screening/discretion", "diverted")
        fresh.answer("/diversion/agreement/consent", "yes")
        assert fresh.question(AUTHORITY).text == "Agreement of the county"
        assert fresh.question("/diversion/agreement/intake_by").text == "2026-06-23"


def test_a_diversion_begun_before_is_judged_by_the_programme_of_today(agency: Office) -> None:
    """The draft keeps the date the officer gave, and is told that the programme wants an earlier one now."""
    _, diversion = diverted(agency, send=False)
    text = (resource_path("programmes") / "lead.toml").read_text("utf-8")
    publish(agency, {"lead.toml": text.replace("intake_days = 30", "intake_days = 3")})
    session = agency.officer.open_report(diversion).session
    assert session.question(LATEST).text == "2026-06-12"
    assert [problem.path for problem in session.problems()] == ["/diversion/agreement/intake_late_reason"]


def test_a_kept_programme_that_nothing_can_read_is_told_of(
    agency: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The supervisor reads all answers, and that the program's own words are missing."""
    _, diversion = diverted(agency)
    agency.sync()

    def unreadable(name: str, _: str) -> None:
        raise DataFileError(name, "nothing can read it")

    rules_on_device._read_programme.cache_clear()
    monkeypatch.setattr(rules_on_device, "read_kept_programme", unreadable)
    page = review(agency.supervisor._inside, ReportId(diversion))
    rules_on_device._read_programme.cache_clear()
    assert any("The program kept with this report (lead 2026" in note for note in page.notes)
    assert any(answer.path == AUTHORITY for section in page.sections for answer in section.answers)


def test_a_diversion_of_an_earlier_form_goes_on_by_its_own_choices(agency: Office, tmp_path: Path) -> None:
    """A form whose programmes stand in its own choices is opened by its hash, whatever HQ publishes."""
    old = (forms_path() / "diversion.md").read_text("utf-8")
    old = old.replace("select_one_from_file programs.xml", "select_one program")
    old = old.replace("instance('programs')", "instance('program')").replace("2026112810", "2026112701")
    columns = "| intake_days | completion_days | limited | authority | admission | pathways | rules |"
    head = "| | list_name | name | label::English (en) | label::Español (es) |"
    assert head in old
    row = "| | program | lead | LEAD | LEAD | 30 | 365 | yes | Law of then | no | outreach | dui |"
    old = old.replace(head, f"{head[:-1]}{columns}\n{row}")
    source = tmp_path / "diversion.md"
    source.write_text(old, "utf-8")
    form = Form.load(source)
    session = form.start(agency.officer._inside.context({"case": b"<case/>"}))
    session.answer("/diversion/screening/program", "lead")
    publish(agency, {"lead.toml": (resource_path("programmes") / "lead.toml").read_text("utf-8")})
    inside = agency.officer._inside
    again = form.resume(
        session.to_xml(), inside.context({"case": b"<case/>", "programs": programmes_for_forms(inside)})
    )
    assert again.question(AUTHORITY).text == "Law of then"
    assert again.question("/diversion/screening/x_dui").relevant
    assert not again.question("/diversion/screening/x_weapon").relevant


def diverted(agency: Office, *, send: bool = True) -> tuple[str, str]:
    """An encounter and its diversion into LEAD, the diversion sent or not."""
    rehearsal = Rehearsal(load_script(FOLDER / "trespass_diversion.toml"))
    rehearsal.play()
    agency.move_to(rehearsal.script.now)
    encounter = agency.officer.start_report("encounter")
    agency.officer.save_draft(encounter, rehearsal.written["encounter"], {})
    agency.officer.send(encounter)
    diversion = agency.officer.start_report("diversion", encounter)
    agency.officer.save_draft(diversion, rehearsal.written["diversion"], {})
    if send:
        agency.officer.send(diversion)
    return encounter, diversion


def publish(agency: Office, programmes: Mapping[str, str]) -> None:
    """HQ gives these programmes out, and both laptops take them."""
    now = agency.officer._inside.clock.now()
    signed = Download(What.PROGRAMMES, 1, now, tuple(programmes.items())).sign(HQ_KEY)
    for laptop in (agency.officer, agency.supervisor):
        receive(laptop._inside, What.PROGRAMMES, 1, signed)


def asked(agency: Office, report: str, path: str) -> str:
    """A question of the report as its author has it open."""
    return agency.officer.open_report(report).session.question(path).text


def held(agency: Office) -> tuple[str, str]:
    """An encounter in Texas and its hold statement, both written and not sent."""
    rehearsal = Rehearsal(load_script(FOLDER / "more" / "hold_refused_tx.toml"))
    rehearsal.play()
    agency.move_to(rehearsal.script.now)
    encounter = agency.officer.start_report("encounter")
    agency.officer.save_draft(encounter, rehearsal.written["encounter"], {})
    hold = agency.officer.start_report("hold", encounter)
    agency.officer.save_draft(hold, rehearsal.written["hold"], {})
    return encounter, hold


def statute(agency: Office, hold: str) -> str:
    """The law as the supervisor reads it in the statement."""
    page = review(agency.supervisor._inside, ReportId(hold))
    return next(a.text for section in page.sections for a in section.answers if a.path == STATUTE)
