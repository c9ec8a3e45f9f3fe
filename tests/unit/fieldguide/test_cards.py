"""Guidance cards: what is shipped can be used, and a card at fault is refused by name."""

from __future__ import annotations

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.fieldguide.cards import read_card, read_cards, search_cards
from citdesk.resource_files import resource_path

#: The forms name cards by these ids (``body::citdesk:guide``).
IDS = {
    "first-minute", "active-listening", "behavioural-stairway", "leaps", "critical-decision-model",
    "distance-cover-time", "asking-about-suicide", "voices-and-fixed-beliefs", "dementia", "autism",
    "intoxication", "withdrawal-and-overdose", "veterans", "juveniles", "grief", "working-with-family",
    "interpreters-and-deaf-people", "medical-red-flags", "means-safety", "handing-over-to-a-clinician",
    "after-the-call",
}  # fmt: skip

GOOD = """+++
id = "quiet"
title = "Keep it quiet"
when = "There is noise."
audience = ["officer"]
words = ["noise"]
reviewed = "2026-03-01"

[[source]]
key = "guide"
citation = "A guide, 2020"
+++

## Steps

1. Turn the radio
   down. (wait 2 min) [guide]
2. Say: "It is quiet now."

## Why

Noise is heard
twice. [guide]
"""


def shipped() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in resource_path("guidance").glob("*.md")}


def test_every_card_the_forms_name_is_there_and_none_is_at_fault() -> None:
    """The shipped cards are exactly those the forms can name, and all can be read."""
    cards, faults = read_cards(shipped())
    assert [str(fault) for fault in faults] == []
    assert {card.id for card in cards} == IDS


def test_a_card_is_short_enough_to_act_by() -> None:
    """At arm's length nobody reads a page: three to eight steps of at most 160 signs, each once."""
    for card in read_cards(shipped())[0]:
        assert 3 <= len(card.steps) <= 8, card.id
        assert all(len(step.text) <= 160 for step in card.steps), card.id
        assert card.sources, card.id
        assert len(card.when.split()) <= 20, card.id


def test_a_card_says_its_steps_its_waits_and_its_sources() -> None:
    """Lines that run on are joined, the wait is a number, the citation a numbered source."""
    card = read_card("quiet.md", GOOD)
    assert [(step.text, step.wait, step.sources) for step in card.steps] == [
        ("Turn the radio down.", 2, ("guide",)),
        ('Say: "It is quiet now."', 0, ()),
    ]
    assert card.passages[0].lines == ("Noise is heard twice. [1]",)
    assert card.sources[0].citation == "A guide, 2020"
    assert card.beside_a_question() == '1. Turn the radio down.\n2. Say: "It is quiet now."'


@pytest.mark.parametrize(
    ("was", "becomes", "reason"),
    [
        ('[[source]]\nkey = "guide"\ncitation = "A guide, 2020"\n', "", "source is missing"),
        ('citation = "A guide, 2020"', 'citation = " "', "citation is blank"),
        (" [guide]", "", "nothing in the text cites the source guide"),
        ("twice. [guide]", "twice. [other]", "cites other, which is not among its sources"),
        ('title = "Keep it quiet"\n', "", "title is missing"),
        ('title = "Keep it quiet"', "title = Keep it quiet", "not valid TOML"),
        ('audience = ["officer"]', 'audience = ["everyone"]', "holds everyone, which is not known"),
        ('id = "quiet"', 'id = "Quiet!"', "write it in small letters"),
        ('reviewed = "2026-03-01"', 'reviewed = ""', "reviewed is blank"),
        ('reviewed = "2026-03-01"', 'reviewed = "March"', "write the day like"),
        ("## Steps", "## Things", "there is no part '## Steps'"),
        ("1. Turn", "- Turn", "does not begin with its number"),
        (
            "down. (wait 2 min) [guide]",
            "down. (wait 2 min)",
            "no step cites a source; put its key behind one, like [guide]",
        ),
        ("(wait 2 min)", "(wait 999 min)", "write one wait of 1 to 30 minutes"),
        ("(wait 2 min)", "(wait 0 min)", "write one wait of 1 to 30 minutes"),
        ("(wait 2 min)", "(wait 31 min)", "the step '1. Turn the radio down. (wait "),
        ("(wait 2 min)", "(wait 99999999999999999999 min)", "write one wait"),
        ("(wait 2 min)", "(wait two minutes)", "has '(wait two minutes)'"),
        ("(wait 2 min)", "(Wait 2 h)", "write one wait"),
        ("(wait 2 min)", "(wait ² min)", "write one wait"),
        ("(wait 2 min)", "(wait 2 min) (wait 3 min)", "write one wait"),
        ("(wait 2 min)", "(wait 2 min", "write one wait"),
        ('2. Say: "It is quiet now."', "2. [guide]", "the step 2. says nothing"),
        ('words = ["noise"]\n', 'words = ["noise"]\ncolour = "red"\n', "colour is not known"),
    ],
)
def test_a_card_at_fault_is_refused_by_name_and_reason(was: str, becomes: str, reason: str) -> None:
    """Whoever mends the card is told which file and what in it."""
    with pytest.raises(DataFileError) as refused:
        read_card("quiet.md", GOOD.replace(was, becomes))
    assert str(refused.value).startswith("quiet.md: ")
    assert reason in str(refused.value)


@pytest.mark.parametrize("text", ["", "# No front matter", "+++\nid = 'x'", "+++"])
def test_front_matter_that_does_not_begin_or_end_is_refused(text: str) -> None:
    """A file that is no card at all says so rather than fall over."""
    with pytest.raises(DataFileError, match=r"x\.md: the front matter"):
        read_card("x.md", text)


def test_one_bad_card_takes_no_other_with_it() -> None:
    """The others stay, and a second card of the same id is refused."""
    cards, faults = read_cards({"a.md": GOOD, "b.md": "nothing", "c.md": GOOD})
    assert [card.id for card in cards] == ["quiet"]
    assert [fault.file for fault in faults] == ["b.md", "c.md"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("suic", "asking-about-suicide"),
        ("narcan", "withdrawal-and-overdose"),
        ("gun lock", "means-safety"),
        ("deaf", "interpreters-and-deaf-people"),
        ("voices", "voices-and-fixed-beliefs"),
        ("alzheimer", "dementia"),
        ("vet", "veterans"),
        ("hospital handover", "handing-over-to-a-clinician"),
        ("stairs", "behavioural-stairway"),
        ("bad news death", "grief"),
    ],
)
def test_a_card_is_found_by_what_people_call_it(typed: str, first: str) -> None:
    """Beginnings of words are enough, and the names people use lead to the card."""
    found = search_cards(read_cards(shipped())[0], typed)
    assert found
    assert found[0].id == first


def test_a_word_that_no_card_holds_finds_nothing() -> None:
    """Nothing is shown rather than something unfitting."""
    assert search_cards(read_cards(shipped())[0], "xylophone") == ()
