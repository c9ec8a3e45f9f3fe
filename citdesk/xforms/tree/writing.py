"""Writing nodes back as XML."""

from __future__ import annotations

import re
from typing import Final

from citdesk.xforms.tree.nodes import (
    XML_NAMESPACE,
    Attribute,
    Comment,
    Document,
    DocumentType,
    Element,
    Node,
    ProcessingInstruction,
    Text,
)
from citdesk.xforms.tree.reading import DocumentError

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT: Final = re.compile("[&<>\r]")
_IN_ATTRIBUTE: Final = re.compile('[&<>"\t\n\r]')
_REFERENCES: Final = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
}  # fmt: skip
#: prefix to URI, what is in force at some element
_Scope = dict[str, str]


def serialise(node: Node, *, pruned: bool = False) -> str:
    """The node and everything below it as XML text, without an XML declaration.

    Namespaces that the nodes need and nobody declared are declared where they are first needed. With
    `pruned`, non-relevant elements and attributes are left out, as a submission wants it. Raises
    DocumentError (`xml.character`) for text with characters that XML cannot hold.
    """
    out: list[str] = []
    scope: _Scope = {"": "", "xml": XML_NAMESPACE}
    waiting: list[tuple[Node, _Scope] | str] = [(node, scope)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            out.append(item)
            continue
        current, scope = item
        if isinstance(current, Element):
            if current.relevant or not pruned:
                _open(current, scope, out, waiting, pruned=pruned)
        elif isinstance(current, Document):
            waiting.extend((child, scope) for child in reversed(current.children))
        else:
            out.append(_other(current))
    return "".join(out)


def _open(
    element: Element,
    scope: _Scope,
    out: list[str],
    waiting: list[tuple[Node, _Scope] | str],
    *,
    pruned: bool,
) -> None:
    declared = dict(element.declarations) if element.declarations else {}
    inner = scope | declared if declared else scope
    tag, inner = _qualified(element.name, element.prefix, element.namespace, inner, declared)
    written: list[str] = []
    for attribute in element.attributes:
        if pruned and not attribute.relevant:
            continue
        name, inner = _attribute_name(attribute, inner, declared)
        written.append(f' {name}="{_escape(attribute.value, _IN_ATTRIBUTE)}"')
    out.append(f"<{tag}")
    for prefix, uri in declared.items():
        out.append(f' xmlns{":" if prefix else ""}{prefix}="{_escape(uri, _IN_ATTRIBUTE)}"')
    out.extend(written)
    if element.leaf == "":
        out.append("/>")
    elif element.leaf is not None:
        out.append(f">{_escape(element.leaf, _IN_TEXT)}</{tag}>")
    else:
        out.append(">")
        waiting.append(f"</{tag}>")
        waiting.extend((child, inner) for child in reversed(element.children))


def _qualified(
    name: str, prefix: str, namespace: str, scope: _Scope, declared: dict[str, str]
) -> tuple[str, _Scope]:
    """The name as it is to be written; declares its namespace if it is not in force."""
    if scope.get(prefix) != namespace:
        if not namespace:
            prefix = ""
        declared[prefix] = namespace
        scope = scope | {prefix: namespace}
    return (f"{prefix}:{name}" if prefix else name), scope


def _attribute_name(attribute: Attribute, scope: _Scope, declared: dict[str, str]) -> tuple[str, _Scope]:
    """Likewise for an attribute, which has a namespace only through a prefix."""
    if not attribute.namespace:
        return attribute.name, scope
    prefix = attribute.prefix
    if not prefix or scope.get(prefix, attribute.namespace) != attribute.namespace:
        prefix = next((known for known, uri in scope.items() if known and uri == attribute.namespace), "")
        number = 1
        while not prefix:
            prefix = "" if f"n{number}" in scope else f"n{number}"
            number += 1
    return _qualified(attribute.name, prefix, attribute.namespace, scope, declared)


def _other(node: Node) -> str:
    if isinstance(node, Text):
        return _escape(node.value, _IN_TEXT)
    if isinstance(node, Comment):
        return f"<!--{_legal(node.value)}-->"
    if isinstance(node, ProcessingInstruction):
        return f"<?{node.name} {_legal(node.value)}?>" if node.value else f"<?{node.name}?>"
    if isinstance(node, DocumentType):
        return f"<!DOCTYPE {node.name}>"
    raise ValueError("an attribute cannot be written by itself")


def _legal(text: str) -> str:
    found = _ILLEGAL.search(text)
    if found is not None:
        raise DocumentError(
            "xml.character",
            f"The text holds the character U+{ord(found.group()):04X}, which XML cannot carry. Remove it.",
        )
    return text


def _escape(text: str, special: re.Pattern[str]) -> str:
    if not text.isprintable():
        _legal(text)
    if special.search(text) is None:
        return text
    return special.sub(_reference, text)


def _reference(found: re.Match[str]) -> str:
    return _REFERENCES[found.group()]
