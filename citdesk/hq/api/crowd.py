"""When all come at once, HQ lets in as many as it can serve before they give up, and tells the others when to
come again.

Without that everybody waits, most hang up before their turn, and HQ works for callers who are gone.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import deque

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from citdesk.hq.api.answers import error
from citdesk.hq.api.metering import waits_for_news
from citdesk.hq.api.schema import METRICS_PATH
from citdesk.hq.metrics import Metrics

_log = logging.getLogger(__name__)

#: Requests under way at a time, those who wait for news left out: twice as many as there are worker threads.
MOST_INSIDE = 80
#: The seconds after which to come again are thrown for each, so that they do not all come at once again: out
#: of as many as let so many a second come back of those who were turned away within the window.
_BACK_PER_SECOND = 20
_WINDOW = 10.0
#: Nobody is told to wait longer, seconds.
LATEST = 30
#: The body of who is turned away is read this far, bytes, so that the line can be kept: a new one costs more.
_MOST_READ = 1024 * 1024
_PATIENCE = 5.0
_LATER = 503
#: Asked by a balancer or a scraper, above all when HQ is crowded.
_OPEN = frozenset({"/v1/health", METRICS_PATH})


class Crowd:
    """ASGI middleware: bounds how many requests are under way in this process."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics
        self._inside = 0
        self._away: deque[float] = deque()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets the request in, or turns it away at once."""
        if scope["type"] != "http" or scope["path"] in _OPEN or waits_for_news(scope):
            await self._app(scope, receive, send)
        elif self._inside >= MOST_INSIDE:
            await self._turn_away(scope, receive, send)
        else:
            self._inside += 1
            try:
                await self._app(scope, receive, send)
            finally:
                self._inside -= 1

    async def _turn_away(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._metrics.limited("crowd")
        seconds = 1 + secrets.randbelow(self._spread(asyncio.get_running_loop().time()))
        _log.info("crowded path=%r wait=%d", scope["path"], seconds)
        headers = {"Retry-After": str(seconds)}
        if not await _read_out(receive):
            headers["Connection"] = "close"
        answer = error(_LATER, "hq_busy", "HQ has its hands full. It will answer again soon.", headers)
        await answer(scope, receive, send)

    def _spread(self, now: float) -> int:
        """Counts one more who is turned away; over how many seconds they are to come back."""
        self._away.append(now)
        while self._away[0] < now - _WINDOW:
            self._away.popleft()
        return min(LATEST, 2 + len(self._away) // _BACK_PER_SECOND)


async def _read_out(receive: Receive) -> bool:
    """Reads the body and drops it; False where it is too long or too slow."""
    read = 0
    try:
        async with asyncio.timeout(_PATIENCE):
            while read <= _MOST_READ:
                message: Message = await receive()
                read += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return True
    except TimeoutError:
        pass
    return False
