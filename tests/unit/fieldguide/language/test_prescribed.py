"""What the law prescribes is not the officer's to word: the language check leaves it alone, and only that."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.law import LawPack, read_packs, statutory_wording
from citdesk.fieldguide.language import PrescribedWording
from citdesk.resource_files import resource_path
from tests.unit.fieldguide.language.test_check import check


@cache
def packs() -> dict[str, LawPack]:
    texts = {path.name: path.read_text("utf-8") for path in resource_path("law-packs").glob("*.toml")}
    found, faults = read_packs(texts)
    assert faults == ()
    return dict(found)


def left(text: str, state: str) -> list[str]:
    """The words that are still pointed at where a state's wording is prescribed."""
    prescribed = PrescribedWording(statutory_wording(packs()[state]))
    return [hint.words for hint in check().look(text, prescribed.stretches(text))]


@pytest.mark.parametrize("state", sorted(packs()))
def test_no_wording_of_a_law_pack_is_pointed_at(state: str) -> None:
    """Every standard, ground, step, rule and slot may stand in a statement, as a sentence or in a list."""
    for wording in statutory_wording(packs()[state]):
        for text in (
            wording,
            f"Ground: {wording}",
            f"1. {wording.rstrip('.')}\n2. He held a rope.",
            wording.upper(),
        ):
            assert left(text, state) == [], text


def test_the_text_that_an_agency_entered_in_a_slot_is_left_alone() -> None:
    """A statute's own words are not the officer's, however they sound; without them they are pointed at."""
    words = "that the individual is mentally ill and a danger to others by reason of the same"
    (slot,) = packs()["TX"].slots
    filled = replace(packs()["TX"], slots=(replace(slot, text=f"The statement shall say {words}."),))
    said = f"I state {words}."
    assert check().look(said)
    assert check().look(said, PrescribedWording(statutory_wording(filled)).stretches(said)) == ()


def test_some_wording_would_be_pointed_at_otherwise() -> None:
    """The exemption does something: New York's law says mentally ill, California's danger to others."""
    assert [hint.code for hint in check().look(packs()["NY"].standard)] == ["mentally_ill"]
    assert [hint.code for hint in check().look(packs()["CA"].standard)] == ["conclusion"]


def test_a_statement_fitted_into_a_sentence_is_left_alone_and_the_rest_is_not() -> None:
    """Six words of the statute in a row are the statute's; what the officer adds is the officer's."""
    assert left("Mr. Doe appears to be mentally ill and acts in a way that is combative.", "NY") == [
        "combative"
    ]
    assert left("The mentally ill man sat down.", "NY") == ["mentally ill"]


def test_a_conclusion_is_one_whatever_the_ground_is_called() -> None:
    """In California a ground is called danger to others; that somebody is one still wants its facts."""
    assert left("Ground: danger to others. He swung a bat at his brother.", "CA") == []
    assert left("He is a danger to others. He was combative.", "CA") == [
        "a danger to others",
        "combative",
    ]


def test_without_a_law_nothing_is_prescribed() -> None:
    """A report whose state nobody has named yet is looked through whole."""
    assert PrescribedWording().empty
    assert PrescribedWording().stretches("Danger to others") == ()


@given(st.lists(st.text(max_size=40), max_size=4), st.text(max_size=200))
def test_stretches_lie_in_the_text_in_order_and_apart(wordings: list[str], text: str) -> None:
    """Whatever is prescribed and typed, what comes back can be cut out of the text."""
    spans = PrescribedWording(wordings).stretches(text)
    flat = [place for span in spans for place in span]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in spans)
