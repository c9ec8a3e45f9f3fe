"""Absolute paths within a predicate, seen from the repeat instance that the predicate tests.

In `count(/data/member[/data/member/age < 18])` the inner path means the age of the member that is being
tested, whoever asks. JavaRosa evaluates predicates in the context of the node they test
(`EvaluationContext.filterRefs`) and contextualises every path by that; pyxform writes `${age}` in a
question outside the repeat so.
"""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.xforms.expressions.code import RunNodes
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.tree import Element, Node


def seen_from_tested(below: Mapping[tuple[str, ...], RunNodes], otherwise: RunNodes) -> RunNodes:
    """The nodes of a path that leads through repeats.

    `below` has for each of these repeats, by its way from the root and the outermost first, the rest of
    the path, to be followed from an instance of it. The innermost repeat that the tested node stands in
    is taken; `otherwise` is the path for a node that stands in none of them.
    """
    ways = tuple(below.items())[::-1]

    def nodes(n: Node, c: Scope) -> list[Node]:
        line = _line(n, c)
        for way, rest in ways:
            if _leads_along(line, way):
                return rest(line[len(way) - 1], c)
        return otherwise(n, c)

    return nodes


def _line(node: Node, scope: Scope) -> list[Node]:
    """The node and what it stands in, from the root element inwards; empty in another instance."""
    line: list[Node] = []
    each: Node | None = node
    while each is not scope.root:
        if each is None:
            return []
        line.append(each)
        each = each.parent
    return line[::-1]


def _leads_along(line: list[Node], way: tuple[str, ...]) -> bool:
    return len(line) >= len(way) and all(
        isinstance(node, Element) and node.name == name for node, name in zip(line, way, strict=False)
    )
