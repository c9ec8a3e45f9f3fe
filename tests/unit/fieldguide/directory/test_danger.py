"""Somebody means to die: however an officer types it at night, a crisis line stands first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.directory import Query, Vocabulary
from citdesk.fieldguide.directory.danger import Danger
from citdesk.fieldguide.directory.slips import within
from tests.unit.fieldguide.directory.further_searches import AFTERWARDS, FURTHER, NO_DANGER, TRIAL
from tests.unit.fieldguide.directory.test_search import HERE, NIGHT, search, vocabulary

CRISIS = tuple(wanted.typed for wanted in (*TRIAL, *FURTHER) if wanted.need == "crisis_line")
MISSPELT = {"quitarce la bida", "suisidio", "suicdal teen cuttin herself", "threatning to hang him self"}
_SHORTEST = 5


def first_needs(typed: str) -> tuple[str, ...]:
    found = search().search(Query(typed, NIGHT, HERE))
    return found[0].service.needs if found else ()


@pytest.mark.parametrize("typed", AFTERWARDS)
def test_danger_is_seen_in_other_words(typed: str) -> None:
    """Phrases that nobody thought of while the search was made lead to a crisis line too."""
    assert "crisis_line" in first_needs(typed)


@pytest.mark.parametrize("typed", NO_DANGER)
def test_the_same_words_without_danger_push_nothing_down(typed: str) -> None:
    """A cut hand, a lost brother or a shelter for a dog is no danger to oneself."""
    assert vocabulary().interpret(typed).urgent == ""


@pytest.mark.parametrize("typed", CRISIS)
def test_accents_and_capitals_make_no_difference(typed: str) -> None:
    """A car's keyboard has no accents, and a hurried officer no small letters."""
    bare = "".join(c for c in unicodedata.normalize("NFD", typed) if not unicodedata.combining(c))
    accented = typed.translate(str.maketrans("aeiou", "áéíóú"))
    for written in (typed, bare, accented, typed.upper(), f"  {typed}. "):
        assert "crisis_line" in first_needs(written), written


def slips(line: str) -> Iterator[str]:
    """The line with one slip in one longer word: neighbours swapped, a letter dropped, a letter doubled."""
    words = line.split()
    for at, word in enumerate(words):
        for place in range(1, len(word) - 1) if len(word) >= _SHORTEST else ():
            for slipped in (
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
                word[:place] + word[place + 1 :],
                word[:place] + word[place] + word[place:],
            ):
                yield " ".join((*words[:at], slipped, *words[at + 1 :]))


@pytest.mark.parametrize("typed", [typed for typed in CRISIS if typed not in MISSPELT])
def test_one_slip_of_the_finger_is_forgiven_wherever_it_happens(typed: str) -> None:
    """Each longer word, each place in it, each kind of slip, in every line that is not misspelt already."""
    missed = [line for line in slips(typed) if "crisis_line" not in first_needs(line)]
    assert missed == []


def test_danger_comes_before_a_need_that_was_typed_first_and_keeps_what_was_asked_besides() -> None:
    """The lifeline stands over the shelters, a line for veterans over the lifeline where one is in danger."""
    found = search().search(Query("shelter with dog, wants to kill herself", NIGHT, HERE))
    kinds = [each.service.needs[0] for each in found]
    assert found[0].service.id == "us-988"
    assert "shelter" in kinds
    assert search().search(Query("veterano se quiere matar", NIGHT, HERE))[0].service.id == "us-vcl"
    assert search().search(Query("suicidal pregnant woman", NIGHT, HERE))[0].service.id == "us-maternal"


@pytest.mark.parametrize(
    ("phrase", "line", "met"),
    [
        ("kill/hurt .. self", "hurt my own self", True),
        ("kill/hurt .. self", "hurt my very own dear self", False),
        ("live !with/at", "live with mother", False),
        ("live !with/at", "live no more", True),
        ("suicid*", "suicidaba", True),
        ("@die", "morir", True),
        ("matar", "nadar", False),
        ("deaf", "dead", False),
    ],
)
def test_how_a_phrase_is_written(phrase: str, line: str, *, met: bool) -> None:
    """Alternatives, gaps, groups, beginnings and what must not follow; a known word is never a slip."""
    danger = Danger([phrase], {"die": ["morir"]}, known=["dead"])
    assert bool(danger.places(line.split())) is met


def test_slips_are_counted_as_a_typist_makes_them() -> None:
    """A swap is one slip, not two; a word far off is none."""
    assert within("mtaar", "matar", 1)
    assert within("matr", "matar", 1)
    assert within("mattar", "matar", 1)
    assert not within("mater", "morir", 1)
    assert not within("ca", "abc", 2)


@pytest.mark.parametrize(
    ("urgent", "reason"),
    [
        ('need = "b"\nphrases = ["x"]\n[urgent.groups]', "need is 'b'"),
        ('need = "a"\nphrases = ["@who x"]\n[urgent.groups]', "the group @who is not there"),
        ('need = "a"\nphrases = [".. x"]\n[urgent.groups]', "begins or ends without a word"),
    ],
)
def test_phrases_at_fault_are_refused_by_name(urgent: str, reason: str) -> None:
    """A net with a hole in it is not used unnoticed."""
    need, trait = 'label = "A"\nes = "A"\nwords = ["a"]', 'label = "B"\nwords = ["b"]'
    text = f"[urgent]\n{urgent}\n[need.a]\n{need}\n[trait.b]\n{trait}\n"
    with pytest.raises(DataFileError) as refused:
        Vocabulary.read("words.toml", text)
    assert str(refused.value).startswith("words.toml: ")
    assert reason in str(refused.value)
