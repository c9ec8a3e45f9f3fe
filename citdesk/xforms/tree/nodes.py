"""The XML tree that form instances live in: light, mutable nodes made for evaluation.

Why not lxml's own nodes: an answer is read thousands of times for each time it is written, and every read
of an lxml element crosses into C, makes a proxy and copies the text. Here a leaf answers with one
attribute read, children are found by name through an index, and a session may hang its own state on a node.

Data model: XPath 1.0 section 5, with the two liberties of the DOM that other ODK engines share and that
show in child positions: a CDATA section is a text node of its own, and a bare document type declaration
is a child of the document. Namespace declarations are no nodes (see `docs/decisions/0002-xpath-choices.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"


class Node:
    """Anything that may stand in a node-set. Nodes are equal only to themselves.

    `at` is where the node was last seen among its parent's children (or attributes): a hint that is
    verified before use, so that mutations need not renumber anything.
    """

    __slots__ = ("at", "parent")

    parent: Branch | None
    at: int
    relevant: bool
    #: child elements by local name; None if there are none or nobody has asked yet
    by_name: dict[str, list[Element]] | None

    def string_value(self) -> str:
        """The node's string-value (XPath 1.0 section 5); of a non-relevant element always empty."""
        raise NotImplementedError

    def index(self) -> dict[str, list[Element]]:
        """Child elements by local name, in order. The lists are the tree's own: do not change them."""
        return _NOTHING

    def top(self) -> Node:
        """The outermost node above this one: the document, or the root of a detached tree."""
        node: Node = self
        while node.parent is not None:
            node = node.parent
        return node

    def ancestors(self) -> Iterator[Branch]:
        """Parent, grandparent and so on, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class Text(Node):
    """Character data. `cdata` tells that it was written as a CDATA section."""

    __slots__ = ("cdata", "value")
    relevant = True
    by_name = None

    def __init__(self, value: str, *, cdata: bool = False) -> None:
        self.parent = None
        self.at = 0
        self.value = value
        self.cdata = cdata

    def string_value(self) -> str:
        """The characters."""
        return self.value


class Comment(Node):
    """A comment; its string-value is what stands between the dashes."""

    __slots__ = ("value",)
    relevant = True
    by_name = None

    def __init__(self, value: str) -> None:
        self.parent = None
        self.at = 0
        self.value = value

    def string_value(self) -> str:
        """The comment's text."""
        return self.value


class ProcessingInstruction(Node):
    """A processing instruction; `name` is its target, its string-value what follows the target."""

    __slots__ = ("name", "value")
    relevant = True
    by_name = None

    def __init__(self, name: str, value: str) -> None:
        self.parent = None
        self.at = 0
        self.name = name
        self.value = value

    def string_value(self) -> str:
        """The instruction without its target."""
        return self.value


class DocumentType(Node):
    """A bare `<!DOCTYPE name>`: kept so that child positions agree with the DOM's. It has no value."""

    __slots__ = ("name",)
    relevant = True
    by_name = None

    def __init__(self, name: str) -> None:
        self.parent = None
        self.at = 0
        self.name = name

    def string_value(self) -> str:
        """Always empty."""
        return ""


class Attribute(Node):
    """An attribute of an element. `name` is local; `prefix` is as written, empty for none. `relevant` is as
    for elements.
    """

    __slots__ = ("name", "namespace", "prefix", "relevant", "value")
    by_name = None

    def __init__(self, name: str, value: str, namespace: str = "", prefix: str = "") -> None:
        self.parent = None
        self.at = 0
        self.name = name
        self.value = value
        self.namespace = namespace
        self.prefix = prefix
        self.relevant = True

    def string_value(self) -> str:
        """The attribute's value; of a non-relevant one always empty."""
        return self.value if self.relevant else ""


