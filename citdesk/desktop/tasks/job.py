"""One piece of work and where its outcome goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import FunctionType, MethodType
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from citdesk.desktop.tasks.cancel import CancelToken

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What to run off the GUI thread and whom to tell in it."""

    work: Callable[[], Any]
    done: Done | None
    failed: Failed | None
    token: CancelToken


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished job with its result or its failure."""

    job: Job
    result: Any = None
    failure: Exception | None = None


def run(job: Job) -> Outcome:
    """Run a job's work and catch whatever it raises: in a worker nobody else could."""
    try:
        job.token.check()
        return Outcome(job, result=job.work())
    except Exception as failure:  # noqa: BLE001 - the one border where any failure becomes a value
        return Outcome(job, failure=failure)


def receives(callback: Callable[..., None] | None) -> bool:
    """Whether a callback is there, and every ``QObject`` still lives that it is a method of or holds on to.

    A lambda holds on to what it names from around it, a ``partial`` to its arguments; callbacks among these
    count with what they hold. Whether a bare ``signal.emit`` still has its object cannot be seen: it is none.
    """
    return callback is not None and _lives(callback, set())


def _lives(thing: object, seen: set[int]) -> bool:
    if isinstance(thing, QObject):
        return isValid(thing)
    if id(thing) in seen:
        return True
    seen.add(id(thing))
    return all(_lives(held, seen) for held in _held(thing))


def _held(thing: object) -> Iterator[object]:
    if isinstance(thing, partial):
        yield from (thing.func, *thing.args, *thing.keywords.values())
    elif isinstance(thing, MethodType):
        yield thing.__self__
    elif isinstance(thing, FunctionType):
        for cell in thing.__closure__ or ():
            with suppress(ValueError):  # a name that is not bound yet
                yield cell.cell_contents
