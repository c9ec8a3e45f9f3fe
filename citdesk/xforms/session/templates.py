"""Where the content of a new session, a resumed one and a new repeat instance comes from."""

from __future__ import annotations

from citdesk.xforms.definition.model import Definition, NodeDefinition
from citdesk.xforms.definition.names import JAVAROSA
from citdesk.xforms.definition.nodes import is_template
from citdesk.xforms.tree import Document, Element


def fresh_document(definition: Definition) -> Document:
    """A new instance: the form's default one without its templates."""
    document = Document()
    root = without_templates(definition.instance)
    document.append(root)
    _fill_fixed(definition.root, root)
    return document


def _fill_fixed(definition: NodeDefinition, element: Element) -> None:
    """A repeat with a fixed number of instances has at least one, even if only its template is given."""
    for child in definition.children.values():
        present = element.named(child.name)
        if child.repeat is not None and child.repeat.fixed and child.repeat.count is None and not present:
            element.append(new_repeat(child))
        for each in list(element.named(child.name)):
            _fill_fixed(child, each)


def without_templates(source: Element) -> Element:
    """A copy without repeat templates and without the attributes that are only about them."""
    copy = source.copy()
    waiting = [copy]
    while waiting:
        element = waiting.pop()
        element.unset("template", JAVAROSA)
        for child in element.elements():
            if is_template(child):
                element.remove(child)
            else:
                waiting.append(child)
    return copy


def new_repeat(definition: NodeDefinition) -> Element:
    """The content of a new instance of a repeat.

    Without a template of its own, a repeat starts from its first default instance with all values blank
    (as web-forms and the specification have it: those defaults belong to that one instance).
    """
    repeat = definition.repeat
    if repeat is None:
        raise ValueError(f"{definition.path} is not a repeat")
    copy = without_templates(repeat.template)
    if not is_template(repeat.template):
        for element in copy.subtree():
            if element.leaf:
                element.text = ""
    _fill_fixed(definition, copy)
    return copy
