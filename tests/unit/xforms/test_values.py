"""Answers as typed values: what is stored, what comes back, and what is not understood."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from citdesk.xforms import AnswerRefused, Geopoint, UnknownPath, Value
from tests.unit.xforms.scenario import Scenario, xform


def asked(data_type: str, control: str = "input") -> Scenario:
    """One question of a type."""
    return Scenario.of(
        xform(
            '<data id="t"><q/></data>',
            f'<bind nodeset="/data/q" type="{data_type}"/>',
            f'<{control} ref="/data/q"><label>Q</label></{control}>',
        )
    )


@pytest.mark.parametrize(
    ("data_type", "given", "stored", "value"),
    [
        ("string", "plain", "plain", "plain"),
        ("string", "a\x00b\x07", "ab", "ab"),
        ("int", "15", "15", 15),
        ("int", 10.9, "10", 10),
        ("int", -3, "-3", -3),
        ("decimal", "89", "89.0", 89.0),
        ("decimal", 4.5, "4.5", 4.5),
        ("decimal", "1e-7", "0.0000001", 1e-7),
        ("decimal", 1e20, "100000000000000000000.0", 1e20),
        ("boolean", True, "true", True),
        ("boolean", "0", "0", False),
        ("date", "2026-02-28", "2026-02-28", date(2026, 2, 28)),
        ("date", date(2026, 2, 28), "2026-02-28", date(2026, 2, 28)),
        ("date", "2025-12-21T14:30:00", "2025-12-21", date(2025, 12, 21)),
        ("time", "22:02:00", "22:02:00", time(22, 2)),
        (
            "time",
            "22:02:00.000-07:00",
            "22:02:00.000-07:00",
            time(22, 2, tzinfo=timezone(timedelta(hours=-7))),
        ),
        ("time", time(7, 5), "07:05:00.000", time(7, 5)),
        (
            "dateTime",
            datetime(2026, 4, 22, 14, 30, tzinfo=UTC),
            "2026-04-22T14:30:00.000+00:00",
            datetime(2026, 4, 22, 14, 30, tzinfo=UTC),
        ),
        (
            "dateTime",
            "2026-04-22T14:30:00Z",
            "2026-04-22T14:30:00Z",
            datetime(2026, 4, 22, 14, 30, tzinfo=UTC),
        ),
        ("geopoint", "0 5", "0.0 5.0", Geopoint(0, 5)),
        (
            "geopoint",
            Geopoint(41.5, -87.25, 180, 3.5),
            "41.5 -87.25 180.0 3.5",
            Geopoint(41.5, -87.25, 180, 3.5),
        ),
        (
            "geotrace",
            "1 2 0 0;3 4 0 0",
            "1.0 2.0 0.0 0.0; 3.0 4.0 0.0 0.0",
            (Geopoint(1, 2, 0, 0), Geopoint(3, 4, 0, 0)),
        ),
        ("barcode", "4006381333931", "4006381333931", "4006381333931"),
    ],
)
def test_an_answer_is_stored_as_its_type_writes_it(
    data_type: str, given: object, stored: str, value: Value
) -> None:
    """Text and typed values are both taken; the stored text reads back as the typed value."""
    scenario = asked(data_type)
    scenario.answers("/data/q", given)
    assert scenario.text("/data/q") == stored
    assert scenario.value("/data/q") == value


@pytest.mark.parametrize(
    ("data_type", "given"),
    [
        ("int", "about ten"),
        ("int", "2147483648"),
        ("int", "nan"),
        ("decimal", "1,5"),
        ("decimal", "inf"),
        ("boolean", "maybe"),
        ("date", "22-04-2026"),
        ("date", "2026-02-30"),
        ("time", "24:00:00"),
        ("time", "noon"),
        ("time", "22:02"),
        ("dateTime", "2026-04-22"),
        ("dateTime", "2026-04-22 14:30:00Z"),
        ("dateTime", "2026-02-29T14:30:00Z"),
        ("geopoint", "91 0"),
        ("geopoint", "here"),
        ("geotrace", "1 2"),
    ],
)
def test_what_cannot_be_read_is_stored_blank_and_kept_in_the_problem(data_type: str, given: str) -> None:
    """ODK stores such an answer blank; the problem keeps what was typed until it is mended."""
    scenario = asked(data_type)
    scenario.answers("/data/q", given)
    assert scenario.text("/data/q") == ""
    problem = scenario.problem("/data/q")
    assert (problem.kind, problem.typed) == ("type", given)
    scenario.answers("/data/q", None)
    assert scenario.problems() == {}


def test_a_list_of_choices_keeps_the_order_of_the_form() -> None:
    """Several choices are stored as the form lists them, however they were ticked."""
    items = "".join(f"<item><label>{n}</label><value>{n}</value></item>" for n in "abc")
    scenario = Scenario.of(xform('<data id="t"><q/></data>', body=f'<select ref="/data/q">{items}</select>'))
    scenario.answers("/data/q", ["c", "a"])
    assert scenario.text("/data/q") == "a c"
    assert scenario.value("/data/q") == ("a", "c")


def test_a_ranking_keeps_its_own_order() -> None:
    """In a ranking the order is the answer."""
    items = "".join(f"<item><label>{n}</label><value>{n}</value></item>" for n in "abc")
    body = f'<odk:rank ref="/data/q">{items}</odk:rank>'
    scenario = Scenario.of(xform('<data id="t"><q/></data>', body=body))
    scenario.answers("/data/q", ("c", "a", "b"))
    assert scenario.value("/data/q") == ("c", "a", "b")
    assert scenario.question("/data/q").type == "rank"


def test_a_value_that_is_no_choice_is_not_stored() -> None:
    """An answer outside the choices is treated as unreadable."""
    body = '<select1 ref="/data/q"><item><label>A</label><value>a</value></item></select1>'
    scenario = Scenario.of(xform('<data id="t"><q/></data>', body=body))
    scenario.answers("/data/q", "z")
    assert scenario.text("/data/q") == ""
    assert scenario.problems() == {"/data/q": "type"}


def test_an_acknowledgement_is_ok_or_blank() -> None:
    """A trigger stores OK for yes and nothing for no."""
    scenario = asked("string", "trigger")
    scenario.answers("/data/q", "yes")
    assert scenario.text("/data/q") == "OK"
    scenario.answers("/data/q", "no")
    assert scenario.text("/data/q") == ""


def test_groups_cannot_be_answered_and_unknown_paths_are_named() -> None:
    """Addressing something that is no question says so."""
    scenario = Scenario.of(xform('<data id="t"><g><q/></g></data>', body='<input ref="/data/g/q"/>'))
    with pytest.raises(AnswerRefused, match="/data/g"):
        scenario.answers("/data/g", "x")
    with pytest.raises(UnknownPath, match="/data/nothing"):
        scenario.answers("/data/nothing", "x")


def test_an_unchanged_answer_changes_nothing() -> None:
    """Answering with what is there already reports no change."""
    scenario = asked("int")
    assert scenario.answers("/data/q", 5) == {"/data/q"}
    assert scenario.answers("/data/q", "5") == frozenset()


def test_days_added_to_a_date_make_a_date() -> None:
    """A week after a date is stored as that date, also where the local day begins later than the UTC day."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><day/><due/><said/><read/><then/></data>',
            '<bind nodeset="/data/day" type="date"/>'
            '<bind nodeset="/data/due" type="date" calculate="/data/day + 7"/>'
            """<bind nodeset="/data/said" calculate="format-date(/data/day + 7, '%e %b %Y')"/>"""
            '<bind nodeset="/data/read" calculate="date(/data/day + 7)"/>'
            '<bind nodeset="/data/then" type="dateTime" calculate="now() + 0.5"/>',
            '<input ref="/data/day"/>',
        )
    )
    scenario.answers("/data/day", "2026-02-28")
    assert scenario.text("/data/due") == "2026-03-07"
    assert scenario.text("/data/said") == "7 Mar 2026"
    assert scenario.text("/data/read") == "2026-03-07"
    assert scenario.text("/data/then") == "2026-11-23T21:30:00.000-06:00"


