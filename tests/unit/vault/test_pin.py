"""Six digits for the screen, three tries."""

from __future__ import annotations

import pytest

from citdesk.vault.pin import Pin, WeakPin, WrongPin
from citdesk.vault.secret import Secret
from citdesk.vault.vault import Vault


def test_the_pin_opens_and_the_third_wrong_one_ends_it(vault: Vault) -> None:
    """The count begins anew with the right PIN; after three wrong ones even the right one is too late."""
    pin = vault.pin
    assert not pin.chosen
    pin.choose(Secret.of("482913"), "4471")
    assert pin.chosen
    for left in (2, 1):
        with pytest.raises(WrongPin) as wrong:
            pin.check(Secret.of("482914"))
        assert wrong.value.left == left
    pin.check(Secret.of("482913"))
    for left in (2, 1, 0):
        with pytest.raises(WrongPin) as wrong:
            pin.check(Secret.of("000000"))
        assert wrong.value.left == left
    with pytest.raises(WrongPin) as wrong:
        pin.check(Secret.of("482913"))
    assert "Sign in again" in str(wrong.value)


def test_without_a_pin_nothing_opens(vault: Vault) -> None:
    """An empty PIN is no PIN."""
    with pytest.raises(WrongPin):
        vault.pin.check(Secret.of(""))


@pytest.mark.parametrize(
    "weak", ["", "12345", "1234567", "12345a", "123456", "654321", "111111", "121212", "123123", "447100"]
)
def test_a_pin_that_is_tried_first_is_refused(vault: Vault, weak: str) -> None:
    """Runs, repeats and the badge number guard nothing."""
    with pytest.raises(WeakPin):
        vault.pin.choose(Secret.of(weak), "4471")


def test_the_pin_is_known_after_the_next_sign_in_and_readable_nowhere(vault: Vault) -> None:
    """It is kept in the vault, and only stretched."""
    vault.pin.choose(Secret.of("482913"), "4471")
    assert "482913" not in str(vault.store.fact("pin"))
    Pin(vault.store, lambda n: bytes(n)).check(Secret.of("482913"))
