"""HQ's terms: signed, for one vault, within the bounds of the security policy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.wire.encoding import MalformedMessage
from citdesk.wire.keys import SigningKey, Use
from citdesk.wire.terms import Settings, Stretching, Terms, UnlockKey

HQ = SigningKey.generate()
VAULT = VaultId("vault-1")
TOLD = datetime(2026, 3, 12, 21, 0, tzinfo=UTC)


def terms(settings: Settings | None = None, *keys: UnlockKey) -> Terms:
    """HQ's word to one vault for two weeks."""
    return Terms(VAULT, TOLD, TOLD + timedelta(days=14), settings or Settings(), keys)


def test_terms_read_back_as_they_were_signed() -> None:
    """Times, settings and a supervisor's unlock keys survive the way."""
    settings = Settings("Duty use only.", 5, 20, False, 12, Stretching.PBKDF2, bytes(range(32)))  # noqa: FBT003
    said = terms(settings, UnlockKey("device-1", "Car 12", b"k" * 32))
    assert Terms.read(said.sign(HQ), HQ.public, VAULT) == said


def test_terms_of_another_vault_or_key_are_refused() -> None:
    """Nobody's lease can be lent to somebody else, and only HQ grants one."""
    signed = terms().sign(HQ)
    with pytest.raises(Tampered, match="another vault"):
        Terms.read(signed, HQ.public, VaultId("vault-2"))
    with pytest.raises(Tampered):
        Terms.read(signed, SigningKey.generate().public, VAULT)
    with pytest.raises(Tampered):
        Terms.read(HQ.sign(Use.DOWNLOAD, {"vault": VAULT}), HQ.public, VAULT)


@pytest.mark.parametrize(
    ("screen", "vault", "vehicle"), [(0, 30, False), (20, 10, False), (10, 31, False), (10, 2000, True)]
)
def test_lock_times_outside_the_policy_are_refused(screen: int, vault: int, vehicle: bool) -> None:
    """Never above thirty minutes, except in a vehicle, and the vault never before the screen (CJIS AC-11)."""
    with pytest.raises(MalformedMessage):
        Settings(screen_lock_minutes=screen, vault_lock_minutes=vault, vehicle_exempt=vehicle)


def test_a_vehicle_may_stay_open_longer_than_thirty_minutes() -> None:
    """The exemption is the agency's to give."""
    assert Settings(vault_lock_minutes=600, vehicle_exempt=True).vault_lock_minutes == 600


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda part: st.lists(part)))
def test_settings_of_any_other_form_are_refused_in_words(value: object) -> None:
    """Whatever stands in the place of the settings, reading ends with MalformedMessage."""
    with pytest.raises(MalformedMessage):
        Settings.from_json(value)
    with pytest.raises(MalformedMessage):
        Settings.from_json(Settings().to_json() | {"shift_hours": value, "stretching": value})
