"""Where secondary instances get their content: the form itself, its attachments, or the context."""

from __future__ import annotations

from collections.abc import Mapping

from citdesk.xforms.client import Context
from citdesk.xforms.definition.instances import empty_instance, read_instance
from citdesk.xforms.definition.model import Definition, InstanceSource
from citdesk.xforms.tree import Branch, Document, Element

_ITEMSETS = "itemsets.csv"


class Attachments:
    """The attachments of a form, each read once for all its sessions."""

    def __init__(self, definition: Definition, files: Mapping[str, bytes], xml: bytes) -> None:
        self._sources = definition.instances
        self._text = (
            xml.decode("utf-8", "replace").replace("&quot;", '"').replace("&apos;", "'") if files else ""
        )
        self._known_tables: dict[str, Branch] | None = None
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
        return {**self._tables(), **found}

    def missing(self, context: Context) -> frozenset[str]:
        """The secondary instances that have no content: their file is not here."""
        return frozenset(
            name for name, source in self._sources.items() if self._data(source, context) is None
        )

    def _data(self, source: InstanceSource, context: Context) -> object:
        given = context.instances.get(source.id)
        if given is not None or source.root is not None:
            return given or source.root
        return self._files.get(source.uri.rsplit("/", 1)[-1], self._files.get(source.id))

    def _tables(self) -> dict[str, Branch]:
        """Attachments that are read by name alone: tables for `pulldata` and `search()`, external choices."""
        if self._known_tables is None:
            self._known_tables = {}
            for name, data in self._files.items():
                stem = name.removesuffix(".csv")
                if name == _ITEMSETS:
                    self._known_tables.update(_lists(read_instance(data, name, strict=False)))
                elif stem != name and (f"'{stem}'" in self._text or f'"{stem}"' in self._text):
                    self._known_tables[stem] = self._file(name, data)
        return self._known_tables

    def _file(self, name: str, data: bytes) -> Branch:
        known = self._read.get(name)
        if known is None:
            known = self._read[name] = _branch(read_instance(data, name))
        return known

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
        return self._file(name, data)


def _lists(root: Element) -> dict[str, Branch]:
    """The rows of `itemsets.csv` by the list they belong to, each list an instance of its own."""
    lists: dict[str, Element] = {}
    for row in root.elements():
        cell = row.first("list_name")
        if cell is not None and cell.text:
            own = lists.get(cell.text)
            if own is None:
                own = lists[cell.text] = Element("root")
                Document().append(own)
            own.append(row.copy())
    return {name: _branch(own) for name, own in lists.items()}


def _branch(root: Element) -> Branch:
    parent = root.parent
    if parent is None:
        raise ValueError("an instance's root stands in a document")
    return parent
