"""Wakes those who wait for news: rung when the log grows here, and watched for growth by other processes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Bell:
    """Belongs to one event loop; :meth:`ring` alone may be called from any thread.

    ``end`` tells where the log ends; it is asked once a second while somebody waits, for all together.
    """

    def __init__(self, end: Callable[[], int], *, interval: float = 1.0) -> None:
        self._end = end
        self._interval = interval
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: set[asyncio.Future[None]] = set()
        self._watch: asyncio.Task[None] | None = None
        self._closed = False

    def ring(self) -> None:
        """The log has grown."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        """Wakes everybody for good; called from the event loop."""
        self._closed = True
        self._wake()
        if self._watch is not None:
            self._watch.cancel()

    async def wait(self, seconds: float) -> bool:
        """True when the bell rang within the time; False when it did not, or is closed."""
        if self._closed:
            return False
        self._loop = asyncio.get_running_loop()
        rung: asyncio.Future[None] = self._loop.create_future()
        self._waiting.add(rung)
        if self._watch is None or self._watch.done():
            self._watch = self._loop.create_task(self._look())
        try:
            await asyncio.wait_for(rung, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(rung)
        return not self._closed

    async def _look(self) -> None:
        seen = await asyncio.to_thread(self._end)
        while self._waiting:
            await asyncio.sleep(self._interval)
            now = await asyncio.to_thread(self._end)
            if now != seen:
                seen = now
                self._wake()

    def _wake(self) -> None:
        for rung in self._waiting:
            if not rung.done():
                rung.set_result(None)
