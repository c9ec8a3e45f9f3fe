"""The twenty and more searches that officers would type, over the demonstration directory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.directory import (
    DirectorySearch,
    Index,
    Point,
    Query,
    Service,
    Term,
    Vocabulary,
    public_holiday,
    read_directory,
    traits_of,
)
from citdesk.fieldguide.directory.danger import Danger
from citdesk.resource_files import resource_path
from tests.unit.fieldguide.directory.further_searches import FURTHER, TRIAL
from tests.unit.fieldguide.directory.hurried_searches import FIRST, SECOND, THIRD
from tests.unit.fieldguide.directory.searches import AS_TYPED, SEARCHES, Wanted

ZONE = "America/Chicago"
#: A Tuesday night in the demonstration's city.
NIGHT = datetime(2026, 3, 10, 23, 30, tzinfo=ZoneInfo(ZONE))
HERE = Point(30.2672, -97.7431)


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary.read("needs.toml", resource_path("directory/needs.toml").read_text("utf-8"))


def services(name: str, *, national: bool = False) -> tuple[Service, ...]:
    words = vocabulary()
    data = resource_path(f"directory/{name}").read_bytes()
    found = read_directory(name, data, frozenset(words.needs), frozenset(words.traits), national=national)
    assert found.faults == ()
    return found.services


@cache
def search() -> DirectorySearch:
    every = services("national.csv", national=True) + services("demonstration.csv")
    return DirectorySearch(Index(every, ZONE), vocabulary(), public_holiday, ZONE)


class Listening(Danger):
    """Counts the lines that are looked through for danger, which is most of what reading one costs."""

    lines = 0

    def places(self, words: Sequence[str], *, unfinished: bool = False) -> frozenset[int]:
        """As ever."""
        self.lines += 1
        return super().places(words, unfinished=unfinished)


def test_a_keystroke_reads_the_line_once() -> None:
    """What is found and what was not understood come of one reading of what is typed."""
    danger = Listening(["hurt"], {})
    phrases = [("shelter", "shelter")]
    read = Vocabulary({"shelter": Term("shelter", "Shelter")}, {}, phrases, "shelter", danger)
    looking = DirectorySearch(Index(services("demonstration.csv"), ZONE), read, public_holiday, ZONE)
    for typed in ("shelter", "shelter x", "shelter xylophone "):
        looking.search(Query(typed, NIGHT, HERE))
        looking.not_understood(typed)
    assert danger.lines == 3
    assert looking.not_understood("shelter xylophone ") == ("xylophone",)


@pytest.mark.parametrize(("typed", "needs"), [*FIRST, *SECOND, *THIRD], ids=lambda value: str(value))
def test_what_is_typed_in_a_hurry_leads_to_the_right_kind(typed: str, needs: tuple[str, ...]) -> None:
    """What somebody goes through, or what was seen, is understood as well as the name of a service."""
    first = search().search(Query(typed, NIGHT, HERE))[0]
    assert set(first.service.needs) & set(needs), first.service.name


def test_where_no_team_comes_a_line_answers() -> None:
    """An agency without a mobile team of its own still reads whom to call, whatever was seen."""
    national = DirectorySearch(
        Index(services("national.csv", national=True), ZONE), vocabulary(), public_holiday, ZONE
    )
    for typed in ("hears voices", "oye voces", "mobile crisis team, crisis center or crisis line open now"):
        first = national.search(Query(typed, NIGHT, HERE))[0]
        assert "crisis_line" in first.service.needs
        assert first.is_open


@pytest.mark.parametrize("typed", ["woman hears voices", "oye voces mujer", "vet having a panic attack"])
def test_a_team_comes_first_whoever_it_is_for(typed: str) -> None:
    """A line for mothers or veterans is no team that comes, though it is for her or him."""
    assert "mobile_crisis" in search().search(Query(typed, NIGHT, HERE))[0].service.needs


def test_a_word_for_help_or_family_gives_way_to_what_is_needed() -> None:
    """Help with food is food; help alone is information."""
    read = vocabulary().interpret
    assert read("family needs help with food ").needs == (("food",),)
    assert read("need help ").needs == (("information",),)
    assert read("familia ").needs == (("family_support",),)


def test_words_that_mean_a_need_that_is_not_there_are_refused() -> None:
    """The file and the row are named."""
    text = (
        '[need.food]\nlabel = "Food"\nes = "Comida"\nwords = ["food"]\n[trait]\n'
        '[either.seen]\nneeds = ["food", "teams"]\nwords = ["hungry"]\n'
    )
    with pytest.raises(DataFileError, match="names teams, which is no need"):
        Vocabulary.read("needs.toml", text)
    kept = Vocabulary.read("needs.toml", text.replace(', "teams"', ""))
    assert kept.interpret("hungry ").needs == (("food",),)


@pytest.mark.parametrize("wanted", [*SEARCHES, *TRIAL, *FURTHER], ids=lambda wanted: wanted.typed)
def test_the_right_kind_of_service_comes_first(wanted: Wanted) -> None:
    """What an officer types leads to a service of the need meant, with what was asked besides, and open."""
    found = search().search(Query(wanted.typed, NIGHT, HERE))
    assert found, vocabulary().interpret(wanted.typed)
    first = found[0]
    named = [(each.service.name, each.service.needs) for each in found[:3]]
    assert wanted.need in first.service.needs, named
    assert set(wanted.traits) <= traits_of(first.service), named
    assert not wanted.is_open or first.is_open, named


@pytest.mark.parametrize(("typed", "need"), AS_TYPED)
def test_the_right_kind_shows_while_the_word_is_typed(typed: str, need: str) -> None:
    """One need not finish the word."""
    found = search().search(Query(typed, NIGHT, HERE))
    assert need in found[0].service.needs, [each.service.name for each in found[:3]]
