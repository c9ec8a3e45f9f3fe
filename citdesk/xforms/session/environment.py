"""What expressions ask of a session: time, chance, other instances, translations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from citdesk.xforms.client import Context
from citdesk.xforms.expressions.environment import Patience, Scope
from citdesk.xforms.session.preloads import property_of
from citdesk.xforms.tree import Branch, Document, Element, Node, Text

ChoiceNames = Callable[[str, str, Scope], str]
TextNodes = Callable[[str, Scope], str]


class SessionEnvironment:
    """The surroundings of all expressions of one session."""

    def __init__(
        self, context: Context, document: Document, version: str, instances: Mapping[str, Branch]
    ) -> None:
        self.root: Branch = document
        self.zone: tzinfo = context.zone
        self.version = version
        self.patience = Patience()
        self._context = context
        self._instances = instances
        self._indexes: dict[tuple[str, tuple[str, ...], str], dict[str, list[Element]]] = {}
        #: set by the session, which knows questions and languages
        self.choice_names: ChoiceNames | None = None
        self.texts: TextNodes | None = None

    def now(self) -> datetime:
        """The present in the session's zone."""
        return self._context.now().astimezone(self.zone)

    def instance(self, name: str) -> Branch | None:
        """The document of a secondary instance."""
        return self._instances.get(name)

    def matching(self, name: str, steps: tuple[str, ...], key: str, value: str) -> list[Element] | None:
        """Elements of an instance by the text of one child, from an index made at the first question."""
        where = (name, steps, key)
        index = self._indexes.get(where)
        if index is None:
            instance = self._instances.get(name)
            if instance is None:
                return None
            index = self._indexes[where] = _index(instance, steps, key)
        return index.get(value, [])

    def itext(self, text_id: str, scope: Scope) -> Sequence[Node]:
        """The translated text, as a text node of its own."""
        return [Text(self.texts(text_id, scope))] if self.texts is not None else []

    def choice_name(self, value: str, path: str, scope: Scope) -> str:
        """The label of a choice of the question at a path."""
        return self.choice_names(value, path, scope) if self.choice_names is not None else ""

    def device_property(self, name: str) -> str:
        """A property of device or user."""
        return property_of(self._context, name)

    def random(self) -> float:
        """A number from 0 to below 1."""
        return self._context.random.random()

    def random_bytes(self, count: int) -> bytes:
        """So many random bytes."""
        return self._context.random.randbytes(count)


def _index(instance: Branch, steps: tuple[str, ...], key: str) -> dict[str, list[Element]]:
    found: list[Branch] = [instance]
    for step in steps:
        found = [child for branch in found for child in branch.named(step)]
    index: dict[str, list[Element]] = {}
    for element in found:
        if isinstance(element, Element):
            for text in _texts(element, key):
                index.setdefault(text, []).append(element)
    return index


def _texts(element: Element, key: str) -> dict[str, None]:
    """What a row has in a column, each text once; `@name` is an attribute (as `pulldata` may ask for)."""
    if key.startswith("@"):
        value = element.get(key[1:])
        return {} if value is None else {value: None}
    return dict.fromkeys(child.string_value() for child in element.named(key)) or {"": None}
