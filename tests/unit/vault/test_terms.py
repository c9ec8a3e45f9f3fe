"""The lease holds by HQ's time, whatever is done to this computer's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citdesk.casework.errors import Tampered
from citdesk.casework.ids import VaultId
from citdesk.vault.kept_terms import KeptTerms, LeaseEnded
from citdesk.vault.passed_time import PassedTime
from citdesk.vault.vault import Vault
from citdesk.wire.encoding import read_time
from citdesk.wire.keys import SigningKey
from citdesk.wire.terms import Settings, Terms
from tests.unit.vault.props import HQ_KEY, Laptop, SteadyClock


class TwoClocks(SteadyClock):
    """A wall clock that anybody may set beside a monotonic one that nobody can."""

    def __init__(self) -> None:
        super().__init__()
        self.uptime = 50_000

    def monotonic_ms(self) -> int:
        """Time since the computer started."""
        return self.uptime

    def run(self, by: timedelta) -> None:
        """The computer runs for a while."""
        self.forward(by)
        self.uptime += int(by.total_seconds() * 1000)

    def restart(self, off: timedelta = timedelta(0)) -> None:
        """The computer is off for a while and starts."""
        self.forward(off)
        self.uptime = 1000


@pytest.fixture
def clock() -> TwoClocks:
    """Both clocks."""
    return TwoClocks()


@pytest.fixture
def terms(vault: Vault, clock: TwoClocks) -> KeptTerms:
    """A vault's terms by these clocks: two weeks from now."""
    kept = KeptTerms(vault.store, HQ_KEY.public, clock)
    kept.receive(_signed(vault, clock.now()))
    return kept


def _signed(vault: Vault, told_at: datetime, key: SigningKey = HQ_KEY, **settings: object) -> str:
    agreed = Settings(**settings)  # type: ignore[arg-type]
    return Terms(vault.identity.vault, told_at, told_at + timedelta(days=14), agreed).sign(key)


def test_before_hq_was_heard_there_is_no_lease(vault: Vault) -> None:
    """A new vault works with the defaults."""
    vault.terms.check_lease()
    assert vault.terms.settings == Settings()


def test_after_the_lease_no_new_work_is_begun(terms: KeptTerms, clock: TwoClocks) -> None:
    """Thirteen days are fine, fifteen are not, and new terms make it good."""
    clock.run(timedelta(days=13))
    terms.check_lease()
    clock.run(timedelta(days=2))
    with pytest.raises(LeaseEnded, match="is safe"):
        terms.check_lease()


@pytest.mark.parametrize("back", [timedelta(days=14), timedelta(days=4000)])
def test_setting_the_clock_back_gains_nothing(
    vault: Vault, terms: KeptTerms, clock: TwoClocks, back: timedelta
) -> None:
    """While the computer runs the monotonic clock counts; after a restart what was worked out before."""
    clock.run(timedelta(days=15))
    clock.forward(-back)
    with pytest.raises(LeaseEnded):
        terms.check_lease()
    with vault.store.writing():
        terms.time.keep()
    clock.restart()
    with pytest.raises(LeaseEnded):
        terms.check_lease()


def test_time_while_the_computer_was_off_counts(terms: KeptTerms, clock: TwoClocks) -> None:
    """Three weeks in a locker end the lease."""
    clock.restart(timedelta(days=21))
    with pytest.raises(LeaseEnded):
        terms.check_lease()


def test_a_clock_years_ahead_is_flagged_and_not_believed(terms: KeptTerms, clock: TwoClocks) -> None:
    """An empty battery that starts in another decade does not stop an officer's work."""
    clock.restart(timedelta(days=9000))
    terms.check_lease()
    known = terms.time.now()
    assert known is not None
    assert known.clock_odd


@given(st.lists(st.tuples(st.sampled_from(["run", "set", "restart"]), st.integers(-4000, 4000)), max_size=8))
def test_known_time_never_goes_back(steps: list[tuple[str, int]]) -> None:
    """Whatever happens to the clocks, what was kept once is the least from then on."""
    clock, facts = TwoClocks(), _Facts()
    passed = PassedTime(facts, clock)  # type: ignore[arg-type]
    passed.heard(clock.now())
    latest = datetime.min.replace(tzinfo=clock.now().tzinfo)
    for what, hours in steps:
        if what == "run":
            clock.run(timedelta(hours=abs(hours)))
        elif what == "set":
            clock.forward(timedelta(hours=hours))
        else:
            clock.restart(timedelta(hours=abs(hours)))
        known = passed.now()
        assert known is not None
        assert known.at >= latest
        passed.keep()
        latest = read_time(facts.kept["hq_latest"])


class _Facts:
    """The two calls of a store that time needs."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def fact(self, name: str) -> str | None:
        """See Store."""
        return self.kept.get(name)

    def set_fact(self, name: str, value: str) -> None:
        """See Store."""
        self.kept[name] = value


def test_terms_that_are_not_hqs_or_older_change_nothing(
    vault: Vault, terms: KeptTerms, clock: TwoClocks
) -> None:
    """A longer lease cannot be forged, lent or played back."""
    before = terms.get()
    with pytest.raises(Tampered):
        terms.receive(_signed(vault, clock.now(), SigningKey.generate()))
    with pytest.raises(Tampered):
        terms.receive(Terms(VaultId("other"), clock.now(), clock.now()).sign(HQ_KEY))
    terms.receive(_signed(vault, clock.now() - timedelta(days=1), screen_lock_minutes=5))
    assert terms.get() == before
    terms.receive(_signed(vault, clock.now(), screen_lock_minutes=5))
    assert terms.settings.screen_lock_minutes == 5


def test_an_escrow_key_in_the_terms_makes_the_slot(laptop: Laptop) -> None:
    """The vault escrows its key when the agency says so, and its trail tells."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from citdesk.vault.mailbox import VaultMailbox

    vault = laptop.new_vault()
    key = X25519PrivateKey.generate().public_key().public_bytes_raw()
    VaultMailbox(vault).receive_terms(_signed(vault, laptop.clock.now(), escrow_key=key))
    assert [line.did.value for line in vault.audit.latest(2)] == ["escrow_changed", "terms_changed"]
    vault.close()
