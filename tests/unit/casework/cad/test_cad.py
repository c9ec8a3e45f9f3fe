"""A pasted CAD text fills the form's first page; what cannot be read is told and never guessed."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
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
#: when the officer pastes it, half an hour after arriving
NOW = datetime(2026, 3, 13, 0, 34, tzinfo=CHICAGO)
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
    found, _ = take(MAPPING, text, NOW, CHICAGO)
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
    found, missing = take(MAPPING, TREE, NOW, CHICAGO)
    assert Taken("/encounter/call/how_received", "c988") in found
    assert [(field.label, field.reason) for field in missing] == [("First unit arrived", "not found")]


def test_a_time_with_its_own_offset_keeps_it() -> None:
    """A CAD in another zone than the agency's clock is not shifted."""
    text = SHEET.replace("03/12/2026 23:41:10", "2026-03-12T23:41:10-04:00")
    assert taken(text)["received_at"] == "2026-03-12T23:41:10-04:00"


def test_an_unknown_code_is_told_and_not_guessed() -> None:
    """A call type that the mapping does not know stays open."""
    _, missing = take(MAPPING, SHEET.replace("SUIC", "ZZ9"), NOW, CHICAGO)
    assert [(field.label, field.reason, field.found) for field in missing] == [
        ("Call type", "not understood", "ZZ9")
    ]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 100_001, '{"event": ', "{" * 5000, '{"a":' * 20_000])
def test_a_text_that_cannot_be_read_is_refused_with_a_way_on(text: str) -> None:
    """Blank, endless and broken texts each give one sentence that says what to do."""
    with pytest.raises(CadTextRefused, match="Copy"):
        take(MAPPING, text, NOW, CHICAGO)


@pytest.mark.parametrize("text", ["no CAD here", '{"event": 4, "times": []}'])
def test_a_foreign_text_takes_nothing(text: str) -> None:
    """A text of another kind changes no answer."""
    assert taken(text) == {}


SECOND = """
Event #: 26-071-0777
Location: 99 Elm Street
Rcvd: 12:00
Disp: 12:01
Arrv: 12:20
"""


@pytest.mark.parametrize(
    "text",
    [
        SHEET + SECOND,
        SHEET.replace("Arrv: 00:04\n", "") + SECOND,
        SECOND + SHEET,
        f"[{TREE}, {TREE.replace('26-1', '26-2')}]",
        '{"event": {"number": "26-1"}, "event": {"number": "26-2"}}',
        "[]",
    ],
    ids=["two sheets", "the first not arrived", "the other first", "two objects", "a key twice", "none"],
)
def test_two_events_are_never_mixed(text: str) -> None:
    """A text in which the event differs is refused as a whole: no answer of the other call gets in."""
    with pytest.raises(CadTextRefused, match="Copy only this event"):
        take(MAPPING, text, NOW, CHICAGO)


def test_one_event_pasted_twice_is_one_event() -> None:
    """The same sheet copied twice, or as a list of one, is read as the one it is."""
    assert taken(SHEET + "\n" + SHEET) == taken(SHEET)
    assert taken(f"[{TREE}]") == taken(TREE)


def test_an_answer_that_stands_there_twice_is_told() -> None:
    """Two addresses on one sheet: neither is chosen for the officer; two codes of one type are one answer."""
    _, missing = take(MAPPING, SHEET + "Location: 4 Quarry Road\n", NOW, CHICAGO)
    (gap,) = missing
    assert (gap.label, gap.reason) == ("Address", "there more than once")
    assert gap.found == "Rowan Street bridge / 4 Quarry Road"
    assert taken(SHEET + "Type: SUICIDAL SUBJ\n")["initial_type"] == "suicidal"


def times(received: str, dispatched: str, arrived: str, now: datetime = NOW) -> list[str]:
    """The three times of a sheet as they are taken, shortened to the minute."""
    sheet = f"Event #: 26-1\nRcvd: {received}\nDisp: {dispatched}\nArrv: {arrived}\n"
    found, _ = take(MAPPING, sheet, now, CHICAGO)
    return [answer.value[:16] for answer in found if answer.path.endswith("_at")]


