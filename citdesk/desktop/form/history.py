"""What can be undone and done again until the report is sent: each step knows how to take itself back.

It is the only line of undo there is: boxes with an answer in them keep none of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeAlias

from citdesk.desktop.form.port import FormSession
from citdesk.xforms import Removed as RemovedInstance
from citdesk.xforms import UnknownPath
from citdesk.xforms.client import Value

_KEPT = 200
#: so much typed text goes back at once: about a line
_STRETCH = 60


Dropped: TypeAlias = Mapping[str, Value | None]
"""Answers that went with a change, as they were, by path in the order in which they went."""


class Step(Protocol):
    """One change."""

    @property
    def path(self) -> str:
        """The question or instance that changed."""
        ...

    @property
    def label(self) -> str:
        """What changed, in words."""
        ...

    def take_back(self, session: FormSession) -> tuple[frozenset[str], Step | None]:
        """Undo the change; the paths that changed by it, and the step that undoes this undoing."""
        ...

    def is_idle(self, session: FormSession) -> bool:
        """Whether taking it back would change nothing: what was typed is deleted by hand already."""
        ...


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer was given or changed; ``before`` is what stood there, typed text included.

    ``dropped`` are the answers that went with it, as they were: choices that it no longer offers, and what
    the form itself emptied or set anew, as a signature after a No.
    """

    path: str
    label: str
    before: Value | None
    dropped: Dropped = field(default_factory=dict[str, Value | None])

    def take_back(self, session: FormSession) -> tuple[frozenset[str], Step | None]:
        """Put the former answer back, and what went with it."""
        held, gone = _held(session, self.path), _as_they_are(session, self.dropped)
        changed = session.answer(self.path, self.before)
        restored, dropped = _bring_back(session, self.dropped, gone)
        return changed | {self.path} | restored, Answered(self.path, self.label, held, dropped)

    def is_idle(self, session: FormSession) -> bool:
        """Whether the former answer stands there again."""
        return not self.dropped and _held(session, self.path) == self.before


def _held(session: FormSession, path: str) -> Value | None:
    return session.typed.get(path, session.question(path).value)


def _as_they_are(session: FormSession, paths: Iterable[str]) -> Dropped:
    found: dict[str, Value | None] = {}
    for path in paths:
        with suppress(UnknownPath):  # on a card that comes back with this undoing
            found[path] = _held(session, path)
    return found


def _bring_back(session: FormSession, dropped: Dropped, gone: Dropped) -> tuple[frozenset[str], Dropped]:
    """Give the answers that went with a change once more, in the order in which they went.

    What the undoing itself took away stood there before and after the change, so it comes back too. Gives
    the paths that changed, and all these answers as they were before the undoing; ``gone`` are ``dropped``
    as they were then.
    """
    taken = session.dropped
    wanted = {**dropped, **{path: value for path, value in taken.items() if path not in dropped}}
    changed = frozenset(wanted)
    for path, value in (*wanted.items(), *wanted.items()):  # one may take another away again
        with suppress(UnknownPath):  # on a card that goes again with this undoing
            if _held(session, path) != value:
                changed |= session.answer(path, value)
    return changed, {**taken, **gone}


@dataclass(frozen=True, slots=True)
class Added:
    """An instance was added. ``dropped`` are the answers that went with that, as they were."""

    path: str
    label: str
    dropped: Dropped = field(default_factory=dict[str, Value | None])

    def take_back(self, session: FormSession) -> tuple[frozenset[str], Step | None]:
        """Remove it again, and put back what went with it."""
        gone = _as_they_are(session, self.dropped)
        changed = session.remove_repeat(self.path)
        removed = session.last_removed
        restored, dropped = _bring_back(session, self.dropped, gone)
        again = None if removed is None else Removed(self.path, self.label, removed, dropped)
        return changed | restored, again

    def is_idle(self, session: FormSession) -> bool:
        """It stands there."""
        return False


