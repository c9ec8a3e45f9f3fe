"""A challenge that can be said over a radio, and its answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.wire.unlock import NONCE_BYTES, Challenge, WrongChallenge, device_mark, unlock_key

KEY = unlock_key("ab" * 32)


@given(st.binary(min_size=NONCE_BYTES, max_size=NONCE_BYTES), st.text())
def test_a_challenge_reads_back_as_people_say_it(nonce: bytes, device: str) -> None:
    """Small letters, spaces, and O for zero are forgiven; it has three groups of four."""
    made = Challenge.make(nonce, device)
    text = made.to_text()
    assert [len(group) for group in text.split("-")] == [4, 4, 4]
    assert Challenge.from_text(text.lower().replace("-", " ").replace("0", "o")) == made


def test_only_the_right_key_challenge_and_badge_make_the_answer() -> None:
    """Another computer, another challenge or another supervisor's name gives another answer."""
    made = Challenge.make(b"12345", "device-1")
    answer = made.answer(KEY, "2001")
    assert made.is_answered(KEY, " 2001 ", answer.lower().replace("-", ""))
    assert not made.is_answered(unlock_key("cd" * 32), "2001", answer)
    assert not made.is_answered(KEY, "2002", answer)
    assert not Challenge.make(b"12346", "device-1").is_answered(KEY, "2001", answer)
    assert not made.is_answered(KEY, "2001", "")
    assert not made.is_answered(KEY, "2001", "ÄÖÜ")


@pytest.mark.parametrize("text", ["", "ABCD-EFGH", "1111-1111-1111", "UUUU-UUUU-UUUU", "€€€€-0000-0000"])
def test_a_challenge_with_a_sign_missing_or_wrong_is_asked_for_again(text: str) -> None:
    """Most slips of the tongue are noticed before an answer is made for nothing."""
    with pytest.raises(WrongChallenge, match="three groups of four"):
        Challenge.from_text(text)


def test_a_computer_is_marked_without_being_named() -> None:
    """The mark is the same each time, three signs long."""
    assert device_mark("device-1") == device_mark("device-1")
    assert len(device_mark("device-1")) == 3
    assert device_mark("device-1") != device_mark("device-2")
