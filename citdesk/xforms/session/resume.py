"""Taking up saved answers: an instance's XML read into the shape that the form has today.

What the XML lacks comes from the form's defaults (a submission leaves non-relevant nodes out); what the form
no longer has is listed rather than lost without a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from citdesk.xforms.definition.model import Definition, NodeDefinition
from citdesk.xforms.definition.names import JAVAROSA
from citdesk.xforms.session.templates import new_repeat, without_templates
from citdesk.xforms.tree import Document, DocumentError, Element, parse_document

#: more than a session can have made
_MOST_ELEMENTS: Final = 400_000


class ResumeError(ValueError):
    """Saved answers that cannot be opened with this form; `code` says why, the message what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A saved answer for which the form has no question any more."""

    path: str
    text: str


@dataclass(slots=True)
class Resumed:
    """A document in the form's shape, and what had no place in it."""

    document: Document
    left_out: list[LeftOut] = field(default_factory=list)


def read_saved(xml: bytes, definition: Definition) -> Resumed:
    """The saved instance. Raises ResumeError for XML that is malformed or belongs to another form."""
    try:
        saved = parse_document(xml, keep_blank=False).root
    except DocumentError as error:
        raise ResumeError(
            "instance-unreadable", f"The saved answers cannot be read: {_sentence(error)} Open a backup."
        ) from error
    if any(number >= _MOST_ELEMENTS for number, _ in enumerate(saved.subtree())):
        raise ResumeError(
            "instance-too-large",
            f"The saved answers have more than {_MOST_ELEMENTS:,} elements. Open a backup.",
        )
    own = definition.instance
    if saved.name != own.name or (saved.get("id") or "") != (own.get("id") or ""):
        raise ResumeError("instance-of-other-form", _of_other_form(saved, definition))
    resumed = Resumed(Document())
    merged = _merged(definition.root, saved, without_templates(own), resumed.left_out)
    resumed.document.append(merged)
    return resumed


def _of_other_form(saved: Element, definition: Definition) -> str:
    found = saved.get("id") or saved.name
    if found != definition.id:
        return (
            f"These answers belong to the form “{found}”, not to “{definition.id}”. Open them with that one."
        )
    return (
        f"These answers belong to another form that is called “{found}” too: they are in “{saved.name}”, and "
        f"this form's are in “{definition.instance.name}”. Open them with the form they were written in."
    )


def _sentence(error: DocumentError) -> str:
    return f"{str(error).rstrip('.')}."


def _merged(definition: NodeDefinition, saved: Element, default: Element, left_out: list[LeftOut]) -> Element:
    """One element as saved, in the form's shape."""
    merged = Element(default.name, default.namespace, default.prefix)
    merged.declarations = {**(default.declarations or {}), **(saved.declarations or {})} or None
    for source in (default, saved):
        for item in source.attributes:
            if item.namespace != JAVAROSA or item.name != "template":
                merged.set(item.name, item.value, item.namespace, item.prefix)
    if not definition.children:
        _note_strangers(definition, saved, left_out)
        merged.text = saved.text
        return merged
    if saved.leaf:
        _leave_out(saved, left_out)
    children = [_children(child, saved, default, left_out) for child in definition.children.values()]
    for element in chain.from_iterable(children):
        merged.append(element)
    _note_strangers(definition, saved, left_out)
    return merged


def _children(
    child: NodeDefinition, saved: Element, default: Element, left_out: list[LeftOut]
) -> list[Element]:
    given = saved.named(child.name)
    usual = default.named(child.name)
    fixed = child.repeat is None or (child.repeat.fixed and child.repeat.count is None)
    if fixed:
        for element in given[len(usual) :]:
            _leave_out(element, left_out)
    if child.repeat is None:
        if not usual:
            return []
        if not given:
            return [usual[0].copy()]
        return [_merged(child, element, usual[0], left_out) for element in given[: len(usual)]]
    if fixed:
        kept = [_merged(child, element, new_repeat(child), left_out) for element in given[: len(usual)]]
        return kept + [new_repeat(child) for _ in usual[len(kept) :]]
    return [_merged(child, element, new_repeat(child), left_out) for element in given]


def _note_strangers(definition: NodeDefinition, saved: Element, left_out: list[LeftOut]) -> None:
    """Lists every saved leaf below elements that the form does not know."""
    for element in saved.elements():
        if element.name not in definition.children:
            _leave_out(element, left_out)


def _leave_out(element: Element, left_out: list[LeftOut]) -> None:
    """Lists every saved leaf in an element that has no place."""
    left_out.extend(
        LeftOut(_path_of(leaf), leaf.text)
        for leaf in element.subtree()
        if not leaf.elements() and leaf.text.strip()
    )


def _path_of(element: Element) -> str:
    steps = [_step(element)]
    steps.extend(_step(ancestor) for ancestor in element.ancestors() if isinstance(ancestor, Element))
    return "/" + "/".join(reversed(steps))


def _step(element: Element) -> str:
    """One step of a path, with `[n]` where there are several of the name."""
    above = element.parent
    several = isinstance(above, Element) and len(above.named(element.name)) > 1
    return f"{element.name}[{element.position}]" if several else element.name
