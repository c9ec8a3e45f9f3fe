"""A network that loses, repeats, delays and mangles, in place of the socket between a vault and HQ."""

from __future__ import annotations

import random
from collections.abc import Callable
from enum import StrEnum

import httpx

from citdesk.hq.store.append import Append
from tests.sync.fuzz.crashes import HqKilled
from tests.sync.fuzz.service import run


class Fault(StrEnum):
    """What may happen to one request."""

    LOSE_REQUEST = "lose the request"
    LOSE_ANSWER = "lose the answer"
    TWICE = "deliver the request twice"
    AGAIN_LATER = "deliver the request once more, later"
    DELAY = "deliver the request after its sender has given up"
    CUT_REQUEST = "cut the request short"
    CUT_ANSWER = "cut the answer short"
    PORTAL = "a captive portal answers"
    KILL_BEFORE = "HQ is killed before it commits"
    KILL_AFTER = "HQ is killed after it committed"


class Wire:
    """The way to HQ's application. ``restart`` brings HQ back after a kill and gives its application."""

    def __init__(self, dice: random.Random, restart: Callable[[], object]) -> None:
        self.dice = dice
        self.likelihood = 0.0
        self.happened: list[Fault] = []
        self.kill_before_commit = False
        self._restart = restart
        self._app: object = None
        self._late: list[tuple[str, str, list[tuple[str, str]], bytes]] = []

    def connect(self, app: object) -> None:
        """HQ's application answers from now on."""
        self._app = app

    def deliver(self, request: httpx.Request) -> httpx.Response:
        """The request's way there and its answer's way back."""
        request.read()
        fault = self._draw()
        if fault is not None:
            self.happened.append(fault)
        self._deliver_late()
        match fault:
            case None:
                return self._ask(request)
            case Fault.LOSE_REQUEST:
                raise httpx.ConnectError("lost")
            case Fault.LOSE_ANSWER:
                self._ask(request)
                raise httpx.ReadError("lost")
            case Fault.TWICE:
                self._ask(request)
                return self._ask(request)
            case Fault.AGAIN_LATER:
                copy = (request.method, str(request.url), list(request.headers.items()), request.content)
                self._late.append(copy)
                return self._ask(request)
            case Fault.DELAY:
                copy = (request.method, str(request.url), list(request.headers.items()), request.content)
                self._late.append(copy)
                raise httpx.ReadTimeout("no answer yet")
            case Fault.CUT_REQUEST:
                headers = {k: v for k, v in request.headers.items() if k.lower() != "content-length"}
                cut = request.content[: len(request.content) // 2]
                return self._ask(httpx.Request(request.method, request.url, headers=headers, content=cut))
            case Fault.CUT_ANSWER:
                whole = self._ask(request)
                return httpx.Response(whole.status_code, content=whole.content[: len(whole.content) // 2])
            case Fault.PORTAL:
                return httpx.Response(200, content=b"<html>Sign in to use this network</html>")
            case Fault.KILL_BEFORE:
                self.kill_before_commit = True
                try:
                    return self._ask(request)
                finally:
                    self.kill_before_commit = False
            case Fault.KILL_AFTER:
                self._ask(request)
                self._app = self._restart()
                raise httpx.ReadError("HQ is gone")

    def _draw(self) -> Fault | None:
        return self.dice.choice(list(Fault)) if self.dice.random() < self.likelihood else None

    def _deliver_late(self) -> None:
        if self._late and (not self.likelihood or self.dice.random() < 0.3):
            method, url, headers, content = self._late.pop(self.dice.randrange(len(self._late)))
            self._ask(httpx.Request(method, url, headers=headers, content=content))

    def _ask(self, request: httpx.Request) -> httpx.Response:
        try:
            return run(self._answer(request))
        except HqKilled as killed:
            self._app = self._restart()
            raise httpx.ReadError("HQ is gone") from killed

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        transport = httpx.ASGITransport(self._app)  # type: ignore[arg-type]
        response = await transport.handle_async_request(request)
        content = b"".join([chunk async for chunk in response.stream])  # type: ignore[union-attr]
        return httpx.Response(response.status_code, headers=response.headers, content=content)


class WireTransport(httpx.BaseTransport):
    """One vault's end of the wire; ``cut`` is a partition of this vault."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.cut = False

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """See :class:`httpx.BaseTransport`."""
        if self.cut:
            raise httpx.ConnectError("partitioned")
        return self._wire.deliver(request)


def install_kill_point(wire: Wire, write: Callable[[Append], int]) -> Callable[[Append], int]:
    """HQ's last step before it commits, at which it may be killed."""

    def killable(append: Append) -> int:
        position = write(append)
        if wire.kill_before_commit:
            raise HqKilled
        return position

    return killable
