"""What training is due when, by the packaged rules and on plainly made-up records."""

from __future__ import annotations

from datetime import date

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.training import Due, Entry, Need, due_dates, read_requirements
from citdesk.fieldguide.training.due import months_after
from citdesk.resource_files import resource_path

TEXT = resource_path("training/requirements.toml").read_text("utf-8")
RULES = read_requirements("requirements.toml", TEXT)
COURSE = Entry("course", "CIT course", date(2024, 2, 29), 40)


def dues(today: date, *entries: Entry) -> dict[str, Due]:
    """Where the rules stand, by id."""
    return {due.requirement.id: due for due in due_dates(RULES, entries, today)}


def test_before_the_course_only_the_course_is_missing() -> None:
    """Nobody is overdue for a refresher of a course they have not taken."""
    found = dues(date(2026, 1, 1))
    assert {name: due.need for name, due in found.items()} == {
        "course": Need.MISSING,
        "refresher": Need.LATER,
        "drills": Need.LATER,
    }


def test_a_course_in_parts_counts_when_its_hours_are_complete() -> None:
    """Thirty hours are no course; with ten more they are, from the day of the last part."""
    parts = [Entry("course", "week 1", date(2026, 1, 5), 30), Entry("course", "week 2", date(2026, 3, 9), 10)]
    assert dues(date(2026, 2, 1), *parts)["course"].need is Need.MISSING
    found = dues(date(2026, 3, 10), *parts)
    assert found["course"].need is Need.DONE
    assert found["refresher"].on == date(2027, 3, 9)


@pytest.mark.parametrize(
    ("today", "need"),
    [
        (date(2024, 12, 1), Need.DONE),
        (date(2025, 1, 15), Need.SOON),
        (date(2025, 2, 28), Need.OVERDUE),
        (date(2026, 1, 1), Need.OVERDUE),
    ],
)
def test_the_first_refresher_is_due_a_year_after_the_course(today: date, need: Need) -> None:
    """A course on a leap day is refreshed by the last of February."""
    due = dues(today, COURSE)["refresher"]
    assert (due.need, due.on) == (need, date(2025, 2, 28))


def test_a_refresher_in_two_parts_runs_out_with_its_older_part() -> None:
    """Four hours in March and four in June are eight hours until the March part is a year old."""
    parts = [Entry("refresher", "A", date(2025, 3, 1), 4), Entry("refresher", "B", date(2025, 6, 1), 4)]
    found = dues(date(2025, 12, 24), COURSE, *parts)["refresher"]
    assert (found.need, found.on, found.have) == (Need.DONE, date(2026, 3, 1), 8)
    late = dues(date(2026, 3, 1), COURSE, *parts)["refresher"]
    assert (late.need, late.have) == (Need.OVERDUE, 4)


def test_parts_more_than_a_period_apart_never_add_up() -> None:
    """Four hours two years ago and four today are not the eight hours of a year."""
    parts = [Entry("refresher", "A", date(2024, 3, 1), 4), Entry("refresher", "B", date(2026, 3, 2), 4)]
    found = dues(date(2026, 3, 3), COURSE, *parts)["refresher"]
    assert (found.need, found.have) == (Need.OVERDUE, 4)


def test_drills_count_by_number_and_newer_ones_push_the_day_on() -> None:
    """Two within six months are needed; the older of the newest two says until when."""
    days = (date(2026, 1, 10), date(2026, 2, 10), date(2026, 4, 10))
    drills = [Entry("drill", str(day), day, well=False) for day in days]
    found = dues(date(2026, 4, 11), COURSE, *drills)["drills"]
    assert (found.on, found.have) == (date(2026, 8, 10), 3)


def test_what_lies_in_the_future_does_not_count() -> None:
    """An entry dated after today is not done yet."""
    assert dues(date(2024, 2, 28), COURSE)["course"].need is Need.MISSING


def test_months_end_where_the_month_does() -> None:
    """The last of January and one month is the last of February."""
    assert months_after(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert months_after(date(2024, 12, 31), 14) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('kind = "drill"', 'kind = "lecture"'), "must be one of"),
        (("least = 8", "least = -1"), "must be 1 to"),
        (("least = 8", "least = 0"), "least is 0; it must be 1 to"),
        (('source = "Set by the agency; no national rule"', 'source = ""'), "blank"),
        (('id = "drills"', 'id = "course"'), "same id"),
        (("every_months = 6", "each_months = 6"), "every_months is missing"),
    ],
)
def test_rules_that_cannot_be_meant_are_refused_by_name(change: tuple[str, str], said: str) -> None:
    """A wrong rule names the file and what is wrong; nothing is guessed."""
    with pytest.raises(DataFileError, match=said):
        read_requirements("requirements.toml", TEXT.replace(*change))
