"""A passphrase can be overwritten, and is while it is checked."""

from __future__ import annotations

import ctypes
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.vault.failures import WeakPassphrase
from citdesk.vault.passphrase_rules import check_passphrase
from citdesk.vault.secret import Secret, utf8, wipe_text


def _bytes_of(text: str) -> bytes:
    return ctypes.string_at(id(text), sys.getsizeof(text))


@given(st.text(min_size=2, max_size=80).filter(lambda text: "\x00" not in text and len(set(text)) > 1))
def test_a_wiped_text_holds_nothing_of_what_it_was(text: str) -> None:
    """Whatever the width of its letters, every one of them is overwritten, and nothing beside them."""
    made = "".join(list(text))
    wipe_text(made)
    assert set(made) == {"\x00"}
    assert len(made) == len(text)


def test_a_secret_is_overwritten_where_it_lies() -> None:
    """The buffer that was used is zeroed before it is let go."""
    kept = Secret.of("walnut ferry candle")
    buffer = kept.buffer
    with kept.text() as text:
        assert text == "walnut ferry candle"
        held = text
    assert b"walnut" not in _bytes_of(held)
    assert bytes(utf8(kept)) == b"walnut ferry candle"
    kept.wipe()
    assert (len(kept), bytes(buffer)) == (0, b"")


def test_a_secret_never_prints_itself() -> None:
    """A log or a trace shows that there is a secret, not which."""
    assert "walnut" not in repr(Secret.of("walnut ferry candle"))


@pytest.mark.parametrize(
    "weak",
    ["sunshineprincess1!", "football baseball 99", "Summer2026!!!", "pa55word pa55word", "444777444777"],
)
def test_two_common_passwords_put_together_are_no_passphrase(weak: str) -> None:
    """The list that travels with the program is searched without network, in any spelling."""
    with pytest.raises(WeakPassphrase):
        check_passphrase(Secret.of(weak), "4471")
