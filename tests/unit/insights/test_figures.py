"""A figure counts the reports that were asked, in their days, and is silent about few people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.insights import LEAST, Measures, Period, Reading, figure, read_measures, read_report
from citdesk.insights.too_few import untold
from citdesk.xforms import SavedAnswers
from tests.unit.insights.test_measures import FILE, TEXT

MEASURES: Measures = read_measures(FILE.name, TEXT)
HOLD = next(measure for measure in MEASURES.measures if measure.id == "hold")
ON_SCENE = next(measure for measure in MEASURES.measures if measure.id == "on_scene")
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def reading(
    day: date, *, hold: bool | None = False, age: str = "no", minutes: float | None = None
) -> Reading:
    """A report of that day."""
    counts = {} if hold is None else {"hold": float(hold)}
    if minutes is not None:
        counts["on_scene"] = minutes
    return Reading("encounter", day, counts, {"age": age} if age else {})


def read(answers: str, record: str = "<record/>", form: str = "encounter") -> Reading | None:
    """What an encounter, or another form, with these answers adds, in a zone seven hours behind UTC."""
    xml = f"<{form}>{answers}</{form}>"
    saved = SavedAnswers(xml, {"record": record}, now=NOW)
    return read_report(MEASURES, form, saved, timezone(timedelta(hours=-7)))


CALL = "<call><occurred_at>2026-03-02T01:30:00.000Z</occurred_at>{}</call>"


def test_an_encounter_counts_for_what_it_was_asked() -> None:
    """Answers decide; what was not asked counts neither for nor against, and names stay behind."""
    found = read(
        CALL.format("<helpers>family clinician_remote</helpers>")
        + "<person><last_name>Sample</last_name><juvenile>yes</juvenile></person>"
        + "<outcome><disposition>resolved emergency_hold</disposition>"
        + "<minutes_on_scene>42</minutes_on_scene></outcome>",
        "<record><returned>yes</returned><hours_to_approval>3.5</hours_to_approval></record>",
    )
    assert found is not None
    assert found.happened == date(2026, 3, 1)  # where it happened it was still the day before
    assert found.counts == {
        "on_scene": 42,
        "clinician": 1,
        "care": 0,
        "hold": 1,
        "returned": 1,
        "approved_after": 3.5,
    }
    assert found.groups == {"age": "yes", "helper": "yes"}
    assert "Sample" not in repr(found)


def test_force_is_more_than_words() -> None:
    """Spoken commands alone are no force; a Taser that was only shown is."""
    for used, counted in (("commands", 0), ("commands cew_display", 1), ("takedown", 1)):
        found = read(
            CALL.format("") + f"<force><events>force</events><force_used>{used}</force_used></force>"
        )
        assert found is not None
        assert found.counts["force"] == counted


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [
        ("<disposition>warm_handoff</disposition>", 1),
        ("<disposition>detox</disposition>", 1),
        (
            "<disposition>resolved</disposition><service><service_answer>accepted</service_answer></service>",
            1,
        ),
        (
            "<disposition>resolved</disposition><service><service_answer>declined</service_answer></service>",
            0,
        ),
        ("<disposition>emergency_hold mobile_crisis</disposition>", 0),
        ("<disposition>arrest detox</disposition>", 0),
        ("<disposition>arrest</disposition><service><service_answer>accepted</service_answer></service>", 0),
    ],
)
def test_care_by_choice_is_no_hold_and_no_arrest(outcome: str, counted: int) -> None:
    """A mobile team that took over a person under a hold did not get them by their own choice."""
    found = read(CALL.format("") + f"<outcome>{outcome}</outcome>")
    assert found is not None
    assert found.counts["care"] == counted


@pytest.mark.parametrize(
    ("screening", "consent", "counted"),
    [
        ("<discretion>diverted</discretion>", "yes", 1),
        ("<discretion>citation</discretion><offered>yes</offered>", "no", 0),
        ("<discretion>arrest</discretion><offered>no</offered>", "", None),
    ],
)
def test_a_diversion_that_was_made_was_offered_and_taken(
    screening: str, consent: str, counted: int | None
) -> None:
    """The form asks whether one was offered only where the decision was another one."""
    found = read(
        "<person><occurred_at>2026-03-02T01:30:00.000Z</occurred_at></person>"
        f"<screening>{screening}</screening><agreement><consent>{consent}</consent></agreement>",
        form="diversion",
    )
    assert found is not None
    assert found.counts.get("diversion_taken") == counted


@pytest.mark.parametrize(
    ("arrival", "end", "counted"),
    [("7", "3", 1), ("7", "7", 0), ("10", "9", 1), ("0", "0", None), ("", "3", None)],
)
def test_who_was_calm_at_arrival_does_not_count_as_not_calmed(
    arrival: str, end: str, counted: int | None
) -> None:
    """Calmer than calm there is not; strengths are compared as numbers."""
    found = read(
        CALL.format("")
        + f"<seen><intensity_arrival>{arrival}</intensity_arrival><intensity_end>{end}</intensity_end></seen>"
    )
    assert found is not None
    assert found.counts.get("calmed") == counted


def test_a_report_without_its_day_is_not_counted() -> None:
    """A time that is none leaves the report out, whatever else it says."""
    assert read("<outcome><disposition>resolved</disposition></outcome>") is None
    for day in ("yesterday", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"):
        assert read(f"<call><occurred_at>{day}</occurred_at></call>") is None


def test_times_that_run_backwards_are_left_out() -> None:
    """An arrival before the call would pull the middle value down."""
    found = read(
        CALL.format(
            "<received_at>2026-03-02T01:30:00.000Z</received_at><arrived_at>2026-03-02T01:20:00.000Z</arrived_at>"
        )
    )
    assert found is not None
    assert "first_unit" not in found.counts


def test_a_share_is_told_per_hundred_with_the_period_before() -> None:
    """2 of 5 in March, 1 of 5 in the 31 days before; a report that was not asked is in neither."""
    readings = [reading(date(2026, 3, 1 + n), hold=n < 2) for n in range(5)]
    readings += [reading(date(2026, 2, 28 - n), hold=n < 1) for n in range(5)]
    readings += [reading(date(2026, 3, 9), hold=None), reading(date(2025, 3, 9), hold=True)]
    found = figure(MEASURES, HOLD, readings, MARCH)
    assert found.now is not None
    assert found.before is not None
    assert (found.now.value, found.now.count, found.now.total) == (40, 2, 5)
    assert (found.before.value, found.before.count, found.before.total) == (20, 1, 5)


def test_the_middle_value_is_not_moved_by_one_long_night() -> None:
    """Half took longer, half less."""
    readings = [reading(date(2026, 3, 1), minutes=n) for n in (20, 30, 40, 50, 4000)]
    found = figure(MEASURES, ON_SCENE, readings, MARCH)
    assert found.now is not None
    assert found.now.value == 40
    assert found.before is None


def test_fewer_than_five_reports_are_not_told() -> None:
    """Four reports are somebody in particular: no figure, and none by group."""
    found = figure(MEASURES, HOLD, [reading(date(2026, 3, 1))] * (LEAST - 1), MARCH)
    assert (found.now, found.groups) == (None, ())


def test_who_helped_is_not_told_by_who_helped() -> None:
    """All of those with help had help: that is no finding. A hold is told by it."""
    helped = Reading("encounter", date(2026, 3, 1), {"clinician": 1, "hold": 0}, {"helper": "yes"})
    clinician = next(measure for measure in MEASURES.measures if measure.id == "clinician")
    groups = {
        measure.id: [each.group.id for each in figure(MEASURES, measure, [helped] * LEAST, MARCH).groups]
        for measure in (clinician, HOLD)
    }
    assert groups == {"clinician": [], "hold": ["helper"]}


def test_a_group_that_could_be_worked_out_is_not_told_either() -> None:
    """Of 9, 3 are under 18: with the 6 others told, the 3 would be the rest."""
    readings = [reading(date(2026, 3, 1), age="yes")] * 3 + [reading(date(2026, 3, 1))] * 6
    (by_age,) = figure(MEASURES, HOLD, readings, MARCH).groups
    assert dict(by_age.amounts) == {"yes": None, "no": None}
    enough = [reading(date(2026, 3, 1), age="yes")] * 5 + [reading(date(2026, 3, 1))] * 6
    (by_age,) = figure(MEASURES, HOLD, enough, MARCH).groups
    assert [amount and amount.total for _, amount in by_age.amounts] == [5, 6]


PEOPLE = st.lists(st.integers(0, 60).map(str), min_size=1, max_size=40)


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), PEOPLE), st.lists(st.integers(0, 60).map(str), max_size=10)
)
def test_what_is_told_never_leaves_a_rest_of_few(groups: dict[str, list[str]], others: list[str]) -> None:
    """Whatever the groups, and whoever has several reports: no group told and no rest is about few people."""
    hidden = untold(groups, others)
    assert all(len(set(people)) >= LEAST for key, people in groups.items() if key not in hidden)
    rest = set(others).union(*(groups[key] for key in hidden))
    assert hidden == set(groups) or len(rest) == 0 or len(rest) >= LEAST


def test_many_reports_about_one_person_are_still_about_one_person() -> None:
    """Somebody with frequent contact is no unit; with four others it may be told, but not by their group."""
    often = [replace(reading(date(2026, 3, 1), age="yes"), about="somebody") for _ in range(7)]
    assert figure(MEASURES, HOLD, often, MARCH).now is None
    others = [reading(date(2026, 3, 2)) for _ in range(LEAST)]
    found = figure(MEASURES, HOLD, often + others, MARCH)
    assert found.now is not None
    assert found.now.total == 12
    (by_age,) = found.groups
    assert dict(by_age.amounts) == {"yes": None, "no": None}


def test_reports_about_one_person_are_known_by_the_name_and_keep_it_to_themselves() -> None:
    """However the name is written; a report without one is about somebody of its own."""
    one, same, nobody = (
        read(CALL.format("") + f"<person><last_name>{last}</last_name><first_name>Kim</first_name></person>")
        for last in ("Sample", " SAMPLE ", "Other")
    )
    assert one is not None
    assert same is not None
    assert nobody is not None
    assert one.about == same.about != nobody.about
    assert "ample" not in repr(one)
    unnamed = read(CALL.format(""))
    assert unnamed is not None
    assert unnamed.about == ""


@given(
    st.lists(st.tuples(st.integers(-100, 100), st.booleans(), st.sampled_from(["yes", "no", ""]))),
    st.integers(1, 90),
)
def test_the_parts_never_exceed_the_whole(told: Sequence[tuple[int, bool, str]], days: int) -> None:
    """Every group's reports are among the figure's own, and a share lies between 0 and 100."""
    last = date(2026, 3, 31)
    readings = [reading(last + timedelta(days=n), hold=hold, age=age) for n, hold, age in told]
    period = Period.up_to(last, days)
    assert period.days == period.before.days == days
    assert (period.first - period.before.last).days == 1
    found = figure(MEASURES, HOLD, readings, period)
    if found.now is not None:
        assert 0 <= found.now.value <= 100
        assert found.now.total == sum(each.happened in period for each in readings)
        for group in found.groups:
            assert sum(amount.total for _, amount in group.amounts if amount) <= found.now.total
