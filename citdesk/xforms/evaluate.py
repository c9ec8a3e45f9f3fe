"""One expression evaluated against one document: for tests, tools and tables; forms have sessions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Final

from citdesk.xforms.expressions import (
    XPATH,
    Expression,
    ExpressionError,
    Moment,
    PlainEnvironment,
    Scope,
    compile_expression,
)
from citdesk.xforms.expressions.dialect import XFORMS_NAMESPACE
from citdesk.xforms.tree import Attribute, Branch, Document, Element, Node, parse_document

_XHTML: Final = "http://www.w3.org/1999/xhtml"
#: prefixes that documents use without declaring them
_PREFIXES: Final = {
    "xhtml": _XHTML,
    "html": _XHTML,
    "mathml": "http://www.w3.org/1998/Math/MathML",
    "javarosa": "http://openrosa.org/javarosa",
    "enk": "http://enketo.org/xforms",
}
_STEP: Final = re.compile(r"/(?:node\(\)\[([0-9]+)\]|@([^/@\[\]]+))")


def evaluate(
    expression: str,
    document_xml: bytes | str,
    context: str | None = None,
    *,
    zone: tzinfo = UTC,
    now: Callable[[], datetime] | None = None,
) -> str | float | bool | list[str]:
    """The value of an expression: text, number, truth value, or for nodes the list of their paths.

    Paths count child nodes, as in `/node()[1]/node()[2]`, and name attributes, as in `/node()[1]/@id`;
    `/` is the document. `context` is such a path, or None for the document (of an XForm, for its primary
    instance). A date is its text. `zone` is where dates without an offset are meant; `now` tells the
    present, by default the computer's clock. White space before the document is ignored.

    Raises ExpressionError for the expression or the context, DocumentError for the document.
    """
    compiled, scope = prepare(expression, document_xml, context, zone=zone, now=now)
    value = compiled.value(scope)
    if isinstance(value, Moment):
        return value.text
    return [path_of(node) for node in value] if isinstance(value, list) else value


def prepare(
    expression: str,
    document_xml: bytes | str,
    context: str | None = None,
    *,
    zone: tzinfo = UTC,
    now: Callable[[], datetime] | None = None,
) -> tuple[Expression, Scope]:
    """The same up to the evaluation: for whoever wants the value converted."""
    document = parse_document(document_xml.lstrip())
    model = _model_of(document)
    root: Branch = document
    instances: dict[str, Branch] = {}
    texts: dict[str, list[Node]] = {}
    if model is not None:
        primary = model.first("instance")
        root = primary if primary is not None else document
        instances = {each.get("id") or "": each for each in model.named("instance")}
        texts = _texts_of(model)
    environment = PlainEnvironment(
        root,
        now=now or _clock,
        zone=zone,
        instances=instances,
        texts=texts,
        random=random.random,
        random_bytes=random.randbytes,
    )
    compiled = compile_expression(expression, {**_PREFIXES, **_declared(document)}, dialect=XPATH)
    return compiled, Scope(root if context is None else node_at(document, context), environment)


def node_at(document: Document, path: str) -> Node:
    """The node at a path such as `/node()[1]/@id`. Raises ExpressionError if there is none."""
    node: Node = document
    at = 0 if path != "/" else 1
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            raise ExpressionError("context", f"“{path}” is not a path such as /node()[1]/node()[2].", at + 1)
        found = _child(node, int(step[1])) if step[1] else _attribute(node, step[2])
        if found is None:
            raise ExpressionError("context", f"The document has nothing at “{path[: step.end()]}”.", at + 1)
        node = found
        at = step.end()
    return node


def path_of(node: Node) -> str:
    """The path of a node, the inverse of `node_at`."""
    steps: list[str] = []
    while node.parent is not None:
        if isinstance(node, Attribute):
            steps.append(f"/@{node.prefix}:{node.name}" if node.prefix else f"/@{node.name}")
        else:
            steps.append(f"/node()[{node.parent.index_of(node) + 1}]")
        node = node.parent
    return "".join(reversed(steps)) or "/"


def _child(node: Node, number: int) -> Node | None:
    children = node.content() if isinstance(node, Branch) else []
    return children[number - 1] if 0 < number <= len(children) else None


def _attribute(node: Node, name: str) -> Node | None:
    prefix, _, local = name.rpartition(":")
    for attribute in node.attributes if isinstance(node, Element) else []:
        if attribute.name == local and attribute.prefix == prefix:
            return attribute
    return None


def _clock() -> datetime:
    return datetime.now(UTC)


def _declared(document: Document) -> dict[str, str]:
    """The prefixes that the document declares; of several meanings the outermost."""
    declared: dict[str, str] = {}
    for element in document.root.subtree():
        for prefix, uri in (element.declarations or {}).items():
            if prefix:
                declared.setdefault(prefix, uri)
    return declared


def _model_of(document: Document) -> Element | None:
    """The model of an XForm; None for any other document."""
    root = document.root
    if root.namespace != _XHTML:
        return None
    for element in root.subtree():
        if element.name == "model" and element.namespace == XFORMS_NAMESPACE:
            return element
    return None


def _texts_of(model: Element) -> dict[str, list[Node]]:
    """The texts of the first translation: their values without a form."""
    itext = model.first("itext")
    translation = itext.first("translation") if itext is not None else None
    if translation is None:
        return {}
    return {
        text.get("id") or "": [value for value in text.named("value") if value.get("form") is None]
        for text in translation.named("text")
    }
