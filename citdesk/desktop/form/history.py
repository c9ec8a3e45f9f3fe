"""What can be undone until the report is sent: each step knows how to take itself back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from citdesk.desktop.form.port import FormSession
from citdesk.desktop.form.repeats import Captured, restore
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
    """An answer was given or changed; ``before`` is what stood there, typed text included."""

    path: str
    label: str
    before: Value | None

    def take_back(self, session: FormSession) -> frozenset[str]:
        """Put the former answer back."""
        return session.answer(self.path, self.before) | {self.path}


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
    """An instance was removed; ``captured`` is it and all that stood after it."""

    path: str
    label: str
    captured: tuple[Captured, ...]

    def take_back(self, session: FormSession) -> frozenset[str]:
        """Put it back in its former place."""
        return restore(session, self.captured)


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

    def note_answer(self, path: str, label: str, before: Value | None, *, typing: bool) -> None:
        """Remember an answer; while typing goes on in the same box, only what stood there at first."""
        if not (typing and self._open == path and self._steps and self._steps[-1].path == path):
            self.note(Answered(path, label, before))
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
