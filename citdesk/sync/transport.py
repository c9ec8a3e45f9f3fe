"""HTTP to HQ: TLS with HQ's own authority as the only trusted one, bounded in time and size.

Nothing is believed that does not carry our format number: a captive portal's page, a proxy's error and a
redirect are all :class:`~citdesk.sync.problems.NotHq`.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import socket
import ssl
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Self, cast

import httpcore
import httpx

from citdesk.sync.problems import HqBusy, HqUnreachable, NotHq, WrongAuthority, refused_by_hq
from citdesk.wire.encoding import FORMAT, MalformedMessage, read_object, text_of, write_json

#: The largest answer that is read, bytes after decompression.
LARGEST_ANSWER = 32 * 1024 * 1024
#: Bodies below this many bytes are sent as they are.
_WORTH_COMPRESSING = 512
_LARGEST_AUTHORITY = 64 * 1024
_BUSY = frozenset({429, 503})
_LONGEST_RETRY_AFTER = 3600.0


class Transport:
    """One keep-alive connection to HQ. A context manager; :meth:`close` ends it.

    Used from one thread at a time, except for :meth:`interrupt`.

    Every method raises HqUnreachable, NotHq, HqBusy, WrongAuthority, or what HQ's own code stands for.
    """

    def __init__(
        self, hq: str, authority_pem: str, *, timeout: float = 20.0, client: httpx.Client | None = None
    ) -> None:
        """``client`` stands in for the network in tests that let it fail in ways a loopback never does."""
        self._timeout = timeout
        self._sockets = _Sockets()
        self._client = client or httpx.Client(
            base_url=hq,
            verify=_pinned(authority_pem),
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10.0)),
            follow_redirects=False,
            trust_env=False,
            headers={"Accept": "application/json"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        self._client.close()

    def interrupt(self) -> None:
        """Cuts the line, from any thread: a request under way fails as unreachable at once."""
        self._sockets.cut()

    def post(
        self, path: str, body: Mapping[str, object] | str, token: str | None = None
    ) -> dict[str, object]:
        """HQ's answer to a JSON body, compressed where that is worth it."""
        text = body if isinstance(body, str) else write_json(dict(body))
        data = text.encode()
        headers = {"Content-Type": "application/json", **_bearer(token)}
        if len(data) >= _WORTH_COMPRESSING:
            data = gzip.compress(data, compresslevel=6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return self._ask(self._client.build_request("POST", path, content=data, headers=headers))

    def get(
        self,
        path: str,
        query: Mapping[str, int | str] | None = None,
        token: str | None = None,
        patience: float = 0.0,
    ) -> dict[str, object]:
        """HQ's answer to a question; ``patience`` seconds are added to the time it may take."""
        request = self._client.build_request(
            "GET",
            path,
            params=dict(query or {}),
            headers=_bearer(token),
            timeout=httpx.Timeout(self._timeout + patience, connect=min(self._timeout, 10.0)),
        )
        return self._ask(request)

    def _ask(self, request: httpx.Request) -> dict[str, object]:
        request.extensions = {**request.extensions, "trace": self._sockets.trace}
        try:
            response = self._client.send(request, stream=True)
            try:
                content = _bounded(response, LARGEST_ANSWER)
            finally:
                response.close()
        except httpx.TransportError as failed:
            raise _why(failed) from failed
        except (httpx.DecodingError, httpx.InvalidURL) as wrong:
            raise NotHq from wrong
        return _understood(response, content)


class _Sockets:
    """The connections that are open, so that another thread can cut them.

    Closing a socket does not wake a thread that reads from it; shutting it down does.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: list[ssl.SSLSocket] = []

    def trace(self, event: str, info: Mapping[str, object]) -> None:
        """httpcore's word that something happened to a connection."""
        if event == "connection.start_tls.complete":
            stream = cast("httpcore.NetworkStream", info["return_value"])
            opened = cast("ssl.SSLSocket", stream.get_extra_info("socket"))
            with self._lock:
                self._open = [known for known in self._open if known.fileno() >= 0] + [opened]

    def cut(self) -> None:
        """Shuts every open connection down, below TLS, so that its state is not touched from outside."""
        with self._lock:
            for known in self._open:
                if known.fileno() >= 0:
                    with contextlib.suppress(OSError), socket.socket(fileno=os.dup(known.fileno())) as line:
                        line.shutdown(socket.SHUT_RDWR)
            self._open.clear()


def read_authority(hq: str, *, timeout: float = 20.0) -> str:
    """The PEM of the authority that answers at this address, believed by nobody yet.

    Raises HqUnreachable or NotHq. The one request that is made without knowing whom to trust: it sends no
    secret, and the caller compares the fingerprint before anything else goes out.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        with (
            httpx.Client(
                base_url=hq, verify=context, timeout=timeout, follow_redirects=False, trust_env=False
            ) as client,
            client.stream("GET", "/v1/authority") as response,
        ):
            content = _bounded(response, _LARGEST_AUTHORITY)
    except httpx.TransportError as failed:
        raise HqUnreachable from failed
    except (httpx.DecodingError, httpx.InvalidURL) as wrong:
        raise NotHq from wrong
    said = _understood(response, content)
    try:
        return text_of(said, "authority")
    except MalformedMessage as wrong:
        raise NotHq from wrong


def _pinned(authority_pem: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody until told
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cadata=authority_pem)
    return context


def _bearer(token: str | None) -> dict[str, str]:
    return {} if token is None else {"Authorization": f"Bearer {token}"}


def _bounded(response: httpx.Response, most: int) -> bytes:
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > most:
            raise NotHq
    return bytes(content)


def _why(failed: httpx.TransportError) -> HqUnreachable | WrongAuthority | NotHq:
    cause: BaseException | None = failed
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return WrongAuthority()
        if isinstance(cause, ssl.SSLError):
            return NotHq()  # something speaks, but not TLS as HQ does
        cause = cause.__cause__ or cause.__context__
    if isinstance(failed, httpx.RemoteProtocolError | httpx.UnsupportedProtocol):
        return NotHq() if isinstance(failed, httpx.UnsupportedProtocol) else HqUnreachable()
    return HqUnreachable()


def _understood(response: httpx.Response, content: bytes) -> dict[str, object]:
    if response.status_code in _BUSY:
        raise HqBusy(_retry_after(response))
    try:
        said = read_object(content)
    except (MalformedMessage, UnicodeDecodeError) as wrong:
        raise NotHq from wrong
    if said.get("format") != FORMAT or isinstance(said.get("format"), bool):
        raise NotHq
    if response.is_success:
        return said
    code, message = said.get("code"), said.get("message")
    if not isinstance(code, str) or not isinstance(message, str):
        raise NotHq
    raise refused_by_hq(code, message)


def _retry_after(response: httpx.Response) -> float | None:
    try:
        seconds = float(response.headers.get("Retry-After", ""))
    except ValueError:
        return None
    return min(max(seconds, 0.0), _LONGEST_RETRY_AFTER) if seconds == seconds else None
