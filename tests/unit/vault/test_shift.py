"""When a shift began, for the reminder before its end."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.unit.vault.props import Laptop


def test_a_vault_lock_in_the_middle_of_a_shift_begins_no_other_shift(laptop: Laptop) -> None:
    """The reminder before its end goes by the first sign-in; the next day, another shift begins."""
    laptop.new_vault().close()

    def signed_in_after(hours: float) -> datetime | None:
        laptop.clock.forward(timedelta(hours=hours))
        vault = laptop.open()
        vault.note_sign_in()
        began = vault.shift_began
        vault.close()
        return began

    first = signed_in_after(0)
    assert first is not None
    assert signed_in_after(4) == first
    assert signed_in_after(5.9) == first
    assert signed_in_after(14) != first
    assert signed_in_after(-30) != first
