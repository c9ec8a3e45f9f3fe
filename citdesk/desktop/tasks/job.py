"""One piece of work and where its outcome goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
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
    """Whether a callback is there and the ``QObject`` it is a method of still lives."""
    if callback is None:
        return False
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
