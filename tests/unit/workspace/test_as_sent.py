"""A sent report is read with the case and the law it was sent with, whatever became of both."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from citdesk.casework.events import RulesText, Submission
from citdesk.casework.ids import ReportId
from citdesk.paperwork.official.opening import OfficialFormRefused
from citdesk.paperwork.official.published import to_files
from citdesk.resource_files import resource_path
from citdesk.wire.download import Download, What
from citdesk.workspace import sending
from citdesk.workspace.downloads_on_device import receive
from citdesk.workspace.revisions import revisions
from tests.unit.forms.rehearsal import Rehearsal
from tests.unit.paperwork.official_forms import HOLD_FORM, mapping_toml
from tests.unit.vault.props import HQ_KEY
from tests.unit.workspace.nights import office_of, played_night
from tests.unit.workspace.office import Office

TOLD = "I sat down on the floor two steps away, spoke low, and waited until she wanted to talk to me."
LAST_NAME, BORN = "/encounter/person/last_name", "/encounter/person/born_on"
GUARDIAN = "/hold/person/guardian_name"


@pytest.fixture(scope="module")
def played() -> Rehearsal:
    """A minor's hold in Florida, as its script has it."""
    return played_night("more/juvenile_hold_fl")


@pytest.fixture
def agency(tmp_path: Path, played: Rehearsal) -> Iterator[Office]:
    """Three people with the shipped forms, on the day of the script."""
    with office_of(played, tmp_path) as made:
        yield made


def test_an_amended_encounter_changes_nothing_in_a_hold_that_was_sent(
    agency: Office, played: Rehearsal
) -> None:
    """The minor turns out to be grown up; the statement goes on showing the guardian who was told."""
    encounter, hold = held(agency, played)
    before = shown(agency, hold)
    assert before[GUARDIAN]
    assert agency.supervisor.review(hold).notes == ()
    amend(agency, encounter)
    assert shown(agency, hold) == before
    session = agency.officer.open_report(hold).session
    assert session.question(GUARDIAN).relevant
    assert session.question("/hold/person/last_name").text == before["/hold/person/last_name"]


def test_whoever_reads_it_is_told_that_the_encounter_reads_otherwise_now(
    agency: Office, played: Rehearsal
) -> None:
    """Supervisor, author and cover sheet name the questions that would come out otherwise."""
    encounter, hold = held(agency, played)
    amend(agency, encounter)
    (note,) = agency.supervisor.review(hold).notes
    assert note.startswith("The encounter report was changed since.")
    assert "Last name" in note
    assert "Date of birth" in note
    assert agency.officer.open_report(hold).notes == (note,)


def test_a_change_that_the_hold_does_not_take_from_the_encounter_is_not_told(
    agency: Office, played: Rehearsal
) -> None:
    """A word more in the encounter's narrative is nothing to whoever reads the hold."""
    encounter, hold = held(agency, played)
    amend(agency, encounter, {"/encounter/narrative/you_did": TOLD})
    assert agency.supervisor.review(hold).notes == ()


def test_a_hold_goes_up_again_with_the_encounter_as_it_stands_then(agency: Office, played: Rehearsal) -> None:
    """What is reworked and sent again takes the new facts, and each version keeps its own."""
    encounter, hold = held(agency, played)
    agency.supervisor.return_report(hold, agency.supervisor.review(hold).revision, ["missing_facts"], [], "")
    agency.sync(agency.supervisor)
    amend(agency, encounter, {LAST_NAME: "Otherperson"})
    agency.officer.rework(hold)
    agency.officer.send(hold)
    agency.sync(agency.officer)
    assert agency.supervisor.review(hold).notes == ()
    first, second = revisions(agency.supervisor._inside.vault, ReportId(hold))
    assert "Otherperson" not in (first.submission.case_xml or "")
    assert "Otherperson" in (second.submission.case_xml or "")


