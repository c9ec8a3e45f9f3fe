"""The instance as XML."""

from __future__ import annotations

from citdesk.xforms.tree import Document, serialise


def instance_xml(document: Document, *, pruned: bool) -> bytes:
    """The instance's root element in UTF-8, without non-relevant nodes if pruned."""
    return serialise(document.root, pruned=pruned).encode()
