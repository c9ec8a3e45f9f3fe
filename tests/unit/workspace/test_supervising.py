"""A supervisor beside deciding: who has how much, another author, duplicates, covering for a colleague."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from citdesk.casework.errors import Refused
from citdesk.casework.ids import ReportId
from citdesk.hq.verification import verify
from citdesk.workspace import Display, RecordMoment, UnknownReport
from citdesk.workspace.covering import CoveredAlready, WrongDays
from citdesk.workspace.drafting import NotNow
from citdesk.workspace.handing_on import NoReason
from citdesk.workspace.rows import GivenOn
from tests.unit.workspace.office import WHOLE, write_forms
from tests.unit.workspace.stations import Stations

TODAY = date(2026, 3, 12)
SAID = {"/encounter/call/last_name": "Testman"}


def displayed(stations: Stations, badge: str, report: str) -> Display:
    """The word in this person's list."""
    return next(row.display for row in stations[badge].reports() if row.id == report)


# --- who has how much ---------------------------------------------------------------------------------------


def test_a_supervisor_sees_what_each_of_the_unit_has_open(stations: Stations) -> None:
    """Most work first, also those who have nothing; another unit's supervisor sees none of it."""
    first, _ = stations.sent(), stations.sent()
    stations.returned(first)
    work = stations["okafor"].unit.work()
    shown = [(each.person.badge, each.waiting, each.returned, each.taken_back) for each in work.officers]
    assert shown == [("rivera", 1, 1, 0), ("birch", 0, 0, 0), ("okafor", 0, 0, 0)]
    assert work.officers[0].oldest is not None
    rows = stations["okafor"].unit.open_reports(stations.id_of("rivera"))
    assert {row.display for row in rows} == {Display.SENT, Display.RETURNED}
    assert all(each.open == 0 for each in stations["hale"].unit.work().officers)
    assert stations["rivera"].unit.work().officers == ()


