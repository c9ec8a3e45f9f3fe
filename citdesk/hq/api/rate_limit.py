"""Refuses whoever asks too often, with ``429`` and the time after which to ask again.

The MAC of a token is read before anything is looked up: what is refused here costs no database.
"""

from __future__ import annotations

import logging

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from citdesk.hq.api.answers import error
from citdesk.hq.api.callers import token_in
from citdesk.hq.api.schema import METRICS_PATH
from citdesk.hq.clock import Clock
from citdesk.hq.failures import RequestRefused
from citdesk.hq.limits import Buckets, Limits, network_of
from citdesk.hq.metrics import Metrics
from citdesk.hq.tokens import Tokens

_log = logging.getLogger(__name__)

_TOO_MANY = 429
_REFUSED = range(400, 500)
#: Asked by a balancer or a scraper, from an address that others may share.
_OPEN = frozenset({"/v1/health", "/v1/authority", METRICS_PATH})


class RateLimit:
    """ASGI middleware: counts by vault, by address, and failures by address."""

    def __init__(
        self, app: ASGIApp, *, limits: Limits, tokens: Tokens, clock: Clock, metrics: Metrics
    ) -> None:
        self._app = app
        self._tokens = tokens
        self._clock = clock
        self._metrics = metrics
        self._vaults = Buckets(limits.vault)
        self._addresses = Buckets(limits.address)
        self._failures = Buckets(limits.failures)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on unless its caller asked too often."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        address, vault, now = _address(scope), self._vault(scope), self._clock.monotonic_ms()
        limit, wait = self._refusal(scope["path"], address, vault, now)
        if wait:
            self._metrics.limited(limit)
            _log.info("too_many_requests limit=%s wait=%d", limit, wait)
            refusal = error(
                _TOO_MANY,
                "too_many_requests",
                "HQ was asked too often from here. It will answer again soon.",
                {"Retry-After": str(wait), "Connection": "close"},
            )
            await refusal(scope, receive, send)
            return

        async def watched(message: Message) -> None:
            begins = message["type"] == "http.response.start"
            if begins and vault is None and message["status"] in _REFUSED:
                self._failures.take(address, self._clock.monotonic_ms())
            await send(message)

        await self._app(scope, receive, watched)

    def _refusal(self, path: str, address: str, vault: str | None, now: int) -> tuple[str, int]:
        """Which limit is reached, and the seconds to wait; 0 where none is."""
        if wait := self._addresses.take(address, now):
            return "address", wait
        if vault is not None:
            return "vault", self._vaults.take(vault, now)
        return "failures", 0 if path in _OPEN else self._failures.look(address, now)

    def _vault(self, scope: Scope) -> str | None:
        """The vault whose valid token the request carries. Whether it may still act is asked further in."""
        token = token_in(Headers(scope=scope).get("authorization", ""))
        try:
            return None if token is None else self._tokens.read(token, self._clock.now())
        except RequestRefused:
            return None


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return network_of(str(client[0])) if client else ""
