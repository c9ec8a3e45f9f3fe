"""Opening hours: nights, weekends, holidays and zones."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.fieldguide.directory import Hours, ImpossibleHours, plain_hours, public_holiday, read_hours

ZONE = ZoneInfo("America/Chicago")
TUESDAY, SATURDAY, CHRISTMAS = date(2026, 3, 10), date(2026, 3, 14), date(2026, 12, 25)


def hours(text: str) -> Hours:
    found = read_hours(text)
    assert found is not None
    return found


def at(day: date, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def holiday(day: date) -> bool:
    return public_holiday("TX", day)


@pytest.mark.parametrize(
    ("text", "moment", "is_open"),
    [
        ("24/7", at(CHRISTMAS, "03:00"), True),
        ("Mo-Fr 08:00-17:00", at(TUESDAY, "08:00"), True),
        ("Mo-Fr 08:00-17:00", at(TUESDAY, "17:00"), False),
        ("Mo-Fr 08:00-17:00", at(SATURDAY, "12:00"), False),
        ("Mo-Su 18:00-08:00", at(TUESDAY, "02:00"), True),
        ("Mo-Su 18:00-08:00", at(TUESDAY, "12:00"), False),
        ("Mo-Su 18:00-24:00", at(TUESDAY, "23:59"), True),
        ("Sa-Mo 10:00-12:00", at(SATURDAY, "11:00"), True),
        ("Sa-Mo 10:00-12:00", at(TUESDAY, "11:00"), False),
        ("Mo,Sa 09:00-12:00, 13:00-15:00", at(SATURDAY, "14:00"), True),
        ("Mo,Sa 09:00-12:00, 13:00-15:00", at(SATURDAY, "12:30"), False),
        ("Mo-Su 08:00-17:00; PH off", at(CHRISTMAS, "12:00"), False),
        ("Mo-Su 08:00-17:00", at(CHRISTMAS, "12:00"), True),
        ("PH 10:00-11:00; Mo-Fr 08:00-17:00", at(CHRISTMAS, "10:30"), True),
        ("08:00-17:00", at(SATURDAY, "09:00"), True),
        ("Mo off", at(date(2026, 3, 9), "09:00"), False),
        ("Mo-Fr 08:00-17:00; Tu off", at(TUESDAY, "09:00"), False),
        ("Tu off; Mo-Fr 08:00-17:00", at(TUESDAY, "09:00"), True),
        ("Mo-Fr 08:00-12:00; Tu 13:00-17:00", at(TUESDAY, "14:00"), True),
        ("PH 10:00-12:00; PH 14:00-16:00", at(CHRISTMAS, "11:00"), True),
        ("Mo-Fr,PH 08:00-17:00", at(CHRISTMAS, "09:00"), True),
    ],
)
def test_whether_it_is_open(text: str, moment: datetime, *, is_open: bool) -> None:
    """The text says when, on the service's own clock."""
    assert hours(text).open_at(moment, holiday) is is_open


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Mo-Su 08:00-20:00; Su 10:00-14:00",
            "'Su 10:00-14:00' overlaps other hours of Su; write its hours once",
        ),
        (
            "PH 08:00-12:00; PH 11:00-13:00",
            "'PH 11:00-13:00' overlaps other hours of PH; write its hours once",
        ),
        (" ; ", "';' says no time"),
    ],
)
def test_hours_that_could_be_read_in_two_ways_are_refused(text: str, said: str) -> None:
    """The second part was meant instead of the first; somebody would be driven to a closed door."""
    with pytest.raises(ImpossibleHours) as told:
        read_hours(text)
    assert str(told.value) == said


def test_when_it_opens_next_skips_weekends_and_holidays() -> None:
    """Closed on a Thursday evening before Christmas means Monday."""
    weekdays = hours("Mo-Fr 08:00-17:00; PH off")
    assert weekdays.opens_next(at(date(2026, 12, 24), "18:00"), holiday) == at(date(2026, 12, 28), "08:00")
    assert weekdays.opens_next(at(TUESDAY, "06:00"), holiday) == at(TUESDAY, "08:00")
    assert hours("Mo off").opens_next(at(TUESDAY, "06:00"), holiday) is None


def test_no_hours_are_not_closed_hours() -> None:
    """A blank schedule says that nobody knows."""
    assert read_hours("  ") is None


def test_a_state_has_its_own_holidays() -> None:
    """Texas keeps its independence day; the country does not; an unknown state has the country's."""
    assert public_holiday("TX", date(2026, 3, 2))
    assert not public_holiday("", date(2026, 3, 2))
    assert public_holiday("ZZ", date(2026, 7, 3)) or public_holiday("ZZ", date(2026, 7, 4))


@given(st.text(alphabet="MoTuWeThFrSaPH0123456789:-,; offclosed/", max_size=40))
def test_any_text_gives_hours_or_a_reason(text: str) -> None:
    """Whatever stands in the cell, it is read or refused with words; hours read never reach past a week."""
    try:
        found = read_hours(text)
    except ImpossibleHours as wrong:
        assert str(wrong)
    else:
        assert found is None or all(0 <= a < b <= 2880 for day in found.week for a, b in day)


@pytest.mark.parametrize(
    ("schedule", "english", "spanish"),
    [
        ("24/7", "Day and night", "Día y noche"),
        ("Mo-Fr 08:00-17:00", "Mon to Fri 08:00 to 17:00", "lun a vie 08:00 a 17:00"),
        ("Mo-Su 18:00-08:00", "Every day 18:00 to 08:00", "Todos los días 18:00 a 08:00"),
        (
            "Mo,We 09:00-12:00; PH off",
            "Mon, Wed 09:00 to 12:00, closed: holidays",
            "lun, mié 09:00 a 12:00, cerrado: días festivos",
        ),
        ("", "", ""),
    ],
)
def test_a_person_reads_hours_in_words(schedule: str, english: str, spanish: str) -> None:
    """Nobody who is handed a sheet knows our notation."""
    assert plain_hours(schedule, "en") == english
    assert plain_hours(schedule, "es") == spanish
