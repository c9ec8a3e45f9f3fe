"""The tree of node definitions, read from the primary instance (spec: sections Instance and Repeats)."""

from __future__ import annotations

from citdesk.xforms.definition.model import NodeDefinition, plain_path
from citdesk.xforms.definition.names import JAVAROSA, OPENROSA
from citdesk.xforms.tree import Element, Text


def read_nodes(instance: Element) -> tuple[NodeDefinition, dict[str, NodeDefinition]]:
    """The root definition and all definitions by plain path. Same-named siblings share a definition."""
    root = NodeDefinition(instance.name, None, namespace=instance.namespace, prefix=instance.prefix)
    waiting: list[tuple[Element, NodeDefinition]] = [(instance, root)]
    while waiting:
        element, definition = waiting.pop()
        _read_attributes(element, definition)
        for child in element.elements():
            below = definition.children.get(child.name)
            if below is None:
                below = NodeDefinition(child.name, definition, namespace=child.namespace, prefix=child.prefix)
                definition.children[child.name] = below
            waiting.append((child, below))
    order = root.below()
    for index, definition in enumerate(order):
        definition.index = index
    return root, {plain_path(definition.path): definition for definition in order}


def _read_attributes(element: Element, definition: NodeDefinition) -> None:
    for attribute in element.attributes:
        if attribute.namespace != JAVAROSA and attribute.name not in definition.attributes:
            definition.attributes[attribute.name] = NodeDefinition(
                attribute.name,
                definition,
                namespace=attribute.namespace,
                prefix=attribute.prefix,
                is_attribute=True,
            )


def is_template(element: Element) -> bool:
    """Whether an element of the instance is the template of its repeat."""
    return element.attribute("template", JAVAROSA) is not None


def find_templates(instance: Element) -> dict[str, Element]:
    """The source of new instances by plain path: the `jr:template`, or else the first element there is.

    For an element inside a template its own nested template wins likewise.
    """
    found: dict[str, Element] = {}
    waiting: list[tuple[Element, str]] = [(instance, f"/{instance.name}")]
    while waiting:
        element, path = waiting.pop()
        known = found.get(path)
        if known is None or (is_template(element) and not is_template(known)):
            found[path] = element
        waiting.extend((child, f"{path}/{child.name}") for child in reversed(element.elements()))
    return found


def mark_repeats(root: NodeDefinition) -> None:
    """Tells every definition the repeats around it; to be called once the body has been read."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        around = node.parent.repeats if node.parent else ()
        node.repeats = (*around, node) if node.repeat is not None else around
        waiting.extend(node.children.values())
        waiting.extend(node.attributes.values())


def strip_blank(instance: Element) -> None:
    """Takes out what stands beside elements and is none: comments and white space."""
    for element in list(instance.subtree()):
        if element.leaf is None and element.elements():
            for child in list(element.children):
                if not isinstance(child, Element) and (
                    not isinstance(child, Text) or not child.value.strip()
                ):
                    element.remove(child)


def add_identifier(instance: Element) -> str | None:
    """Gives a form without `meta/instanceID` one, which every submission needs (spec: section Metadata).

    Returns its plain path if it was missing.
    """
    meta = instance.first("meta")
    if meta is None:
        meta = Element("meta", OPENROSA, "orx")
        instance.append(meta)
        instance.declarations = {**(instance.declarations or {}), "orx": OPENROSA}
    if meta.first("instanceID") is not None:
        return None
    meta.append(Element("instanceID", meta.namespace, meta.prefix))
    return f"/{instance.name}/meta/instanceID"
