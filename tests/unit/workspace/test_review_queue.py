"""The order in which reports wait for a supervisor: custody, days that are near, danger, age."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from citdesk.casework.call_facts import CallFacts
from citdesk.vault.event_rows import EventRows
from citdesk.workspace import Danger, Due, SearchFilter
from tests.unit.vault.props import SUPERVISOR
from tests.unit.workspace.office import Office, write_forms

_ENCOUNTER = """
| survey |
| | type | name | label | bind::citdesk:audience |
| | begin_group | call | Call | |
| | text | event_number | Event number | internal |
| | end_group | | | |
| | begin_group | place | Place | |
| | text | address | Address | internal |
| | end_group | | | |
| | begin_group | danger_self | Danger to self | |
| | text | level | Level | internal |
| | end_group | | | |
| | begin_group | danger_others | Danger to others | |
| | text | threat | Threat | internal |
| | end_group | | | |

| settings |
| | form_id | name | version | form_title | namespaces |
| | encounter | encounter | 1 | Encounter report | citdesk="https://citdesk.example/xforms" |
"""
_HOLD = """
| survey |
| | type | name | label | bind::citdesk:audience |
| | begin_group | person | Person | |
| | dateTime | detained_at | Since when? | internal |
| | text | last_name | Last name | internal |
| | end_group | | | |
| | begin_group | destination | Destination | |
| | text | expires_at | Until when? | internal |
| | end_group | | | |

