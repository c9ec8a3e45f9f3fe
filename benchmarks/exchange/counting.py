"""Counts the bytes of a transport: what HTTP says, and what TLS makes of it on the socket."""

from __future__ import annotations

import ssl
import typing
from dataclasses import dataclass

import httpcore

from citdesk.sync.transport import Transport


@dataclass(slots=True)
class Bytes:
    """Of both directions. ``requests`` counts what was asked; ``tls`` is what the socket carried."""

    sent: int = 0
    received: int = 0
    requests: int = 0

    @property
    def both(self) -> int:
        """Sent and received."""
        return self.sent + self.received


class Counted(httpcore.NetworkBackend):
    """Between httpcore and the socket. Start lines, headers and bodies pass ``plain`` whole."""

    def __init__(self) -> None:
        self.plain = Bytes()
        self._backend = httpcore.SyncBackend()

    def connect_tcp(self, *where: typing.Any, **how: typing.Any) -> httpcore.NetworkStream:
        """A line that is not counted yet: its bytes are TLS's own."""
        return _Line(self._backend.connect_tcp(*where, **how), None, self.plain)


class _Line(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, counted: Bytes | None, plain: Bytes) -> None:
        self._stream = stream
        self._counted = counted
        self._plain = plain

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        content = self._stream.read(max_bytes, timeout)
        if self._counted is not None:
            self._counted.received += len(content)
        return content

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self._counted is not None:
            self._counted.sent += len(buffer)
            self._counted.requests += buffer.startswith((b"GET /", b"POST /"))
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Line(self._stream.start_tls(ssl_context, server_hostname, timeout), self._plain, self._plain)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._stream.get_extra_info(info)


def count(transport: Transport) -> Bytes:
    """Counts from now on what the transport's HTTP says. To be called before its first request."""
    counted = Counted()
    pool = transport._client._transport._pool  # type: ignore[attr-defined]  # httpx has no way in
    pool._network_backend = counted
    return counted.plain
