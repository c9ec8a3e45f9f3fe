"""Which node of a newer form is which node of an older one: by path, else by name where that says it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from citdesk.xforms.definition.model import Definition, NodeDefinition, plain_path


class Matching:
    """The nodes of two versions of a form, side by side. Attributes go with their element."""

    def __init__(self, old: Definition, new: Definition) -> None:
        self._new: dict[NodeDefinition, NodeDefinition] = {}
        self._old: dict[NodeDefinition, NodeDefinition] = {}
        self._pair(old.root, new.root)
        self._by_path(old, new)
        # outer repeats first: whether a question has moved depends on where its repeat has gone
        self._by_name(old, new, lambda node: node.repeat is not None)
        self._by_name(old, new, lambda node: node.is_leaf)

    def new_of(self, old: NodeDefinition) -> NodeDefinition | None:
        """What an older node has become, None if it is gone."""
        return self._new.get(old)

    def old_of(self, new: NodeDefinition) -> NodeDefinition | None:
        """What a newer node was before, None if it is new."""
        return self._old.get(new)

    def _pair(self, old: NodeDefinition, new: NodeDefinition) -> None:
        self._new[old], self._old[new] = new, old

    def _by_path(self, old: Definition, new: Definition) -> None:
        below = {_below(node): node for node in _elements(new)}
        for node in _elements(old):
            found = below.get(_below(node))
            if found is not None and found.is_leaf == node.is_leaf:
                self._pair(node, found)

    def _by_name(self, old: Definition, new: Definition, kind: Callable[[NodeDefinition], bool]) -> None:
        gone = [node for node in _elements(old) if kind(node) and node not in self._new]
        come = [node for node in _elements(new) if kind(node) and node not in self._old]
        once = _names_once(gone) & _names_once(come)
        arrived = {node.name: node for node in come}
        for node in gone:
            if node.name in once and self._same_repeats(node, arrived[node.name]):
                self._pair(node, arrived[node.name])

    def _same_repeats(self, old: NodeDefinition, new: NodeDefinition) -> bool:
        """Whether the repeats around both are the same ones, so that each instance has its counterpart."""
        around_old = [node for node in old.repeats if node is not old]
        around_new = [node for node in new.repeats if node is not new]
        return [self._new.get(node) for node in around_old] == around_new


def _elements(definition: Definition) -> list[NodeDefinition]:
    return [node for node in definition.order if not node.is_attribute]


def _below(node: NodeDefinition) -> str:
    """The path below the root, whose name may differ between versions."""
    return plain_path(node.path).split("/", 2)[2] if node.parent is not None else ""


def _names_once(nodes: Iterable[NodeDefinition]) -> set[str]:
    return {name for name, count in Counter(node.name for node in nodes).items() if count == 1}
