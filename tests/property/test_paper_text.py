"""Whatever people type, the paper shows all of it and nothing else."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from citdesk.paperwork.text.faces import face
from citdesk.paperwork.text.lines import break_lines
from citdesk.paperwork.text.printable import REPLACEMENT, Replaced, printable
from tests.unit.paperwork.anatomy import orphaned_marks, unmarked, words
from tests.unit.paperwork.printed import paper, story

_TYPED = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=400)
# what XML 1.0 can carry at all: the rest never reaches a paper
_IN_XML = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=300
)


@given(_TYPED)
def test_printed_text_has_a_glyph_for_every_character(typed: str) -> None:
    """Only visible, covered characters and line ends remain, and each loss is counted."""
    replaced = Replaced()
    shown = printable(typed, replaced)
    assert all(char == "\n" or face("regular").covers(char) for char in shown)
    assert sum(replaced.counts.values()) == shown.count(REPLACEMENT) - typed.count(REPLACEMENT)


@given(_TYPED, st.floats(min_value=20, max_value=600))
def test_breaking_lines_loses_and_adds_no_character(typed: str, width: float) -> None:
    """The lines together are the text again but for spaces at breaks, and none is too wide."""
    text = printable(typed, Replaced())
    lines = break_lines(text, face("regular"), 10.5, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(face("regular").width(line.rstrip(" "), 10.5) <= width + 0.001 for line in lines)


@settings(max_examples=30, deadline=None)
@given(_IN_XML, _IN_XML)
def test_any_answers_make_a_sound_paper(told: str, quick: str) -> None:
    """The file is marked throughout and keeps to its margins, whatever was typed."""
    made = paper(story(told, quick))
    assert unmarked(made) == []
    assert orphaned_marks(made) == []
    assert all(20 <= word.y <= 770 for word in words(made))
