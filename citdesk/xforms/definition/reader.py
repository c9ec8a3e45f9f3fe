"""From the bytes of an XForm to its definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from citdesk.xforms.definition.actions import ActionReader
from citdesk.xforms.definition.binds import BindReader
from citdesk.xforms.definition.body import BodyReader
from citdesk.xforms.definition.compiler import Compiler
from citdesk.xforms.definition.controls import ControlReader, read_repeat
from citdesk.xforms.definition.errors import refusal
from citdesk.xforms.definition.extent import check_extent
from citdesk.xforms.definition.instances import empty_instance
from citdesk.xforms.definition.model import (
    Action,
    Control,
    Definition,
    InstanceSource,
    Itext,
    NodeDefinition,
    Repeat,
    plain_path,
)
from citdesk.xforms.definition.names import PREFIXES, XFORMS
from citdesk.xforms.definition.nodes import (
    add_identifier,
    find_templates,
    mark_repeats,
    read_nodes,
    strip_blank,
)
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.definition.texts import read_itext
from citdesk.xforms.tree import Document, DocumentError, Element, parse_document


@dataclass(frozen=True, slots=True)
class Reading:
    """A form as read: `controls` are all controls in document order, `notes` what is wrong with it.

    With problems the definition has gaps: it is fit for finding more of them, not for use.
    """

    definition: Definition
    controls: tuple[Control, ...]
    notes: Notes


def read_definition(xml: bytes) -> Reading:
    """The definition of the form in `xml`. Raises FormError for what cannot be read as a form at all."""
    try:
        document = parse_document(xml)
    except DocumentError as error:
        where = f"line {error.line}, column {error.column}" if error.line else ""
        raise refusal(error.code, where, str(error), "Correct the XML or export the form again.") from error
    notes = Notes()
    definition, controls = _Reader(document, notes).read()
    return Reading(definition, controls, notes)


class _Reader:
    """One reading: keeps what the parts of the form share while they are read."""

    def __init__(self, document: Document, notes: Notes) -> None:
        self._notes = notes
        html = document.root
        self._head = html.first("head") or html
        self._body = html.first("body")
        self._title = self._head.first("title")
        model = self._head.first("model") or html.first("model")
        if model is None:
            raise refusal("no-model", "head", "The form has no model.", "Check that this is an XForm.")
        self._model = model
        self._namespaces = _declarations(html, self._head, model)
        self._instance = _primary_instance(model)

    def read(self) -> tuple[Definition, tuple[Control, ...]]:
        """The definition and the controls; problems are collected, not raised."""
        strip_blank(self._instance)
        check_extent(self._instance, self._model, self._body)
        added = add_identifier(self._instance)
        root, nodes = read_nodes(self._instance)
        templates = find_templates(self._instance)
        itext = read_itext(self._model.first("itext"))
        instances = _secondary_instances(self._model)
        compiler, binds, controls = self._outline(root, nodes, itext)
        binds.read_all(self._model)
        if added is not None:
            nodes[added].bind.preload = "uid"
        reader = ControlReader(root, compiler, itext, instances)
        actions = self._read_controls(controls, reader, ActionReader(nodes, root, compiler, self._notes))
        for control, element in controls.found:
            if control.kind == "repeat":
                read_repeat(control, element, templates, compiler)
        self._check_submission()
        instance = self._instance
        definition = Definition(
            id=instance.get("id") or instance.get("xmlns") or instance.namespace or instance.name,
            version=instance.get("version") or "",
            title=self._title.text.strip() if self._title is not None else "",
            root=root,
            instance=instance,
            nodes=MappingProxyType(nodes),
            order=tuple(root.below()),
            body=self._top,
            body_class=(self._body.get("class") or "") if self._body is not None else "",
            itext=itext,
            instances=instances,
            actions=tuple(actions),
            namespaces=self._namespaces,
            choice_names=MappingProxyType(_selects(controls)),
        )
        return definition, tuple(control for control, _ in controls.found)

    def _outline(
        self, root: NodeDefinition, nodes: dict[str, NodeDefinition], itext: Itext
    ) -> tuple[Compiler, BindReader, BodyReader]:
        """The body's outline tells the repeats, and these what a path means: hence the order of things."""
        repeats: set[str] = set()
        compiler = Compiler(self._namespaces, repeats, self._notes)
        binds = BindReader(nodes, compiler, itext, self._notes)
        binds.note_ids(self._model)
        body = BodyReader(nodes, binds.by_id, root, self._notes)
        self._top = body.outline(self._body) if self._body is not None else ()
        for control, _ in body.found:
            if control.kind == "repeat" and control.node is not None:
                control.node.repeat = Repeat(control, self._instance)
                repeats.add(plain_path(control.node.path))
        mark_repeats(root)
        return compiler, binds, body

    def _read_controls(self, body: BodyReader, reader: ControlReader, actions: ActionReader) -> list[Action]:
        found = actions.in_model(self._model)
        for control, element in body.found:
            reader.read(control, element)
            found.extend(actions.in_control(control, element))
        return found

    def _check_submission(self) -> None:
        submission = self._model.first("submission")
        method = submission.get("method") if submission is not None else None
        if method is not None and method.strip().lower() not in {"post", "form-data-post"}:
            self._notes.refuse(
                "submission-method", "submission", f"The method “{method}” is not supported.", "Use post."
            )


