"""HQ's application as it is shipped, built once per process, and the event loop it runs on.

Building it and starting its worker threads anew for every request would cost more than all it does.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Generator
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar, cast
from unittest import mock

import anyio.to_thread
import sqlalchemy
from anyio._backends._asyncio import _root_task
from fastapi import FastAPI

from citdesk.hq.api.application import build
from citdesk.hq.bell import Bell
from citdesk.hq.configuration import Configuration
from citdesk.hq.headquarters import Headquarters
from citdesk.hq.limits import Limits
from citdesk.hq.store import database

T = TypeVar("T")


class _Present:
    """Stands for the HQ that serves now: the application holds nothing else of it."""

    def __init__(self) -> None:
        self.hq: Headquarters | None = None

    @property
    def configuration(self) -> Configuration:
        """Without limits: in a run hours of requests come within a minute, many bad."""
        assert self.hq is not None
        return replace(self.hq.configuration, limits=Limits(0, 0, 0))

    def __getattr__(self, name: str) -> object:
        return getattr(self.hq, name)


_present = _Present()


def application(hq: Headquarters) -> FastAPI:
    """The application; from now on it serves this HQ."""
    _present.hq = hq
    return _built()


@cache
def _built() -> FastAPI:
    hq = cast("Headquarters", _present)
    return build(hq, Bell(lambda: hq.end_of_log()))


_loops: list[asyncio.AbstractEventLoop] = []


@contextlib.contextmanager
def serving() -> Generator[None]:
    """The event loop lasts until the end, its worker threads with it. May be entered again inside."""
    if _loops:
        yield
        return
    with asyncio.Runner() as runner, mock.patch.object(database, "create_engine", _Engines()):
        loop = runner.get_loop()
        # worker threads live as long as the task they belong to: one that lasts, not one per request
        lasting = loop.create_task(asyncio.Event().wait())

        async def belong() -> None:
            _root_task.set(lasting)

        runner.run(belong())
        _loops.append(loop)
        try:
            yield
        finally:
            _loops.clear()
            lasting.cancel()


@contextlib.contextmanager
def without_workers() -> Generator[None]:
    """HQ works on the thread that asks. One request at a time comes anyway; this is a sixth faster."""

    async def at_once(work: Callable[..., T], *args: Any, **_options: Any) -> T:
        return work(*args)

    with mock.patch.object(anyio.to_thread, "run_sync", at_once):
        yield


class _Engines:
    """Makes HQ's engines; those on SQLite share the statements compiled, as one HQ that lasts would.

    In a run HQ is started again and again, and a tenth of all time went into compiling the same statements.
    """

    def __init__(self) -> None:
        self._first: sqlalchemy.Engine | None = None

    def __call__(self, *args: Any, **options: Any) -> sqlalchemy.Engine:
        made = sqlalchemy.create_engine(*args, **options)
        if made.dialect.name != "sqlite":
            return made
        if self._first is None:
            self._first = made
        made.dialect = self._first.dialect
        made._compiled_cache = self._first._compiled_cache
        return made


def run(work: Coroutine[object, object, T]) -> T:
    """Does the work on the loop that lasts."""
    return _loops[-1].run_until_complete(work)
