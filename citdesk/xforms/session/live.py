"""A live node: one node of the instance tree with its state in this session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from citdesk.xforms.client import Choice
from citdesk.xforms.definition.model import NodeDefinition
from citdesk.xforms.expressions import Scope
from citdesk.xforms.tree import Attribute, Element


class Live:
    """State of one element or attribute of the instance.

    `relevant` and `readonly` are effective, `own_relevant` and `own_readonly` what the node's own bind says.
    `valid` is None while the constraint has to be looked at again, `among` (the value that is no choice)
    likewise. `typed` keeps what was typed when it could not be read as the question's type. The caches are
    cleared when something they were made from changes.
    """

    __slots__ = (
        "among",
        "attributes",
        "choices",
        "definition",
        "node",
        "own_readonly",
        "own_relevant",
        "parent",
        "readonly",
        "relevant",
        "required",
        "scope",
        "typed",
        "valid",
    )

    def __init__(
        self, definition: NodeDefinition, node: Element | Attribute, parent: Live | None, scope: Scope
    ) -> None:
        self.definition = definition
        self.node = node
        self.parent = parent
        self.scope = scope
        self.own_relevant = True
        self.relevant = True
        self.own_readonly = False
        self.readonly = False
        self.required = False
        self.valid: bool | None = None
        self.among: str | None = None
        self.typed: tuple[str, str] | None = None
        self.choices: tuple[Choice, ...] | None = None
        self.attributes: dict[str, Live] | None = None

    @property
    def element(self) -> Element:
        """The node as an element. Raises TypeError for an attribute's live node."""
        node = self.node
        if isinstance(node, Attribute):
            raise TypeError("an attribute has no element of its own")
        return node

    @property
    def text(self) -> str:
        """The stored text, relevant or not."""
        node = self.node
        return node.value if isinstance(node, Attribute) else node.text

    @text.setter
    def text(self, value: str) -> None:
        node = self.node
        if isinstance(node, Attribute):
            node.value = value
        else:
            node.text = value

    @property
    def path(self) -> str:
        """The absolute path, with `[n]` on repeat instances."""
        definition = self.definition
        if not definition.repeats:
            return definition.path
        steps: list[str] = []
        live: Live | None = self
        while live is not None:
            definition = live.definition
            if not definition.repeats:
                steps.append(definition.path)
                break
            written = f"{definition.prefix}:{definition.name}" if definition.prefix else definition.name
            if definition.is_attribute:
                written = "@" + written
            steps.append(f"{written}[{live.position}]" if definition.repeat is not None else written)
            live = live.parent
        return "/".join(reversed(steps))

    @property
    def position(self) -> int:
        """The place among the instances of its repeat, from 1."""
        node = self.node
        return node.position if isinstance(node, Element) else 1

    def children(self) -> Iterator[Live]:
        """Live child elements in document order."""
        node = self.node
        if isinstance(node, Element) and node.leaf is None:
            for child in node.children:
                if isinstance(child, Element) and child.model is not None:
                    yield cast("Live", child.model)

    def below(self) -> Iterator[Live]:
        """It and everything live below it, attributes included, in document order."""
        waiting: list[Live] = [self]
        while waiting:
            live = waiting.pop()
            yield live
            waiting.extend(reversed(list(live.children())))
            if live.attributes is not None:
                waiting.extend(live.attributes.values())

    def steps_down(self, names: tuple[str, ...]) -> list[Live]:
        """The live nodes reached by child steps of these names (`@name` for an attribute)."""
        found: list[Live] = [self]
        for name in names:
            if name[0] == "@":
                found = [
                    live.attributes[name[1:]]
                    for live in found
                    if live.attributes and name[1:] in live.attributes
                ]
            else:
                found = [
                    cast("Live", element.model)
                    for live in found
                    for element in cast("Element", live.node).named(name)
                    if element.model is not None
                ]
        return found
