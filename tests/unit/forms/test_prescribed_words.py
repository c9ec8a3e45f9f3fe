"""The law's exact words on the hold statement: as the agency entered them, or said to be missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from citdesk.casework.law import LawPack
from citdesk.xforms import Session
from tests.unit.forms import rehearsal
from tests.unit.forms.drafts import started

FILLED, MISSING = "/hold/law/prescribed", "/hold/law/not_prescribed"
#: a statute's text may hold what would be Markdown or a tag in a form's own label
WORDS = "I, the officer, state *as follows*:\n\n(1) <b>danger</b> & more, see [1](https://example.org)."


def californian(monkeypatch: pytest.MonkeyPatch, texts: Mapping[str, str]) -> Session:
    """A hold statement in California whose slots hold these texts."""
    shipped = rehearsal.law_packs()
    slots = tuple(replace(slot, text=texts.get(slot.id, "")) for slot in shipped["CA"].slots)
    packs: Mapping[str, LawPack] = {**shipped, "CA": replace(shipped["CA"], slots=slots)}
    monkeypatch.setattr(rehearsal, "law_packs", lambda: packs)
    return started("hold_refused_tx", "hold", "CA")


def test_without_them_the_officer_reads_which_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of California's, by their citations; nothing claims to be the law's own text."""
    hold = californian(monkeypatch, {})
    assert not hold.question(FILLED).relevant
    assert hold.question(MISSING).relevant
    assert hold.question(MISSING).label.endswith(": 5150(g), 8102")


def test_what_was_entered_is_shown_word_for_word_with_its_citation(monkeypatch: pytest.MonkeyPatch) -> None:
    """One is entered and shown with its line ends and signs; the other one is still missing."""
    hold = californian(monkeypatch, {"advisement": WORDS})
    assert hold.question(FILLED).relevant
    assert hold.question(FILLED).label.endswith(f"5150(g):\n{WORDS}")
    assert hold.question(MISSING).label.endswith(": 8102")


def test_once_all_are_entered_none_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts, one after the other."""
    hold = californian(monkeypatch, {"advisement": WORDS, "weapons_notice": "Ask the court."})
    assert hold.question(FILLED).label.endswith("8102:\nAsk the court.")
    assert not hold.question(MISSING).relevant
