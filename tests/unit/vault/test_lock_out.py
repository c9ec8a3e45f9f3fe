"""Wrong tries are counted, survive a restart and cannot be waited out by setting the clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citdesk.vault.lock_out import TRIES, LockedOut, LockOut
from tests.unit.vault.props import MemorySecrets, SteadyClock


class _TwoClocks(SteadyClock):
    """A wall clock that anybody may set beside a monotonic one that nobody can."""

    def __init__(self) -> None:
        super().__init__()
        self.uptime = 1_000_000

    def monotonic_ms(self) -> int:
        """Time since the computer started."""
        return self.uptime


def _fail(lock: LockOut, times: int) -> None:
    for _ in range(times):
        lock.failed("vault-a")


@pytest.fixture
def clock() -> _TwoClocks:
    """Both clocks."""
    return _TwoClocks()


def test_the_fifth_wrong_try_locks_and_a_restart_does_not_help(clock: _TwoClocks) -> None:
    """Four are forgiven; after the fifth even a new process finds the person locked out."""
    secrets = MemorySecrets({})
    _fail(LockOut(secrets, clock), TRIES - 1)
    LockOut(secrets, clock).check("vault-a")
    with pytest.raises(LockedOut, match="recovery code"):
        _fail(LockOut(secrets, clock), 1)
    clock.uptime = 5
    clock.forward(timedelta(days=3))
    with pytest.raises(LockedOut):
        LockOut(secrets, clock).check("vault-a")
    LockOut(secrets, clock).check("vault-b")


def test_getting_in_forgets_earlier_tries(clock: _TwoClocks) -> None:
    """Only consecutive wrong tries count."""
    lock = LockOut(MemorySecrets({}), clock)
    for _ in range(3):
        _fail(lock, TRIES - 1)
        lock.cleared("vault-a")
    lock.check("vault-a")


def test_tries_long_ago_count_no_more(clock: _TwoClocks) -> None:
    """Four yesterday and four today are no lock-out."""
    lock = LockOut(MemorySecrets({}), clock)
    _fail(lock, TRIES - 1)
    clock.forward(timedelta(minutes=16))
    clock.uptime += 16 * 60 * 1000
    _fail(lock, TRIES - 1)
    lock.check("vault-a")


@pytest.mark.parametrize("by", [timedelta(hours=5), timedelta(hours=-5)])
def test_setting_the_clock_does_not_make_time_pass(clock: _TwoClocks, by: timedelta) -> None:
    """Forward or back: while the computer has not run fifteen minutes, the tries count."""
    lock = LockOut(MemorySecrets({}), clock)
    _fail(lock, TRIES - 1)
    clock.forward(by)
    with pytest.raises(LockedOut):
        _fail(lock, 1)


def test_invented_names_do_not_fill_the_keyring_or_release_anybody(clock: _TwoClocks) -> None:
    """However many badges are tried, the entry stays small and a locked person stays locked."""
    secrets = MemorySecrets({})
    lock = LockOut(secrets, clock)
    with pytest.raises(LockedOut):
        _fail(lock, TRIES)
    for number in range(300):
        lock.failed(f"invented-{number}")
    assert len(secrets.kept["tries"]) < 10_000
    with pytest.raises(LockedOut):
        lock.check("vault-a")
