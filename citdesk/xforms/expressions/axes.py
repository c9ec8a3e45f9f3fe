"""Axes and node tests (XPath 1.0 sections 2.2 and 2.3): from one node to the nodes a step selects."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from citdesk.xforms.expressions.syntax import Axis, NameTest, NodeType, TypeTest
from citdesk.xforms.tree import Attribute, Branch, Comment, Element, Node, ProcessingInstruction, Text

Matches = Callable[[Node], bool]
#: from a node to the nodes of a step in the order of its axis; the list may be the tree's own
Select = Callable[[Node], list[Node]]

#: axes whose nodes come in reverse document order
REVERSE: Final = frozenset({Axis.ANCESTOR, Axis.ANCESTOR_OR_SELF, Axis.PRECEDING, Axis.PRECEDING_SIBLING})
_NO_NODES: Final[list[Node]] = []


#: axes that may reach very many nodes
LONG: Final = frozenset(
    {
        Axis.DESCENDANT,
        Axis.DESCENDANT_OR_SELF,
        Axis.FOLLOWING,
        Axis.FOLLOWING_SIBLING,
        Axis.PRECEDING,
        Axis.PRECEDING_SIBLING,
    }
)


def reach_of(
    axis: Axis, test: NameTest | TypeTest, namespaces: Collection[str] | None
) -> tuple[Select, Matches]:
    """A step on a long axis in two parts: all that the axis reaches, and which of it the test keeps."""
    walk = _WALKS[axis]
    if isinstance(test, NameTest):
        return lambda node: list(walk(node, _elements_of)), _element_test(test.name, namespaces)
    return lambda node: list(walk(node, _content_of)), _type_test(test)


def by_name(axis: Axis, name: str, namespaces: Collection[str] | None) -> Select:
    """A step with a name test. `name` may be `*`; `namespaces` None means any."""
    if axis is Axis.NAMESPACE:
        return _nothing
    if axis is Axis.ATTRIBUTE:
        return _attributes(name, namespaces)
    if axis is Axis.CHILD and name != "*":
        return _children_named(name, namespaces)
    test = _element_test(name, namespaces)
    walk = _WALKS[axis]
    return lambda node: [found for found in walk(node, _elements_of) if test(found)]


def by_type(axis: Axis, test: TypeTest) -> Select:
    """A step with a node type test."""
    if axis is Axis.NAMESPACE:
        return _nothing
    matches = _type_test(test)
    if axis is Axis.ATTRIBUTE:
        return lambda node: (
            [found for found in node.attributes if matches(found)] if isinstance(node, Element) else []
        )
    walk = _WALKS[axis]
    if matches is _anything:
        return lambda node: list(walk(node, _content_of))
    return lambda node: [found for found in walk(node, _content_of) if matches(found)]


# -- tests


def _anything(node: Node) -> bool:
    del node
    return True


def _type_test(test: TypeTest) -> Matches:
    match test.kind:
        case NodeType.NODE:
            return _anything
        case NodeType.TEXT:
            return lambda node: isinstance(node, Text)
        case NodeType.COMMENT:
            return lambda node: isinstance(node, Comment)
        case NodeType.PROCESSING_INSTRUCTION:
            target = test.target
            return lambda node: (
                isinstance(node, ProcessingInstruction) and (target is None or node.name == target)
            )


def _element_test(name: str, namespaces: Collection[str] | None) -> Matches:
    if name == "*":
        if namespaces is None:
            return lambda node: isinstance(node, Element)
        return lambda node: isinstance(node, Element) and node.namespace in namespaces
    if namespaces is None:
        return lambda node: isinstance(node, Element) and node.name == name
    return lambda node: isinstance(node, Element) and node.name == name and node.namespace in namespaces


# -- the two axes that have an index or a list of their own


def _nothing(node: Node) -> list[Node]:
    """The namespace axis: the DOM has no namespace nodes, and neither have we."""
    del node
    return []


def _attributes(name: str, namespaces: Collection[str] | None) -> Select:
    def attributes(node: Node) -> list[Node]:
        if not isinstance(node, Element):
            return _NO_NODES
        return [
            found
            for found in node.attributes
            if name in {"*", found.name} and (namespaces is None or found.namespace in namespaces)
        ]

    return attributes


def _children_named(name: str, namespaces: Collection[str] | None) -> Select:
    def children(node: Node) -> list[Node]:
        if not isinstance(node, Branch):
            return _NO_NODES
        same = node.index().get(name)
        if same is None:
            return _NO_NODES
        if namespaces is None:
            return list(same)
        return [found for found in same if found.namespace in namespaces]

    return children


# -- walks: all nodes of an axis, children as `children` gives them

_Children = Callable[[Node], list[Node]]
_Walk = Callable[[Node, _Children], Iterable[Node]]


def _elements_of(node: Node) -> list[Node]:
    """Children without making nodes of the text of leaves."""
    return node.children if isinstance(node, Branch) else _NO_NODES


def _content_of(node: Node) -> list[Node]:
    return node.content() if isinstance(node, Branch) else _NO_NODES


def _self(node: Node, children: _Children) -> Iterable[Node]:
    del children
    return (node,)


def _parent(node: Node, children: _Children) -> Iterable[Node]:
    del children
    return () if node.parent is None else (node.parent,)


def _ancestors(node: Node, children: _Children) -> Iterable[Node]:
    del children
    return node.ancestors()


def _ancestors_or_self(node: Node, children: _Children) -> Iterable[Node]:
    del children
    return (node, *node.ancestors())


def _child(node: Node, children: _Children) -> Iterable[Node]:
    return children(node)


def _descendants(node: Node, children: _Children) -> Iterator[Node]:
    waiting = children(node)[::-1]
    while waiting:
        found = waiting.pop()
        yield found
        below = children(found)
        if below:
            waiting.extend(reversed(below))


def _descendants_or_self(node: Node, children: _Children) -> Iterator[Node]:
    yield node
    yield from _descendants(node, children)


def _siblings(node: Node) -> tuple[list[Node], int] | None:
    """The children of a node's parent and the node's own place among them; None for an attribute."""
    parent = node.parent
    if parent is None or isinstance(node, Attribute):
        return None
    return parent.children, parent.index_of(node)


def _following_siblings(node: Node, children: _Children) -> Iterable[Node]:
    del children
    siblings = _siblings(node)
    return () if siblings is None else siblings[0][siblings[1] + 1 :]


def _preceding_siblings(node: Node, children: _Children) -> Iterable[Node]:
    del children
    siblings = _siblings(node)
    return () if siblings is None else siblings[0][: siblings[1]][::-1]


def _following(node: Node, children: _Children) -> Iterator[Node]:
    if isinstance(node, Attribute) and node.parent is not None:
        node = node.parent
        yield from _descendants(node, children)
    for above in (node, *node.ancestors()):
        for sibling in _following_siblings(above, children):
            yield from _descendants_or_self(sibling, children)


def _preceding(node: Node, children: _Children) -> Iterator[Node]:
    if isinstance(node, Attribute) and node.parent is not None:
        node = node.parent
    for above in (node, *node.ancestors()):
        for sibling in _preceding_siblings(above, children):
            yield from reversed(list(_descendants_or_self(sibling, children)))


_WALKS: Final[dict[Axis, _Walk]] = {
    Axis.SELF: _self,
    Axis.PARENT: _parent,
    Axis.ANCESTOR: _ancestors,
    Axis.ANCESTOR_OR_SELF: _ancestors_or_self,
    Axis.CHILD: _child,
    Axis.DESCENDANT: _descendants,
    Axis.DESCENDANT_OR_SELF: _descendants_or_self,
    Axis.FOLLOWING: _following,
    Axis.FOLLOWING_SIBLING: _following_siblings,
    Axis.PRECEDING: _preceding,
    Axis.PRECEDING_SIBLING: _preceding_siblings,
}
