"""What law prescribes word for word, on paper: whole with nothing of ours in it, or marked as a summary."""

from __future__ import annotations

from dataclasses import replace

from citdesk.paperwork import Paper
from citdesk.paperwork.parts.law import IN_OUR_WORDS
from tests.unit.forms.rehearsal import law_packs
from tests.unit.paperwork.printed import paper, report, words_of
from tests.unit.paperwork.sample_forms import HOLD, HOLD_XML

SENTENCE = "Whoever is detained under this section shall be told of it <i>at once</i> & in words they know. "
LONG = "\n\n".join((SENTENCE * 5).strip() for _ in range(3))


def californian(**texts: str) -> Paper:
    """A hold under California's pack whose slots hold these texts."""
    pack = law_packs()["CA"]
    slots = tuple(replace(slot, text=texts.get(slot.id, "")) for slot in pack.slots)
    given = report(HOLD, HOLD_XML, law=replace(pack, slots=slots))
    return paper(given, kind="hold_worksheet", audience="provider")


def test_an_empty_slot_prints_our_summary_and_says_so() -> None:
    """Each of California's two slots is marked as unfilled."""
    words = words_of(californian())
    assert words.count(IN_OUR_WORDS) == 2
    assert "Prescribed by 5150(g): Who I am" in words


def test_a_filled_slot_prints_the_agencys_text_and_no_summary() -> None:
    """A long text with signs of markup stands whole under its citation; the rest is as before."""
    assert len(LONG) > 1_400
    words = words_of(californian(advisement=LONG))
    assert f"Prescribed by 5150(g): {' '.join(LONG.split())} Prescribed by 8102:" in words
    assert "Who I am" not in words
    assert words.count(IN_OUR_WORDS) == 1
