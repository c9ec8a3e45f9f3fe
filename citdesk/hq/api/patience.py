"""No line is held open by somebody who sends a byte now and then.

uvicorn bounds how long a line may be idle between requests, and the body of a request is bounded where it is
read. What is left are a head that never ends and a body that trickles on after its request was refused.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

#: Seconds from the first byte, or from the connection, until the head of a request has to be whole.
HEAD_PATIENCE = 20.0


class PatientProtocol(H11Protocol):
    """uvicorn's HTTP/1.1 that hangs up on whoever does not come to the point."""

    _due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A line was opened: its first request has to come."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """More arrived; the time for it runs only while no request is being answered."""
        super().data_received(data)
        if not self.cycle or self.cycle.response_complete:
            self._wait()
        else:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._due is None and not self.transport.is_closing():
            self._due = self.loop.call_later(HEAD_PATIENCE, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None
