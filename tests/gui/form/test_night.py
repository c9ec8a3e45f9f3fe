"""Times that are typed after midnight."""

from __future__ import annotations

import random
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from citdesk.desktop.form.night import night_before
from citdesk.xforms import Context, Form, Session

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 12, 2, 30, tzinfo=ZONE)
SOURCE = """# A night

| survey |
| | type | name | label | constraint |
| | dateTime | arrived | When did you arrive? |  |
| | dateTime | left | When did you leave? | . <= now() and (${arrived} = '' or . >= ${arrived}) |
| | dateTime | seen | When will they be seen? |  |
| settings |
| | form_id | name | version |
| | night | night | 1 |
"""


@pytest.fixture(scope="module")
def form() -> Form:
    """The form, compiled once."""
    return Form.load(SOURCE)


def _session(form: Form) -> Session:
    return form.start(Context(now=lambda: NOW, zone=ZONE, random=random.Random(7)))


@pytest.mark.parametrize(
    ("question", "typed", "arrived", "meant"),
    [
        pytest.param("left", (12, 23, 40), None, (11, 23, 40), id="the evening before"),
        pytest.param("left", (12, 10, 35), None, (11, 10, 35), id="the morning before, in a double shift"),
        pytest.param("left", (12, 10, 25), None, None, id="longer ago than a double shift"),
        pytest.param("left", (12, 1, 5), None, None, id="over already"),
        pytest.param("left", (12, 2, 35), None, None, id="nearly a day ago"),
        pytest.param("left", (12, 23, 40), (12, 1, 50), None, id="refused yesterday as well"),
        pytest.param("seen", (12, 23, 40), None, None, id="may be to come"),
        pytest.param("left", (13, 23, 40), None, None, id="another day was chosen"),
    ],
)
def test_a_time_still_to_come_is_yesterdays_only_where_nothing_else_can_be_meant(
    form: Form,
    question: str,
    typed: tuple[int, int, int],
    arrived: tuple[int, int, int] | None,
    meant: tuple[int, int, int] | None,
) -> None:
    """23:40 typed at 02:30: the form refuses today's and takes yesterday's. Trying stores nothing."""
    session = _session(form)
    if arrived is not None:
        session.answer("/night/arrived", _at(arrived))
    before = session.to_xml()
    found = night_before(session, f"/night/{question}", _at(typed), NOW)
    assert found == (_at(meant) if meant is not None else None)
    assert session.to_xml() == before


def _at(moment: tuple[int, int, int]) -> datetime:
    day, hour, minute = moment
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)
