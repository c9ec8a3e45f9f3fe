"""What many vaults push at the same moment is taken in one append: they share its fixed cost, above all the
commit to disk, and nobody is overtaken for long.

There is no waiting for company: whoever comes while an append is under way goes into the next one.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from citdesk.casework.errors import EnvironmentProblem
from citdesk.casework.events import EventKind
from citdesk.casework.people import Person
from citdesk.hq.ingest import Ingest, Proven
from citdesk.hq.store.registry import KnownVault
from citdesk.wire.exchange import MOST_EVENTS, Batch, PushAnswer

_log = logging.getLogger(__name__)

#: Events taken in one append, unless one batch alone has more.
MOST_TOGETHER = 2 * MOST_EVENTS


@dataclass(slots=True, eq=False)
class _Pushed:
    """A batch in the queue. ``woken`` is set once it has an answer or a failure, or its turn to lead."""

    proven: Proven
    now: datetime
    woken: threading.Event = field(default_factory=threading.Event)
    answer: PushAnswer | None = None
    failure: Exception | None = None


class Intake:
    """The queue before one HQ process's :class:`Ingest`. Used from any number of threads."""

    def __init__(self, ingest: Ingest) -> None:
        self._ingest = ingest
        self._lock = threading.Lock()
        self._queue: deque[_Pushed] = deque()
        self._led = False

    def take(self, batch: Batch, vault: KnownVault, person: Person, now: datetime) -> PushAnswer:
        """As :meth:`Ingest.take`, at once or together with what others push meanwhile."""
        pushed = _Pushed(self._ingest.prove(batch, vault, person), now)
        with self._lock:
            self._queue.append(pushed)
            leads, self._led = not self._led, True
        if not leads:
            pushed.woken.wait()
        if pushed.answer is None and pushed.failure is None:
            self._lead()
        if pushed.failure is not None:
            raise pushed.failure
        if pushed.answer is None:
            raise AssertionError("whoever leads takes the queue's first, which is its own")
        return pushed.answer

    def _lead(self) -> None:
        """Takes what stands at the front of the queue, and passes the lead on."""
        with self._lock:
            group = _together(self._queue)
        try:
            self._take(group)
        finally:
            with self._lock:
                for pushed in group:
                    if pushed.answer is None and pushed.failure is None:  # this thread is being ended
                        pushed.failure = EnvironmentProblem("HQ is stopping.", code="stopping")
                    pushed.woken.set()
                if self._queue:
                    self._queue[0].woken.set()
                else:
                    self._led = False

    def _take(self, group: list[_Pushed]) -> None:
        try:
            answers = self._ingest.take_all([each.proven for each in group], max(each.now for each in group))
        except EnvironmentProblem as problem:
            for each in group:
                each.failure = problem
        except Exception as failure:  # noqa: BLE001 - whosever it is: it is raised in that thread
            if len(group) == 1:
                group[0].failure = failure
                return
            _log.warning("taken_one_by_one batches=%d kind=%s", len(group), type(failure).__name__)
            for each in group:
                self._take([each])
        else:
            for each, answer in zip(group, answers, strict=True):
                each.answer = answer


def _together(queue: deque[_Pushed]) -> list[_Pushed]:
    """Takes the first out of the queue, and those after it that can be judged in the same append."""
    group = [queue.popleft()]
    if not _begins_reports(group[0]):
        return group
    vaults, ids = {group[0].proven.vault.id}, _ids(group[0])
    while queue:
        new, of_new = queue[0], _ids(queue[0])
        if (
            not _begins_reports(new)
            or new.proven.vault.id in vaults
            or not ids.isdisjoint(of_new)
            or len(ids) + len(of_new) > MOST_TOGETHER
        ):
            break
        vaults.add(new.proven.vault.id)
        ids |= of_new
        group.append(queue.popleft())
    return group


def _begins_reports(pushed: _Pushed) -> bool:
    """Whether it holds new reports only. A step on a report is judged by itself, by what stands then."""
    headers = [event.header for event in pushed.proven.batch.events]
    return all(each.kind is EventKind.SUBMIT and not (each.follows or each.replaces) for each in headers)


def _ids(pushed: _Pushed) -> set[str]:
    return {event.header.id for event in pushed.proven.batch.events}