@pytest.mark.parametrize(
    ("received", "dispatched", "arrived", "expected"),
    [
        ("23:50", "23:52", "00:05", ["2026-03-12T23:50", "2026-03-12T23:52", "2026-03-13T00:05"]),
        ("00:10", "00:12", "00:20", ["2026-03-13T00:10", "2026-03-13T00:12", "2026-03-13T00:20"]),
        ("23:59:30", "23:59:10", "00:05", ["2026-03-12T23:59", "2026-03-12T23:59", "2026-03-13T00:05"]),
        ("17:00", "17:02", "12:20", ["2026-03-12T17:00", "2026-03-12T17:02", "2026-03-12T12:20"]),
        ("23:50", "03/10/2026 23:52", "00:05", ["2026-03-10T23:50", "2026-03-10T23:52", "2026-03-11T00:05"]),
        ("03/10/2026 23:50", "23:52", "00:05", ["2026-03-10T23:50", "2026-03-10T23:52", "2026-03-11T00:05"]),
    ],
    ids=["last night", "after midnight", "seconds", "out of order", "dated later", "dated first"],
)
def test_a_time_of_day_is_put_on_its_day(
    received: str, dispatched: str, arrived: str, expected: list[str]
) -> None:
    """Never into the future, past midnight where it goes on, and on its own day where it is out of order."""
    assert times(received, dispatched, arrived) == expected


@pytest.mark.parametrize(
    "impossible", ["01/01/0001 00:00", "12/31/9999 23:59", "03/12/2099 17:00", "03/12/1999 17:00", "99:99"]
)
def test_a_time_that_cannot_be_is_told(impossible: str) -> None:
    """The year one, the year 9999, tomorrow: not taken, named, and the other times are read without it."""
    sheet = f"Event #: 26-1\nRcvd: {impossible}\nDisp: 23:52\nArrv: 00:05\n"
    found, missing = take(MAPPING, sheet, NOW, CHICAGO)
    gap = next(gap for gap in missing if gap.label == "Received")
    assert (gap.reason, gap.found) == ("not understood", impossible)
    values = [answer.value[:16] for answer in found if answer.path.endswith("_at")]
    assert values == ["2026-03-12T23:52", "2026-03-13T00:05"]


@pytest.mark.parametrize(
    ("written", "pasted", "expected"),
    [
        ("12/03 17:00", NOW, "2026-03-12T17:00:00-05:00"),
        ("31/12 23:50", datetime(2027, 1, 1, 0, 20, tzinfo=CHICAGO), "2026-12-31T23:50:00-06:00"),
        ("29/02 12:00", datetime(2028, 3, 1, tzinfo=CHICAGO), "2028-02-29T12:00:00-06:00"),
    ],
    ids=["this year", "new year's night", "the last leap day"],
)
def test_a_date_without_a_year_is_the_last_such_day(written: str, pasted: datetime, expected: str) -> None:
    """A day and a month are never replaced by today's; the year is the last in which that day has been."""
    formats = EXAMPLE.replace(
        'formats = ["%Y-%m-%dT%H:%M:%S%z"', 'formats = ["%d/%m %H:%M", "%Y-%m-%dT%H:%M:%S%z"'
    )
    found, _ = take(read_mapping("example.toml", formats), f"Rcvd: {written}", pasted, CHICAGO)
    assert [answer.value for answer in found] == [expected]


def test_an_hour_that_comes_twice_goes_on() -> None:
    """At ten to two the clocks go back: five past one is a quarter of an hour later, not an hour before."""
    sheet = "Event #: 26-1\nRcvd: 01:50\nDisp: 01:55\nArrv: 01:05\n"
    now = datetime(2026, 11, 1, 3, 0, tzinfo=CHICAGO)
    found, _ = take(MAPPING, sheet, now, CHICAGO)
    moments = [datetime.fromisoformat(answer.value) for answer in found if answer.path.endswith("_at")]
    assert [later - moments[0] for later in moments] == [timedelta(minutes=after) for after in (0, 5, 15)]


def test_iso_times_are_read_whatever_the_formats() -> None:
    """Zulu, fractions of a second: what every system writes needs no pattern."""
    tree = '{"times": {"received": "2026-03-13T04:41:10.123Z"}}'
    (found,) = take(MAPPING, tree, NOW, CHICAGO)[0]
    assert datetime.fromisoformat(found.value) == datetime(2026, 3, 12, 23, 41, 10, 123000, tzinfo=CHICAGO)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "true", "false"])
def test_what_is_no_value_is_told(value: str) -> None:
    """Not a number and a bare yes are no event number, and are not written down as one."""
    found, missing = take(MAPPING, f'{{"event": {{"number": {value}}}}}', NOW, CHICAGO)
    assert found == ()
    assert next(gap.reason for gap in missing if gap.label == "Event number") == "not understood"


