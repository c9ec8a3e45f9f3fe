"""The agency's file of prescribed texts for papers: read whole, or refused by the slot's name."""

from __future__ import annotations

import pytest

from citdesk.casework.checked_table import DataFileError
from citdesk.casework.legends import LEGENDS, empty_slots, read_legends


def test_texts_are_read_word_for_word_and_a_blank_one_is_none() -> None:
    """Line ends and signs stay; what is left blank is as empty as what is left out."""
    text = "part2_notice = '''\nFirst <b>line</b>.\n\nSecond & last.\n'''\nworksheet = \"  \"\n"
    filled = read_legends("ours.toml", text)
    assert filled == {"part2_notice": "First <b>line</b>.\n\nSecond & last."}
    assert set(empty_slots(filled)) == set(LEGENDS) - {"part2_notice"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('part2_note = "x"', f"no paper has a slot part2_note; there are {', '.join(LEGENDS)}"),
        ('worksheet = "bell \\u0007"', "worksheet holds a control character"),
        ('worksheet = "hid\u00adden"', r"worksheet holds the control character U\+00AD"),
        ('worksheet = "turned \u202e round"', r"worksheet holds the control character U\+202E"),
        (f'worksheet = "{"x" * 10_001}"', "worksheet has 10001 characters; 10000 is the most"),
        ("worksheet = 3", "worksheet must be of kind str"),
        ("worksheet", "not valid TOML"),
    ],
)
def test_what_cannot_be_printed_is_refused_by_name(text: str, said: str) -> None:
    """The sentence names the file and the slot, and for an unknown one all there are."""
    with pytest.raises(DataFileError, match=rf"ours\.toml: .*{said}"):
        read_legends("ours.toml", text)
