"""Reading a request's body within bounds of size and time, compressed or not."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from starlette.requests import ClientDisconnect

from citdesk.hq.failures import RequestRefused
from citdesk.wire.encoding import MalformedMessage, read_object

T = TypeVar("T")

#: As sent, bytes.
LARGEST_BODY = 8 * 1024 * 1024
#: After decompression, bytes: a largest payload, its header and the JSON around them, with room.
LARGEST_CONTENT = 24 * 1024 * 1024
#: The whole body has to arrive within this, seconds.
PATIENCE = 30.0
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


async def read_body(request: Request, *, most: int = LARGEST_CONTENT, as_sent: int = LARGEST_BODY) -> bytes:
    """The body, decompressed. Raises RequestRefused (``too_large``, ``too_slow``, ``encoding``)."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise RequestRefused("Only gzip is understood.", code="encoding", status=415)
    raw = await _read(request, min(most, as_sent), PATIENCE)
    return raw if encoding == "identity" else await asyncio.to_thread(_unpacked, raw, most)


async def read_json(
    request: Request, *, most: int = 64 * 1024, as_sent: int = LARGEST_BODY
) -> dict[str, object]:
    """The body as a JSON object; raises MalformedMessage too."""
    return read_as(read_object, await read_body(request, most=most, as_sent=as_sent))


def read_as(read: Callable[[bytes], T], content: bytes) -> T:
    """What ``read`` makes of a body; raises MalformedMessage, also where it is no text at all."""
    try:
        return read(content)
    except UnicodeDecodeError as wrong:
        raise MalformedMessage("it is not UTF-8") from wrong


async def _read(request: Request, most: int, patience: float) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(patience):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise _too_large()
    except TimeoutError as slow:
        raise RequestRefused("The request came too slowly.", code="too_slow", status=408) from slow
    except ClientDisconnect as gone:
        raise MalformedMessage("it ended before it was whole") from gone
    return bytes(body)


def _unpacked(raw: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    try:
        content = unpacker.decompress(raw, most + 1)
    except zlib.error as wrong:
        raise MalformedMessage("it is not gzip") from wrong
    if len(content) > most:
        raise _too_large()
    if not unpacker.eof or unpacker.unused_data:
        raise MalformedMessage("its gzip is cut short or followed by something else")
    return content


def _too_large() -> RequestRefused:
    return RequestRefused("The request is too large.", code="too_large", status=413)
