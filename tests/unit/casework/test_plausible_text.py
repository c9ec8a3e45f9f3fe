"""Nonsense of the right length is told from what somebody wrote."""

from __future__ import annotations

import pytest

from citdesk.casework.checks import Answers, Record, check_record
from citdesk.casework.checks.finding import Severity
from citdesk.casework.plausible_text import reads_like_words

NONSENSE = (
    "asdfghjkl asdfghjkl asdf",
    "aaaaaaaaaaaaaaaaaaaaaaaa",
    "xxxxxxxxxx xxxxxxxxx xxx",
    "test test test test test",
    "qwrtp zxcvb sdfgh jklmn",
    "sdkfjhsdkjfhskdjfh sdkjfhskdjf",
    "bla bla bla bla bla bla",
    "........................",
    "1234567890 1234567890 1234567890",
    "hhhhhh jjjjjj kkkkkk llllll",
    "dfgdfgdfg dfgdfgdfg ertert",
    "x x x x x x x x x x x x x x x",
)
WRITTEN = (
    "At 17:40 she said that she drives into the wall tonight.",
    "Held knife to own wrist, blood on sleeve.",
    "Walked barefoot along Route 9, no coat, 20 F.",
    "Tenía la soga en la mano y lloraba.",
    "Corría desnudo entre carros, gritaba nombres.",
    "Zbigniew Krzyzewski threatened Grzegorz Brzeczyszczykiewicz with an axe.",
    "PTSD, VA, EMS, CPEP: history told by wife.",
    "“Nooooooo, don't touch me”, she screamed at the officers.",
    "Он сказал, что прыгнет с моста сегодня ночью.",
    "他说今晚要从桥上跳下去，家里还有一把刀。",
    "Maria Lopez, Juan Perez, Carlos Ruiz",
    "No.",
    "BAC 0.18",
    "pt hit wall w/ fist x3, LOC intact",
    "Said “bye bye bye” to her dog, gave away her keys.",
)


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_of_the_right_length_is_told(text: str) -> None:
    """Letters in a row, no vowels, one word over and over."""
    assert not reads_like_words(text)


@pytest.mark.parametrize("text", WRITTEN)
def test_what_somebody_wrote_is_taken_for_words(text: str) -> None:
    """Telegram style, names, abbreviations and other languages too."""
    assert reads_like_words(text)


def test_a_ground_of_nonsense_is_pointed_at_and_not_refused() -> None:
    """The officer sees it while writing and the supervisor at review; nothing is stopped by it."""
    for text, expected in ((NONSENSE[0], ["not_words"]), (WRITTEN[0], [])):
        hold = f"<hold><grounds><criterion><facts>{text}</facts></criterion></grounds></hold>"
        found = check_record(Record([Answers(hold.encode())]))
        assert [finding.code for finding in found] == expected
        assert all(finding.severity is Severity.WARN for finding in found)
