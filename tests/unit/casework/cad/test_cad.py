"""A pasted CAD text fills the form's first page; what cannot be read is told and never guessed."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from citdesk.casework.cad import CadTextRefused, Taken, read_mapping, take
from citdesk.casework.checked_table import DataFileError
from citdesk.resource_files import resource_path
from tests.scenario.scripts import load_script
from tests.unit.forms.drafts import FOLDER
from tests.unit.forms.rehearsal import Rehearsal, form

EXAMPLE = (resource_path("cad") / "example.toml").read_text(encoding="utf-8")
MAPPING = read_mapping("example.toml", EXAMPLE)
CHICAGO = ZoneInfo("America/Chicago")
DAY = date(2026, 3, 12)
SHEET = """Event #: 26-071-0412   Pri: 1
Source: E911
Type: SUIC
Location: Rowan Street bridge
Beat: R1
Rcvd: 03/12/2026 23:41:10
Disp: 23:50
Arrv: 00:04
"""
TREE = """{
    "event": {"number": "26-1", "source": "988", "type": "MENTAL"},
    "location": {"address": "4 Quarry Road", "beat": "c2"},
    "times": {"received": "2026-03-12T20:41:00", "dispatched": "2026-03-12T20:43:00"}
}"""


def taken(text: str) -> dict[str, str]:
    """What was taken, by the last part of the path."""
    found, _ = take(MAPPING, text, DAY, CHICAGO)
    return {answer.path.rsplit("/", 1)[1]: answer.value for answer in found}


def test_a_sheet_is_read() -> None:
    """Number, source, type and address arrive as the form's own answers."""
    found = taken(SHEET)
    assert found["event_number"] == "26-071-0412"
    assert (found["how_received"], found["initial_type"]) == ("c911", "suicidal")
    assert found["address"] == "Rowan Street bridge"


def test_times_go_on_past_midnight() -> None:
    """A time without a date that lies before the one above it belongs to the next day."""
    found = taken(SHEET)
    assert found["dispatched_at"] == "2026-03-12T23:50:00-05:00"
    assert found["arrived_at"] == "2026-03-13T00:04:00-05:00"


def test_json_is_read_by_its_keys() -> None:
    """The same mapping reads JSON; what the JSON lacks is told by its label."""
    found, missing = take(MAPPING, TREE, DAY, CHICAGO)
    assert Taken("/encounter/call/how_received", "c988") in found
    assert [(field.label, field.reason) for field in missing] == [("First unit arrived", "not found")]


def test_a_time_with_its_own_offset_keeps_it() -> None:
    """A CAD in another zone than the agency's clock is not shifted."""
    text = SHEET.replace("03/12/2026 23:41:10", "2026-03-12T23:41:10-04:00")
    assert taken(text)["received_at"] == "2026-03-12T23:41:10-04:00"


def test_an_unknown_code_is_told_and_not_guessed() -> None:
    """A call type that the mapping does not know stays open."""
    _, missing = take(MAPPING, SHEET.replace("SUIC", "ZZ9"), DAY, CHICAGO)
    assert [(field.label, field.reason) for field in missing] == [("Call type", "not understood")]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 100_001, '{"event": ', "{" * 5000])
def test_a_text_that_cannot_be_read_is_refused_with_a_way_on(text: str) -> None:
    """Blank, endless and broken texts each give one sentence that says what to do."""
    with pytest.raises(CadTextRefused, match="Copy"):
        take(MAPPING, text, DAY, CHICAGO)


@pytest.mark.parametrize("text", ["no CAD here", '{"event": 4, "times": []}'])
def test_a_foreign_text_takes_nothing(text: str) -> None:
    """A text of another kind changes no answer."""
    assert taken(text) == {}


def test_what_is_taken_fits_the_form() -> None:
    """Every answer taken goes to a question of the encounter report, which accepts it."""
    script = load_script(FOLDER / "bridge.toml")
    rehearsal = Rehearsal(script)
    session = form("encounter").start(rehearsal.context(None))
    found, missing = take(MAPPING, SHEET.replace("03/12", "03/11"), DAY, CHICAGO)
    assert missing == ()
    for answer in found:
        session.answer(answer.path, answer.value)
        assert session.question(answer.path).value is not None
    kinds = {problem.path: problem.kind for problem in session.problems()}
    assert {kinds.get(answer.path) for answer in found} == {None}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('kind = "time"', 'kind = "date"', "kind is 'date'"),
        (r"find = '^Rcvd\s*:\s*(.+?)\s*$'", "find = '^Rcvd: .+$'", "exactly one group"),
        (r"find = '^Rcvd\s*:\s*(.+?)\s*$'", "find = '(Rcvd'", "not a regular expression"),
        ('"OD=overdose"', '"OD"', "must hold pairs"),
        ('path = "/encounter/place/address"', 'path = "/encounter/call/event_number"', "same answer"),
        ('path = "/encounter/place/address"', 'path = "address"', "begins with /"),
    ],
)
def test_a_slip_in_the_mapping_is_named(before: str, after: str, said: str) -> None:
    """The administrator reads which file and what to mend."""
    assert before in EXAMPLE
    with pytest.raises(DataFileError, match=r"example\.toml") as caught:
        read_mapping("example.toml", EXAMPLE.replace(before, after, 1))
    assert said in str(caught.value)