def _selects(body: BodyReader) -> dict[str, Control]:
    """The first control with choices for each node, by plain path."""
    found: dict[str, Control] = {}
    for control, _ in body.found:
        if control.node is not None and (control.items or control.itemset is not None):
            found.setdefault(plain_path(control.node.path), control)
    return found


def _declarations(*elements: Element) -> Mapping[str, str]:
    """The prefixes that the form declares around its expressions, and the usual ones."""
    known = dict(PREFIXES)
    for element in elements:
        known.update(element.declarations or {})
    known.pop("", None)
    return MappingProxyType(known)


def _primary_instance(model: Element) -> Element:
    """The first instance's only element, taken out of the form's document into one of its own."""
    first = model.first("instance")
    elements = first.elements() if first is not None else []
    if first is None or not elements:
        raise refusal(
            "no-instance", "model", "The form has no primary instance.", "Add an instance with one element."
        )
    root = elements[0]
    inherited = _scope(first)
    first.remove(root)
    Document().append(root)
    _forget_default_namespace(root)
    declared = {**inherited, **(root.declarations or {})}
    used = _prefixes(root)
    root.declarations = {prefix: uri for prefix, uri in declared.items() if prefix in used} or None
    return root


def _forget_default_namespace(root: Element) -> None:
    """Instances stand in no namespace, though written where XForms' is the default one (as in Collect)."""
    for element in root.subtree():
        if not element.prefix and element.namespace == XFORMS:
            element.namespace = ""
            if element.declarations is not None:
                element.declarations.pop("", None)


def _prefixes(root: Element) -> set[str]:
    """The prefixes that names in an instance use."""
    used: set[str] = set()
    for element in root.subtree():
        used.add(element.prefix)
        used.update(item.prefix for item in element.attributes if item.name != "template")
    return used - {"", "xml"}


def _scope(element: Element) -> dict[str, str]:
    """The namespace declarations in force at an element."""
    known: dict[str, str] = {}
    node: object = element
    while isinstance(node, Element):
        for prefix, uri in (node.declarations or {}).items():
            known.setdefault(prefix, uri)
        node = node.parent
    return known


def _secondary_instances(model: Element) -> Mapping[str, InstanceSource]:
    found: dict[str, InstanceSource] = {}
    for instance in model.named("instance")[1:]:
        identifier = instance.get("id") or ""
        uri = instance.get("src") or ""
        elements = instance.elements()
        if elements and not uri:
            root = elements[0]
            instance.remove(root)
            Document().append(root)
            found[identifier] = InstanceSource(identifier, "", root)
        else:
            found[identifier] = InstanceSource(identifier, uri, None if uri else empty_instance())
    return MappingProxyType(found)
