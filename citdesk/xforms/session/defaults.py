"""Defaults that cannot be the answer, by its type or its choices: a session starts with a blank."""

from __future__ import annotations

import re
from datetime import UTC
from typing import Final

from citdesk.xforms.definition.leaves import leaves_in
from citdesk.xforms.definition.model import Control, Definition, NodeDefinition
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.session.values import Unreadable, codec_for

_CHOOSING: Final = frozenset({"select", "select1", "rank"})
_LISTED: Final = 12
#: the list that an itemset draws on, as the XLSForm compiler writes it, whatever it is filtered by
_LIST: Final = re.compile(r"instance\(\s*['\"]([^'\"]+)['\"]\s*\)/root/item\b")


def note_defaults(definition: Definition, notes: Notes) -> None:
    """Notes each of them once. Defaults that an expression makes are only known once a session starts."""
    seen: set[NodeDefinition] = set()
    for node, element in leaves_in(definition.instance, definition):
        text = element.text.strip()
        if text and node not in seen:
            seen.add(node)
            if _reads(node, text, notes):
                _check_choice(node, text, definition, notes)


def _check_choice(node: NodeDefinition, text: str, definition: Definition, notes: Notes) -> None:
    control = node.control
    if control is None or control.kind not in _CHOOSING:
        return
    offered = _offered(control, definition)
    given = [text] if control.kind == "select1" else text.split()
    wrong = next((value for value in given if value not in offered), None) if offered else None
    if wrong is not None:
        listed = ", ".join(offered[:_LISTED])
        more = f" and {len(offered) - _LISTED} more" if len(offered) > _LISTED else ""
        notes.warn(
            "default-not-choice",
            f"bind {node.path}, setvalue",
            f"The default “{wrong[:60]}” is none of the choices, so the question starts blank.",
            f"Write the name of one of them: {listed}{more}.",
        )


def _offered(control: Control, definition: Definition) -> tuple[str, ...]:
    """The values of all choices that a question may ever offer; none where they come from another file."""
    if control.search is not None:
        return ()
    if control.itemset is None:
        return tuple(item.value for item in control.items)
    found = _LIST.search(control.itemset.nodeset.source)
    source = definition.instances.get(found.group(1)) if found is not None else None
    if source is None or source.root is None:
        return ()
    named = control.itemset.value.source
    values = (item.first(named) for item in source.root.named("item"))
    return tuple(value.text.strip() for value in values if value is not None)


def _reads(node: NodeDefinition, text: str, notes: Notes) -> bool:
    control = node.control.kind if node.control is not None else ""
    try:
        codec_for(node.bind.type, control, UTC).encode(text)
    except Unreadable as unreadable:
        notes.warn(
            "default-unreadable",
            f"bind {node.path}, setvalue",
            f"The default “{text[:60]}” cannot be the answer: {unreadable}",
            "Correct the default, or the question's type.",
        )
        return False
    return True