@dataclass(frozen=True, slots=True)
class Removed:
    """An instance was removed. ``dropped`` are the answers that went with it, as they were."""

    path: str
    label: str
    instance: RemovedInstance
    dropped: Dropped = field(default_factory=dict[str, Value | None])

    def take_back(self, session: FormSession) -> tuple[frozenset[str], Step | None]:
        """Put it back in its former place, with everything it held, and what went with it."""
        gone = _as_they_are(session, self.dropped)
        changed = session.put_back(self.instance)
        restored, dropped = _bring_back(session, self.dropped, gone)
        return changed | restored, Added(self.path, self.label, dropped)

    def is_idle(self, session: FormSession) -> bool:
        """It is gone."""
        return False


@dataclass(frozen=True, slots=True)
class Together:
    """Several steps that one act took; they go back together, the last one first."""

    steps: tuple[Step, ...]

    @property
    def path(self) -> str:
        """The first thing that changed."""
        return self.steps[0].path

    @property
    def label(self) -> str:
        """What changed first, in words."""
        return self.steps[0].label

    def take_back(self, session: FormSession) -> tuple[frozenset[str], Step | None]:
        """Undo every step."""
        taken = [step.take_back(session) for step in reversed(self.steps)]
        again = tuple(step for _changed, step in taken if step is not None)
        return frozenset[str]().union(*(changed for changed, _step in taken)), Together(again)

    def is_idle(self, session: FormSession) -> bool:
        """Whether every step is."""
        return all(step.is_idle(session) for step in self.steps)


class History:
    """The last steps, newest last. A stretch of typing in one box during one visit is one step."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        #: what was undone and nothing was done since, newest last
        self._undone: list[Step] = []
        self._open = ""

    def note_answer(self, answered: Answered, *, typing: bool) -> None:
        """Remember an answer; while typing goes on in the same box, only what stood there at first."""
        path = answered.path
        newest = self._steps[-1] if self._steps else None
        goes_on = typing and self._open == path and isinstance(newest, Answered) and newest.path == path
        if goes_on and isinstance(newest, Answered) and _apart(newest.before, answered.before) <= _STRETCH:
            self._undone.clear()
            self._steps[-1] = replace(newest, dropped={**answered.dropped, **newest.dropped})
        else:
            self.note(answered)
        self._open = path if typing else ""

    def note(self, step: Step) -> None:
        """Remember a step."""
        self._undone.clear()
        self._steps.append(step)
        self._open = ""
        del self._steps[:-_KEPT]

    def gather(self, count: int) -> None:
        """Make one step of the newest ``count``."""
        if count > 1:
            self.note(Together(tuple(self._steps[-count:])))
            del self._steps[-count - 1 : -1]

    def forget(self) -> None:
        """Nothing can be taken back or done again any more."""
        self._steps.clear()
        self._undone.clear()
        self._open = ""

    def close(self) -> None:
        """The box was left: the next typing in it is a step of its own."""
        self._open = ""

    def undo(self, session: FormSession) -> tuple[Step, frozenset[str]] | None:
        """Take the newest step back that changes anything; it and what changed, None when there is none."""
        self._open = ""
        while self._steps:
            step = self._steps.pop()
            if not step.is_idle(session):
                return step, _turn(step, session, self._undone)
        return None

    def redo(self, session: FormSession) -> tuple[Step, frozenset[str]] | None:
        """Do again what was undone last; None when there is nothing, or something was done since."""
        self._open = ""
        if not self._undone:
            return None
        step = self._undone.pop()
        return step, _turn(step, session, self._steps)

    def recent(self, count: int = 20) -> Sequence[Step]:
        """The newest steps, newest first."""
        return self._steps[: -count - 1 : -1]


def _turn(step: Step, session: FormSession, onto: list[Step]) -> frozenset[str]:
    changed, again = step.take_back(session)
    if again is not None:
        onto.append(again)
    return changed


def _apart(first: Value | None, then: Value | None) -> int:
    return abs(len(str(then or "")) - len(str(first or "")))
