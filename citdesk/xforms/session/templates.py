"""Where the content of a new session, a resumed one and a new repeat instance comes from."""

from __future__ import annotations

from citdesk.xforms.definition.model import Definition, NodeDefinition
from citdesk.xforms.definition.names import JAVAROSA
from citdesk.xforms.definition.nodes import is_template
from citdesk.xforms.tree import Document, Element


def fresh_document(definition: Definition) -> Document:
    """A new instance: the form's default one without its templates."""
    document = Document()
    document.append(without_templates(definition.instance))
    return document


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
    return copy