class Branch(Node):
    """A node that has children: a document or an element.

    `children` is for reading (leaves share one empty list); change it through `append`, `insert` and
    `remove`, which keep the index by name right. An element whose only content is text may hold it as
    `leaf` instead of a `Text` child; `content()` gives the children with that text made into a node.
    """

    __slots__ = ("by_name", "children", "leaf")

    children: list[Node]
    #: the whole content while it is only text and no one has asked for it as a node; else None
    leaf: str | None

    def content(self) -> list[Node]:
        """The children, text included. The list is the tree's own: do not change it."""
        leaf = self.leaf
        if leaf:
            text = Text(leaf)
            text.parent = self
            self.children = [text]
            self.leaf = None
        return self.children

    def elements(self) -> list[Element]:
        """The child elements, in order, as a list of the caller's own."""
        return [child for child in self.children if isinstance(child, Element)]

    def index(self) -> dict[str, list[Element]]:
        """Child elements by local name, in order. The lists are the tree's own: do not change them."""
        found = self.by_name
        if found is None:
            found = {}
            for child in self.children:
                if isinstance(child, Element):
                    same = found.get(child.name)
                    if same is None:
                        found[child.name] = [child]
                    else:
                        same.append(child)
            self.by_name = found
        return found

    def named(self, name: str) -> list[Element]:
        """The child elements of this local name, whatever their namespace. Do not change the list."""
        return self.index().get(name, _NONE)

    def first(self, name: str) -> Element | None:
        """The first child element of this local name, or None."""
        same = self.index().get(name)
        return same[0] if same else None

    def index_of(self, child: Node) -> int:
        """Where `child` stands in `children`. Raises ValueError if it does not."""
        children = self.content()
        at = child.at
        if at < len(children) and children[at] is child:
            return at
        for number, node in enumerate(children):
            node.at = number
        at = child.at
        if at < len(children) and children[at] is child:
            return at
        raise ValueError("the node is not a child of this one")

    def append(self, child: Node) -> None:
        """Adds `child` as the last one. It must have no parent."""
        children = self._own(child)
        child.at = len(children)
        children.append(child)
        if self.by_name is not None and isinstance(child, Element):
            self.by_name.setdefault(child.name, []).append(child)

    def insert(self, at: int, child: Node) -> None:
        """Adds `child` so that it stands at index `at` of the children. It must have no parent."""
        children = self._own(child)
        child.at = at
        children.insert(at, child)
        if self.by_name is not None and isinstance(child, Element):
            self._enter(child, at)

    def remove(self, child: Node) -> None:
        """Takes `child` out; it keeps its own content. Raises ValueError if it is not a child."""
        at = self.index_of(child)
        del self.children[at]
        child.parent = None
        if not self.children:
            self.leaf = ""
        if self.by_name is not None and isinstance(child, Element):
            alike = self.by_name[child.name]
            if alike[-1] is child:
                alike.pop()
            else:
                alike.remove(child)

    def _own(self, child: Node) -> list[Node]:
        if child.parent is not None:
            raise ValueError("the node already has a parent: remove it there first")
        children = self.content()
        if not children:
            children = self.children = []
        self.leaf = None
        child.parent = self
        return children

    def _enter(self, child: Element, at: int) -> None:
        """Puts a new child into the index; a repeat's next instance mostly follows its neighbour."""
        assert self.by_name is not None  # noqa: S101 (for the type checker; callers have looked)
        same = self.by_name.setdefault(child.name, [])
        before = 0
        for number in range(at - 1, -1, -1):
            node = self.children[number]
            if isinstance(node, Element) and node.name == child.name:
                before = same.index(node) + 1 if same[-1] is not node else len(same)
                break
        same.insert(before, child)

    def string_value(self) -> str:
        """The text of all descendants in order, that of non-relevant elements left out."""
        leaf = self.leaf
        if leaf is not None:
            return leaf
        parts: list[str] = []
        waiting: list[Node] = self.children[::-1]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Text):
                parts.append(node.value)
            elif isinstance(node, Element) and node.relevant:
                if node.leaf is not None:
                    parts.append(node.leaf)
                else:
                    waiting.extend(reversed(node.children))
        return "".join(parts)


class Document(Branch):
    """The root node of XPath: parent of the document element and of what stands beside it."""

    __slots__ = ()
    relevant = True

    def __init__(self) -> None:
        self.parent = None
        self.at = 0
        self.children = []
        self.leaf = ""
        self.by_name = None

    @property
    def root(self) -> Element:
        """The document element. Raises ValueError for a document without one."""
        for child in self.children:
            if isinstance(child, Element):
                return child
        raise ValueError("the document has no element")


