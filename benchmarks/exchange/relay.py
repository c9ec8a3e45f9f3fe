"""A balancer before several HQs: passes TLS through, to whichever of them answers; counts what passes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

_PIECE = 65_536
_START_SECONDS = 20.0
_BACKLOG = 4_096


class Relay:
    """In a thread of this process; a context manager. ``both`` counts the bytes of both directions."""

    def __init__(self, ports: Sequence[int]) -> None:
        self.both = 0
        self.port = 0
        self._ports = list(ports)
        self._taken = 0
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="relay", daemon=True)

    @property
    def address(self) -> str:
        """Where devices call."""
        return f"https://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(_START_SECONDS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=_BACKLOG)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        onward = await self._connected()
        if onward is not None:
            await asyncio.gather(
                self._pass(reader, onward[1]), self._pass(onward[0], writer), return_exceptions=True
            )
        writer.close()

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """In turn; whoever does not answer is passed over."""
        for _ in self._ports:
            self._taken += 1
            try:
                return await asyncio.open_connection("127.0.0.1", self._ports[self._taken % len(self._ports)])
            except OSError:
                continue
        return None

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while piece := await reader.read(_PIECE):
                self.both += len(piece)
                writer.write(piece)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()
