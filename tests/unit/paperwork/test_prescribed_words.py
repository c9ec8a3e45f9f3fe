"""What law prescribes word for word, on paper: whole with nothing of ours in it, or marked as a summary."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citdesk.casework.legends import LEGENDS
from citdesk.casework.prescribed_text import MOST_CHARACTERS
from citdesk.paperwork import PAPERS, Paper
from citdesk.paperwork.parts.law import IN_OUR_WORDS
from tests.unit.forms.rehearsal import law_packs
from tests.unit.paperwork.printed import paper, report, words_of
from tests.unit.paperwork.sample_forms import HOLD, HOLD_XML, labelled, marked_xml
from tests.unit.paperwork.test_audience import CONSENT, form_of_kind, history

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


def test_a_long_attestation_fills_its_pages_before_the_line_to_sign() -> None:
    """Twenty paragraphs stand on as many pages as they need; only the last one is held with the signature."""
    form = labelled("diversion", "Diversion", ("S03",))
    given = report(form, marked_xml("diversion", ("S03",)))
    texts = {"probable_cause_attestation": "\n".join([SENTENCE * 5] * 20)}
    short, long = (paper(given, kind="probable_cause", legends=legends) for legends in ({}, texts))
    # a sentence may go over a page's end: each has its first and its last word
    assert [words_of(long).count(word) for word in ("Whoever", "know.")] == [100, 100]
    assert long.pages <= short.pages + 3


@pytest.mark.parametrize("kind", PAPERS)
def test_the_longest_text_reads_whole_on_every_paper(kind: str) -> None:
    """A legend of 10,000 characters begins and ends on each paper that prints it; nothing is cut off."""
    form_id, fields = form_of_kind(kind), tuple(sorted(PAPERS[kind].fields)) or ("",)
    given = report(
        labelled(form_id, form_id.title(), fields), marked_xml(form_id, fields), history=history(kind)
    )
    middle = "words of the law " * (MOST_CHARACTERS // 17 - 2)
    texts = {slot: f"Q{n}A {middle} Q{n}Z" for n, slot in enumerate(LEGENDS)}
    for audience in PAPERS[kind].audiences:
        made = paper(given, kind=kind, audience=audience, legends=texts, consents=(CONSENT,))
        words = set(words_of(made).split())
        begun, ended = ({n for n in range(len(LEGENDS)) if f"Q{n}{end}" in words} for end in "AZ")
        assert begun == ended
        assert begun or audience == "public"
