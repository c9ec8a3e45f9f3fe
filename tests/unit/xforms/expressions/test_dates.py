"""Dates and times, seen from a zone with daylight saving time."""

from __future__ import annotations

import math

import pytest

from citdesk.xforms.expressions import XPATH

from .asking import Asking

DATA = """<data><born>1984-02-29</born><d>2026-07-04</d><dt>2026-07-03T23:30:00.000-05:00</dt>
<winter>2026-01-04</winter><t>06:30:00.000-05:00</t><bad>2026-02-30</bad><e/></data>"""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("today()", "2026-07-04"),
        ("now()", "2026-07-04T00:15:30.250-05:00"),
        ("date(now())", "2026-07-04"),
        ("date('2026-7-4')", "2026-07-04"),
        ("date(/data/dt)", "2026-07-03"),
        ("date-time(/data/dt)", "2026-07-03T23:30:00.000-05:00"),
        ("date-time('2026-07-04T04:30:00Z')", "2026-07-03T23:30:00.000-05:00"),
        ("date-time('2026-07-04T04:30:00.5')", "2026-07-04T04:30:00.500-05:00"),
        ("date(/data/bad)", ""),
        ("date(/data/e)", ""),
        ("date('soon')", ""),
        ("date(true())", ""),
        ("date(0)", "1970-01-01"),
        ("date(0 div 0)", ""),
        ("date(1 div 0)", ""),
        ("date(99999999999)", ""),
        ("date(20638)", "2026-07-04"),
        ("date(20638.5)", "2026-07-04"),
        ("date-time(20638.5)", "2026-07-04T07:00:00.000-05:00"),
        ("date(/data/d + 120)", "2026-11-01"),
        ("date(/data/winter + 90)", "2026-04-04"),
        ("date(/data/d - 120)", "2026-03-06"),
        ("date(decimal-date-time(/data/d))", "2026-07-04"),
        ("format-date(/data/dt, '%Y-%m-%d %y %n %e %b %B %a %A')", "2026-07-03 26 7 3 Jul July Fri Friday"),
        ("format-date-time(/data/dt, '%H:%M:%S.%3 %h %% %q')", "23:30:00.000 23 % %q"),
        ("format-date(/data/e, '%Y')", ""),
        ("format-date('x', '%Y')", ""),
        ("format-date('2026-07-05', '%a')", "Sun"),
        ("add-date(/data/born, 1, 0)", "1985-02-28"),
        ("add-date(/data/d, 0, -5, 27)", "2026-03-03"),
        ("add-date(/data/d, 0, 0, 0, 24)", "2026-07-05T00:00:00.000-05:00"),
        ("add-date('', 1, 1)", ""),
        ("add-date(/data/d, 9000, 0)", ""),
    ],
)
def test_dates_read_as_iso_in_the_zone(source: str, text: str) -> None:
    """Dates and times are written in the zone of the evaluation; what is no date is empty."""
    assert Asking(DATA).text(source) == text


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("number(/data/d)", 20638),
        ("number(today())", 20638),
        ("today() - /data/winter", 181),
        ("/data/winter - /data/d", -181),
        ("today() - date(/data/d)", 0),
        ("/data/d + 1", 20639),
        ("number('1970-01-01')", 0),
        ("decimal-date-time('1970-01-02T00:00:00Z')", 1),
        ("decimal-date-time('1970-01-01')", 0.25),
        ("decimal-date-time(3.5)", 3.5),
        ("decimal-time('06:00:00.000-05:00')", 0.25),
        ("decimal-time('18:00')", 0.75),
        ("decimal-time(/data/dt)", 23.5 / 24),
        ("decimal-time(2.25)", 0.25),
        ("(now() - today()) * 86400", 930.25),
        ("int((today() - date(/data/born)) div 365.25)", 42),
        ("difference-in-years(/data/born, today())", 42),
        ("difference-in-years(/data/born, '2027-02-28')", 42),
        ("difference-in-years(/data/born, '2027-03-01')", 43),
        ("difference-in-years(today(), /data/born)", -42),
        ("difference-in-months('2026-01-31', '2026-02-28')", 0),
        ("difference-in-months('2026-01-31', '2026-03-31')", 2),
        ("difference-in-weeks('2026-01-01', '2026-01-21')", 2),
        ("difference-in-days(/data/dt, /data/d)", 1),
        ("cht:difference-in-days('2026-03-01', '2026-04-01')", 31),
    ],
)
def test_dates_count_in_days(source: str, number: float) -> None:
    """Between two dates lie whole days, whatever the clocks do between them."""
    assert Asking(DATA).number(source) == pytest.approx(number, abs=1e-9)


@pytest.mark.parametrize(
    "source",
    ["decimal-time('25:00')", "decimal-time('a')", "decimal-time('06:00+24:00')", "decimal-date-time('x')",
     "difference-in-years('', today())", "number('2026-02-30')", "number('2026-13-01')", "'2026-01-01x' + 1"],
)  # fmt: skip
def test_what_is_no_date_is_no_number(source: str) -> None:
    """Impossible dates, times and offsets are NaN, which a form stores as unanswered."""
    assert math.isnan(Asking(DATA).number(source))


@pytest.mark.parametrize(
    ("source", "truth"),
    [
        ("/data/d = today()", True),
        ("/data/d <= today()", True),
        ("/data/d > today()", False),
        ("/data/dt < today()", True),
        ("/data/dt < now()", True),
        ("today() <= now()", True),
        ("now() >= /data/d", True),
        ("/data/d >= /data/winter", True),
        ("/data/winter < '2026-02-01'", True),
        ("today() > '1970-06-03'", True),
        ("/data/e > today()", False),
        ("/data/e = today()", False),
        ("date('2026-07-04') = '2026-07-04'", True),
        ("today() + 1 > today()", True),
        ("today() < /data/d + 1", True),
        ("if(true(), today(), '') = /data/d", True),
        ("boolean(today())", True),
        ("boolean(date('x'))", False),
    ],
)
def test_dates_compare_by_when_they_are(source: str, truth: bool) -> None:
    """Dates compare with dates and times, also just after midnight in summer."""
    assert Asking(DATA).truth(source) is truth


def test_outside_forms_dates_are_instants() -> None:
    """`evaluate` counts a date from its local midnight, as web-forms does."""
    asking = Asking(DATA, dialect=XPATH)
    assert asking.number("number('1970-01-02')") == 1.25
    assert asking.text("number('1970-01-02')") == "1"
    assert asking.text("date('2026-07-04T00:00:00.000-05:00')") == "2026-07-04"
    assert asking.text("date('nonsense')") == "Invalid Date"
    assert asking.text("date('')") == asking.text("date(true())") == ""
