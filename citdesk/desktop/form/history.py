"""What can be undone until the report is sent: each step knows how to take itself back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from citdesk.desktop.form.port import FormSession
from citdesk.xforms import Removed as RemovedInstance
from citdesk.xforms.client import Value

_KEPT = 200


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

    def take_back(self, session: FormSession) -> frozenset[str]:
        """Undo the change and give the paths that changed by it."""
        ...


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer was given or changed; ``before`` is what stood there, typed text included.

    ``dropped`` are the choices that went with it because it no longer offers them, as they were.
    """

    path: str
    label: str
    before: Value | None
    dropped: Mapping[str, Value | None] = field(default_factory=dict)

    def take_back(self, session: FormSession) -> frozenset[str]:
        """Put the former answer back, and what went with it."""
        changed = set(session.answer(self.path, self.before))
        for path, value in self.dropped.items():
            changed |= session.answer(path, value)
        return frozenset(changed | {self.path} | self.dropped.keys())


@dataclass(frozen=True, slots=True)
class Added:
    """An instance was added."""

    path: str
    label: str

    def take_back(self, session: FormSession) -> frozenset[str]:
        """Remove it again."""
        return session.remove_repeat(self.path)


@dataclass(frozen=True, slots=True)
class Removed:
    """An instance was removed."""

    path: str
    label: str
    instance: RemovedInstance

    def take_back(self, session: FormSession) -> frozenset[str]:
        """Put it back in its former place, with everything it held."""
        return session.put_back(self.instance)


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

    def take_back(self, session: FormSession) -> frozenset[str]:
        """Undo every step."""
        return frozenset[str]().union(*(step.take_back(session) for step in reversed(self.steps)))


class History:
    """The last steps, newest last. Typing in one box during one visit is one step."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._open = ""

    def note_answer(self, answered: Answered, *, typing: bool) -> None:
        """Remember an answer; while typing goes on in the same box, only what stood there at first."""
        path = answered.path
        newest = self._steps[-1] if self._steps else None
        if typing and self._open == path and isinstance(newest, Answered) and newest.path == path:
            self._steps[-1] = replace(newest, dropped={**answered.dropped, **newest.dropped})
        else:
            self.note(answered)
        self._open = path if typing else ""

    def note(self, step: Step) -> None:
        """Remember a step."""
        self._steps.append(step)
        self._open = ""
        del self._steps[:-_KEPT]

    def gather(self, count: int) -> None:
        """Make one step of the newest ``count``."""
        if count > 1:
            self.note(Together(tuple(self._steps[-count:])))
            del self._steps[-count - 1 : -1]

    def close(self) -> None:
        """The box was left: the next typing in it is a step of its own."""
        self._open = ""

    def pop(self) -> Step | None:
        """Take the newest step off, or None when there is none."""
        self._open = ""
        return self._steps.pop() if self._steps else None

    def recent(self, count: int = 20) -> Sequence[Step]:
        """The newest steps, newest first."""
        return self._steps[: -count - 1 : -1]
