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


def test_where_the_time_is_not_known_nothing_is_from_the_future() -> None:
    """A computer whose clock is behind drops no beds."""
    assert faults("a,4,,2026-06-01 08:00", now=None) == []
