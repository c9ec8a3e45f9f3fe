"""Counts what HQ answers, and hands the counts to whoever holds the scraper's token."""

from __future__ import annotations

from time import perf_counter

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from citdesk.hq.api import schema
from citdesk.hq.api.callers import token_in
from citdesk.hq.failures import RequestRefused
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.metrics import CONTENT_TYPE, Metrics
from citdesk.hq.scraper import is_scraper

#: What is not served has one name: whoever scans HQ makes no new series.
_NOT_SERVED = "other"
_METHODS = frozenset({"GET", "POST"})


class Metering:
    """ASGI middleware: one count per answer, by the pattern of its path."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and counts what is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                seconds = None if waits_for_news(scope) else perf_counter() - begun
                self._metrics.answered(_pattern(scope), _method(scope), message["status"], seconds)
            await send(message)

        await self._app(scope, receive, counted)


def add_metrics(app: FastAPI, hq: Headquarters, metrics: Metrics) -> None:
    """Adds the request."""

    @app.get(
        schema.METRICS_PATH,
        responses=schema.gives_text("The counts, in Prometheus' text format.", CONTENT_TYPE),
        openapi_extra=schema.SCRAPED,
    )
    async def scraped(request: Request) -> Response:
        token = token_in(request.headers.get("authorization", ""))
        if token is None or not await run_in_threadpool(_may_read, hq, token):
            raise RequestRefused("Metrics are for the scraper alone.", code="token_refused", status=401)
        text = await run_in_threadpool(metrics.text)
        return Response(text, media_type=CONTENT_TYPE)


def _may_read(hq: Headquarters, token: str) -> bool:
    with hq.database.read() as connection:
        return is_scraper(connection, token)


def waits_for_news(scope: Scope) -> bool:
    """Whether the caller asked to be kept waiting until there is something to tell."""
    if (scope["method"], scope["path"]) != ("GET", schema.PULL_PATH):
        return False
    asked = scope["query_string"].split(b"&")
    return any(each.startswith(b"wait=") and each != b"wait=0" for each in asked)


def _pattern(scope: Scope) -> str:
    return str(getattr(scope.get("route"), "path", _NOT_SERVED))


def _method(scope: Scope) -> str:
    return str(scope["method"]) if scope["method"] in _METHODS else _NOT_SERVED
