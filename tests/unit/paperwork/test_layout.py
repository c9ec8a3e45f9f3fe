"""Nothing is cut off, orphaned or drawn outside the margins."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.unit.paperwork.anatomy import orphaned_marks, roles, unmarked, words
from tests.unit.paperwork.printed import CompiledForm, form_of, paper, report, story, text_of, words_of
from tests.unit.paperwork.sample_forms import DIVERSION, DIVERSION_XML, labelled, marked_xml

BOTTOM, TOP = 74.0, 792.0 - 30.0  # where the flow ends and the header begins, in points


def table_form(count: int, *, second: bool = False) -> CompiledForm:
    """A form with ``count`` short questions in one section, and a second section if asked."""
    rows = "\n".join(
        f"| | text | q{n} | Question {n} | Pregunta {n} | internal court | | |" for n in range(count)
    )
    end = "\n| | end_group | | | | | | |"
    form = f"| | begin_group | s | Section | Sección | | | |\n{rows}{end}"
    if second:
        form += "\n| | begin_group | t | Second section | Otra | | | |"
        form += f"\n| | text | last | Last | Fin | internal court | | |{end}"
    return form_of(form)


def table_xml(answers: list[str], last: str = "") -> str:
    """Those answers, in order, and the second section's."""
    inner = "".join(f"<q{n}>{answer}</q{n}>" for n, answer in enumerate(answers))
    return f"<encounter><s>{inner}</s><t><last>{last}</last></t></encounter>"


def test_no_heading_stands_last_on_a_page() -> None:
    """Wherever the first section ends, every heading has something of its own beneath it on the same page."""
    headings = {"Section", "Second section", "Electronic signatures", "What was withheld"}
    at_the_foot = 0
    for count in range(2, 60):
        made = paper(report(table_form(count, second=True), table_xml(["Answer"] * count, last="End")))
        lines = [word for word in words(made) if BOTTOM < word.y < TOP]
        for before, after in pairwise(lines):
            if before.text.strip() in headings:
                assert after.page == before.page, (count, before)
        second = next(word for word in lines if word.text.strip() == "Second section")
        at_the_foot += second.page > 0 and second.y > TOP - 60
    assert at_the_foot >= 2  # the sweep did meet page ends, and headings moved over them


@pytest.mark.parametrize("length", [0, 1, 40, 400, 4000, 40_000])
def test_every_answer_reads_whole_however_long(length: int) -> None:
    """A field at ten, a hundred and a thousand times its usual length still has its first and last word."""
    answer = "FIRST " + "kwd " * (length // 4) + "LAST"
    made = paper(report(table_form(3), table_xml([answer, "Between", answer])))
    assert words_of(made).count("FIRST") == words_of(made).count("LAST") == 2
    assert words_of(made).count("kwd") == 2 * (length // 4)


def test_everything_stays_within_the_margins() -> None:
    """No run of text begins left of, right of or below the page's frame."""
    made = paper(story("Said at length. " * 900, "W" * 3000))
    for word in words(made):
        assert 53 <= word.x <= 612 - 54, word
        assert 20 <= word.y <= 792 - 30, word


@pytest.mark.parametrize("kind", ["encounter_report", "diversion_packet"])
def test_all_that_is_drawn_is_content_or_artifact(kind: str) -> None:
    """Every painting operator is in marked content; every mark has its owner in the structure tree."""
    made = paper(report(DIVERSION, DIVERSION_XML), report(labelled(), marked_xml()), kind=kind)
    assert unmarked(made) == []
    assert orphaned_marks(made) == []


def test_structure_is_what_a_reader_expects() -> None:
    """One title first, tables of rows with header cells, a figure with the code."""
    found = roles(paper(report(table_form(3), table_xml(["a", "b", "c"]))))
    assert found[0] == "Document"
    assert next(role for role in found if role.startswith("H")) == "H1"
    assert found.count("H1") == 1
    assert {"Table", "TR", "TH", "TD", "Figure", "P"} <= set(found)


def test_a_repeated_header_stands_on_every_page_of_its_table() -> None:
    """A table over several pages says its column names on each."""
    instances = "".join(
        f"<condition><condition_kind>Condition number {n}</condition_kind>"
        "<condition_due>2026-06-16</condition_due></condition>"
        for n in range(60)
    )
    xml = f"<diversion><agreement>{instances}</agreement></diversion>"
    made = paper(report(DIVERSION, xml), kind="diversion_packet")
    with_rows = {word.page for word in words(made) if word.text.startswith("Condition number")}
    with_header = {word.page for word in words(made) if word.text.strip() == "By when?"}
    assert len(with_rows) >= 2
    assert with_rows <= with_header
    assert orphaned_marks(made) == []


def test_blank_answers_are_left_out_and_the_paper_says_so() -> None:
    """A question without an answer leaves no empty row."""
    text = text_of(paper(report(table_form(2), table_xml(["", "Given"]))))
    assert "Question 0" not in text
    assert "Question 1" in text
    assert "Questions that were not asked or not answered are left out." in text