def test_what_needs_no_approval_waits_for_no_supervisor(
    stations: Stations, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unit page and queue say the same of a question to a clinician: it is nothing to decide on."""
    sent, okafor = stations.sent(), stations["okafor"]
    entries = dict(okafor._inside.shelf.catalogue)
    entries["encounter"] = replace(entries["encounter"], needs_approval=False)
    monkeypatch.setattr(okafor._inside.shelf, "_catalogue", entries)
    assert stations["okafor"].review(sent).row.id == sent
    assert okafor.review_queue() == ()
    assert [each.open for each in okafor.unit.work().officers] == [0, 0, 0]
    assert okafor.unit.open_reports(stations.id_of("rivera")) == ()


# --- another author -----------------------------------------------------------------------------------------


def test_another_officer_goes_on_with_the_report_of_an_absent_one(stations: Stations) -> None:
    """Birch finds it returned, knows whose it was, mends and sends it; the first author can only read on."""
    report = stations.sent()
    stations.returned(report)
    okafor = stations["okafor"]
    assert okafor.review(report).may_reassign
    assert [each.badge for each in okafor.unit.successors(report)] == ["birch", "hale"]
    okafor.unit.reassign(report, stations.id_of("birch"), "On leave until April")
    given = GivenOn("Rivera Example", "Birch Example", "Okafor Example", "On leave until April")
    shown = okafor.review(report)
    assert (shown.author, shown.row.given_on) == ("Rivera Example", given)
    stations.sync("okafor")
    moment = stations["birch"].case_timeline(report).moments[-1]
    assert (moment.kind, moment.to, moment.reason) == (
        RecordMoment.GIVEN,
        "Birch Example",
        "On leave until April",
    )
    row = next(row for row in stations["birch"].reports() if row.id == report)
    assert (row.display, row.by, row.taken_over_from) == (Display.RETURNED, "", "Rivera Example")
    assert row.given_on == given
    lost = next(row for row in stations["rivera"].reports() if row.id == report)
    assert lost.given_away
    assert (lost.by, lost.handed_on) == ("Birch Example", False)  # they opened the case, and read on
    stations["birch"].rework(report)
    session = stations["birch"].open_report(report).session
    session.answer("/encounter/call/last_name", "Sampleford-Test")
    stations["birch"].save_draft(report, session.to_xml(), {})
    stations["birch"].send(report)
    stations.sync("birch")
    page = okafor.review(report)
    assert page.author == "Birch Example"
    line = next(line for line in page.history if line.what == "Gave the report to another author")
    assert (line.who, line.note) == ("Okafor Example", "Birch Example. On leave until April")
    okafor.approve(report, page.revision)
    stations.sync("okafor")
    assert displayed(stations, "birch", report) is Display.APPROVED
    assert verify(stations.hq).faults == ()


def test_a_report_given_on_waits_under_the_name_of_its_writer_with_the_time_it_was_sent(
    stations: Stations,
) -> None:
    """The queue and both officers' lists say when that version was sent, not when it was given on."""
    report = stations.sent()
    okafor = stations["okafor"]
    before = okafor.review_queue()[0]
    stations.pass_time(timedelta(hours=2))
    okafor.unit.reassign(report, stations.id_of("birch"), "On leave")
    stations.sync("okafor")
    waiting = okafor.review_queue()[0]
    assert (waiting.author, waiting.sent_at) == ("Rivera Example", before.sent_at)
    for badge in ("rivera", "birch"):
        row = next(row for row in stations[badge].reports() if row.id == report)
        assert row.sent_at == before.sent_at
        assert row.changed_at - before.sent_at > timedelta(hours=1)


def test_what_the_first_author_was_writing_stays_to_be_read(stations: Stations) -> None:
    """Their unsent changes are in their list, named as somebody else's report, and cannot be written on."""
    report = stations.sent()
    stations.returned(report)
    rivera = stations["rivera"]
    rivera.rework(report)
    session = rivera.open_report(report).session
    session.answer("/encounter/seen/age", 41)
    rivera.save_draft(report, session.to_xml(), {})
    stations["okafor"].unit.reassign(report, stations.id_of("birch"), "On leave")
    stations.sync("okafor")
    row = next(row for row in rivera.reports() if row.id == report)
    assert (row.handed_on, row.by) == (True, "Birch Example")
    filling = rivera.open_report(report)
    assert filling.readonly
    assert filling.session.question("/encounter/seen/age").text == "41"
    with pytest.raises(Refused, match="Only its author"):
        rivera.send(report)
    with pytest.raises(NotNow):
        rivera.discard_draft(report) or rivera.rework(report)


NAME = "/encounter/call/last_name"


def _writes(stations: Stations, badge: str, report: str, name: str) -> None:
    """Takes the report up and writes a name, without sending it."""
    who = stations[badge]
    who.rework(report)
    session = who.open_report(report).session
    session.answer(NAME, name)
    who.save_draft(report, session.to_xml(), {})


def _goes_to_and_fro(stations: Stations) -> str:
    """Rivera writes on a returned report; Birch gets it, sends a version, and it comes back to Rivera."""
    report, okafor = stations.sent(), stations["okafor"]
    stations.returned(report)
    _writes(stations, "rivera", report, "Half-typed")
    okafor.unit.reassign(report, stations.id_of("birch"), "On leave")
    stations.sync("okafor")
    stations.pass_time(timedelta(hours=1))
    _writes(stations, "birch", report, "Careful")
    stations["birch"].send(report)
    stations.sync("birch")
    stations.returned(report)
    okafor.unit.reassign(report, stations.id_of("rivera"), "Back from leave")
    stations.sync("okafor")
    return report


def test_what_a_colleague_sent_is_not_written_over_by_an_older_draft(stations: Stations) -> None:
    """The report opens on the colleague's version, and what was written before stands beside its question."""
    report = _goes_to_and_fro(stations)
    rivera = stations["rivera"]
    filling = rivera.open_report(report)
    assert filling.session.question(NAME).text == "Careful"
    assert filling.overtaken is not None
    assert (filling.overtaken.by, filling.overtaken.answers) == ("Birch Example", {NAME: "Half-typed"})
    again = rivera.open_report(report)
    assert again.overtaken == filling.overtaken
    rivera.save_draft(report, filling.session.to_xml(), {})
    rivera.send(report)
    stations.sync("rivera")
    said = {
        each.path: each.text for part in stations["okafor"].review(report).sections for each in part.answers
    }
    assert said[NAME] == "Careful"
    _writes_nothing_more(stations, report)


def _writes_nothing_more(stations: Stations, report: str) -> None:
    store = stations["rivera"].vault.store
    assert store.rows("SELECT name FROM facts WHERE name LIKE ?", (f"draft-%{report}",)) == []


def test_a_form_that_stood_open_meanwhile_cannot_send_the_older_draft(stations: Stations) -> None:
    """It says that a version came in between; the draft is untouched until the report is opened again."""
    report = _goes_to_and_fro(stations)
    rivera = stations["rivera"]
    with pytest.raises(NotNow, match="Somebody else sent a version of this report meanwhile"):
        rivera.send(report)
    assert stations["okafor"].review(report).revision
    assert rivera.open_report(report).overtaken is not None


def test_an_older_draft_of_one_s_own_is_found_without_a_note_of_what_it_was_begun_on(
    stations: Stations,
) -> None:
    """A vault of before has no such note: whoever's version is younger than the draft came after it."""
    report = _goes_to_and_fro(stations)
    rivera = stations["rivera"]
    store = rivera.vault.store
    with store.writing():
        store.execute("DELETE FROM facts WHERE name = ?", (f"draft-base:{report}",))
    filling = rivera.open_report(report)
    assert filling.overtaken is not None
    assert filling.session.question(NAME).text == "Careful"


def test_what_the_first_author_sent_in_vain_is_still_found(stations: Stations) -> None:
    """Sent from a car without network, after the report went to somebody else: refused, kept and listed."""
    report = stations.sent()
    stations.returned(report)
    stations["okafor"].unit.reassign(report, stations.id_of("birch"), "On leave")
    rivera = stations["rivera"]
    rivera.rework(report)
    rivera.send(report)
    stations.sync("okafor")
    row = next(row for row in rivera.reports() if row.id == report)
    assert (row.display, row.handed_on) == (Display.REFUSED, True)


def test_giving_a_report_to_somebody_else_needs_a_reason(stations: Stations) -> None:
    """It stays in the history; a supervisor never gives away what they wrote themselves."""
    report = stations.sent()
    with pytest.raises(NoReason):
        stations["okafor"].unit.reassign(report, stations.id_of("birch"), " ")
    own = stations.sent("okafor")
    assert not stations["okafor"].review(own).may_reassign
    with pytest.raises(Refused):
        stations["okafor"].unit.reassign(own, stations.id_of("birch"), "Too much")
    with pytest.raises(UnknownReport):
        stations["okafor"].unit.successors("nothing")


# --- duplicates ---------------------------------------------------------------------------------------------


def test_one_of_two_reports_stays_and_the_other_is_its_duplicate(stations: Stations) -> None:
    """It leaves the queue, its author sees it as a duplicate, the history says which one stays; and back."""
    stays, twice = stations.sent("rivera"), stations.sent("birch")
    okafor = stations["okafor"]
    offered = okafor.unit.may_stay(twice)
    assert [(row.id, row.by) for row in offered] == [(stays, "Rivera Example")]
    okafor.unit.mark_duplicate(twice, stays, "Both were there")
    assert [row.id for row in okafor.review_queue()] == [stays]
    stations.sync("okafor")
    assert displayed(stations, "birch", twice) is Display.DUPLICATE
    page = okafor.review(twice)
    assert page.row.duplicate_of == page.duplicate_of
    number = okafor.review(stays).row.number
    assert (page.duplicate_of, page.may_mark_duplicate, page.may_decide) == (number, False, False)
    assert page.history[-1].note == f"{number} stays. Both were there"
    assert [row.id for row in okafor.unit.work().duplicates] == [twice]
    okafor.unit.unmark_duplicate(twice)
    stations.sync("okafor")
    assert {row.id for row in okafor.review_queue()} == {stays, twice}
    assert displayed(stations, "birch", twice) is Display.SENT


def test_the_twin_of_the_same_event_is_offered_before_what_is_nearer_in_time(tmp_path: Path) -> None:
    """Two officers at one call send hours apart; what else came in between is no likelier duplicate."""
    forms = write_forms(tmp_path / "forms")
    form = forms / "encounter.md"
    line = "| | text | last_name | Last name | | | | | internal court |\n"
    number = line.replace("last_name | Last name", "event_number | Event number")
    form.write_text(form.read_text().replace(line, line + number))
    made = Stations(tmp_path / "stations", forms)
    event = "/encounter/call/event_number"

    def sent(by: str, which: str) -> str:
        made.pass_time(timedelta(hours=1))
        return made.sent(by, {**WHOLE, event: which})

    twin, other, near = sent("rivera", "26-0187"), sent("rivera", "26-0190"), sent("rivera", "26-0191")
    twice = sent("birch", "26-0187")
    offered = [row.id for row in made["okafor"].unit.may_stay(twice)]
    made.close()
    assert offered == [twin, near, other]


def test_what_is_on_record_is_no_duplicate(stations: Stations) -> None:
    """Papers may have gone out: an approved report can stay, never go."""
    approved, twice = stations.sent("rivera"), stations.sent("birch")
    okafor = stations["okafor"]
    okafor.approve(approved, okafor.review(approved).revision)
    stations.sync("okafor")
    assert not okafor.review(approved).may_mark_duplicate
    assert [row.id for row in okafor.unit.may_stay(twice)] == [approved]
    with pytest.raises(Refused):
        okafor.unit.mark_duplicate(approved, twice)


# --- covering -----------------------------------------------------------------------------------------------


def test_a_colleague_decides_for_the_unit_while_its_supervisor_is_away(stations: Stations) -> None:
    """From the first day on the unit's reports stand in the deputy's queue, named as the other unit's."""
    report = stations.sent()
    okafor, hale = stations["okafor"], stations["hale"]
    assert [person.badge for person in okafor.unit.deputies()] == ["hale"]
    okafor.unit.start_cover(stations.id_of("hale"), TODAY + timedelta(days=1), TODAY + timedelta(days=8))
    stations.sync("okafor")
    assert hale.review_queue() == ()
    (planned,) = hale.unit.covers()
    assert (planned.running, planned.own, planned.unit) == (False, True, "North")
    stations.pass_time(timedelta(days=1))
    stations.sync()
    (row,) = hale.review_queue()
    assert (row.id, row.covered_unit) == (report, "North")
    page = hale.review(report)
    assert page.may_decide
    hale.return_report(report, page.revision, ["missing_facts"], [], "What did he say?")
    assert hale.review_queue() == ()
    stations.sync("hale")
    assert displayed(stations, "rivera", report) is Display.RETURNED
    assert verify(stations.hq).faults == ()


def test_a_decision_of_a_deputy_stays_forecast_until_hq_was_heard(stations: Stations) -> None:
    """Returned without network: the report has left the queue, and stays so when other news comes in."""
    report = stations.sent()
    stations["okafor"].unit.start_cover(stations.id_of("hale"), TODAY, TODAY)
    stations.sync("okafor")
    hale = stations["hale"]
    hale.approve(report, hale.review(report).revision)
    vault = hale.vault
    with vault.store.writing():
        vault.standings.derive(ReportId(report), vault.directory.people())
    assert hale.review_queue() == ()


def test_after_the_last_day_nothing_of_the_unit_is_left_to_decide(stations: Stations) -> None:
    """The deputy's queue lets go by itself, without network; and either of the two may end it before."""
    stations.sent()
    stations["okafor"].unit.start_cover(stations.id_of("hale"), TODAY, TODAY + timedelta(days=1))
    stations.sync("okafor")
    assert len(stations["hale"].review_queue()) == 1
    stations.pass_time(timedelta(days=2))
    assert stations["hale"].review_queue() == ()
    stations["okafor"].unit.start_cover(
        stations.id_of("hale"), TODAY + timedelta(days=2), TODAY + timedelta(days=9)
    )
    stations.sync("okafor")
    (cover,) = stations["hale"].unit.covers()
    assert len(stations["hale"].review_queue()) == 1
    stations["hale"].unit.end_cover(cover.id)
    assert stations["hale"].review_queue() == ()
    stations.sync("hale")
    assert stations["okafor"].unit.covers() == ()


def test_the_same_cover_is_arranged_once(stations: Stations) -> None:
    """A tap more arranges nothing; covered days are refused; what was ended can be arranged again."""
    unit, hale = stations["okafor"].unit, stations.id_of("hale")
    for _ in range(2):
        unit.start_cover(hale, TODAY, TODAY + timedelta(days=1))
    assert len(unit.covers()) == 1
    unit.start_cover(hale, TODAY, TODAY + timedelta(days=2))
    assert len(unit.covers()) == 2
    with pytest.raises(CoveredAlready):
        unit.start_cover(hale, TODAY, TODAY)
    assert len(unit.covers()) == 2
    for row in unit.covers():
        unit.end_cover(row.id)
    unit.start_cover(hale, TODAY, TODAY + timedelta(days=1))
    assert len(unit.covers()) == 1


@pytest.mark.parametrize(("first", "last"), [(1, 0), (-3, -1), (0, 200)])
def test_days_that_do_not_fit_are_said(stations: Stations, first: int, last: int) -> None:
    """The last before the first, over already, far too long: one sentence, nothing arranged."""
    with pytest.raises(WrongDays):
        stations["okafor"].unit.start_cover(
            stations.id_of("hale"), TODAY + timedelta(days=first), TODAY + timedelta(days=last)
        )
    assert stations["okafor"].unit.covers() == ()


def test_a_cover_that_is_not_there_cannot_be_ended(stations: Stations) -> None:
    """And nobody but a supervisor arranges one."""
    with pytest.raises(Refused) as refused:
        stations["hale"].unit.end_cover("nothing")
    assert refused.value.code == "unknown_cover"
    with pytest.raises(Refused):
        stations["rivera"].unit.start_cover(stations.id_of("hale"), TODAY, TODAY)