| settings |
| | form_id | name | version | form_title | namespaces |
| | hold | hold | 1 | Hold statement | citdesk="https://citdesk.example/xforms" |
"""
_CATALOGUE = """
[hold]
title = "Hold statement"
file = "hold.md"
start = ["officer"]
parent = "encounter"
audiences = ["internal"]
papers = []
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Officer and supervisor, with forms that tell of danger and custody."""
    forms = write_forms(tmp_path / "forms")
    (forms / "encounter.md").write_text(_ENCOUNTER)
    (forms / "hold.md").write_text(_HOLD)
    with (forms / "catalogue.toml").open("a") as catalogue:
        catalogue.write(_CATALOGUE)
    made = Office(tmp_path / "office", forms)
    made.sync()
    yield made
    made.close()


def _encounter(office: Office, level: str = "", threat: str = "") -> str:
    return office.sent(
        {"/encounter/danger_self/level": level, "/encounter/danger_others/threat": threat}
        if level or threat
        else {}
    )


def _child(office: Office, form: str, parent: str, answers: Mapping[str, object]) -> str:
    report = office.officer.start_report(form, parent)
    office.fill(report, answers)
    office.officer.send(report)
    office.sync()
    return report


def _hold(office: Office, encounter: str, hours: int) -> str:
    now = _now(office)
    held = {
        "/hold/person/detained_at": (now - timedelta(minutes=40)).isoformat(),
        "/hold/destination/expires_at": (now + timedelta(hours=hours)).isoformat(),
    }
    return _child(office, "hold", encounter, held)


def _diversion(office: Office, encounter: str, days: int) -> str:
    first = _now(office).astimezone(office.supervisor.zone).date() + timedelta(days=days)
    answers = {
        "/diversion/person/charge": "Trespass",
        "/diversion/person/intake_by": first.isoformat(),
    }
    return _child(office, "diversion", encounter, answers)


def _now(office: Office) -> datetime:
    return office.laptops[SUPERVISOR.badge].clock.now()


def _order(office: Office) -> list[str]:
    return [row.id for row in office.supervisor.review_queue()]


def test_custody_comes_first_then_days_that_are_near_then_danger_then_the_oldest(office: Office) -> None:
    """Whoever is held is looked at first, however new the report; what is far off moves nothing."""
    calm = _encounter(office)
    threatened = _encounter(office, level="low", threat="verbal")
    hurt = _encounter(office, threat="carried_out")
    far = _diversion(office, calm, days=30)
    near = _diversion(office, calm, days=3)
    later = _encounter(office)
    held_long = _hold(office, later, hours=50)
    sooner = _encounter(office, level="high")
    held_short = _hold(office, sooner, hours=2)
    assert _order(office) == [
        *(sooner, held_short),  # the danger that the encounter tells of is the case's
        *(later, held_long),
        near,
        hurt,
        threatened,
        *(calm, far),
    ]
    rows = {row.id: row for row in office.supervisor.review_queue()}
    assert (rows[threatened].to_self, rows[threatened].to_others) == (Danger.LOW, Danger.MODERATE)
    clock = rows[held_short].custody
    assert clock is not None
    assert clock == rows[sooner].custody
    assert rows[far].due is None
    first = _now(office).astimezone(office.supervisor.zone).date() + timedelta(days=3)
    assert rows[near].due == Due("First meeting", first)


def test_a_row_knows_whom_its_report_is_about(office: Office) -> None:
    """By the name that stands in the report itself: the search finds it."""
    report = _child(office, "hold", _encounter(office), {"/hold/person/last_name": "Sampleford"})
    rows = {row.id: row.person for row in office.supervisor.review_queue()}
    assert rows[report] == "Sampleford"


def test_each_row_says_of_which_call_it_is(office: Office) -> None:
    """A hold names no street of its own: it has that of the encounter in its case."""
    call = {"/encounter/call/event_number": "26-0193", "/encounter/place/address": "412 Oak Street"}
    encounter = office.sent(call)
    hold = _hold(office, encounter, hours=2)
    other = _encounter(office)
    rows = {row.id: row.call for row in office.supervisor.review_queue()}
    assert rows[encounter] == rows[hold] == CallFacts("26-0193", "Oak Street")
    assert not rows[other]


def test_an_officers_drafts_say_of_which_call_they_are(office: Office) -> None:
    """So do what grows from one, what waits for HQ and what went there."""
    draft = office.officer.start_report("encounter")
    office.fill(draft, {"/encounter/call/event_number": "26-0193"})
    child = office.officer.start_report("hold", draft)
    sent = office.officer.start_report("encounter")
    office.fill(sent, {"/encounter/place/address": "412 Oak Street"})
    office.officer.send(sent)
    rows = {row.id: row.call for row in office.officer.reports()}
    assert rows[draft] == rows[child] == CallFacts("26-0193", "")
    assert rows[sent] == CallFacts("", "Oak Street")
    (hit,) = office.officer.search("26-0193", SearchFilter()).hits
    assert (hit.row.id, hit.row.call) == (draft, rows[draft])
    office.sync()
    assert {row.id: row.call for row in office.officer.reports()}[sent] == CallFacts("", "Oak Street")


def test_a_revision_is_read_once_and_a_newer_one_anew(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands of rows cost their standings only; what a mended report says counts at once."""
    first, second = _encounter(office, level="moderate"), _encounter(office, level="low")
    assert _order(office) == [first, second]
    read: list[str] = []
    get, of_report = EventRows.get, EventRows.of_report

    def counted_get(rows: EventRows, event: object) -> object:
        read.append(str(event))
        return get(rows, event)  # type: ignore[arg-type]

    def counted_of_report(rows: EventRows, report: object) -> object:
        read.append(str(report))
        return of_report(rows, report)  # type: ignore[arg-type]

    with monkeypatch.context() as watched:
        watched.setattr(EventRows, "get", counted_get)
        watched.setattr(EventRows, "of_report", counted_of_report)
        assert _order(office) == [first, second]
    assert read == []
    page = office.supervisor.review(second)
    office.supervisor.return_report(second, page.revision, ["missing_facts"], [], "And now?")
    office.sync(office.supervisor)
    office.officer.rework(second)
    office.fill(second, {"/encounter/danger_self/level": "high"})
    office.officer.send(second)
    office.sync()
    assert _order(office) == [second, first]
    (again, _) = office.supervisor.review_queue()
    assert (again.changed, again.revision_number) == (1, 2)


def test_a_clock_that_ends_gives_its_place_up(office: Office) -> None:
    """The same cached answers, read a day after the limit: nobody is shown as held any more."""
    old, held = _encounter(office), _encounter(office)
    hold = _hold(office, held, hours=2)
    assert _order(office) == [held, hold, old]
    office.move_to(_now(office) + timedelta(hours=27))
    assert _order(office) == [old, held, hold]
