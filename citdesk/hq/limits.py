"""How many requests HQ takes: a bucket per caller, filled again within a minute."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

_MINUTE_MS = 60_000
#: Callers remembered at a time. Who is forgotten begins anew with a full bucket.
_MOST_CALLERS = 20_000
#: Bits of an IPv6 address that its provider gives to one customer (RFC 6177).
_SITE_BITS = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """Requests that HQ takes within a minute; 0 takes any number.

    ``vault`` counts what a person's store on one device asks, ``address`` all that comes from one network
    address, ``failures`` what comes from one address without a valid token and is refused. Cars behind one
    gateway share an address, so of admission only failures are counted strictly.
    """

    vault: int = 1_200
    address: int = 12_000
    failures: int = 60


class Buckets:
    """One bucket per caller: full at first, filled again evenly within a minute. Safe from any thread."""

    def __init__(self, per_minute: int) -> None:
        self._most = per_minute
        self._left: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def take(self, caller: str, now_ms: int) -> int:
        """Takes one and returns 0; or, from an empty bucket, the whole seconds until there is one again."""
        if not self._most:
            return 0
        with self._lock:
            left = self._filled(caller, now_ms)
            self._keep(caller, left - 1 if left >= 1 else left, now_ms)
        return self._wait(left)

    def look(self, caller: str, now_ms: int) -> int:
        """What :meth:`take` would return, nothing taken."""
        if not self._most:
            return 0
        with self._lock:
            return self._wait(self._filled(caller, now_ms))

    def _filled(self, caller: str, now_ms: int) -> float:
        left, since = self._left.get(caller, (float(self._most), now_ms))
        return min(float(self._most), left + (now_ms - since) * self._most / _MINUTE_MS)

    def _keep(self, caller: str, left: float, now_ms: int) -> None:
        self._left[caller] = (left, now_ms)
        self._left.move_to_end(caller)
        if len(self._left) > _MOST_CALLERS:
            self._left.popitem(last=False)

    def _wait(self, left: float) -> int:
        if left >= 1:
            return 0
        return max(1, -int(-(1 - left) * _MINUTE_MS / self._most // 1_000))


def network_of(address: str) -> str:
    """Whom an address stands for: itself, or for IPv6 the site that all its addresses belong to."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(read, ipaddress.IPv4Address):
        return str(read)
    if read.ipv4_mapped is not None:
        return str(read.ipv4_mapped)
    return str(ipaddress.ip_network((int(read), _SITE_BITS), strict=False))