class Element(Branch):
    """An element.

    `name` is local, `prefix` as written (empty for none), `namespace` empty for none. `declarations` are
    the namespace declarations written on it, prefix to URI. `relevant` is *effective* relevance: whoever
    sets it sets it on the whole subtree. `model` belongs to the session and is nothing to this module.
    """

    __slots__ = ("attributes", "declarations", "model", "name", "namespace", "prefix", "rank", "relevant")

    def __init__(self, name: str, namespace: str = "", prefix: str = "", text: str = "") -> None:
        self.parent = None
        self.at = 0
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.children = _NO_NODES
        self.leaf = text
        self.by_name = None
        self.attributes: list[Attribute] = _NO_ATTRIBUTES
        self.declarations: dict[str, str] | None = None
        self.relevant = True
        self.model: object | None = None
        self.rank = 0

    @property
    def text(self) -> str:
        """The text directly in this element (not in its child elements), relevant or not."""
        leaf = self.leaf
        if leaf is not None:
            return leaf
        return "".join(child.value for child in self.children if isinstance(child, Text))

    @text.setter
    def text(self, value: str) -> None:
        if self.leaf is None:
            if any(isinstance(child, Element) for child in self.children):
                raise ValueError(f"<{self.name}> has child elements: its text cannot be set")
            for child in self.children:
                child.parent = None
            self.children = _NO_NODES
        self.leaf = value

    def string_value(self) -> str:
        """The text of this element and its descendants; empty for a non-relevant element."""
        if not self.relevant:
            return ""
        leaf = self.leaf
        return leaf if leaf is not None else Branch.string_value(self)

    @property
    def position(self) -> int:
        """Its place among the siblings of the same local name, from 1 (1 for a detached element)."""
        parent = self.parent
        if parent is None:
            return 1
        same = parent.index()[self.name]
        rank = self.rank
        if rank < len(same) and same[rank] is self:
            return rank + 1
        for number, element in enumerate(same):
            element.rank = number
        return self.rank + 1

    def attribute(self, name: str, namespace: str = "") -> Attribute | None:
        """The attribute of this local name and namespace, or None."""
        for attribute in self.attributes:
            if attribute.name == name and attribute.namespace == namespace:
                return attribute
        return None

    def get(self, name: str, namespace: str = "") -> str | None:
        """An attribute's value, or None."""
        attribute = self.attribute(name, namespace)
        return None if attribute is None else attribute.value

    def set(self, name: str, value: str, namespace: str = "", prefix: str = "") -> Attribute:
        """Sets or adds an attribute and returns it."""
        attribute = self.attribute(name, namespace)
        if attribute is not None:
            attribute.value = value
            return attribute
        attribute = Attribute(name, value, namespace, prefix)
        attribute.parent = self
        attribute.at = len(self.attributes)
        self.attributes = [*self.attributes, attribute]
        return attribute

    def unset(self, name: str, namespace: str = "") -> None:
        """Takes an attribute away, if it is there."""
        attribute = self.attribute(name, namespace)
        if attribute is not None:
            self.attributes.remove(attribute)
            attribute.parent = None

    def copy(self) -> Element:
        """A detached deep copy: all content and `relevant`, but no `model`."""
        outermost = _copy_element(self)
        waiting: list[tuple[Element, Element]] = [(self, outermost)]
        while waiting:
            source, target = waiting.pop()
            for child in source.children:
                if isinstance(child, Element):
                    twin = _copy_element(child)
                    waiting.append((child, twin))
                    target.append(twin)
                else:
                    target.append(_copy_leaf(child))
        return outermost

    def subtree(self) -> Iterator[Element]:
        """This element and every element below it, in document order."""
        waiting: list[Element] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            if element.leaf is None:
                waiting.extend([child for child in reversed(element.children) if isinstance(child, Element)])


_NONE: list[Element] = []
#: what leaves share, so that a list of 50,000 choices does not carry half a million empty lists
_NO_NODES: list[Node] = []
_NO_ATTRIBUTES: list[Attribute] = []
_NOTHING: dict[str, list[Element]] = {}


def _copy_element(element: Element) -> Element:
    """A detached copy of one element without its child nodes."""
    twin = Element(element.name, element.namespace, element.prefix, element.leaf or "")
    twin.declarations = dict(element.declarations) if element.declarations else None
    twin.relevant = element.relevant
    for attribute in element.attributes:
        twin.set(attribute.name, attribute.value, attribute.namespace, attribute.prefix)
    return twin


def _copy_leaf(node: Node) -> Node:
    if isinstance(node, Text):
        return Text(node.value, cdata=node.cdata)
    if isinstance(node, Comment):
        return Comment(node.value)
    if isinstance(node, ProcessingInstruction):
        return ProcessingInstruction(node.name, node.value)
    raise ValueError("only the content of an element can be copied")
