"""Searching: what must hold whatever is typed and whatever the directory holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.directory import (
    DirectorySearch,
    Index,
    Live,
    Point,
    Query,
    Service,
    Vocabulary,
    read_hours,
)
from citdesk.fieldguide.directory.bits import bits_of, holds, numbers_of
from tests.unit.fieldguide.directory.test_search import HERE, NIGHT, ZONE, search, vocabulary

PLAIN = Service("s", "Somewhere", "Example", ("shelter",), "555-0101", read_hours("24/7"), "24/7", None)


def never(_state: str, _day: date) -> bool:
    return False


def over(*services: Service) -> DirectorySearch:
    return DirectorySearch(Index(services, ZONE), vocabulary(), never, ZONE)


def names(found: DirectorySearch, typed: str = "shelter", **more: object) -> list[str]:
    return [each.service.name for each in found.search(Query(typed, NIGHT, HERE, **more))]  # type: ignore[arg-type]


@given(st.sets(st.integers(0, 499)))
def test_a_set_of_numbers_survives_its_bits(numbers: set[int]) -> None:
    """What goes in comes out, ascending, and membership says the same."""
    bits = bits_of(numbers, 500)
    field = bits.to_bytes(63, "little")
    assert list(numbers_of(bits)) == sorted(numbers)
    assert all(holds(field, number) == (number in numbers) for number in range(500))


@given(st.text(max_size=60))
def test_nothing_that_is_typed_upsets_the_search(typed: str) -> None:
    """Any text gives results in a sensible number, each once."""
    found = search().search(Query(typed, NIGHT, HERE), most=20)
    ids = [each.service.id for each in found]
    assert len(ids) == len(set(ids)) <= 20


def test_the_nearest_of_equals_comes_first_and_unknown_places_last() -> None:
    """Distance decides among services that serve the same."""
    near = replace(PLAIN, id="n", name="Near", place=Point(30.268, -97.743))
    far = replace(PLAIN, id="f", name="Far", place=Point(31.5, -97.743))
    lost = replace(PLAIN, id="l", name="Lost")
    found = over(lost, far, near)
    assert names(found) == ["Near", "Far", "Lost"]
    away = [each.distance_km for each in found.search(Query("shelter", NIGHT, HERE))]
    assert away[0] == pytest.approx(0.09, abs=0.02)
    assert away[1] == pytest.approx(137.1, abs=0.5)
    assert away[2] is None


def test_a_large_set_is_ordered_as_a_small_one() -> None:
    """However many fit, the nearest come first: sorting and walking agree."""
    many = [
        replace(PLAIN, id=str(at), name=f"S{at}", place=Point(30 + (at * 37 % 5000) / 1000, -97.7))
        for at in range(5000)
    ]
    found = over(*many).search(Query("shelter", NIGHT, HERE), most=30)
    expected = sorted(many, key=lambda each: abs((each.place or HERE).latitude - HERE.latitude))[:30]
    away = [each.distance_km or 0.0 for each in found]
    assert away == sorted(away)
    assert {each.service.id for each in found} == {each.id for each in expected}


def test_filters_must_hold_and_wishes_need_not() -> None:
    """A filter that was pressed hides; a word that was typed only orders, and what is lacking is said."""
    dogs = replace(PLAIN, id="d", name="Dogs", attributes=frozenset({"pets"}))
    found = over(PLAIN, dogs)
    assert names(found, "shelter dog") == ["Dogs", "Somewhere"]
    assert [each.lacks for each in found.search(Query("shelter dog", NIGHT))] == [(), ("pets",)]
    assert names(found, traits=("pets",)) == ["Dogs"]
    assert names(found, "", needs=("shelter",)) == ["Dogs", "Somewhere"]
    assert names(found, "", needs=("detox",)) == []


def test_open_now_is_told_by_the_services_own_clock() -> None:
    """At 23:30 in Chicago it is 21:30 in Los Angeles."""
    west = replace(PLAIN, id="w", zone="America/Los_Angeles", hours=read_hours("Mo-Su 08:00-22:00"))
    here = replace(west, id="h", zone="")
    found = {each.service.id: each for each in over(west, here).search(Query("shelter", NIGHT))}
    assert found["w"].is_open is True
    assert found["h"].is_open is False
    assert found["h"].opens == datetime(2026, 3, 11, 8, tzinfo=ZoneInfo(ZONE))
    assert over(replace(PLAIN, hours=None)).search(Query("shelter", NIGHT))[0].is_open is None


def test_a_service_not_checked_for_a_year_is_marked() -> None:
    """So is one that nobody ever checked."""
    day = NIGHT.date()
    ages = [None, day - timedelta(days=366), day - timedelta(days=365)]
    found = over(*(replace(PLAIN, id=str(at), name=str(at), checked=age) for at, age in enumerate(ages)))
    assert [each.stale for each in found.search(Query("shelter", NIGHT))] == [True, True, False]


def test_what_was_not_asked_for_is_not_shown() -> None:
    """A food pantry that is open does not answer a search for a shelter."""
    food = replace(PLAIN, id="x", name="Pantry", needs=("food",), attributes=frozenset({"pets"}))
    assert names(over(PLAIN, food), "shelter dog now") == ["Somewhere"]


def test_two_needs_may_not_claim_the_same_words() -> None:
    """The vocabulary is refused by name, or a search would mean two things."""
    text = """