def test_a_hold_of_an_earlier_version_still_opens_and_says_what_it_shows(
    agency: Office, played: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sent without its case, it is read with today's, no answer that was sent is left out, and it says so."""
    as_sent_before(monkeypatch, case_xml=None)
    encounter, hold = held(agency, played)
    before = shown(agency, hold)
    amend(agency, encounter)
    (note,) = agency.supervisor.review(hold).notes
    assert note.startswith("This was sent before CITDesk kept what a report takes from the encounter report.")
    assert shown(agency, hold) == before


def test_a_pack_of_another_schema_is_read_as_far_as_it_goes(
    agency: Office, played: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A flag that was not asked for then, a key and a facility that nobody knows today: all is readable."""
    text = (resource_path("law-packs") / "fl.toml").read_text("utf-8")
    older = text.replace("prefer_ems = false\n", "cover_letter = true\n").replace('"csu"', '"asylum"')
    assert "prefer_ems" not in older
    assert '"asylum"' in older
    as_sent_before(monkeypatch, rules=(RulesText("law", "fl", "2020.1", older),))
    _, hold = held(agency, played)
    before = shown(agency, hold)
    page = agency.supervisor.review(hold)
    assert page.notes == ()
    assert before["/hold/law/statute"] == tomllib.loads(older)["statute"]
    assert agency.officer.open_report(hold).session.question("/hold/law/statute").text
    worksheet(agency, hold)


def test_a_pack_that_nothing_can_read_costs_no_answer(
    agency: Office, played: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Review and worksheet hold every answer that was sent, and say that the law is missing."""
    _, whole = held(agency, played)
    before = shown(agency, whole)
    as_sent_before(monkeypatch, rules=(RulesText("law", "fl", "2020.1", "pages = ["),))
    _, hold = held(agency, played)
    page = agency.supervisor.review(hold)
    assert [note.partition(" (")[0] for note in page.notes] == ["The law pack kept with this report"]
    after = shown(agency, hold)
    assert [path for path, text in before.items() if text and not after.get(path)] == []
    worksheet(agency, hold)


def test_a_states_form_whose_edition_ended_since_is_no_longer_filled(
    agency: Office, played: Rehearsal
) -> None:
    """From the screen that previews and prints it: the hold keeps its law, and the law of today is asked."""
    _, hold = held(agency, played)
    worksheet(agency, hold)
    form = to_files("exam", HOLD_FORM, mapping_toml("hold"))
    published(agency, What.OFFICIAL_FORMS, form)
    (kind,) = [each.kind for each in agency.officer.paper_choices(hold) if each.kind.startswith("official:")]
    assert agency.officer.prepare_paper(hold, kind, "County Hospital", "For the facility").make().pages == 1
    law = (
        (resource_path("law-packs") / "fl.toml")
        .read_text("utf-8")
        .replace('edition = ""', 'edition = "2026-01"')
    )
    yesterday = (played.script.now - timedelta(days=1)).astimezone(agency.officer._inside.zone).date()
    ended = law.replace('valid_until = ""', f'valid_until = "{yesterday}"')
    published(agency, What.LAW_PACKS, {"fl.toml": ended})
    job = agency.officer.prepare_paper(hold, kind, "County Hospital", "For the facility")
    with pytest.raises(OfficialFormRefused) as refused:
        job.make()
    assert refused.value.code == "official-form-edition-expired"


def published(agency: Office, what: What, files: Mapping[str, str]) -> None:
    """HQ gave that out and the officer's computer took it."""
    inside = agency.officer._inside
    signed = Download(what, 1, inside.clock.now(), tuple(sorted(files.items()))).sign(HQ_KEY)
    receive(inside, what, 1, signed)


def held(agency: Office, played: Rehearsal) -> tuple[str, str]:
    """The encounter and its hold statement, both sent and at HQ."""
    encounter = agency.officer.start_report("encounter")
    agency.officer.save_draft(encounter, played.sent["encounter"], {})
    agency.officer.send(encounter)
    hold = agency.officer.start_report("hold", encounter)
    agency.officer.save_draft(hold, played.sent["hold"], {})
    agency.officer.send(hold)
    agency.sync(agency.officer)
    return encounter, hold


def amend(
    agency: Office,
    encounter: str,
    answers: dict[str, object] | None = None,
) -> None:
    """The encounter is returned, changed and sent again: another name, and grown up."""
    revision = agency.supervisor.review(encounter).revision
    agency.supervisor.return_report(encounter, revision, ["missing_facts"], [], "")
    agency.sync(agency.supervisor)
    agency.officer.rework(encounter)
    agency.fill(encounter, answers or {LAST_NAME: "Otherperson", BORN: "1990-01-01"})
    agency.officer.send(encounter)
    agency.sync(agency.officer)


def shown(agency: Office, report: str) -> dict[str, str]:
    """What the supervisor reads, by question."""
    sections = agency.supervisor.review(report).sections
    return {answer.path: answer.text for section in sections for answer in section.answers}


def worksheet(agency: Office, hold: str) -> None:
    """The hold is approved and its worksheet made."""
    page = agency.supervisor.review(hold)
    agency.supervisor.approve(hold, page.revision, {stop.code: "checked by me" for stop in page.stops})
    agency.sync(agency.supervisor)
    job = agency.officer.prepare_paper(hold, "hold_worksheet", "County Hospital", "For the facility")
    assert job.make().pages > 0


def as_sent_before(monkeypatch: pytest.MonkeyPatch, **older: object) -> None:
    """From now on what is sent under a law lacks what an earlier version did not keep, or kept otherwise."""

    def made(**said: object) -> Submission:
        return Submission(**({**said, **older} if said["rules"] else said))  # type: ignore[arg-type]

    monkeypatch.setattr(sending, "Submission", made)
