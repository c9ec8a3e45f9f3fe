"""The difference of two answers by whole words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citdesk.desktop.review.diff_text import diff_html, spoken_change
from citdesk.desktop.review.word_diff import Fate, Piece, word_diff
from citdesk.desktop.theme import Look

_TEXT = st.text(alphabet=st.sampled_from("ab \n.é<&"), max_size=40)


def test_a_changed_phrase_stays_together() -> None:
    """A replaced phrase is struck and added as one, not word by word."""
    assert word_diff("He was acting crazy and left", "He spoke quickly and left") == (
        Piece(Fate.SAME, "He "),
        Piece(Fate.REMOVED, "was acting crazy"),
        Piece(Fate.ADDED, "spoke quickly"),
        Piece(Fate.SAME, " and left"),
    )


def test_words_are_never_cut() -> None:
    """A change of one letter replaces the whole word."""
    assert word_diff("20:41", "20:31") == (Piece(Fate.REMOVED, "20:41"), Piece(Fate.ADDED, "20:31"))


@given(_TEXT, _TEXT)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    """Leaving out what was added gives the former text, leaving out what was removed the present one."""
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.fate is not Fate.ADDED) == before
    assert "".join(p.text for p in pieces if p.fate is not Fate.REMOVED) == after


def test_a_pasted_novel_is_compared_without_delay() -> None:
    """Beyond some thousand words the answer is shown as replaced whole."""
    pieces = word_diff("word " * 5000, "other " * 5000)
    assert [piece.fate for piece in pieces] == [Fate.REMOVED, Fate.ADDED]


def test_markup_in_an_answer_stays_text(look: Look) -> None:
    """What somebody typed is never taken for markup."""
    html = diff_html(look, word_diff("", "<b>bold</b> & more"))
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_removed_and_added_do_not_read_as_one_word(look: Look) -> None:
    """A space stands between what went and what came."""
    assert "</span> <span" in diff_html(look, word_diff("20:41", "21:31"))


def test_the_change_can_be_heard() -> None:
    """A screen reader says what it was and what it is now."""
    assert spoken_change("20:41", "21:31") == "Changed. Was 20:41. Now 21:31"
    assert spoken_change("", "21:31") == "Changed. Was not answered. Now 21:31"
    assert spoken_change("20:41", "") == "Changed. Was 20:41. Now not answered"
    assert spoken_change(None, "21:31") == "Changed. New in this version: 21:31"
