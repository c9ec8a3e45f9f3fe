"""Document order (XPath 1.0 section 5): an element, then its attributes, then its children."""

from __future__ import annotations

from citdesk.xforms.tree.nodes import Attribute, Element, Node


def order_key(node: Node) -> tuple[int, ...]:
    """A key that sorts the nodes of one tree in document order (XPath 1.0 section 5).

    Costs the depth of the node.
    """
    steps: list[int] = []
    while True:
        parent = node.parent
        if parent is None:
            break
        if isinstance(node, Attribute):
            assert isinstance(parent, Element)  # noqa: S101 (only elements have attributes)
            steps.append(parent.attributes.index(node))
            steps.append(0)
        else:
            steps.append(parent.index_of(node) + 1)
        node = parent
    steps.reverse()
    return tuple(steps)


def in_order(nodes: list[Node]) -> list[Node]:
    """The nodes sorted in document order, each once.

    Nodes of several trees (a form and its secondary instances) keep together, in the order in which
    their trees first appear.
    """
    if len(nodes) < 2:
        return nodes
    unique = list(dict.fromkeys(nodes))
    tops: dict[Node, int] = {}
    ranked = [(tops.setdefault(node.top(), len(tops)), order_key(node), node) for node in unique]
    ranked.sort(key=_place)
    return [node for _, _, node in ranked]


def _place(ranked: tuple[int, tuple[int, ...], Node]) -> tuple[int, tuple[int, ...]]:
    return ranked[0], ranked[1]


def precedes(one: Node, other: Node) -> bool:
    """Whether `one` comes before `other`. Both must be in one tree."""
    return order_key(one) < order_key(other)
