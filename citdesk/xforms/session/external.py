"""Where secondary instances get their content: the form itself, its attachments, or the context."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.xforms.client import Context
from citdesk.xforms.definition.instances import empty_instance, read_instance
from citdesk.xforms.definition.model import Definition, InstanceSource
from citdesk.xforms.tree import Branch, Element


class Attachments:
    """The attachments of a form, each read once for all its sessions."""

    def __init__(self, definition: Definition, files: Mapping[str, bytes]) -> None:
        self._sources = definition.instances
        self._files = dict(files)
        self._read: dict[str, Branch] = {}

    def resolve(self, context: Context) -> dict[str, Branch]:
        """The documents of all secondary instances. One without content is an empty one.

        Instances that the context alone names are there too. Raises FormError for a file at fault.
        """
        found = {name: self._document(source, context) for name, source in self._sources.items()}
        for name, data in context.instances.items():
            if name not in found:
                found[name] = _branch(read_instance(data, name))
        return found

    def _document(self, source: InstanceSource, context: Context) -> Branch:
        given = context.instances.get(source.id)
        if given is not None:
            return _branch(read_instance(given, source.id))
        if source.root is not None:
            return _branch(source.root)
        name = source.uri.rsplit("/", 1)[-1]
        data = self._files.get(name, self._files.get(source.id))
        if data is None:
            return _branch(empty_instance())
        known = self._read.get(name)
        if known is None:
            known = self._read[name] = _branch(read_instance(data, name))
        return known


def _branch(root: Element) -> Branch:
    parent = root.parent
    if parent is None:
        raise ValueError("an instance's root stands in a document")
    return parent
