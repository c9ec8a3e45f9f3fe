"""`<bind>` elements (specification, section Bindings)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from citdesk.xforms.definition.compiler import Compiler
from citdesk.xforms.definition.model import Bind, Itext, Label, NodeDefinition, plain_path
from citdesk.xforms.definition.names import JAVAROSA
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.definition.paths import resolve_path
from citdesk.xforms.definition.texts import text_label
from citdesk.xforms.expressions import Expression
from citdesk.xforms.tree import Attribute, Element

_TYPES = {
    "string": "string",
    "int": "int",
    "integer": "int",
    "long": "int",
    "decimal": "decimal",
    "double": "decimal",
    "float": "decimal",
    "boolean": "boolean",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "datetime": "dateTime",
    "geopoint": "geopoint",
    "geotrace": "geotrace",
    "geoshape": "geoshape",
    "binary": "binary",
    "base64Binary": "binary",
    "barcode": "barcode",
    "intent": "intent",
    "select": "select",
    "select1": "string",
}
_OWN_JAVAROSA = frozenset({"requiredMsg", "constraintMsg", "preload", "preloadParams"})
_LEGACY_FALSE = frozenset({"", "false", "no", "0"})
_LEGACY_TRUE = frozenset({"true", "yes", "1"})


class BindReader:
    """Reads binds onto the nodes they name; nested binds are relative to the bind around them."""

    def __init__(
        self,
        nodes: Mapping[str, NodeDefinition],
        compiler: Compiler,
        itext: Itext,
        notes: Notes,
    ) -> None:
        self._nodes = nodes
        self._root = next(iter(nodes), "")
        self._compiler = compiler
        self._itext = itext
        self._notes = notes
        #: node by bind id, for controls that name their bind
        self.by_id: dict[str, NodeDefinition] = {}

    def read_all(self, model: Element) -> None:
        """Reads every bind of the model."""
        waiting = [(bind, self._root) for bind in model.named("bind")]
        while waiting:
            element, base = waiting.pop(0)
            path = resolve_path(element.get("nodeset") or element.get("ref") or ".", base)
            self._read(element, path)
            waiting.extend((child, path) for child in element.named("bind"))

    def note_ids(self, model: Element) -> None:
        """Notes which node each bind's id stands for, before the body is read."""
        for element in model.named("bind"):
            identifier = element.get("id")
            node = self._nodes.get(plain_path(resolve_path(element.get("nodeset") or "", self._root)))
            if identifier and node is not None:
                self.by_id[identifier] = node

    def _read(self, element: Element, path: str) -> None:
        node = self._nodes.get(plain_path(path))
        if node is None:
            self._notes.warn(
                "bind-nowhere",
                f"bind {path}",
                "There is no such node in the form's primary instance.",
                "Correct the bind's nodeset or add the node.",
            )
            return
        _merge(node.bind, self._bind(element, node))

    def _bind(self, element: Element, node: NodeDefinition) -> Bind:
        where = f"bind {node.path}"

        def expression(name: str) -> Expression | None:
            source = element.get(name)
            if source is None or not source.strip():
                return None
            return self._compiler.compile(source, f"{where}, {name}", node)

        def condition(name: str) -> Expression | None:
            source = (element.get(name) or "").strip()
            if source.lower() in _LEGACY_FALSE:
                return None
            if source.lower() in _LEGACY_TRUE:
                return self._compiler.compile("true()", f"{where}, {name}", node)
            return expression(name)

        return Bind(
            type=_data_type(element.get("type")),
            readonly=condition("readonly"),
            required=condition("required"),
            relevant=expression("relevant"),
            constraint=expression("constraint"),
            calculate=expression("calculate"),
            constraint_message=self._message(element, "constraintMsg", where, node),
            required_message=self._message(element, "requiredMsg", where, node),
            preload=element.get("preload", JAVAROSA) or "",
            preload_parameters=element.get("preloadParams", JAVAROSA) or "",
            save_incomplete=(element.get("saveIncomplete") or "") in {"true", "true()"},
            attributes=_extra(element),
        )

    def _message(self, element: Element, name: str, where: str, node: NodeDefinition) -> Label | None:
        text = element.get(name, JAVAROSA)
        if text is None:
            return None
        if text.strip().startswith("jr:itext("):
            place = f"{where}, jr:{name}"
            return text_label(
                text, self._itext, place, lambda source, at: self._compiler.compile(source, at, node)
            )
        return Label(parts=(text,))


def _merge(bind: Bind, other: Bind) -> None:
    """Adds what a further bind for the same node says; what is already said stays."""
    fresh = Bind()
    for name in Bind.__slots__:
        if getattr(bind, name) == getattr(fresh, name):
            setattr(bind, name, getattr(other, name))


def _data_type(written: str | None) -> str:
    """The data type without prefix; an unknown one is text, as in Collect."""
    return _TYPES.get((written or "string").strip().rsplit(":", 1)[-1], "string")


def _extra(element: Element) -> Mapping[str, str]:
    """Namespaced attributes that are not the form language's own, under their written names."""
    extra = {
        f"{item.prefix}:{item.name}": item.value
        for item in element.attributes
        if item.prefix and not _is_own(item)
    }
    return MappingProxyType(extra)


def _is_own(item: Attribute) -> bool:
    return item.namespace == JAVAROSA and item.name in _OWN_JAVAROSA
