"""The commonest paths, made fast: from one node up some levels and down by names.

`/data/visit/date`, `../date`, `.`, `current()/../region` and anchored paths are all of this form.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final, cast

from citdesk.xforms.expressions.code import Code, Kind, RunNodes, RunText
from citdesk.xforms.expressions.environment import Scope
from citdesk.xforms.tree import Element, Node

_NO_NODES: Final[list[Node]] = []
_NO_ELEMENTS: Final[list[Element]] = []
#: each name on the way down with those that come after it
_Plan = tuple[tuple[str, tuple[str, ...]], ...]
_Descend = Callable[[Node], list[Node]]
_Read = Callable[[Node], str]


class Origin(Enum):
    """Where a path starts."""

    ROOT = "root"
    CONTEXT = "context"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Chain:
    """A path without predicates: so many levels up from its origin, then down by local names."""

    origin: Origin
    climb: int
    names: tuple[str, ...]


def chain_code(chain: Chain, *, collect: bool) -> Code:
    """A chain compiled; with `collect`, non-relevant nodes are left out of its node-set."""
    plan = tuple((name, chain.names[at + 1 :]) for at, name in enumerate(chain.names))
    raw = _nodes_from(chain, _descent(plan))
    run = _relevant_only(raw) if collect else raw
    return Code(Kind.NODES, run, text=_text_from(chain, _reading(plan)), raw=raw)


def _relevant_only(raw: RunNodes) -> RunNodes:
    def relevant(n: Node, c: Scope) -> list[Node]:
        nodes = raw(n, c)
        if len(nodes) == 1:
            return nodes if nodes[0].relevant else _NO_NODES
        return [node for node in nodes if node.relevant]

    return relevant


def _nodes_from(chain: Chain, descend: _Descend) -> RunNodes:
    climb = chain.climb
    if chain.origin is Origin.ROOT:
        return lambda _n, c: descend(c.root)
    of_current = chain.origin is Origin.CURRENT
    if climb == 0:
        if of_current:
            return lambda _n, c: descend(c.current)
        return lambda n, _c: descend(n)

    def nodes(n: Node, c: Scope) -> list[Node]:
        top = _climbed(c.current if of_current else n, climb)
        return _NO_NODES if top is None else descend(top)

    return nodes


def _text_from(chain: Chain, read: _Read) -> RunText:
    climb = chain.climb
    if chain.origin is Origin.ROOT:
        return lambda _n, c: read(c.root)
    of_current = chain.origin is Origin.CURRENT
    if climb == 0:
        if of_current:
            return lambda _n, c: read(c.current)
        return lambda n, _c: read(n)

    def text(n: Node, c: Scope) -> str:
        top = _climbed(c.current if of_current else n, climb)
        return "" if top is None else read(top)

    return text


def _climbed(node: Node, levels: int) -> Node | None:
    top: Node | None = node
    for _ in range(levels):
        if top is None:
            return None
        top = top.parent
    return top


def _descent(plan: _Plan) -> _Descend:
    if not plan:
        return lambda node: [node]

    def descend(node: Node) -> list[Node]:
        found = _NO_ELEMENTS
        for name, rest in plan:
            index = node.by_name
            if index is None:
                index = node.index()
            found = index.get(name, _NO_ELEMENTS)
            if len(found) != 1:
                return _spread(found, rest)
            node = found[0]
        return cast("list[Node]", found)

    return descend


def _reading(plan: _Plan) -> _Read:
    """The text of the first node that a chain leads to."""
    if not plan:
        return lambda node: node.string_value()

    def read(node: Node) -> str:
        for name, rest in plan:
            index = node.by_name
            if index is None:
                index = node.index()
            found = index.get(name)
            if not found:
                return ""
            node = found[0]
            if len(found) != 1:
                return _first_text(_spread(found, rest))
        return node.string_value()

    return read


def _first_text(nodes: list[Node]) -> str:
    """The text of the first relevant node."""
    for node in nodes:
        if node.relevant:
            return node.string_value()
    return ""


def _spread(nodes: list[Element], names: tuple[str, ...]) -> list[Node]:
    """Descends from several nodes at once; their children follow one another in document order."""
    for name in names:
        nodes = [child for node in nodes for child in node.index().get(name, _NO_ELEMENTS)]
    return cast("list[Node]", nodes)
