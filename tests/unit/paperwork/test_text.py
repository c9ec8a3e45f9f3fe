"""Text on paper: data, never markup; nothing hidden, nothing dropped."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from citdesk.paperwork.text.dates import day, moment
from citdesk.paperwork.text.faces import face
from citdesk.paperwork.text.lines import break_lines
from citdesk.paperwork.text.printable import REPLACEMENT, Replaced, printable
from tests.unit.paperwork.printed import CHICAGO, paper, story, text_of, words_of


def test_markup_in_answers_is_printed_as_typed() -> None:
    """Tags, entities and PDF operators are letters like others."""
    typed = "<b>bold</b> &amp; <para> (paren) \\) ET %PDF"
    assert typed in words_of(paper(story("x", typed)))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200bb", "a[U+200B]b"),
        ("tab\tstop", "tab stop"),
        ("e\u0301 o\u031b\u0323", "é ợ"),
        ("a\u2028b\r\nc", "a\nb\nc"),
    ],
)
def test_unseen_characters_are_made_visible(typed: str, shown: str) -> None:
    """Reversal, zero width, tabs and foreign line ends cannot change how a passage reads."""
    assert printable(typed, Replaced()) == shown


def test_characters_outside_the_typeface_are_shown_and_listed() -> None:
    """Each stands as a replacement sign, and the paper lists code point, name and count."""
    made = paper(story("x", "名 and 名 and א"))
    text = words_of(made)
    assert text.count(REPLACEMENT) == 3 + 1  # and once where the list explains it
    assert made.unprinted == 3
    assert "U+540D CJK UNIFIED IDEOGRAPH-540D 2" in text
    assert "U+05D0 HEBREW LETTER ALEF 1" in text


def test_an_emoji_reads_as_its_name_where_it_stands() -> None:
    """A message that somebody was sent keeps its meaning on paper; the list names each sign once more."""
    made = paper(story("x", "He wrote: ok \U0001f600 and \u2764\ufe0f, then \U0001f44d\U0001f3fd."))
    text = words_of(made)
    assert (
        "He wrote: ok [grinning face] and [heavy black heart], then [thumbs up sign][emoji modifier" in text
    )
    assert text.count(REPLACEMENT) == 1  # where the list explains it
    assert made.unprinted == 0
    assert "U+1F600 GRINNING FACE 1" in text


def test_vietnamese_and_spanish_need_no_replacement() -> None:
    """The languages of our forms are covered by the typeface."""
    replaced = Replaced()
    printable("¿Qué pasó? Señor Núñez. Nguyễn Thị Đượm, phường Bến Nghé, ₫", replaced)
    assert replaced.lines() == []


def test_a_word_wider_than_the_line_is_cut_without_loss() -> None:
    """Ten thousand letters without a space stay ten thousand letters."""
    word = "W" * 10_000
    lines = break_lines(word, face("regular"), 10.5, 300)
    assert "".join(lines) == word
    assert all(face("regular").width(line, 10.5) <= 300 for line in lines)
    assert text_of(paper(story("x", word))).count("W") >= 10_000


def test_identifiers_break_at_their_joints() -> None:
    """A long identifier is cut after a hyphen, not inside a group."""
    lines = break_lines("0195a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", face("regular"), 10.5, 120)
    assert all(line.endswith("-") for line in lines[:-1])


def test_a_forty_page_narrative_is_whole() -> None:
    """The first and last words of each of 3,200 sentences are there, and the pages are counted."""
    sentences = [f"S{n:04d} I kept talking to the person at the rail and E{n:04d}." for n in range(3200)]
    made = paper(story(" ".join(sentences)))
    text = words_of(made)
    assert made.pages >= 40
    assert all(f"S{n:04d}" in text and f"E{n:04d}." in text for n in range(3200))


def test_dates_read_as_in_court() -> None:
    """Month, day, year, the local time and the zone that was in force."""
    assert day(date(2026, 3, 12)) == "Mar 12, 2026"
    assert moment(datetime(2026, 3, 13, 2, 5, tzinfo=UTC), CHICAGO) == "Mar 12, 2026, 21:05 CDT"
    assert moment(datetime(2026, 1, 13, 2, 5, tzinfo=UTC), CHICAGO) == "Jan 12, 2026, 20:05 CST"
