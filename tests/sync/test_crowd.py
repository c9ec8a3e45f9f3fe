"""All come at once: HQ serves as many as it can and tells the others when to come again."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from citdesk.casework.people import Role
from citdesk.hq.api import crowd
from citdesk.hq.api.crowd import LATEST, MOST_INSIDE, Crowd
from citdesk.sync.problems import HqBusy
from citdesk.wire.exchange import Outcome
from tests.sync.agency import TestedAgency
from tests.sync.line import Line
from tests.sync.story import ReportStory


class Hall:
    """An application that lets nobody go until it is told; ``arrived`` has one for each who is inside."""

    def __init__(self) -> None:
        self.arrived = asyncio.Semaphore(0)
        self.open = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keeps the request."""
        self.arrived.release()
        await self.open.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})


class Counted:
    """Stands for HQ's metrics."""

    def __init__(self) -> None:
        self.limits: list[str] = []

    def limited(self, limit: str) -> None:
        """Somebody was refused."""
        self.limits.append(limit)


class Caller:
    """One request; what it was answered stands in ``status``, ``headers`` and ``body``."""

    def __init__(self, path: str = "/v1/push", query: bytes = b"", pieces: int = 1) -> None:
        method = "POST" if path == "/v1/push" else "GET"
        at = {"path": path, "query_string": query, "headers": []}
        self.scope: Scope = {"type": "http", "method": method, **at}
        self.unread = pieces
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = b""

    async def receive(self) -> dict[str, Any]:
        """The next piece of the body."""
        self.unread -= 1
        return {"type": "http.request", "body": b"x" * 1024, "more_body": self.unread > 0}

    async def send(self, message: Any) -> None:
        """Keeps the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode().lower(): value.decode() for name, value in message["headers"]}
        else:
            self.body += message["body"]


def test_who_comes_to_a_full_house_is_told_when_to_come_again() -> None:
    """The next is answered at once, its body read so that the line stays; later there is room again."""

    async def rush() -> None:
        hall = Hall()
        counted = Counted()
        crowd = Crowd(hall, metrics=counted)  # type: ignore[arg-type]

        def come(caller: Caller) -> asyncio.Task[None]:
            return asyncio.create_task(crowd(caller.scope, caller.receive, caller.send))

        first = [come(Caller()) for _ in range(MOST_INSIDE)]
        for _ in first:
            await hall.arrived.acquire()
        late = [Caller(query=b"wait=25", pieces=3), Caller(pieces=2_000)]  # only a pull waits for news
        await asyncio.gather(*map(come, late))
        for caller in late:
            assert (caller.status, json.loads(caller.body)["code"]) == (503, "hq_busy")
            assert 1 <= int(caller.headers["retry-after"]) <= 2
        assert late[0].unread == 0
        assert "connection" not in late[0].headers
        assert late[1].headers["connection"] == "close"  # a body of that size is not read for nothing
        others = [come(Caller("/v1/health")), come(Caller("/v1/pull", b"after=0&wait=25"))]
        for _ in others:
            await hall.arrived.acquire()
        hall.open.set()
        await asyncio.gather(*first, *others)
        again = Caller()
        await come(again)
        assert again.status == 200
        assert counted.limits == ["crowd", "crowd"]

    asyncio.run(rush())


def test_the_larger_the_crowd_the_further_apart_they_come_again() -> None:
    """Who is turned away among many may have to wait longer, never longer than is bearable."""

    async def rush() -> list[int]:
        hall = Hall()
        crowd = Crowd(hall, metrics=Counted())  # type: ignore[arg-type]
        callers = [Caller() for _ in range(MOST_INSIDE + 1_000)]
        tasks = [asyncio.create_task(crowd(each.scope, each.receive, each.send)) for each in callers]
        await asyncio.wait(tasks[MOST_INSIDE:])
        hall.open.set()
        await asyncio.gather(*tasks)
        return [int(each.headers["retry-after"]) for each in callers[MOST_INSIDE:]]

    waits = asyncio.run(rush())
    assert max(waits[:20]) <= 3
    assert max(waits) <= LATEST
    assert len(set(waits[-300:])) > LATEST // 2


def test_a_computer_that_hq_has_no_room_for_hears_when_to_come_again(
    agency: TestedAgency, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over the network, as it is shipped: nothing is lost, and whoever asks for HQ's health is answered."""
    officer = agency.local_vault(agency.person("101", Role.OFFICER))
    event = ReportStory().sent(officer)
    with monkeypatch.context() as full:
        full.setattr(crowd, "MOST_INSIDE", 0)
        with pytest.raises(HqBusy) as busy:
            agency.sync(officer)
        assert Line(agency).ask("GET", "/v1/health")[0] == 200
    assert busy.value.retry_after is not None
    assert 1 <= busy.value.retry_after <= LATEST
    agency.sync(officer)
    assert officer.verdicts[event.header.id].outcome is Outcome.ACCEPTED
