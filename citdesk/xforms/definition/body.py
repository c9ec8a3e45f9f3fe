"""Body controls: questions, groups and repeats (specification, sections Body, Groups, Repeats)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citdesk.xforms.definition.model import Control, NodeDefinition, plain_path
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.definition.paths import resolve_path
from citdesk.xforms.tree import Element

QUESTIONS = frozenset({"input", "secret", "select", "select1", "upload", "trigger", "range", "rank"})
CONTROLS = QUESTIONS | {"group", "repeat"}
_NOT_PARAMETERS = frozenset(
    {"ref", "nodeset", "bind", "appearance", "class", "count", "noAddRemove", "query"}
)


class BodyReader:
    """Reads the body into a tree of controls bound to node definitions.

    This is the outline only: which control stands where. Texts, choices and counts are expressions that need
    to know all repeats first; `controls.py` reads them afterwards.
    """

    def __init__(
        self,
        nodes: Mapping[str, NodeDefinition],
        by_bind: Mapping[str, NodeDefinition],
        root: NodeDefinition,
        notes: Notes,
    ) -> None:
        self._nodes = nodes
        self._by_bind = by_bind
        self._root = root
        self._notes = notes
        #: every control with the element it was read from, in document order
        self.found: list[tuple[Control, Element]] = []

    def outline(self, body: Element) -> tuple[Control, ...]:
        """The controls of the body, without texts and choices."""
        top: list[Control] = []
        waiting: list[tuple[Element, Control | None]] = [(child, None) for child in reversed(body.elements())]
        while waiting:
            element, parent = waiting.pop()
            if element.name not in CONTROLS:
                continue  # labels and the like; an unknown control is passed over, as in Collect
            control = self._control(element, parent)
            if control is None:
                continue
            (top if parent is None else parent.children).append(control)
            self.found.append((control, element))
            if element.name in {"group", "repeat"}:
                waiting.extend((child, control) for child in reversed(element.elements()))
        return tuple(top)

    def _control(self, element: Element, parent: Control | None) -> Control | None:
        node = self._node(element, parent)
        if node is None and element.name != "group":
            return None
        self._check_media_type(element)
        base = parent.key if parent else self._root.path
        key = node.path if node is not None else f"{base}#{len(self.found) + 1}"
        control = Control(
            kind=element.name,
            key=key,
            node=node,
            parent=parent,
            appearance=" ".join((element.get("appearance") or "").split()),
            parameters=_parameters(element),
            attributes=_attributes(element),
        )
        if node is not None and node.control is None:
            node.control = control
        return control

    def _check_media_type(self, element: Element) -> None:
        media_type = element.get("mediatype")
        if element.name == "upload" and media_type is not None and "/" not in media_type:
            self._notes.refuse(
                "media-type",
                f"body upload {element.get('ref') or ''}",
                f"“{media_type}” is not a media type.",
                "Write it as type/subtype, for example image/*.",
            )

    def _node(self, element: Element, parent: Control | None) -> NodeDefinition | None:
        bound = element.get("bind")
        if bound is not None and bound in self._by_bind:
            return self._by_bind[bound]
        reference = element.get("nodeset") if element.name == "repeat" else element.get("ref")
        reference = reference or element.get("ref") or element.get("nodeset")
        if reference is None:
            if element.name != "group":
                self._note(f"body {element.name}", "It names no node.", "Give it a ref.")
            return None
        node = self._nodes.get(plain_path(resolve_path(reference, base_path(parent, self._root))))
        if node is None:
            self._note(
                f"body {element.name} {reference.strip()}",
                "There is no such node in the form's primary instance.",
                "Correct the ref or add the node.",
            )
        return node

    def _note(self, where: str, what: str, mend: str) -> None:
        """Other engines pass over such a control, and real forms have them: so do we, saying so."""
        self._notes.warn("control-nowhere", where, what, mend)


def base_path(parent: Control | None, root: NodeDefinition) -> str:
    """The path that a relative reference inside `parent` starts from."""
    while parent is not None:
        if parent.node is not None:
            return parent.node.path
        parent = parent.parent
    return root.path


def _parameters(element: Element) -> Mapping[str, str]:
    """Plain attributes that are a control's own settings (range start, end, step; mediatype; rows …)."""
    return MappingProxyType(
        {
            item.name: item.value
            for item in element.attributes
            if item.name not in _NOT_PARAMETERS and not _is_foreign(item.prefix)
        }
    )


def _attributes(element: Element) -> Mapping[str, str]:
    return MappingProxyType(
        {f"{item.prefix}:{item.name}": item.value for item in element.attributes if _is_foreign(item.prefix)}
    )


def _is_foreign(prefix: str) -> bool:
    return prefix not in {"", "jr", "orx", "odk", "xml"}
