"""Word of beds and closures: what nobody can know yet is refused by row."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from citdesk.fieldguide.directory import read_beds

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 12, 21, 30, tzinfo=ZONE)
HEADING = "id,beds_free,closed_until,as_of\n"


def faults(row: str, now: datetime | None = NOW) -> list[str]:
    return [str(fault) for fault in read_beds("beds.csv", f"{HEADING}{row}\n".encode(), ZONE, now).faults]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "a,4,,2099-01-01 08:00",
            "row 2, as_of: '2099-01-01 08:00' is still to come; write when somebody counted",
        ),
        ("a,4,,2026-03-12 22:31", "row 2, as_of: '2026-03-12 22:31' is still to come"),
        (
            "a,,2099-01-01 08:00,2026-03-12 21:00",
            "row 2, closed_until: '2099-01-01 08:00' is more than two years on",
        ),
        (
            "a,,2026-03-12 20:00,2026-03-12 21:00",
            "row 2, closed_until: '2026-03-12 20:00' is before word of it came",
        ),
    ],
)
def test_word_from_the_future_is_none(row: str, said: str) -> None:
    """Beds counted in 2099 would be fresh for ever, a place closed until then never offered."""
    (fault,) = faults(row)
    assert fault.startswith(said)


@pytest.mark.parametrize(
    "row", ["a,4,,2026-03-12 22:29", "a,,2027-03-12 08:00,2026-03-12 21:00", "a,0,,2020-01-01 08:00"]
)
def test_what_may_be_known_stands(row: str) -> None:
    """A clock half an hour ahead, a place closed for a year, old word, which is shown as old."""
    assert faults(row) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"a,{'1' * 5000},,2026-03-12 21:00", "row 2, beds_free: '1111"),
        ("a,４,,2026-03-12 21:00", "row 2, beds_free: '４' is not a number"),
        ("a,4,,0001-01-01 00:00+14:00", "row 2, as_of: '0001-01-01 00:00+14:00' is before the year 2000"),
    ],
)
def test_numbers_and_times_that_nothing_can_reckon_with_are_refused_by_row(row: str, said: str) -> None:
    """The other rows stand; nobody's screen fails on a number of 5,000 digits or a day in the year 1."""
    (fault,) = faults(row)
    assert fault.startswith(said)


def test_the_last_day_there_is_can_be_compared() -> None:
    """Where the time is not known, a row about the end of the calendar is read like any other."""
    assert faults("a,,9999-12-31 12:00,9999-12-31 08:00", now=None) == []


def test_where_the_time_is_not_known_nothing_is_from_the_future() -> None:
    """A computer whose clock is behind drops no beds."""
    assert faults("a,4,,2026-06-01 08:00", now=None) == []
