"""HQ on the network: uvicorn over TLS, in the foreground, or in a thread that is stopped cleanly."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

import uvicorn

from citdesk.casework.errors import EnvironmentProblem
from citdesk.hq.api.application import build
from citdesk.hq.api.guard import LARGEST_HEAD
from citdesk.hq.api.patience import PatientProtocol
from citdesk.hq.bell import Bell
from citdesk.hq.headquarters import Headquarters

_START_SECONDS = 20.0
_STOP_SECONDS = 20.0
_HANG_UP_EVERY = 0.1
_KEEP_ALIVE = 40
_MOST_CONNECTIONS = 4000
#: Above the bound of the guard, so that who is slightly above it is told so in the usual shape.
_LARGEST_HEAD_UNREAD = 4 * LARGEST_HEAD


class _Server(uvicorn.Server):
    """Says when it is ready, and lets those who wait for news go before it waits for them."""

    def __init__(self, config: uvicorn.Config, bell: Bell, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._bell = bell
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._bell.close()
        late = asyncio.create_task(self._hang_up())
        try:
            await super().shutdown(sockets)
        finally:
            late.cancel()
            for connection in list(self.server_state.connections):
                connection.transport.abort()
            await asyncio.sleep(0)  # an aborted line is closed in the next turn of the loop

    async def _hang_up(self) -> None:
        """A line that was still being opened when the others were told to end is told so as well.

        uvicorn tells only the lines that it has at that moment; whoever asks again and again on a later one
        would be answered until the patience with the stop is at its end.
        """
        while True:
            for connection in list(self.server_state.connections):
                if not connection.transport.is_closing():
                    connection.shutdown()
            await asyncio.sleep(_HANG_UP_EVERY)


def _server(hq: Headquarters, listen: str, port: int, ready: Callable[[], None]) -> _Server:
    bell = Bell(hq.end_of_log)
    config = uvicorn.Config(
        build(hq, bell),
        host=listen,
        port=port,
        ssl_keyfile=str(hq.folder.certificate_key),
        ssl_certfile=str(hq.folder.certificate),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=5,
        limit_concurrency=_MOST_CONNECTIONS,
        h11_max_incomplete_event_size=_LARGEST_HEAD_UNREAD,
        http=PatientProtocol,
        ws="none",
    )
    config.load()
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_2
    return _Server(config, bell, ready)


def serve(hq: Headquarters) -> None:
    """Serves until interrupted."""
    _server(hq, hq.configuration.listen, hq.configuration.port, lambda: None).run()


class RunningHq:
    """An HQ that serves in a thread of this process. A context manager: ready inside, gone outside.

    Port 0 takes a free one; :attr:`address` says which. Raises OSError when the port is taken.
    """

    def __init__(self, hq: Headquarters, port: int = 0) -> None:
        self._socket = socket.create_server(("127.0.0.1", port))
        self._ready = threading.Event()
        self._server = _server(hq, "127.0.0.1", self.port, self._ready.set)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="citdesk-hq", daemon=True
        )

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._socket.getsockname()[1])

    @property
    def address(self) -> str:
        """The base address that devices call."""
        return f"https://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(_START_SECONDS):
            self.stop()
            raise EnvironmentProblem("HQ did not start.", code="hq_start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Stops serving and waits for the thread to end."""
        self._server.should_exit = True
        self._thread.join(_STOP_SECONDS)
        self._socket.close()
