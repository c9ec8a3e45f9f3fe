"""Repeat instances that a smaller count took away, kept with their answers until it grows again.

Correcting 2 to 3 with the backspace key passes through no number at all: what people told about themselves
must not go for that. What is kept here is no part of the instance, is not sent and not saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citdesk.xforms.definition.model import NodeDefinition
from citdesk.xforms.session.live import Live
from citdesk.xforms.tree import Element


@dataclass(frozen=True, slots=True)
class Kept:
    """One instance: its element, and what was typed into it and could not be read."""

    definition: NodeDefinition
    element: Element
    typed: tuple[tuple[Element, tuple[str, str]], ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """An instance that somebody took out: where it stood (`index` from 0), and all it held."""

    parent: Element
    definition: NodeDefinition
    index: int
    kept: Kept


class Aside:
    """The instances kept of one session, by the repeat they belong to. The last one in comes back first."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Live, int], list[Kept]] = {}

    def keep(self, parent: Live, live: Live) -> None:
        """Keeps an instance that is about to be taken out from under `parent`."""
        self._kept.setdefault((parent, live.definition.index), []).append(kept_of(live))

    def take(self, parent: Live, repeat: int) -> Kept | None:
        """The instance that stood first of those kept, no longer kept then; None if there is none."""
        kept = self._kept.get((parent, repeat))
        return kept.pop() if kept else None

    def all(self) -> Iterator[tuple[str, Kept]]:
        """Each instance that is kept, and the path it would come back to."""
        for (parent, _), kept in self._kept.items():
            for number, each in enumerate(reversed(kept), 1):
                repeat = each.definition
                present = len(parent.steps_down((repeat.name,)))
                yield f"{parent.path}/{repeat.name}[{present + number}]", each


def kept_of(live: Live) -> Kept:
    """An instance as it stands."""
    typed = tuple(
        (each.node, each.typed)
        for each in live.below()
        if each.typed is not None and isinstance(each.node, Element)
    )
    return Kept(live.definition, live.element, typed)


def answers_in(element: Element, definition: NodeDefinition, path: str = "") -> Iterator[tuple[str, str]]:
    """The answers that somebody gave in an element, by their path from there."""
    if definition.is_leaf:
        computed = definition.bind.calculate is not None and (
            definition.control is None or definition.bind.readonly
        )
        if element.text.strip() and not computed:
            yield path, element.text
        return
    for child in definition.children.values():
        for number, below in enumerate(element.named(child.name), 1):
            step = f"{child.name}[{number}]" if child.repeat is not None else child.name
            yield from answers_in(below, child, f"{path}/{step}")
