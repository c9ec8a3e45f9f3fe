"""What the choices of a question are called in the form's default language, without a session."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citdesk.xforms.definition.model import Control, Definition, Label, Parts
from citdesk.xforms.tree import Element

_LISTED = re.compile(r"""^\s*instance\(\s*['"]([^'"]+)['"]\s*\)""")


def choice_labels(definition: Definition, control: Control) -> Mapping[str, str]:
    """Label by value, of choices that the form holds; of a label with parts to fill in, what stands."""
    if control.itemset is None:
        return {item.value: _words(definition, item.label) for item in control.items}
    listed = _LISTED.match(control.itemset.nodeset.source)
    source = definition.instances.get(listed.group(1)) if listed is not None else None
    if source is None or source.root is None:
        return {}
    return dict(_listed(definition, source.root))


def _listed(definition: Definition, root: Element) -> Iterator[tuple[str, str]]:
    for item in root.elements():
        told = {each.name: each.text for each in item.elements()}
        label = Label(itext=told["itextId"]) if "itextId" in told else Label(parts=(told.get("label", ""),))
        yield told.get("name", ""), _words(definition, label)


def _words(definition: Definition, label: Label | None) -> str:
    parts: Parts | None = None if label is None else label.parts
    if label is not None and label.itext is not None:
        itext = definition.itext
        entry = itext.entry(itext.default, label.itext)
        parts = None if entry is None else entry.get("")
    return "".join(part for part in parts or () if isinstance(part, str)).strip()
