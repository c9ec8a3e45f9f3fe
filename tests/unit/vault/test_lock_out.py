"""Wrong tries are counted, survive a restart and cannot be waited out by setting the clock."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest

from citdesk.vault.lock_out import TRIES, LockedOut, LockOut, WrongAnswer
from citdesk.wire.unlock import Challenge, unlock_key
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
    assert len(secrets.kept["tries"]) < 20_000
    with pytest.raises(LockedOut):
        lock.check("vault-a")


KEY = unlock_key("ab" * 32)


def _answer(lock: LockOut, clock: _TwoClocks, supervisor: str, said: str) -> None:
    lock.answered(
        "vault-a",
        lambda nonce: Challenge.make(nonce, "device").is_answered(KEY, supervisor, said),
        supervisor,
    )


def test_a_supervisors_answer_clears_the_lock_out_and_is_remembered(clock: _TwoClocks) -> None:
    """Also after a restart; afterwards the trail can say who was locked out and who answered."""
    secrets = MemorySecrets({})
    with pytest.raises(LockedOut):
        _fail(LockOut(secrets, clock), TRIES)
    shown = LockOut(secrets, clock).challenge("vault-a", "device", lambda n: b"12345"[:n])
    clock.uptime = 5
    lock = LockOut(secrets, clock)
    assert lock.challenge("vault-a", "device", lambda n: b"99999"[:n]) == shown
    _answer(lock, clock, "2001", shown.answer(KEY, "2001"))
    lock.check("vault-a")
    codes = [(missed.code, missed.who) for missed in lock.missed("vault-a")]
    assert codes == [("wrong_sign_in", "")] * 5 + [("locked_out", ""), ("unlocked", "2001")]
    lock.told("vault-a")
    assert lock.missed("vault-a") == ()


def test_an_answer_serves_once_and_guessing_brings_another_challenge(clock: _TwoClocks) -> None:
    """A used answer is worth nothing; after five wrong ones the challenge changes."""
    lock = LockOut(MemorySecrets({}), clock)
    nonces = iter([b"12345", b"23456", b"34567"])
    with pytest.raises(LockedOut):
        _fail(lock, TRIES)
    shown = lock.challenge("vault-a", "device", lambda _: next(nonces))
    used = shown.answer(KEY, "2001")
    for _ in range(5):
        with pytest.raises(WrongAnswer):
            _answer(lock, clock, "2002", used)
    with pytest.raises(LockedOut):
        lock.check("vault-a")
    second = lock.challenge("vault-a", "device", lambda _: next(nonces))
    assert second != shown
    _answer(lock, clock, "2001", second.answer(KEY, "2001"))
    with pytest.raises(WrongAnswer):
        _answer(lock, clock, "2001", second.answer(KEY, "2001"))


def test_what_is_kept_for_the_trail_has_a_bound(clock: _TwoClocks) -> None:
    """Somebody who tries for a day does not fill the keyring; the first and the last tries are kept."""
    lock = LockOut(MemorySecrets({}), clock)
    for _ in range(300):
        with contextlib.suppress(LockedOut):
            lock.failed("vault-a")
    missed = lock.missed("vault-a")
    assert len(missed) == 40
    assert missed[0].at < missed[-1].at
