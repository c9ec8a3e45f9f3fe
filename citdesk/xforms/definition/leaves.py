"""Walking an instance beside its definition."""

from __future__ import annotations

from collections.abc import Iterator

from citdesk.xforms.definition.model import Definition, NodeDefinition
from citdesk.xforms.tree import Element


def leaves_in(root: Element, definition: Definition) -> Iterator[tuple[NodeDefinition, Element]]:
    """The leaf elements of an instance with what the form says of each. What it lacks is passed over."""
    waiting = [(definition.root, root)]
    while waiting:
        node, element = waiting.pop()
        if node.is_leaf:
            yield node, element
        below = [(child, each) for child in node.children.values() for each in element.named(child.name)]
        waiting.extend(reversed(below))
