"""Editing what was submitted: the new version names the one it replaces (spec: meta, `deprecatedID`)."""

from __future__ import annotations

from citdesk.xforms.client import Context
from citdesk.xforms.session.preloads import new_identifier
from citdesk.xforms.tree import Document, Element


def supersede(document: Document, context: Context) -> None:
    """Gives the instance a new `instanceID` and keeps the old one as `deprecatedID`."""
    meta = document.root.first("meta")
    identifier = meta.first("instanceID") if meta is not None else None
    if meta is None or identifier is None or not identifier.text:
        return
    deprecated = meta.first("deprecatedID")
    if deprecated is None:
        deprecated = Element("deprecatedID", identifier.namespace, identifier.prefix)
        meta.insert(meta.index_of(identifier) + 1, deprecated)
    deprecated.text = identifier.text
    identifier.text = new_identifier(context)
