"""The outermost layer: a bound on what a request says of itself, security headers on every answer,
and no defect of ours that takes HQ's line down.

A defect is logged by its place in our code, never by its message: a message might quote a report.
"""

from __future__ import annotations

import logging
import traceback

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from citdesk.hq.api.answers import error

_log = logging.getLogger(__name__)

#: Request line and headers together, bytes. The HTTP parser bounds only headers that are not yet
#: complete: what arrives whole in one piece passes it at any length.
LARGEST_HEAD = 16 * 1024

_HEAD_TOO_LARGE = 431
_OUR_FAULT = 500
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Strict-Transport-Security": "max-age=31536000",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


class Guard:
    """ASGI middleware around everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and its answer back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        if _head_bytes(scope) > LARGEST_HEAD:
            close = {"Connection": "close"}
            refusal = error(_HEAD_TOO_LARGE, "too_large", "The request's headers are too large.", close)
            await refusal(scope, receive, guarded)
            return
        try:
            await self._app(scope, receive, guarded)
        except Exception as defect:  # noqa: BLE001 - the last line: whatever it is, HQ goes on serving
            _log.error("defect path=%s kind=%s at=%s", scope["path"], type(defect).__name__, _place(defect))
            if not begun:
                answer = error(_OUR_FAULT, "defect", "HQ has a fault. Your work is kept on your computer.")
                await answer(scope, receive, guarded)


def _head_bytes(scope: Scope) -> int:
    line = len(scope["raw_path"]) + len(scope["query_string"])
    return line + sum(len(name) + len(value) for name, value in scope["headers"])


def _place(defect: Exception) -> str:
    frames = traceback.extract_tb(defect.__traceback__)
    return f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