[need.a]
label = "A"
es = "A"
words = ["bed"]
[trait.b]
label = "B"
words = ["Béd"]
"""
    with pytest.raises(DataFileError, match=r"words\.toml: 'bed' stands for both a and b"):
        Vocabulary.read("words.toml", text)


@pytest.mark.parametrize("said", ["tonight", "2nite", "tonite", "overnight", "esta noche"])
def test_tonight_is_this_evening_and_the_night_whatever_the_hour(said: str) -> None:
    """Asked at two in the afternoon, a shelter that opens at six fits, a clinic that shuts at five not."""
    shelter = replace(PLAIN, id="n", name="Night", hours=read_hours("Mo-Su 18:00-08:00"))
    clinic = replace(PLAIN, id="d", name="Day", hours=read_hours("Mo-Su 08:00-17:00"))
    found = over(clinic, shelter)
    for hour in (14, 19):
        first, second = found.search(Query(f"shelter {said}", NIGHT.replace(hour=hour, minute=0)))
        assert (first.service.name, second.service.name) == ("Night", "Day")
    assert names(found, "", traits=("tonight",)) == ["Night"]


def test_in_the_night_tonight_is_what_is_left_of_it() -> None:
    """At 03:00 an evening café is over; what opens at 04:30 still counts, what opens at 05:30 is tomorrow."""
    hours = {"Evening": "Mo-Su 18:00-23:00", "Early": "Mo-Su 04:30-09:00", "Dawn": "Mo-Su 05:30-14:00"}
    found = over(*(replace(PLAIN, id=n, name=n, hours=read_hours(h)) for n, h in hours.items()))
    at = datetime(2026, 3, 11, 3, tzinfo=ZoneInfo(ZONE))
    query = Query("", at, traits=("tonight",))
    assert [each.service.name for each in found.search(query)] == ["Early"]


def test_now_tonight_and_today_are_three_questions() -> None:
    """At seven in the morning only one of three is open; two will be today, two tonight."""
    hours = {"Always": "24/7", "Day": "Mo-Su 09:00-17:00", "Night": "Mo-Su 20:00-06:00"}
    found = over(*(replace(PLAIN, id=n, name=n, hours=read_hours(h)) for n, h in hours.items()))
    at = datetime(2026, 3, 11, 7, tzinfo=ZoneInfo(ZONE))

    def fitting(trait: str) -> set[str]:
        return {each.service.name for each in found.search(Query("", at, traits=(trait,)))}

    assert fitting("open") == {"Always"}
    assert fitting("today") == {"Always", "Day", "Night"}
    assert fitting("tonight") == {"Always", "Night"}


def test_a_service_that_stays_closed_tonight_is_not_open_tonight() -> None:
    """HQ's word comes before its hours; closed until nine it can still be reached tonight."""
    late = NIGHT.replace(hour=21, minute=0)

    def closed_until(until: datetime) -> Service:
        live = Live(NIGHT.replace(hour=12), closed_until=until)
        return replace(PLAIN, name=f"{until:%d}", id=f"{until:%d%H}", live=live)

    found = over(closed_until(late), closed_until(late + timedelta(days=1)))
    query = Query("", NIGHT.replace(hour=14), traits=("tonight",))
    assert [each.service.name for each in found.search(query)] == ["10"]


def test_a_word_nobody_knows_is_passed_over_and_named() -> None:
    """One strange word empties no search: not for a trait, not for a need, not with a filter."""
    dogs = replace(PLAIN, id="d", name="Dogs", attributes=frozenset({"pets"}))
    found = over(PLAIN, dogs)
    assert names(found, "dog xylophone ") == ["Dogs"]
    assert names(found, "shelter xylophone dog") == ["Dogs", "Somewhere"]
    assert names(found, "xylophone", traits=("pets",)) == ["Dogs"]
    assert names(found, "xylophone") == []
    assert found.not_understood("dog xylophone for somewhere ") == ("xylophone",)
    assert found.not_understood("shelter som") == ()
