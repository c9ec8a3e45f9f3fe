"""Texts, choices and repeat counts of the body's controls: everything there that is an expression."""

from __future__ import annotations

import re
from collections.abc import Mapping

from citdesk.xforms.definition.body import base_path
from citdesk.xforms.definition.compiler import Compiler
from citdesk.xforms.definition.model import (
    Control,
    InstanceSource,
    Item,
    Itemset,
    Itext,
    Label,
    NodeDefinition,
    Repeat,
    plain_path,
)
from citdesk.xforms.definition.names import JAVAROSA
from citdesk.xforms.definition.paths import resolve_path
from citdesk.xforms.definition.search import read_search, without_search
from citdesk.xforms.definition.texts import (
    Compile,
    itext_outputs,
    output_sources,
    quoting_texts,
    read_label,
    read_parts,
)
from citdesk.xforms.expressions import Expression, ExpressionError
from citdesk.xforms.expressions.parser import parse
from citdesk.xforms.expressions.references import reading_of
from citdesk.xforms.tree import Element

#: `jr:itext(…)` around the whole of an item's label
_ITEXT_CALL = re.compile(r"^\s*(?:jr:)?itext\s*\((.*)\)\s*$", re.DOTALL)


class ControlReader:
    """Fills in what `body.py` left open."""

    def __init__(
        self,
        root: NodeDefinition,
        compiler: Compiler,
        itext: Itext,
        instances: Mapping[str, InstanceSource],
    ) -> None:
        self._root = root
        self._compiler = compiler
        self._itext = itext
        self._instances = instances
        #: the texts that quote something, and whether what they quote means the same everywhere
        self._quoting = {
            identifier: all(source.startswith("/") for source in output_sources(itext, identifier))
            for identifier in quoting_texts(itext)
        }

    def read(self, control: Control, element: Element) -> None:
        """Reads one control's label, hint and choices."""
        context = control.node or base_path(control, self._root)

        def compile_at(source: str, where: str) -> Expression | None:
            return self._compiler.compile(source, where, context)

        where = f"{control.kind} {control.key}"
        control.label = read_label(element.first("label"), self._itext, f"{where}, label", compile_at)
        control.hint = read_label(element.first("hint"), self._itext, f"{where}, hint", compile_at)
        query = element.get("query")
        if control.kind == "input" and query is not None:
            self._read_query(control, query, where, compile_at)
        if control.kind in {"select", "select1", "rank"}:
            control.search = read_search(control.appearance, where, compile_at)
            control.appearance = without_search(control.appearance)
            self._read_choices(control, element, where, compile_at)

    def _read_query(self, control: Control, query: str, where: str, compile_at: Compile) -> None:
        """An external select is written as an input with a query over the rows of `itemsets.csv`."""
        nodeset = compile_at(query, f"{where}, query")
        value, label = compile_at("name", where), compile_at("label", where)
        if nodeset is not None and value is not None:
            control.kind = "select1"
            control.itemset = Itemset(nodeset, value, label, label_is_itext=False)

    def _read_choices(self, control: Control, element: Element, where: str, compile_at: Compile) -> None:
        items: list[Item] = []
        for child in element.subtree():
            if child.name == "item":
                items.append(self._item(child, where, compile_at))
            elif child.name == "itemset" and control.itemset is None and child.get("nodeset"):
                control.itemset = self._itemset(child, where, compile_at)
        control.items = tuple(items)

    def _item(self, element: Element, where: str, compile_at: Compile) -> Item:
        value = element.first("value")
        parts = read_parts(value) if value is not None else ()
        text = "".join(part for part in parts if isinstance(part, str))
        label = read_label(element.first("label"), self._itext, f"{where}, choice {text}", compile_at)
        return Item(text, label)

    def _itemset(self, element: Element, where: str, compile_at: Compile) -> Itemset | None:
        place = f"{where}, choices"
        nodeset = compile_at(element.get("nodeset") or "", place)
        value_element = element.first("value") or element.first("copy")
        value = compile_at((value_element.get("ref") if value_element else None) or ".", place)
        label_element = element.first("label")
        label_source = label_element.get("ref") if label_element else None
        if nodeset is None or value is None:
            return None
        label, translated, outputs = self._item_label(label_source, nodeset.source, place, compile_at)
        return Itemset(nodeset, value, label, translated, outputs)

    def _item_label(
        self, source: str | None, nodeset: str, place: str, compile_at: Compile
    ) -> tuple[Expression | None, bool, Mapping[str, Expression]]:
        """An item's label: a path, or `jr:itext(path)` whose texts may hold outputs of their own."""
        if source is None:
            return None, False, {}
        call = _ITEXT_CALL.match(source)
        if call is None:
            return compile_at(source.strip(), place), False, {}
        inner = call.group(1)
        used = self._texts_of_items(nodeset, inner)
        return compile_at(inner, place), True, itext_outputs(self._itext, used, place, compile_at)

    def _texts_of_items(self, nodeset: str, inner: str) -> list[str]:
        """The texts with outputs that may be a choice's label: those that the tables which the choices come
        from name where the label looks. Where that cannot be told, all that mean the same everywhere.
        """
        if not self._quoting:
            return []
        try:
            reading = reading_of(parse(nodeset))
            leaf = reading_of(parse(inner)).references
        except ExpressionError:
            return []  # told where it is compiled
        tables = [
            self._instances.get(reference.instance)
            for reference in reading.references
            if reference.origin == "instance"
        ]
        roots = [table.root for table in tables if table is not None and table.root is not None]
        certain = bool(tables) and len(roots) == len(tables) and len(leaf) == 1 and bool(leaf[0].steps)
        name = leaf[0].steps[-1].removeprefix("@") if leaf and leaf[0].steps else ""
        named = {
            text
            for root in roots
            for element in root.subtree()
            for text in (element.text if element.name == name else None, element.get(name))
            if text is not None
        }
        return [
            identifier
            for identifier, everywhere in self._quoting.items()
            if identifier in named or (everywhere and not certain)
        ]


def read_repeat(
    control: Control,
    element: Element,
    templates: Mapping[str, Element],
    compiler: Compiler,
) -> None:
    """Completes a repeat's definition: template, count, whether the user may add and remove."""
    node = control.node
    if node is None or node.repeat is None:
        return
    count = element.get("count", JAVAROSA)
    fixed = (element.get("noAddRemove", JAVAROSA) or "").strip() in {"true", "true()"}
    expression: Expression | None = None
    if count is not None and count.strip():
        parent = node.parent.path if node.parent else ""
        expression = compiler.compile(
            _count_source(count, node.path), f"repeat {node.path}, jr:count", parent
        )
    node.repeat = Repeat(control, templates[plain_path(node.path)], expression, fixed)


def _count_source(written: str, path: str) -> str:
    """A relative count starts from the repeat itself, which need not have an instance: made absolute."""
    text = written.strip()
    return resolve_path(text, path) if text.startswith((".", "current(")) else text


def label_of(control: Control) -> Label | None:
    """A repeat's label may stand on the group written around it for the same node."""
    if control.label is None and control.kind == "repeat" and control.parent is not None:
        around = control.parent
        if around.node is control.node:
            return around.label
    return control.label
