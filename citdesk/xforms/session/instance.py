"""The live instance: elements of the tree joined to their definitions, found by path or definition."""

from __future__ import annotations

import re
from typing import Final

from citdesk.xforms.definition.model import Definition, NodeDefinition
from citdesk.xforms.expressions import Scope
from citdesk.xforms.expressions.environment import Environment
from citdesk.xforms.session.live import Live
from citdesk.xforms.tree import Document, Element

_STEP: Final = re.compile(r"^(@?)(?:[^:\[\]/@]+:)?([^:\[\]/@]+)(?:\[(\d+)\])?$")


#: Nodes, some hundred megabytes of them; a repeat's number that grows beyond is not followed.
_MOST_NODES: Final = 100_000


class UnknownPath(KeyError):
    """There is no node at this path in the session as it stands."""

    code = "path-unknown"

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"There is no question or group at “{self.path}”."


class Instance:
    """The tree of one session. `document` is what `/` selects."""

    def __init__(self, definition: Definition, document: Document, environment: Environment) -> None:
        self.definition = definition
        self.document = document
        self._environment = environment
        #: the live node of each definition outside repeats, by definition index
        self.single: list[Live | None] = [None] * len(definition.order)
        #: how many live nodes there are, attributes not counted
        self.size = 0
        self.root = self.join(document.root, definition.root, None)

    @property
    def is_full(self) -> bool:
        """Whether no further repeat instance has room."""
        return self.size >= _MOST_NODES

    def holds(self, live: Live) -> bool:
        """Whether a node is part of the instance still: its repeat instance may have been removed."""
        at: Live | None = live
        while at is not None:
            if isinstance(at.element, Element) and at.element.model is not at:
                return False
            at = at.parent
        return True

    def join(self, element: Element, definition: NodeDefinition, parent: Live | None) -> Live:
        """Makes an element and all below it live. New nodes take over what their ancestors pass down."""
        top = self._live(element, definition, parent)
        waiting = [top]
        while waiting:
            live = waiting.pop()
            children = live.definition.children
            if not children:
                continue
            for child in live.element.children:
                if isinstance(child, Element):
                    below = children.get(child.name)
                    if below is not None:
                        waiting.append(self._live(child, below, live))
        return top

    def _live(self, element: Element, definition: NodeDefinition, parent: Live | None) -> Live:
        live = Live(definition, element, parent, Scope(element, self._environment))
        element.model = live
        self.size += 1
        if parent is not None:
            live.relevant = element.relevant = parent.relevant
            live.readonly = parent.readonly
        if definition.attributes:
            live.attributes = self._attributes(element, definition, live)
        if not definition.repeats:
            self.single[definition.index] = live
        return live

    def _attributes(self, element: Element, definition: NodeDefinition, owner: Live) -> dict[str, Live]:
        found: dict[str, Live] = {}
        for name, below in definition.attributes.items():
            attribute = element.attribute(name, below.namespace)
            if attribute is None:
                continue
            live = Live(below, attribute, owner, Scope(attribute, self._environment))
            live.relevant, live.readonly = owner.relevant, owner.readonly
            attribute.relevant = owner.relevant
            found[name] = live
            if not below.repeats:
                self.single[below.index] = live
        return found

    def lives_of(self, definition: NodeDefinition) -> list[Live]:
        """All live nodes of a definition in document order."""
        if not definition.repeats:
            single = self.single[definition.index]
            return [] if single is None else [single]
        above = definition.repeats[0].parent
        top = self.single[above.index] if above is not None else None
        return [] if top is None or above is None else top.steps_down(definition.names_from(above))

    def near(self, owner: Live, definition: NodeDefinition) -> list[Live]:
        """The live nodes of a definition that share the repeat instances around `owner`."""
        shared: NodeDefinition | None = None
        for own, other in zip(owner.definition.repeats, definition.repeats, strict=False):
            if own is not other:
                break
            shared = own
        if shared is None:
            return self.lives_of(definition)
        top: Live | None = owner
        while top is not None and top.definition is not shared:
            top = top.parent
        return [] if top is None else top.steps_down(definition.names_from(shared))

    def find(self, path: str) -> Live:
        """The live node at an absolute path; `[n]` counts from 1 and may be left out for the first.

        Raises UnknownPath.
        """
        definition = self.definition.nodes.get(path)
        if definition is not None and not definition.repeats:
            live = self.single[definition.index]
            if live is not None:
                return live
        return self._walk(path)

    def _walk(self, path: str) -> Live:
        steps = path.strip().split("/")
        first = _STEP.match(steps[1]) if len(steps) > 1 and not steps[0] else None
        if first is None or first.group(2) != self.definition.root.name:
            raise UnknownPath(path)
        live = self.root
        for step in steps[2:]:
            found = _STEP.match(step)
            if found is None:
                raise UnknownPath(path)
            below = _below(live, found.group(1) + found.group(2), int(found.group(3) or 1))
            if below is None:
                raise UnknownPath(path)
            live = below
        return live

    def parent_of_repeat(self, path: str) -> tuple[Live, NodeDefinition]:
        """The live parent and the definition of the repeat at a path without its last `[n]`."""
        outer, _, last = path.rstrip("/").rpartition("/")
        name = last.split("[", 1)[0].rsplit(":", 1)[-1]
        parent = self.find(outer)
        definition = parent.definition.children.get(name)
        if definition is None or definition.repeat is None:
            raise UnknownPath(path)
        return parent, definition


def _below(live: Live, name: str, position: int) -> Live | None:
    """The child or attribute (`@name`) at a position among its like, without looking at the others."""
    if name[0] == "@":
        return (live.attributes or {}).get(name[1:]) if position == 1 else None
    node = live.node
    same = node.named(name) if isinstance(node, Element) else []
    found = same[position - 1].model if 1 <= position <= len(same) else None
    return found if isinstance(found, Live) else None