def test_a_number_typed_as_a_date_is_no_date() -> None:
    """Only what is computed counts days; a person who types a number into a date question is asked again."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><day/></data>',
            '<bind nodeset="/data/day" type="date"/>',
            '<input ref="/data/day"/>',
        )
    )
    scenario.answers("/data/day", "20000")
    assert scenario.problems() == {"/data/day": "type"}


@pytest.mark.parametrize(
    ("data_type", "expression", "stored"),
    [
        ("time", "now()", "09:30:00.000-06:00"),
        ("dateTime", "today()", "2026-11-23T00:00:00.000-06:00"),
        ("date", "now()", "2026-11-23"),
        ("int", "20 > 18", "1"),
        ("decimal", "20 < 18", "0.0"),
        ("string", "'x' * 2", ""),
    ],
)
def test_what_is_computed_is_stored_as_its_type_has_it(data_type: str, expression: str, stored: str) -> None:
    """By calculation and default alike: the time of now, the beginning of today, a truth as a number."""
    escaped = expression.replace("<", "&lt;").replace(">", "&gt;")
    scenario = Scenario.of(
        xform(
            '<data id="t"><calculated/><set/></data>',
            f'<bind nodeset="/data/calculated" type="{data_type}" calculate="{escaped}"/>'
            f'<bind nodeset="/data/set" type="{data_type}"/>'
            f'<setvalue event="odk-instance-first-load" ref="/data/set" value="{escaped}"/>',
            '<input ref="/data/set"/>',
        )
    )
    assert (scenario.text("/data/calculated"), scenario.text("/data/set")) == (stored, stored)


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("1e-20", "0.00000000000000000001"),
        ("1.2345678901234567e-05", "0.000012345678901234568"),
        ("1e22", "10000000000000000000000.0"),
    ],
)
def test_a_decimal_keeps_all_its_digits(given: str, stored: str) -> None:
    """However small or large, what is written reads as the same number."""
    scenario = asked("decimal")
    scenario.answers("/data/q", given)
    assert scenario.text("/data/q") == stored
    assert scenario.value("/data/q") == float(given)


@pytest.mark.parametrize(
    ("amounts", "total", "difference"),
    [
        (("1e308", "1e308"), "Infinity", "0"),
        (("-1e308", "-1e308"), "-Infinity", "0"),
        (("1e308", "-1e308"), "0", "2e308"),
        (("0.1", "0.2"), "0.3", "-0.1"),
    ],
)
def test_amounts_beyond_all_numbers_add_up_to_infinity(
    amounts: tuple[str, str], total: str, difference: str
) -> None:
    """However large the amounts that are typed, the answer is taken and the draft opens again."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><r><v/></r><sum/><less/></data>',
            '<bind nodeset="/data/r/v" type="decimal"/><bind nodeset="/data/sum" calculate="sum(/data/r/v)"/>'
            '<bind nodeset="/data/less" calculate="/data/r[1]/v - /data/r[2]/v"/>',
            '<repeat nodeset="/data/r"><input ref="/data/r/v"/></repeat>',
        )
    )
    scenario.adds("/data/r")
    for number, amount in enumerate(amounts, 1):
        scenario.answers(f"/data/r[{number}]/v", amount)
    assert float(scenario.text("/data/sum")) == pytest.approx(float(total))
    assert float(scenario.text("/data/less")) == pytest.approx(float(difference))
    assert scenario.saves_and_returns().session.faults() == ()


def test_an_id_is_made_once_somebody_says_how_long() -> None:
    """A form whose id takes its length from a question that is blank yet begins, and the id is blank too."""
    scenario = Scenario.of(
        xform(
            '<data id="t"><signs/><code/></data>',
            '<bind nodeset="/data/signs" type="int"/>'
            '<bind nodeset="/data/code" type="string" calculate="uuid( /data/signs )"/>',
            '<input ref="/data/signs"><label>Signs</label></input>',
        )
    )
    assert scenario.text("/data/code") == ""
    scenario.answers("/data/signs", 6)
    assert len(scenario.text("/data/code")) == 6
    scenario.answers("/data/signs", "")
    assert scenario.text("/data/code") == ""
