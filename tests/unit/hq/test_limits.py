"""How many requests a caller may make, and when there is room again."""

from __future__ import annotations

import pytest

from citdesk.hq.limits import Buckets, network_of

SECOND = 1_000


def test_a_full_bucket_is_emptied_and_fills_again_evenly() -> None:
    """Sixty a minute: sixty at once, then one a second, and never more than sixty saved up."""
    buckets = Buckets(60)
    assert [buckets.take("car", 0) for _ in range(60)] == [0] * 60
    assert buckets.take("car", 0) == 1
    assert buckets.take("car", SECOND) == 0
    assert buckets.take("car", SECOND) == 1
    assert [buckets.take("car", 3_600 * SECOND) for _ in range(61)] == [0] * 60 + [1]


def test_the_wait_that_is_told_is_long_enough() -> None:
    """Whoever comes back after the seconds named is served."""
    for per_minute in (1, 7, 60, 1_200):
        buckets, now = Buckets(per_minute), 0
        for _ in range(per_minute):
            buckets.take("car", now)
        wait = buckets.take("car", now)
        assert wait >= 1
        assert buckets.take("car", now + wait * SECOND) == 0


def test_asking_again_while_refused_does_not_push_the_time_out() -> None:
    """A device that is impatient waits no longer than one that is not."""
    buckets = Buckets(1)
    buckets.take("car", 0)
    assert [buckets.take("car", second * SECOND) for second in range(50, 60)] == list(range(10, 0, -1))
    assert buckets.take("car", 60 * SECOND) == 0


def test_callers_do_not_share_a_bucket_and_looking_takes_nothing() -> None:
    """One car that asks too often stops no other."""
    buckets = Buckets(1)
    assert (buckets.take("car", 0), buckets.take("desk", 0), buckets.take("car", 0)) == (0, 0, 60)
    assert [buckets.look("third", 0) for _ in range(3)] == [0, 0, 0]


def test_zero_takes_any_number() -> None:
    """The limit is off."""
    buckets = Buckets(0)
    assert {buckets.take("car", 0) for _ in range(1_000)} == {0}


def test_memory_is_bounded_however_many_callers_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who was not seen for longest is forgotten first."""
    monkeypatch.setattr("citdesk.hq.limits._MOST_CALLERS", 3)
    buckets = Buckets(1)
    for caller in ("a", "b", "c", "d"):
        buckets.take(caller, 0)
    assert [buckets.look(caller, 0) for caller in ("b", "c", "d")] == [60, 60, 60]
    assert buckets.look("a", 0) == 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("a socket", "a socket"),
    ],
)
def test_an_address_stands_for_its_site(address: str, network: str) -> None:
    """A site has more IPv6 addresses than there are buckets; it counts as one."""
    assert network_of(address) == network
