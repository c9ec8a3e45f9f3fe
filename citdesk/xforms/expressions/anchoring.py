"""Which instance of a repeat an absolute path means when it is read from within that repeat.

`/data/visit/date`, read by a question in the second visit, means the second visit's date (JavaRosa
`TreeReference.contextualize`). Which part of a path is so bound depends only on names, so it is decided
when the expression is compiled: the path becomes a hop to an ancestor and a relative path. Within a
predicate the instance that is being tested comes first (JavaRosa `EvaluationContext.rescope`); that one is
known only at run time (`tested`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citdesk.xforms.expressions.syntax import Axis, NameTest, Step


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Where an expression belongs: the names on the way to its question, and to each repeat."""

    context: tuple[str, ...]
    repeats: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, context: str, repeats: Iterable[str]) -> Anchoring:
        """From nodesets as binds have them: `/data/visit/date`, [`/data/visit`]. Prefixes fall away."""
        return cls(names_in(context), frozenset(names_in(repeat) for repeat in repeats))

    def anchor(self, steps: tuple[Step, ...]) -> tuple[int, int] | None:
        """How an absolute path is bound: levels to climb from the question, and how many of its steps
        that replaces. None if it is not: it shares no repeat with the question, or ends at the one it
        shares (as in `count(/data/visit)`), or has a predicate of its own before that.
        """
        shared = 0
        for depth, name in enumerate(_way_to_last(steps), 1):
            if depth > len(self.context) or self.context[depth - 1] != name:
                break
            if self.context[:depth] in self.repeats:
                shared = depth
        return (len(self.context) - shared, shared) if shared else None

    def repeats_on(self, steps: tuple[Step, ...]) -> tuple[tuple[str, ...], ...]:
        """The repeats that an absolute path leads through before its end or first predicate, from the
        outermost inwards.
        """
        way = _way_to_last(steps)
        return tuple(way[:depth] for depth in range(1, len(way) + 1) if way[:depth] in self.repeats)


def _way_to_last(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """The plain names before the last step."""
    return plain_names(steps)[: len(steps) - 1]


def names_in(nodeset: str) -> tuple[str, ...]:
    """The local names on a plain absolute path."""
    return tuple(step.rpartition(":")[2] for step in nodeset.strip().split("/") if step)


def plain_names(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """The names of the leading child steps that have a name and no predicates."""
    names: list[str] = []
    for step in steps:
        test = step.test
        if step.axis is not Axis.CHILD or not isinstance(test, NameTest) or test.name == "*":
            break
        if step.predicates:
            break
        names.append(test.name)
    return tuple(names)