@pytest.mark.parametrize(
    ("number", "reason"),
    [("26071", None), ("1e5", None), ("1" * 400, None), ("1" * 5000, "not understood")],
    ids=["a number", "as it is written", "long", "longer than any answer"],
)
def test_numbers_are_taken_as_they_are_written(number: str, reason: str | None) -> None:
    """Not a digit more or less; one of thousands of digits is told, and stops nothing."""
    found, missing = take(MAPPING, f'{{"event": {{"number": {number}}}}}', NOW, CHICAGO)
    assert [answer.value for answer in found] == ([] if reason else [number])
    assert {gap.label: gap.reason for gap in missing}.get("Event number") == reason


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("4 Quarry\\tRoad", "4 Quarry Road"),
        ("\\u202e4 Quarry Road\\u0007", "4 Quarry Road"),
        ("<script>", "<script>"),
        ("\\ud800", None),
    ],
    ids=["tab", "marks that turn the line round", "looks like a script", "half a character"],
)
def test_marks_that_steer_a_screen_are_left_out(address: str, expected: str | None) -> None:
    """An answer is words; what cannot be stored as words is told."""
    found, _ = take(MAPPING, f'{{"location": {{"address": "{address}"}}}}', NOW, CHICAGO)
    assert [answer.value for answer in found] == ([] if expected is None else [expected])


def test_a_pattern_that_takes_for_ever_is_given_up() -> None:
    """The officer reads which answer to type; the other answers are taken."""
    slow = EXAMPLE.replace(r"find = '^Type\s*:\s*(.+?)\s*$'", "find = '^(?:(?:a|aa)+)+([bc])$'")
    assert slow != EXAMPLE
    found, missing = take(read_mapping("example.toml", slow), SHEET + "a" * 60 + "\n", NOW, CHICAGO)
    assert [(gap.label, gap.reason) for gap in missing] == [
        ("Call type", "the agency's pattern takes too long")
    ]
    assert len(found) == len(MAPPING.fields) - 1


def test_what_is_taken_fits_the_form() -> None:
    """Every answer taken goes to a question of the encounter report, which accepts it."""
    script = load_script(FOLDER / "bridge.toml")
    rehearsal = Rehearsal(script)
    session = form("encounter").start(rehearsal.context(None))
    found, missing = take(MAPPING, SHEET.replace("03/12", "03/11"), NOW, CHICAGO)
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
        (r"find = '^Rcvd\s*:\s*(.+?)\s*$'", "find = '(Rcvd'", "no regular expression"),
        (r"find = '^Rcvd\s*:\s*(.+?)\s*$'", "find = '(((a{500}){500}){20})'", "repeat less"),
        (r"find = '^Rcvd\s*:\s*(.+?)\s*$'", f"find = '({'a' * 3_000})'", "shorten it"),
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


@pytest.mark.parametrize("written", ["03/08/2026 02:30", "2026-03-08T02:30:00", "02:30"])
def test_an_hour_that_the_clocks_skipped_is_told_and_not_moved(written: str) -> None:
    """Half past two never was in that night: neither half past one nor the day before is taken for it."""
    pasted = datetime(2026, 3, 8, 4, 0, tzinfo=CHICAGO)
    sheet = f"Event #: 26-1\nRcvd: {written}\nDisp: 03:05\nArrv: 03:20\n"
    found, missing = take(MAPPING, sheet, pasted, CHICAGO)
    gap = next(gap for gap in missing if gap.label == "Received")
    assert (gap.reason, gap.found) == ("the clocks skipped this hour", written)
    assert [answer.value for answer in found if answer.path.endswith("_at")] == [
        "2026-03-08T03:05:00-05:00",
        "2026-03-08T03:20:00-05:00",
    ]


def test_the_minutes_around_the_skipped_hour_are_taken() -> None:
    """A minute to two and three o'clock are a minute apart."""
    pasted = datetime(2026, 3, 8, 4, 0, tzinfo=CHICAGO)
    sheet = "Rcvd: 03/08/2026 01:59\nDisp: 03:00\nArrv: 03:01\n"
    moments = [datetime.fromisoformat(answer.value) for answer in take(MAPPING, sheet, pasted, CHICAGO)[0]]
    assert [later - moments[0] for later in moments] == [timedelta(minutes=after) for after in range(3)]


@pytest.mark.parametrize(
    "key", ["a." * 20_000 + "a = 1", "[" + "a." * 20_000 + "a]", "x = {" + '"a" . ' * 20_000 + "a = 1}"]
)
def test_a_mapping_with_an_endless_key_is_refused_at_once(key: str) -> None:
    """A key of twenty thousand parts would hold the computer up for many seconds before it is refused."""
    begun = time.process_time()
    with pytest.raises(DataFileError, match="more than 50 parts"):
        read_mapping("harbor.toml", f"{EXAMPLE}\n{key}\n")
    assert time.process_time() - begun < 1
