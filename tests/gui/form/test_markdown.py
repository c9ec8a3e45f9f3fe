"""Labels that their author marked in Markdown, read as plain words."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

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


def test_a_masked_answer_is_not_read_out() -> None:
    """What its author wants out of sight is not repeated on the check page."""
    filled = session()
    filled.answer("/data/pin", "1234")
    assert "1234" not in answer_words(filled.question("/data/pin"))
