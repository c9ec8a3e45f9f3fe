"""What the form screen asks of a live form: the part of ``citdesk.xforms.Session`` it uses, as a protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from citdesk.xforms import Removed
from citdesk.xforms.client import Page, Problem, Question, Value


class FormSession(Protocol):
    """A form being filled. ``citdesk.xforms.Session`` fits."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages the form has, default first."""
        ...

    @property
    def language(self) -> str:
        """The language labels come in now."""
        ...

    @property
    def typed(self) -> Mapping[str, str]:
        """What was typed and could not be read as an answer, by path."""
        ...

    def set_language(self, name: str) -> object:
        """Give labels in another language from now on."""
        ...

    def pages(self) -> tuple[Page, ...]:
        """The form's pages as they stand."""
        ...

    def question(self, path: str) -> Question:
        """One question as it stands."""
        ...

    def counts(self, path: str) -> bool:
        """Whether an answer decides how many instances a repeat has."""
        ...

    def paths(self) -> Sequence[str]:
        """All leaf questions in document order."""
        ...

    def problems(self) -> tuple[Problem, ...]:
        """What cannot stand as it is, in document order."""
        ...

    def refused(self) -> frozenset[str]:
        """The paths of the answers that cannot stand, without what is only missing."""
        ...

    def refuses(self, path: str, value: Value) -> bool:
        """Whether a question's own rule would refuse a value; nothing is stored."""
        ...

    def answer(self, path: str, value: Value | None) -> frozenset[str]:
        """Store an answer and give the paths of what changed."""
        ...

    def add_repeat(self, path: str) -> str:
        """Append an instance and give its path."""
        ...

    def remove_repeat(self, path: str) -> frozenset[str]:
        """Remove an instance."""
        ...

    @property
    def last_removed(self) -> Removed | None:
        """What the last removal took out."""
        ...

    def put_back(self, removed: Removed) -> frozenset[str]:
        """Put an instance that was removed where it stood and give the paths of what changed."""
        ...

    @property
    def dropped(self) -> Mapping[str, Value | None]:
        """Answers that the last change took away, as they were, in the order in which they went."""
        ...

    def to_xml(self, pruned: bool = False) -> bytes:
        """The answers as instance XML."""
        ...
