"""Defaults that cannot be read as their question's type: a session starts with a blank instead."""

from __future__ import annotations

from datetime import UTC

from citdesk.xforms.definition.leaves import leaves_in
from citdesk.xforms.definition.model import Definition, NodeDefinition
from citdesk.xforms.definition.notes import Notes
from citdesk.xforms.session.values import Unreadable, codec_for


def note_defaults(definition: Definition, notes: Notes) -> None:
    """Notes each of them once. Defaults that an expression makes are only known once a session starts."""
    seen: set[NodeDefinition] = set()
    for node, element in leaves_in(definition.instance, definition):
        text = element.text.strip()
        if text and node not in seen:
            seen.add(node)
            _check(node, text, notes)


def _check(node: NodeDefinition, text: str, notes: Notes) -> None:
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
