"""The XML tree that form instances live in, and how it is read, ordered and written."""

from __future__ import annotations

from citdesk.xforms.tree.nodes import (
    XML_NAMESPACE,
    Attribute,
    Branch,
    Comment,
    Document,
    DocumentType,
    Element,
    Node,
    ProcessingInstruction,
    Text,
)
from citdesk.xforms.tree.order import in_order, order_key, precedes
from citdesk.xforms.tree.reading import DocumentError, parse_document
from citdesk.xforms.tree.writing import serialise

__all__ = [
    "XML_NAMESPACE",
    "Attribute",
    "Branch",
    "Comment",
    "Document",
    "DocumentError",
    "DocumentType",
    "Element",
    "Node",
    "ProcessingInstruction",
    "Text",
    "in_order",
    "order_key",
    "parse_document",
    "precedes",
    "serialise",
]
