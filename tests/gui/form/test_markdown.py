"""Labels that their author marked in Markdown, read as plain words."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from citdesk.desktop.form.contents import Line
from citdesk.desktop.form.markdown import readable
from citdesk.desktop.form.structure import Structure
from citdesk.desktop.form.words import answer_words
from citdesk.xforms import Context, Form, Session

TABLE = """
| survey |
| | type | name | label | appearance |
| | begin_group | g | **How** was it? | table-list |
| | select_one rate | food | The *food* | |
| | select_one rate | bed | The bed | |
| | end_group | | | |
| | text | pin | Code | masked |
| choices |
| | list_name | name | label |
| | rate | 1 | __Bad__ |
| | rate | 2 | Good |
"""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Stop** and *look*", "Stop and look"),
        ("__Stop__ and _look_", "Stop and look"),
        ("### Part 2", "Part 2"),
        ("See [the manual](https://example.org/a_b_c)", "See the manual (https://example.org/a_b_c)"),
        ('<span style="color:red">Danger</span>', "Danger"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("case_number_2", "case_number_2"),
        ("Name *", "Name *"),
        (r"5 \* 3", "5 * 3"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_marks_are_taken_away_and_words_stay(written: str, read: str) -> None:
    """Bold, italics, headings and links become words; signs that mark nothing stay."""
    assert readable(written) == read


def session() -> Session:
    """A form with a table of choices."""
    context = Context(now=lambda: datetime(2026, 11, 23, tzinfo=UTC), zone=UTC, random=random.Random(1))
    return Form.load(TABLE).start(context)


def test_marks_around_a_blank_answer_are_not_shown() -> None:
    """What is to stand in bold is not known yet: neither the stars nor the underscores are left over."""
    table = """
| survey |
| | type | name | label |
| | text | who | Who? |
| | note | told | Guardian is **${who}** and _${who}_ or <b>${who}</b>. |
"""
    context = Context(now=lambda: datetime(2026, 11, 23, tzinfo=UTC), zone=UTC, random=random.Random(1))
    filled = Form.load(table).start(context)
    assert readable(filled.question("/data/told").label) == "Guardian is  and  or ."
    filled.answer("/data/who", "*D*")
    assert readable(filled.question("/data/told").label) == "Guardian is *D* and *D* or *D*."


def test_a_screen_gets_words_only() -> None:
    """Sections, questions and choices come without marks."""
    structure = Structure(session())
    assert structure.label(structure.sections()[0]) == "How was it?"
    question = structure.question("/data/g/food")
    assert question.label == "The food"
    assert [choice.label for choice in question.choices] == ["Bad", "Good"]


def test_the_head_of_a_table_is_no_question() -> None:
    """A table-list has a row that only heads its columns: nothing is asked there."""
    structure = Structure(session())
    asked = structure.asked(structure.sections()[0])
    assert asked[1:] == ("/data/g/food", "/data/g/bed")
    assert structure.question(asked[0]).type == "note"


def test_the_text_over_a_table_of_choices_is_a_heading() -> None:
    """A row with appearance label asks nothing, but what its author wrote there is read."""
    table = """
| survey |
| | type | name | label | appearance |
| | begin_group | g | Stay | field-list |
| | select_one rate | head | Rate **each** of these | label |
| | select_one rate | food | The food | list-nolabel |
| | end_group | | | |
| choices |
| | list_name | name | label |
| | rate | 1 | Bad |
"""
    context = Context(now=lambda: datetime(2026, 11, 23, tzinfo=UTC), zone=UTC, random=random.Random(1))
    structure = Structure(Form.load(table).start(context))
    lines = structure.section_items(structure.sections()[0])
    assert [(line.kind, line.label) for line in lines[:1]] == [(Line.HEADING, "Rate each of these")]
    assert [line.path for line in lines[1:]] == ["/data/g/food"]
    assert structure.asked(structure.sections()[0]) == ("/data/g/food",)


def test_a_masked_answer_is_not_read_out() -> None:
    """What its author wants out of sight is not repeated on the check page."""
    filled = session()
    filled.answer("/data/pin", "1234")
    assert "1234" not in answer_words(filled.question("/data/pin"))
