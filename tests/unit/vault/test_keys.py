"""Passphrases, recovery codes and the arithmetic of keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.vault.failures import WeakPassphrase, WrongRecoveryCode
from citdesk.vault.key_change import replace_passphrase
from citdesk.vault.opening import open_with_recovery
from citdesk.vault.passphrase_rules import check_passphrase
from citdesk.vault.recovery_code import SECRET_BYTES, read_code, write_code
from citdesk.vault.stretching import FLOOR, Cost, calibrate, mix, stretch
from citdesk.vault.ways_in import read_slots
from citdesk.vault.wrapping import DoesNotOpen, seal, unseal
from tests.unit.vault.props import CHEAP, PASSPHRASE, Laptop, dice

KEY = bytes(range(32))


@given(st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES))
def test_a_recovery_code_reads_back_as_people_write_it(secret: bytes) -> None:
    """Small letters, spaces for dashes and the letters O and I for digits are forgiven."""
    code = write_code(secret)
    assert [len(group) for group in code.split("-")] == [5] * 10
    assert read_code(code) == secret
    assert read_code(code.lower().replace("-", " ").replace("0", "o").replace("1", "i")) == secret


@given(st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES), st.integers(0, 47), st.integers(1, 31))
def test_most_typing_errors_in_a_recovery_code_are_noticed_at_once(secret: bytes, at: int, by: int) -> None:
    """One wrong sign gives another secret or is refused; it never passes for the right code."""
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    signs = list(write_code(secret).replace("-", ""))
    signs[at] = alphabet[(alphabet.index(signs[at]) + by) % 32]
    try:
        assert read_code("".join(signs)) != secret
    except WrongRecoveryCode as wrong:
        assert "Check each group" in str(wrong)


def test_a_short_recovery_code_is_explained() -> None:
    """A code with a group missing says what a whole one looks like."""
    with pytest.raises(WrongRecoveryCode, match="ten groups"):
        read_code("ABCDE-FGHJK")


def test_the_recovery_code_opens_the_vault_and_gives_it_a_new_passphrase(laptop: Laptop) -> None:
    """Afterwards the new passphrase opens, the old one does not, and the code still does."""
    laptop.new_vault().close()
    secret = read_code(laptop.recovery_code)
    vault = open_with_recovery(laptop.place(), secret, laptop.ground)
    device_secret = laptop.profile.vault_secret(laptop.place())
    replace_passphrase(vault, "ferry walnut lantern", device_secret, CHEAP, laptop.random)
    vault.close()
    with pytest.raises(Exception, match="passphrase is not right"):
        laptop.open()
    laptop.open(passphrase="ferry walnut lantern").close()
    open_with_recovery(laptop.place(), secret, laptop.ground).close()


def test_an_older_slot_file_put_back_is_noticed(laptop: Laptop) -> None:
    """A passphrase that was replaced does not come back with a copy of the old file."""
    laptop.new_vault().close()
    old = (laptop.place() / "slots.json").read_bytes()
    vault = open_with_recovery(laptop.place(), read_code(laptop.recovery_code), laptop.ground)
    secret = laptop.profile.vault_secret(laptop.place())
    replace_passphrase(vault, "ferry walnut lantern", secret, CHEAP, laptop.random)
    vault.close()
    (laptop.place() / "slots.json").write_bytes(old)
    with pytest.raises(Exception, match="older copy"):
        laptop.open()


def test_a_slot_file_ahead_of_its_vault_opens(laptop: Laptop) -> None:
    """A crash between writing the slots and noting their generation costs nothing."""
    laptop.new_vault().close()
    slots = read_slots(laptop.place() / "slots.json")
    keys = slots.with_recovery(read_code(laptop.recovery_code))
    slots.file.replacing(slots.file.slots[0], slots.file.vault).write(laptop.place() / "slots.json", keys)
    laptop.open().close()
    assert laptop.open().store.fact("generation") == "2"


def test_a_slot_in_the_file_never_tells_the_keys(laptop: Laptop) -> None:
    """Neither the data key nor the signing key is readable in the slot file."""
    laptop.new_vault().close()
    path = laptop.place() / "slots.json"
    keys = read_slots(path).with_passphrase(PASSPHRASE, laptop.profile.vault_secret(laptop.place()))
    assert keys.data_key not in path.read_bytes()
    assert keys.data_key.hex() not in path.read_text()
    assert '"d"' not in path.read_text()


def test_a_sealed_secret_opens_only_with_its_key_and_binding() -> None:
    """Another key, other words or one changed byte: nothing comes out."""
    sealed = seal(KEY, b"secret", b"words", dice())
    assert unseal(KEY, sealed, b"words") == b"secret"
    for key, content, binding in (
        (bytes(32), sealed, b"words"),
        (KEY, sealed, b"other words"),
        (KEY, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"words"),
        (KEY, b"", b"words"),
    ):
        with pytest.raises(DoesNotOpen):
            unseal(key, content, binding)


def test_stretching_depends_on_everything() -> None:
    """Passphrase, salt, cost, device secret and purpose each give another key."""
    known = stretch(b"a", b"s" * 16, CHEAP)
    assert len({known, stretch(b"b", b"s" * 16, CHEAP), stretch(b"a", b"t" * 16, CHEAP)}) == 3
    assert known != stretch(b"a", b"s" * 16, Cost(2, 64, 1))
    assert len({mix(known, b"d", "x"), mix(known, b"e", "x"), mix(known, b"d", "y")}) == 3


@pytest.mark.parametrize("cost", [Cost(10**6, 64, 1), Cost(1, 2**31, 1), Cost(0, 64, 1), Cost(1, 64, 0)])
def test_absurd_costs_are_refused_before_they_stall_the_machine(cost: Cost) -> None:
    """A slot file cannot make a computer count for a day or fill its memory."""
    with pytest.raises(ValueError, match="out of bounds"):
        stretch(b"a", b"s" * 16, cost)


def test_calibration_never_goes_below_the_floor() -> None:
    """A slow machine gets the floor, a fast one more rounds."""
    times = iter([0, 10_000, 20_000, 20_010])
    assert calibrate(lambda: next(times), CHEAP) == CHEAP
    assert calibrate(lambda: next(times), CHEAP).iterations == 70
    assert FLOOR.memory_kib >= 64 * 1024


@pytest.mark.parametrize(
    ("passphrase", "why"),
    [
        ("short", "12 letters or more"),
        ("aaaaaaaaaaaaaaa", "repeats"),
        ("Passw0rd!2026", "tried first"),
        ("police-officer-4471", "tried first"),
        ("abcdefghijklm", "tried first"),
        ("x" * 300, "or fewer"),
    ],
)
def test_weak_passphrases_are_refused_with_what_to_do(passphrase: str, why: str) -> None:
    """Too short, repeated, or made of what everybody tries."""
    with pytest.raises(WeakPassphrase, match=why):
        check_passphrase(passphrase, "4471")


@pytest.mark.parametrize(
    "passphrase", ["walnut ferry candle", "Der Fluss friert im Januar", "нет дождя сегодня"]
)
def test_a_few_words_are_enough(passphrase: str) -> None:
    """No digits or signs are asked for."""
    check_passphrase(passphrase, "4471")
