"""A draft whose form has a newer version: offered, moved by its author's choice, never by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from citdesk.workspace import Did, Filling, NoNewerForm
from citdesk.workspace.sign_in import signed_in
from tests.unit.workspace.office import WHOLE, Office

AGE = "| | integer | age | About how old? | | | . < 130 | Too old | internal |\n"


def update(office: Office, folder: Path, *changes: tuple[str, str]) -> None:
    """The agency publishes version 2 of the encounter form; the officer signs in again."""
    folder.mkdir()
    for source in office.forms.iterdir():
        text = source.read_text()
        if source.name == "encounter.md":
            for before, after in (("| encounter | 1 |", "| encounter | 2 |"), *changes):
                assert before in text
                text = text.replace(before, after)
        (folder / source.name).write_text(text)
    office.forms = folder
    office.officer.close()
    laptop = office.laptops["rivera"]
    office.officer = signed_in(laptop.open(), laptop.device, laptop.clock, laptop.random, folder)


def drafted(office: Office) -> str:
    """A draft with three answers, and an age typed in words."""
    report = office.officer.start_report("encounter")
    office.fill(report, WHOLE)
    session = office.officer.open_report(report).session
    session.answer("/encounter/seen/age", "about 4o")
    office.officer.save_draft(report, session.to_xml(), session.typed)
    return report


def opened(office: Office, report: str) -> Filling:
    """The report as it opens."""
    return office.officer.open_report(report)


def test_a_draft_in_the_newest_version_is_offered_nothing(office: Office) -> None:
    """Where there is no newer version there is nothing to choose, and nothing to move to."""
    report = drafted(office)
    assert opened(office, report).newer is None
    with pytest.raises(NoNewerForm):
        office.officer.move_to_newer_form(report)


def test_a_draft_stays_in_its_version_until_its_author_moves_it(office: Office, tmp_path: Path) -> None:
    """A newer version is told, with what it costs; the report opens as it was begun however often."""
    report = drafted(office)
    update(office, tmp_path / "newer", (AGE, ""))
    for _ in range(2):
        filling = opened(office, report)
        assert filling.form.version == "1"
        assert filling.newer is not None
        assert (filling.newer.before, filling.newer.after, filling.newer.kept) == ("1", "2", 3)
        assert [(lost.path, lost.text) for lost in filling.newer.lost] == [
            ("/encounter/seen/age", "about 4o")
        ]


def test_what_is_lost_is_told_in_the_words_of_the_form(office: Office, tmp_path: Path) -> None:
    """Not as it is stored: a choice by its label, a moment as people write it."""
    report = drafted(office)
    gone = (
        "| | dateTime | occurred_at | When did it happen? |",
        "| | dateTime | came_at | When did it happen? |",
    )
    update(office, tmp_path / "newer", ("| | yn | no | No |", "| | yn | none | None |"), gone)
    newer = opened(office, report).newer
    assert newer is not None
    assert [(lost.label, lost.text) for lost in newer.lost] == [
        ("When did it happen?", "Mar 12, 2026, 20:41"),
        ("Armed?", "No"),
    ]


def test_moving_keeps_answers_and_what_could_not_be_read(office: Office, tmp_path: Path) -> None:
    """After the move the report is written, checked and sent in the new version, and the trail says so."""
    report = drafted(office)
    update(office, tmp_path / "newer", ("Last name |", "Family name |"))
    done = office.officer.move_to_newer_form(report)
    assert (done.kept, done.lost) == (3, ())
    trail = office.officer.audit_trail(1)[0]
    assert (trail.did, trail.subject, trail.detail) == (Did.MOVED_TO_NEWER_FORM, report, "1 2")
    filling = opened(office, report)
    assert filling.newer is None
    assert filling.session.question("/encounter/call/last_name").label == "Family name"
    assert filling.session.question("/encounter/call/last_name").text == "Sampleford"
    assert filling.typed == {"/encounter/seen/age": "about 4o"}
    filling.session.answer("/encounter/seen/age", 40)
    office.officer.save_draft(report, filling.session.to_xml(), filling.session.typed)
    office.officer.send(report)
    assert opened(office, report).form.version == "2"


def test_a_faulty_newer_version_holds_nobody_up(office: Office, tmp_path: Path) -> None:
    """A newer source that cannot be used is no choice; the report opens as before."""
    report = drafted(office)
    update(office, tmp_path / "newer", ("${armed} = 'yes'", "${nobody} = 'yes'"))
    filling = opened(office, report)
    assert filling.newer is None
    assert filling.session.question("/encounter/call/last_name").text == "Sampleford"


def test_a_sent_report_never_moves(office: Office, tmp_path: Path) -> None:
    """What was sent shows as it was sent, whatever versions come."""
    report = office.sent()
    update(office, tmp_path / "newer")
    filling = opened(office, report)
    assert (filling.form.version, filling.newer) == ("1", None)
